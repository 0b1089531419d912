import type { UpwardRequest } from '@yidan/contracts';
import { businessDate, type WorkingCalendar } from '@yidan/kernel';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';

/** 向上请示 (F-179): what was asked of the superior, how many working days it has been waited for, and the reply; nothing where the case was not referred up. */
export function upwardRequestOf({ acceptance, commission }: Pick<DisputeCase, 'acceptance' | 'commission'>, calendar: WorkingCalendar, now: Date): UpwardRequest | null {
  if (acceptance?.decision !== 'REFERRED_UP') return null;
  const { to, documentNumber, at: askedAt } = acceptance;
  const ruling = commission?.ruling;
  const reply = ruling?.upperAuthority ? { authority: ruling.upperAuthority, documentNumber: ruling.documentNumber!, at: ruling.draftedAt } : null;
  const waitedUntil = reply ? new Date(reply.at) : now;
  return { to: to!, documentNumber: documentNumber!, askedAt, workingDays: calendar.workingDaysBetween(businessDate(new Date(askedAt)), businessDate(waitedUntil)).value, reply };
}
