import type { ClockKind, DueDate, Limit } from '@yidan/kernel';

/** 时限种类: what has to be done by then. */
export const deadlineKindZh = { DECIDE: '定责', SIGN_FOR: '签收', START: '开始办理', HANDLE: '办理', CALLBACK: '回访' } as const;
export type DeadlineKind = keyof typeof deadlineKindZh;

/** Whose deadline it is. */
export interface DeadlineOwner {
  readonly tenantId: string;
  readonly type: 'incoming-matter' | 'dispatch-order';
  readonly id: string;
}

/** 冻结时限: a limit as it was in force when the clock started; a later policy does not move it. */
export interface FrozenLimit extends Limit {
  readonly policyKey: string;
  readonly policyValue: unknown;
}

export type DeadlineStatus = 'RUNNING' | 'MET' | 'CANCELLED';

/** 时限: one running clock of a case. It is over by reading it against the time; the row itself only says whether it still runs. */
export class Deadline {
  readonly id: string;
  readonly tenantId: string;
  readonly ownerType: DeadlineOwner['type'];
  readonly ownerId: string;
  readonly kind: DeadlineKind;
  readonly clock: ClockKind;
  readonly amount: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly calendarVersion: string;
  readonly provisional: boolean;
  readonly policyKey: string;
  readonly policyValue: unknown;
  status: DeadlineStatus = 'RUNNING';
  metAt: Date | null = null;
  readonly rowVersion!: number;

  constructor(id: string, owner: DeadlineOwner, kind: DeadlineKind, limit: FrozenLimit, startedAt: Date, due: DueDate) {
    this.id = id;
    this.tenantId = owner.tenantId;
    this.ownerType = owner.type;
    this.ownerId = owner.id;
    this.kind = kind;
    this.clock = limit.clock;
    this.amount = limit.amount;
    this.startedAt = startedAt;
    this.dueAt = due.dueAt;
    this.calendarVersion = due.calendarVersion;
    this.provisional = due.provisional;
    this.policyKey = limit.policyKey;
    this.policyValue = limit.policyValue;
  }

  /** Whether an act at this instant is still in time: the due instant itself is. */
  isInTime(at: Date): boolean {
    return at <= this.dueAt;
  }
}
