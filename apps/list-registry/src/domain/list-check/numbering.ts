import type { ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';

/** 序号连续: from 1 without a gap and none twice; each break is named where it is, not at every row below it. */
export function checkNumbering({ items }: ListContext): Said[] {
  return items.flatMap((item, i) => {
    const before = i === 0 ? 0 : items[i - 1]!.content.seqNo;
    const { seqNo } = item.content;
    return seqNo === before + 1
      ? []
      : [aboutItem(item, 'seqNo', { severity: 'ERROR', code: 'REGISTRY.ITEM.SEQ_INVALID', message: `The sequence number must be ${before + 1}, not ${seqNo || 'empty'}`, messageZh: `序号应为 ${before + 1}，实际为 ${seqNo || '空'}` })];
  });
}
