import type { Violation } from '@yidan/kernel';
import { at } from './organisation.errors.ts';

/** 借调: where to, from and until which day (both included), and by which document. */
export interface Secondment {
  readonly toOrganId: string;
  readonly from: string;
  readonly to: string | null;
  readonly approvedByDocument: string;
}

/** Whether a secondment runs on a day or is still ahead of it. */
export function lastsBeyond(secondment: Secondment | null, today: string): boolean {
  return secondment !== null && (secondment.to === null || today <= secondment.to);
}

/** Where a secondment does not fit the person. */
export function secondmentViolations(secondment: Secondment, person: { subject: string; organId: string }, today: string): Violation[] {
  const { toOrganId, from, to } = secondment;
  return [
    ...(person.subject.startsWith('client:') ? [at('', 'ORG.MACHINE_STAYS', 'A machine account is bound to its organ', '系统账号只限于一个机构，不能借调')] : []),
    ...(toOrganId === person.organId ? [at('toOrganCode', 'ORG.SECONDMENT_HOME', 'A secondment leads to another organ', '借调单位应为其他机关')] : []),
    ...(to !== null && to < from ? [at('to', 'ORG.SECONDMENT_DAYS', 'The last day is not before the first', '借调结束日期不得早于开始日期')] : []),
    ...(to !== null && to < today ? [at('to', 'ORG.SECONDMENT_OVER', 'A secondment that is over needs no entry', '借调期已满，无须登记')] : []),
  ];
}
