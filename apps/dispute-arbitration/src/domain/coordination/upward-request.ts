import type { UpwardRequest } from '@yidan/contracts';
import { businessDate, type WorkingCalendar } from '@yidan/kernel';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';

type Asked = Pick<UpwardRequest, 'to' | 'documentNumber' | 'askedAt' | 'reply'>;

/** 向上请示 (F-179): what was asked of the superior, how many working days it has been waited for, and the reply; the latest last, and none where the case was never referred up. */
export function upwardRequestsOf({ acceptance, upperReturns, commission }: Pick<DisputeCase, 'acceptance' | 'upperReturns' | 'commission'>, calendar: WorkingCalendar, now: Date): UpwardRequest[] {
  const returned = upperReturns.map(({ to, requestNumber, askedAt, authority, documentNumber, text, at }): Asked => ({ to, documentNumber: requestNumber, askedAt, reply: { kind: 'RETURNED', authority, documentNumber, text, at } }));
  const asked = acceptance?.decision === 'REFERRED_UP' ? [{ to: acceptance.to!, documentNumber: acceptance.documentNumber!, askedAt: acceptance.at, reply: decisionIn(commission) }] : [];
  return [...returned, ...asked].map((request) => {
    const until = request.reply ? new Date(request.reply.at) : now;
    return { ...request, workingDays: calendar.workingDaysBetween(businessDate(new Date(request.askedAt)), businessDate(until)).value };
  });
}

function decisionIn(commission: DisputeCase['commission']): UpwardRequest['reply'] {
  const ruling = commission?.ruling;
  return ruling?.upperAuthority ? { kind: 'DECIDED', authority: ruling.upperAuthority, documentNumber: ruling.documentNumber!, text: null, at: ruling.draftedAt } : null;
}
