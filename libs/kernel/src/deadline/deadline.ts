import { assertExtensible, dueAt } from '../calendar/deadline.ts';
import type { CountingRules, DueDate } from '../calendar/deadline.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { ClockKind, Limit } from '../limit.ts';
import { markReached, nextMarkAt } from './mark.ts';
import type { MarkPercent, Span } from './mark.ts';
import { stoodStill } from './pause.ts';
import type { DeadlinePause } from './pause.ts';

/** Whose deadline it is. */
export interface DeadlineOwner {
  readonly tenantId: string;
  readonly type: string;
  readonly id: string;
}

/** 冻结时限: a limit as it was in force when the clock started; a later policy does not move it. */
export interface FrozenLimit extends Limit {
  readonly policyKey: string;
  readonly policyValue: unknown;
}

/** RUNNING, or standing still for a reason (PAUSED), until the thing was done (MET), no longer matters (CANCELLED), or the timer took the step itself (FIRED). */
export type DeadlineStatus = 'RUNNING' | 'PAUSED' | 'MET' | 'CANCELLED' | 'FIRED';

/** 期限变动: a calendar that was loaded or corrected moved the due instant (R-DL-5). */
export interface DeadlineMove {
  readonly from: string;
  readonly to: string;
  readonly calendarVersion: string;
  readonly at: string;
}

/** 延期 (R-DL-3): by how much on its own clock, and when it was granted. */
export interface DeadlineExtension {
  readonly amount: number;
  readonly at: string;
}

/** What a clock was started by: a limit and how it was counted, or null where its end was given. */
export interface DeadlineStart {
  readonly limit: FrozenLimit;
  readonly due: DueDate;
  readonly rules: CountingRules;
}

/** 时限: one clock of a case. It is over by reading it against the time; the row itself only says whether it still runs. */
export class Deadline<Kind extends string = string> {
  readonly id: string;
  readonly tenantId: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly kind: Kind;
  /** Null, like the amount and the policy, where the end was given and not counted. */
  readonly clock: ClockKind | null;
  readonly amount: number | null;
  readonly startedAt: Date;
  dueAt: Date;
  calendarVersion: string | null;
  provisional: boolean;
  readonly policyKey: string | null;
  readonly policyValue: unknown;
  /** 截止与上班时间 as they were when the clock started; null on clocks from before they were kept. */
  readonly countingRules: CountingRules | null;
  status: DeadlineStatus = 'RUNNING';
  metAt: Date | null = null;
  firedAt: Date | null = null;
  parkedAt: Date | null = null;
  parkedReason: string | null = null;
  moves: readonly DeadlineMove[] = [];
  pauses: readonly DeadlinePause[] = [];
  extension: DeadlineExtension | null = null;
  /** The last mark that was told. */
  marked: MarkPercent | 0 = 0;
  /** When the next one is to be told; null after the last. */
  markAt: Date | null;
  readonly rowVersion!: number;

  constructor(id: string, owner: DeadlineOwner, kind: Kind, startedAt: Date, end: DeadlineStart | Date) {
    const counted = end instanceof Date ? null : end;
    this.id = id;
    this.tenantId = owner.tenantId;
    this.ownerType = owner.type;
    this.ownerId = owner.id;
    this.kind = kind;
    this.startedAt = startedAt;
    this.dueAt = end instanceof Date ? end : end.due.dueAt;
    this.clock = counted?.limit.clock ?? null;
    this.amount = counted?.limit.amount ?? null;
    this.policyKey = counted?.limit.policyKey ?? null;
    this.policyValue = counted?.limit.policyValue ?? null;
    this.countingRules = counted?.rules ?? null;
    this.calendarVersion = counted?.due.calendarVersion ?? null;
    this.provisional = counted?.due.provisional ?? false;
    this.markAt = nextMarkAt(0, this.span);
  }

  /** Whether it runs, or stands still to run on. */
  get isLive(): boolean {
    return this.status === 'RUNNING' || this.status === 'PAUSED';
  }

  /** The time it runs, by the hands of a clock: what it stood still lies before. */
  get span(): Span {
    const still = stoodStill(this.pauses, this.dueAt);
    return { from: new Date(this.startedAt.getTime() + still), dueAt: this.dueAt };
  }

  /** Whether an act at this instant is still in time: the due instant itself is. A clock that stands still has not run since. */
  isInTime(at: Date): boolean {
    return this.handsAt(at) <= this.dueAt;
  }

  /** 办结: the thing was done. */
  meet(at: Date): void {
    this.endPause(at);
    this.status = 'MET';
    this.metAt = at;
  }

  /** What it was stopped for was none: runs on to the same end. */
  resume(): void {
    if (this.isLive) return;
    this.status = 'RUNNING';
    this.metAt = null;
    this.pauses = this.pauses.filter(({ to }) => to !== null);
  }

  /** The clock no longer matters. */
  cancel(): void {
    this.status = 'CANCELLED';
  }

  /** 中止 (R-DL-2): stands still from now on; one that does already goes on doing so for another reason. */
  pause(at: Date, reason: string): void {
    if (!this.isLive) return;
    this.endPause(at);
    this.status = 'PAUSED';
    this.pauses = [...this.pauses, { from: at.toISOString(), to: null, reason }];
  }

  /** 恢复: runs on with the time that was left. An end that was given stays where it is. */
  proceed(calendar: WorkingCalendar, at: Date): void {
    if (this.status !== 'PAUSED') return;
    // What a calendar moved meanwhile is written down as such and not as part of the pause.
    this.recount(calendar, at);
    this.endPause(at);
    this.status = 'RUNNING';
    this.settle(this.counted(calendar));
  }

  /** 延期 (R-DL-3): once, by at most the original length, before the time is over; the warnings begin anew. */
  extend(calendar: WorkingCalendar, amount: number, at: Date): void {
    if (!this.isLive || this.clock === null || this.amount === null) throw new TypeError(`${this.kind} does not run by a limit`);
    const limit = { clock: this.clock, amount: this.amount };
    assertExtensible(limit, { clock: this.clock, amount }, this.dueAt, this.handsAt(at), this.extension !== null);
    this.recount(calendar, at);
    this.extension = { amount, at: at.toISOString() };
    this.settle(this.counted(calendar));
    this.marked = markReached(this.span, this.handsAt(at));
    this.markAt = nextMarkAt(this.marked, this.span);
  }

  /** 重新计算 (R-DL-5): by a calendar that was loaded or corrected, with the limit as it was frozen; says whether the end moved. */
  recount(calendar: WorkingCalendar, at: Date): boolean {
    if (!this.isLive || calendar.version === this.calendarVersion) return false;
    const before = this.dueAt;
    const due = this.counted(calendar);
    if (!due) return false;
    this.settle(due);
    if (this.dueAt.getTime() === before.getTime()) return false;
    this.moves = [...this.moves, { from: before.toISOString(), to: this.dueAt.toISOString(), calendarVersion: due.calendarVersion, at: at.toISOString() }];
    return true;
  }

  /** Where its hands stand: at this instant, or since it was paused. */
  private handsAt(at: Date): Date {
    const last = this.pauses.at(-1);
    return this.status === 'PAUSED' && last ? new Date(last.from) : at;
  }

  private counted(calendar: WorkingCalendar): DueDate | null {
    const { clock, amount, extension } = this;
    if (clock === null || amount === null) return null;
    const pausedIntervals = this.pauses.flatMap(({ from, to }) => (to === null ? [] : [{ from: new Date(from), to: new Date(to) }]));
    const extended = extension ? { extension: { clock, amount: extension.amount }, extendedAt: new Date(extension.at) } : {};
    return dueAt({ clock, amount }, this.startedAt, calendar, { ...this.countingRules, pausedIntervals, ...extended });
  }

  private settle(due: DueDate | null): void {
    if (due) {
      this.dueAt = due.dueAt;
      this.calendarVersion = due.calendarVersion;
      this.provisional = due.provisional;
    }
    this.markAt = nextMarkAt(this.marked, this.span);
  }

  private endPause(at: Date): void {
    this.pauses = this.pauses.map((pause) => (pause.to === null ? { ...pause, to: at.toISOString() } : pause));
  }
}
