import type { DisputeOriginType, DisputeSummary } from '@yidan/contracts';
import { writeWorkbook } from '@yidan/documents';
import { levelZh } from '../domain/papers/paper-words.ts';

const ORIGINS: Readonly<Record<DisputeOriginType, string>> = { DISPATCH: '派件', SUMMONS: '呼叫', ASSISTANCE: '协助', DEVOLUTION: '下放', REGISTRY: '清单', MANUAL: '提出' };

const COLUMNS: readonly (readonly [header: string, width: number, read: (one: DisputeSummary) => string])[] = [
  ['编号', 16, (one) => one.number],
  ['标题', 36, (one) => one.title],
  ['种类', 14, (one) => one.kindZh],
  ['状态', 16, (one) => one.stateZh],
  ['所在层级', 16, (one) => levelZh[one.level]],
  ['紧急', 8, (one) => (one.urgency === 'URGENT' ? '是' : '')],
  ['当事方', 40, (one) => one.parties.map(({ organ }) => organ.name ?? organ.id).join('、')],
  ['临时责任单位', 24, (one) => one.interim?.organ.name ?? ''],
  ['来源', 10, (one) => ORIGINS[one.origin.type]],
  ['提出时间', 18, (one) => beijing(one.raisedAt)],
  ['当前时限', 18, (one) => (one.dueAt ? beijing(one.dueAt) : '')],
  ['是否逾期', 10, (one) => (one.overdue ? '是' : '')],
  ['拒不执行', 10, (one) => (one.nonCompliant ? '是' : '')],
];

/** 职责争议台账 as a workbook. */
export function exportDisputes(disputes: readonly DisputeSummary[]): Promise<Uint8Array> {
  const title = '职责争议台账';
  const rows = disputes.map((one) => COLUMNS.map(([, , read]) => read(one)));
  return writeWorkbook({ title, sheets: [{ name: title, title, columns: COLUMNS.map(([header, width]) => ({ header, width })), rows }] });
}

function beijing(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
