import { z } from 'zod';
import type { RenderedWorkbook } from '../list-import/render-list.ts';
import { paragraph, plainLine } from './paper.ts';
import { defineTemplate, named } from './template.ts';
import type { DocumentItem } from './version-content.ts';

const Name = z.string().min(1);

/** 公示版各栏. */
export const publicColumns = [
  { header: '序号', width: 4, align: 'center' },
  { header: '事项编码', width: 13 },
  { header: '主要职能', width: 8 },
  { header: '专项职能', width: 8 },
  { header: '职能清单', width: 14 },
  { header: '属性', width: 6 },
  { header: '职能来源及依据', width: 18 },
  { header: '承办内设机构', width: 9 },
] as const;

/** An item as anybody may read it; numbered anew, so that the numbers do not tell what is left out. */
export function publicRow({ content }: DocumentItem, i: number): string[] {
  const { code = '', majorFunction, specialFunction, name, attribute, basis, leadUnit } = content;
  return [String(i + 1), code, majorFunction.name, specialFunction.name, name, attribute, basis.map(({ text }) => text).join('\n'), leadUnit];
}

/** What is open to the public of a list. */
export function publicItems(items: readonly DocumentItem[]): DocumentItem[] {
  return items.filter(({ disclosure }) => disclosure === 'PUBLIC');
}

/** 公示版清单的数据. */
export const PublicListFacts = z.object({
  organName: named('单位', Name),
  label: named('清单版本', Name),
  contentHash: named('清单内容摘要', Name),
  rows: named('公开事项', z.array(z.array(z.string()))),
  hidden: named('不予公开的内部事项数', z.int().min(0)),
});

/** 公示版清单 (R-REG-14): the items that are public, and how many are not. */
export const publicList = defineTemplate({
  zh: '职责任务清单（公示版）',
  edition: 1,
  facts: PublicListFacts,
  given: z.strictObject({}),
  title: ({ organName }) => `${organName}职责任务清单（公示版）`,
  paper: ({ organName, label, contentHash, rows, hidden }) => ({
    title: `${organName}职责任务清单（公示版）`,
    blocks: [paragraph(`本清单（${label}）共公开事项${rows.length}项。${hiddenNote(hidden)}`)],
    objectNumber: label,
    basis: [`清单内容摘要 ${contentHash}`],
    annexes: [{ title: `${organName}职责任务清单`, landscape: true, blocks: [{ kind: 'table', columns: publicColumns, rows }, plainLine(hiddenNote(hidden))] }],
  }),
  workbook: ({ organName, label, rows, hidden }): RenderedWorkbook => ({
    title: `${organName}职责任务清单（公示版）`,
    sheets: [
      {
        name: '职责任务清单',
        title: `${organName}职责任务清单（公示版，${label}；${hiddenNote(hidden)}）`,
        columns: publicColumns.map(({ header, width }) => ({ header, width: width * 2.2 })),
        rows: rows.map((row) => row.map((cell, c) => (c === 0 ? Number(cell) : cell))),
      },
    ],
  }),
});

function hiddenNote(hidden: number): string {
  return `另有内部事项${hidden}项按规定不予公开。`;
}
