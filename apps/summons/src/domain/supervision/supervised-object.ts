import type { SupervisionReason } from '@yidan/contracts';
import { deadlineKindZh, type DeadlineKind } from '../deadline/deadline.ts';
import { beijingText } from '../dispatch-order/beijing-text.ts';
import type { NoticeClock } from './supervision-notice.lifecycle.ts';

/** Objects of this service that may be supervised; those of others come with what their service says. */
export const OWN_OBJECTS = ['dispatch-order', 'incoming-matter', 'supervision-notice'] as const;
export type OwnObject = (typeof OWN_OBJECTS)[number];

/** Who owes what a clock asks for: the unit that holds the object, or the operations centre. */
export type Owing = 'HOLDER' | 'CENTRE';

/** 责任时限: which clocks of an object are whose. A window for a right and what supervision owes itself are nobody's to be reminded of. */
export const OWED: Readonly<Record<OwnObject, Readonly<Partial<Record<Owing, readonly (DeadlineKind | NoticeClock)[]>>>>> = {
  'dispatch-order': { HOLDER: ['SIGN_FOR', 'START', 'HANDLE'], CENTRE: ['RETURN_ANSWER', 'CALLBACK'] },
  'incoming-matter': { CENTRE: ['DECIDE'] },
  'supervision-notice': { HOLDER: ['sign', 'reply', 'replyAgain'] },
};

const NOTICE_CLOCK_ZH: Readonly<Record<NoticeClock, string>> = { sign: '签收督办单', reply: '答复督办单', replyAgain: '再次答复督办单' };

/** 时限: the clock that a notice is about. */
export interface ObjectClock {
  /** Null of an object of another service. */
  readonly id: string | null;
  readonly task: string;
  readonly startedAt: Date | null;
  readonly dueAt: Date;
}

/** 督办对象: what is supervised, and whose it is. */
export interface SupervisedObject {
  readonly type: string;
  readonly id: string;
  readonly number: string;
  /** As those outside the handling chain read it; null where it is for named readers only. */
  readonly title: string | null;
  readonly organId: string;
  readonly unitId: string | null;
  readonly clock: ObjectClock;
}

/** Whose a clock of an own object is; nobody's where nobody is to be reminded. */
export function owingOf(type: string, kind: string): Owing | null {
  const owed = Object.entries(OWED[type as OwnObject] ?? {}) as [Owing, readonly string[]][];
  return owed.find(([, kinds]) => kinds.includes(kind))?.[0] ?? null;
}

/** What a clock asks for, in words. */
export function taskZh(kind: string): string {
  return deadlineKindZh[kind as DeadlineKind] ?? NOTICE_CLOCK_ZH[kind as NoticeClock] ?? kind;
}

/** Whether this service knows of the object by itself. */
export function isOwnObject(type: string): type is OwnObject {
  return (OWN_OBJECTS as readonly string[]).includes(type);
}

/** 超期情况: what the notice says of the clock, at the instant of the notice. */
export function overdueFacts({ number, title, clock: { task, startedAt, dueAt } }: Pick<SupervisedObject, 'number' | 'title' | 'clock'>, at: Date): string {
  const began = startedAt ? `，自${beijingText(startedAt)}起算` : '';
  const stands = at > dueAt ? `截至${beijingText(at)}已逾期${span(at.getTime() - dueAt.getTime())}` : `截至${beijingText(at)}剩余${span(dueAt.getTime() - at.getTime())}`;
  return `${number}${title ? `（${title}）` : ''}：“${task}”应于${beijingText(dueAt)}前完成${began}；${stands}。`;
}

/** 督办要求, where nobody words another one. */
export function usualRequirement({ number, clock: { task } }: Pick<SupervisedObject, 'number' | 'clock'>): string {
  return `请立即组织${task}，并在答复时限内书面答复办理情况、未按期办理的原因和整改措施（${number}）。`;
}

/** 督办事由, where nobody names another one. */
export function usualReason({ clock: { dueAt } }: Pick<SupervisedObject, 'clock'>, at: Date): SupervisionReason {
  return at > dueAt ? 'OVERDUE' : 'DUE_SOON';
}

function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${days}天${hours > 0 ? `${hours}小时` : ''}`;
  return hours > 0 ? `${hours}小时${minutes % 60 > 0 ? `${minutes % 60}分钟` : ''}` : `${minutes}分钟`;
}
