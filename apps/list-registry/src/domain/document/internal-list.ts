import { z } from 'zod';
import { NINE_ELEMENTS } from '../list-import/template-columns.ts';
import { NINE_COLUMNS } from './nine-columns.ts';
import { paragraph } from './paper.ts';
import { defineTemplate, named } from './template.ts';

const Name = z.string().min(1);

/** 内部版清单 (03 §3.1.10): all items in exactly the nine columns of the regulation. */
export const internalList = defineTemplate({
  zh: '职责任务清单（内部版）',
  edition: 1,
  facts: z.object({
    organName: named('单位', Name),
    label: named('清单版本', Name),
    contentHash: named('清单内容摘要', Name),
    list: named('职责任务清单', z.array(z.array(z.string())).min(1)),
  }),
  given: z.strictObject({}),
  title: ({ organName }) => `${organName}职责任务清单（内部版）`,
  paper: ({ organName, label, contentHash, list }) => ({
    title: `${organName}职责任务清单（内部版）`,
    blocks: [paragraph(`本清单（${label}）共列事项${list.length}项，供内部使用。`)],
    objectNumber: label,
    basis: [`清单内容摘要 ${contentHash}`],
    annexes: [{ title: `${organName}职责任务清单`, landscape: true, blocks: [{ kind: 'table', columns: NINE_COLUMNS, rows: list }] }],
  }),
  workbook: ({ organName, label, list }) => ({
    title: `${organName}职责任务清单（内部版）`,
    sheets: [
      {
        name: '职责任务清单',
        title: `${organName}职责任务清单（内部版，${label}）`,
        columns: NINE_ELEMENTS.map(({ header, width }) => ({ header, width })),
        rows: list.map((row) => row.map((cell, c) => (c === 0 ? Number(cell) : cell))),
      },
    ],
  }),
});
