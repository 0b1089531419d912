import type { ReturnReason } from '@yidan/contracts';
import type { Acting } from '../acting.ts';
import { CopyOnly, DisputeOpen, DisputeTooEarly, ProposedHolderMissing, ReturnForbidden, ReturnLocked, ReturnTooLate, ReturnUsedUp } from './dispatch-order.errors.ts';
import type { OrderRole } from './order-facts.ts';

/** 退件申请 as the organ writes it: why it is not the one, and who is, by which clause. */
export interface ReturnClaim {
  readonly reason: ReturnReason;
  /** 认为应由: absent where the reason names nobody (DUPLICATE, OUTSIDE_SCOPE, INCOMPLETE). */
  readonly proposedOrganId: string | null;
  readonly proposedItemKey: string | null;
  /** 依据条款. */
  readonly basis: string;
}

/** What decides whether an order may still be returned. */
export interface Returnable {
  readonly number: string;
  readonly role: OrderRole;
  readonly locked: boolean;
  readonly decisionDocument: string | null;
  readonly returnableUntil: Date;
}

export type ReturnOutcome = 'APPROVED' | 'REJECTED' | 'ESCALATED';

/** 退件一次 (R-DIS-3): one return per organ and matter, within its window, and none after somebody has decided. */
export function assertReturnable(order: Returnable, returnedBefore: boolean, at: Date): void {
  if (order.role === 'ASSIST') throw new CopyOnly(order.number);
  if (order.decisionDocument !== null) throw new ReturnForbidden(order.number, order.decisionDocument);
  if (order.locked) throw new ReturnLocked(order.number);
  if (returnedBefore) throw new ReturnUsedUp(order.number);
  if (at > order.returnableUntil) throw new ReturnTooLate(order.number, order.returnableUntil);
}

/** 可提请争议: a first return comes before the ruling, and after a decision there is nothing left to rule. */
export function assertDisputable(order: Pick<Returnable, 'number' | 'locked' | 'decisionDocument'> & { state: string }): void {
  if (order.decisionDocument !== null) throw new ReturnForbidden(order.number, order.decisionDocument);
  if (order.state !== 'RETURN_REQUESTED' && !order.locked) throw new DisputeTooEarly(order.number);
}

/** 争议未决: while a case is open over it, what it ends in says where it goes, and nobody else does. */
export function assertNotInArbitration({ state, disputeCaseNumber }: { state: string; disputeCaseNumber: string | null }, actor: Pick<Acting, 'isSystem'> = {}): void {
  if (state === 'IN_DISPUTE' && disputeCaseNumber !== null && !actor.isSystem) throw new DisputeOpen(disputeCaseNumber);
}

/** Whoever leads is not changed by hand while a case is open over it. */
export function assertLeadDecidable(standing: readonly { role: OrderRole; state: string; disputeCaseNumber: string | null }[]): void {
  for (const order of standing) if (order.role === 'LEAD') assertNotInArbitration(order);
}

/** 退件记录: an organ's one return of a matter, with the answer to it; kept for good. */
export class OrderReturn implements ReturnClaim {
  readonly id: string;
  readonly tenantId: string;
  readonly orderId: string;
  readonly matterId: string;
  readonly organId: string;
  readonly reason: ReturnReason;
  readonly proposedOrganId: string | null;
  readonly proposedItemKey: string | null;
  readonly basis: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly rowVersion!: number;
  outcome: ReturnOutcome | null = null;
  ground: string | null = null;
  answeredBy: string | null = null;
  answeredAt: Date | null = null;

  constructor(id: string, order: { id: string; tenantId: string; matterId: string; organId: string }, claim: ReturnClaim, by: string, at: Date) {
    if ((claim.reason === 'NOT_MY_DUTY' || claim.reason === 'WRONG_REGION') && claim.proposedOrganId === null) throw new ProposedHolderMissing();
    this.id = id;
    this.tenantId = order.tenantId;
    this.orderId = order.id;
    this.matterId = order.matterId;
    this.organId = order.organId;
    this.reason = claim.reason;
    this.proposedOrganId = claim.proposedOrganId;
    this.proposedItemKey = claim.proposedItemKey;
    this.basis = claim.basis;
    this.requestedBy = by;
    this.requestedAt = at;
  }

  /** 答复: each return is answered once, on a ground. */
  answer(outcome: ReturnOutcome, ground: string, by: string | null, at: Date): void {
    this.outcome = outcome;
    this.ground = ground;
    this.answeredBy = by;
    this.answeredAt = at;
  }
}
