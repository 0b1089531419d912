import type { AdjustmentSummary } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import { writeWorkbook } from '@yidan/documents';
import { adjustmentCaseLifecycle } from '../../domain/adjustment/adjustment-case.lifecycle.ts';

const COLUMNS = [
  ['机关编码', 10], ['机关', 24], ['调整情形', 20], ['紧急程度', 10], ['事由', 40], ['状态', 14], ['部门起草期限', 14], ['是否逾期', 10], ['编办代拟自', 14], ['受影响事项', 12], ['立案日期', 14], ['终结理由', 40],
] as const;

/** 动态调整台账 as a spreadsheet. Runs in a worker thread. */
export function writeAdjustments(cases: readonly AdjustmentSummary[]): Promise<Uint8Array> {
  const rows = cases.map((one) => [
    one.organ.code,
    one.organ.name,
    one.triggerZh,
    one.urgency === 'EXPEDITED' ? '加快' : '一般',
    one.cause.title,
    adjustmentCaseLifecycle.states[one.state],
    dayOf(one.dueSubmitAt) + (one.provisional ? '（暂定）' : ''),
    one.overdue ? '逾期' : '',
    dayOf(one.officeDraftsSince),
    String(one.items),
    dayOf(one.openedAt),
    one.dismissReason ?? '',
  ]);
  return writeWorkbook({ title: '动态调整台账', sheets: [{ name: '动态调整', title: '动态调整台账', columns: COLUMNS.map(([header, width]) => ({ header, width })), rows }] });
}

function dayOf(instant: string | null): string {
  return instant === null ? '' : businessDate(new Date(instant));
}
