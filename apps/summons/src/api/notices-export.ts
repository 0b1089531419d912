import { writeWorkbook } from '@yidan/documents';
import type { NoticeSummary } from '@yidan/contracts';
import { beijingText } from '../domain/dispatch-order/beijing-text.ts';
import { supervisionOriginZh } from '../domain/supervision/supervision-words.ts';

const COLUMNS: readonly (readonly [header: string, width: number, read: (notice: NoticeSummary) => string])[] = [
  ['督办单编号', 18, (n) => n.number],
  ['督办级别', 10, (n) => n.levelZh],
  ['状态', 10, (n) => n.stateZh],
  ['督办事由', 12, (n) => n.reasonZh],
  ['来源', 10, (n) => supervisionOriginZh[n.origin]],
  ['领导协调', 8, (n) => (n.leaderCoordination ? '是' : '')],
  ['督办对象', 22, (n) => n.objectNumber],
  ['事项', 36, (n) => n.objectTitle ?? ''],
  ['责任单位', 24, (n) => n.organ.name],
  ['内设机构', 18, (n) => n.unit?.name ?? ''],
  ['发出时间', 18, (n) => beijingText(new Date(n.issuedAt))],
  ['当前时限', 18, (n) => (n.dueAt ? beijingText(new Date(n.dueAt)) : '')],
  ['是否逾期', 10, (n) => (n.overdue ? '是' : '')],
  ['销号原因', 14, (n) => n.closedGround ?? ''],
];

/** 督办台账, or 挂牌督办清单 where only what is listed was asked for, as a workbook. */
export function exportNotices(notices: readonly NoticeSummary[], isListedOnly: boolean): Promise<Uint8Array> {
  const title = isListedOnly ? '挂牌督办清单' : '督办台账';
  const rows = notices.map((notice) => COLUMNS.map(([, , read]) => read(notice)));
  return writeWorkbook({ title, sheets: [{ name: title, title, columns: COLUMNS.map(([header, width]) => ({ header, width })), rows }] });
}
