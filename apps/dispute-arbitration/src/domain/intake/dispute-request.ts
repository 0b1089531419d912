import { Aggregate } from '@yidan/kernel';
import { DisputeJoinedV1, DisputeReferredToRulingV1, DisputeRequestReceivedV1, DisputeRequestRefusedV1 } from '@yidan/contracts';
import type { DisputeKind, DisputeOrigin, DisputeUrgency, OutOfScope, PartyStance, RecordedEvent } from '@yidan/contracts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { theSystem, type Hand } from '../dispute-case/seen-by.ts';
import type { Place } from '../interim/interim-rules.ts';
import { disputeRequestLifecycle, type DisputeRequestCommand, type DisputeRequestState } from './dispute-request.lifecycle.ts';

/** What another procedure asked for, as far as it could say. */
export interface AskedDispute {
  readonly sourceEvent: string;
  readonly origin: DisputeOrigin;
  readonly kind: DisputeKind;
  readonly urgency: DisputeUrgency;
  readonly itemKeys: readonly string[];
  readonly parties: readonly { readonly organId: string; readonly stance: PartyStance | null }[];
  /** 首接单位. */
  readonly firstReceiver: Place | null;
  readonly chainId: string;
  readonly sourceNumber: string | null;
  readonly note: string | null;
}

/** 争议请求: nothing that is asked for is lost; it becomes a case, part of one, or is answered why not. */
export class DisputeRequest extends Aggregate<RecordedEvent> {
  readonly id!: string;
  readonly tenantId!: string;
  readonly rowVersion!: number;
  readonly sourceEvent!: string;
  readonly origin!: DisputeOrigin;
  readonly kind!: DisputeKind;
  readonly urgency!: DisputeUrgency;
  readonly itemKeys!: readonly string[];
  readonly parties!: AskedDispute['parties'];
  readonly firstReceiver!: Place | null;
  readonly chainId!: string;
  readonly sourceNumber!: string | null;
  readonly note!: string | null;
  readonly receivedAt!: Date;
  state: DisputeRequestState = 'WAITING';
  reason: OutOfScope | null = null;
  caseId: string | null = null;
  settledBy: string | null = null;
  settledAt: Date | null = null;

  static receive(id: string, tenantId: string, asked: AskedDispute, at: Date): DisputeRequest {
    const state = disputeRequestLifecycle.next(null, 'receive', theSystem);
    return Object.assign(new DisputeRequest(), { ...asked, id, tenantId, state, receivedAt: at });
  }

  /** 立案: the case is the answer. */
  raised(one: DisputeCase, by: Hand, at: Date): void {
    this.settle('raise', by, at, { caseId: one.id });
  }

  /** 并案: the case there is answers for it, and its interim holder is this one's; but who was called works on where it was called. */
  join(one: DisputeCase, by: Hand, at: Date): void {
    this.settle('join', by, at, { caseId: one.id });
    const { organId: interimOrganId = null, unitId: interimUnitId = null } = (this.origin.type === 'SUMMONS' ? this.firstReceiver : one.interim) ?? {};
    this.record(DisputeJoinedV1.create({ caseId: one.id, number: one.number, origin: this.origin, interimOrganId, interimUnitId, at: at.toISOString() }, at));
  }

  /** 依原结论办理 (R-DSP-13). */
  refer(decided: DisputeCase, by: Hand, at: Date): void {
    this.settle('refer', by, at, { caseId: decided.id });
    this.record(DisputeReferredToRulingV1.create({ requestId: this.id, caseId: decided.id, origin: this.origin, outcome: decided.outcome!, at: at.toISOString() }, at));
  }

  /** 不予立案, with the route. */
  refuse(ground: OutOfScope, by: Hand, at: Date): void {
    this.settle('refuse', by, at, { reason: ground });
    this.record(DisputeRequestRefusedV1.create({ requestId: this.id, origin: this.origin, ground, at: at.toISOString() }, at));
  }

  /** 留痕: in which state it now is; told when it is written. */
  noted(at: Date): void {
    this.record(DisputeRequestReceivedV1.create({ requestId: this.id, origin: this.origin, state: this.state, at: at.toISOString() }, at));
  }

  private settle(command: DisputeRequestCommand, by: Hand, at: Date, change: { caseId?: string; reason?: OutOfScope }): void {
    this.state = disputeRequestLifecycle.next(this.state, command, by);
    Object.assign(this, change);
    this.settledBy = by.personId;
    this.settledAt = at;
  }
}
