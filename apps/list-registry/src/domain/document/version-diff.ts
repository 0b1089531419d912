import { z } from 'zod';
import type { ContentDiff } from './compare-content.ts';
import { paragraph, section, table } from './paper.ts';
import { defineTemplate, named } from './template.ts';
import type { DocumentItem } from './version-content.ts';

const Name = z.string().min(1);
const Item = z.object({ seqNo: z.int(), name: z.string(), unit: z.string() });
const SEQ = { header: '序号', width: 3, align: 'center' } as const;

/** 版本对照的数据. */
export const DiffFacts = z.object({
  organName: named('单位', Name),
  label: named('清单版本', Name),
  against: named('对照版本', Name),
  contentHash: named('清单内容摘要', Name),
  added: named('增加事项', z.array(Item)),
  cancelled: named('取消事项', z.array(Item)),
  modified: named('变更要素', z.array(z.object({ seqNo: z.int(), name: z.string(), element: z.string(), before: z.string(), after: z.string() }))),
});
export type DiffFacts = z.output<typeof DiffFacts>;

/** The rows of a comparison, one for each element that changed. */
export function diffRows(diff: ContentDiff): Pick<DiffFacts, 'added' | 'cancelled' | 'modified'> {
  const brief = ({ content: { seqNo, name, leadUnit } }: DocumentItem) => ({ seqNo, name, unit: leadUnit });
  return {
    added: diff.added.map(brief),
    cancelled: diff.cancelled.map(brief),
    modified: diff.modified.flatMap(({ item: { content: { seqNo, name } }, changes }) => changes.map((change) => ({ seqNo, name, ...change }))),
  };
}

/** 版本对照表: what was added, cancelled and changed, element by element. */
export const versionDiff = defineTemplate({
  zh: '职责任务清单版本对照表',
  edition: 1,
  facts: DiffFacts,
  given: z.strictObject({}),
  title: ({ organName }) => `${organName}职责任务清单版本对照表`,
  paper: ({ organName, label, against, contentHash, added, cancelled, modified }) => {
    const items = [SEQ, { header: '职能清单', width: 16 }, { header: '牵头科室', width: 8 }];
    const rows = (of: DiffFacts['added']) => of.map(({ seqNo, name, unit }) => [String(seqNo), name, unit]);
    return {
      title: `${organName}职责任务清单版本对照表`,
      blocks: [
        paragraph(`${label}与${against}相比，增加${added.length}项，取消${cancelled.length}项，变更${new Set(modified.map(({ seqNo }) => seqNo)).size}项（${modified.length}处要素）。`),
        section('一、增加事项'),
        table('增加事项', items, rows(added), '没有增加。'),
        section('二、取消事项'),
        table('取消事项', items, rows(cancelled), '没有取消。'),
        section('三、变更要素'),
        table('变更要素', [SEQ, { header: '职能清单', width: 6 }, { header: '要素', width: 4 }, { header: '原内容', width: 8 }, { header: '新内容', width: 8 }], modified.map(({ seqNo, name, element, before, after }) => [String(seqNo), name, element, before, after]), '没有变更。'),
      ],
      objectNumber: label,
      basis: [`清单内容摘要 ${contentHash}`],
    };
  },
});
