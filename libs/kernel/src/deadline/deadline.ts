import { dueAt } from '../calendar/deadline.ts';
import type { CountingRules, DueDate } from '../calendar/deadline.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { ClockKind, Limit } from '../limit.ts';

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

/** RUNNING until the thing was done (MET), no longer matters (CANCELLED), or the timer took the step itself (FIRED). */
export type DeadlineStatus = 'RUNNING' | 'MET' | 'CANCELLED' | 'FIRED';

/** 期限变动: a calendar that was loaded or corrected moved the due instant (R-DL-5). */
export interface DeadlineMove {
  readonly from: string;
  readonly to: string;
  readonly calendarVersion: string;
  readonly at: string;
}

/** What a clock was started by: a limit and how it was counted, or null where its end was given. */
export interface DeadlineStart {
  readonly limit: FrozenLimit;
  readonly due: DueDate;
  readonly rules: CountingRules;
}

/** 时限: one running clock of a case. It is over by reading it against the time; the row itself only says whether it still runs. */
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
  }

  /** Whether an act at this instant is still in time: the due instant itself is. */
  isInTime(at: Date): boolean {
    return at <= this.dueAt;
  }

  /** 办结: the thing was done. */
  meet(at: Date): void {
    this.status = 'MET';
    this.metAt = at;
  }

  /** 重新计算 (R-DL-5): by a calendar that was loaded or corrected, with the limit as it was frozen; says whether the end moved. */
  recount(calendar: WorkingCalendar, at: Date): boolean {
    if (this.status !== 'RUNNING' || this.clock === null || this.amount === null) return false;
    const due = dueAt({ clock: this.clock, amount: this.amount }, this.startedAt, calendar, this.countingRules ?? {});
    const before = this.dueAt;
    this.calendarVersion = due.calendarVersion;
    this.provisional = due.provisional;
    if (due.dueAt.getTime() === before.getTime()) return false;
    this.dueAt = due.dueAt;
    this.moves = [...this.moves, { from: before.toISOString(), to: due.dueAt.toISOString(), calendarVersion: due.calendarVersion, at: at.toISOString() }];
    return true;
  }
}
