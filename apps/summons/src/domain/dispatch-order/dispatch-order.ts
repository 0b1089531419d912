import { Aggregate } from '@yidan/kernel';
import type { By } from '@yidan/kernel';
import {
  OrderCalledBackV1, OrderClockPausedV1, OrderClockResumedV1, OrderClosedV1, OrderConfirmedV1, OrderDispatchedV1, OrderDisputeEndedV1, OrderDisputeOpenedV1, OrderDisputeRequestedV1, OrderExtendedV1, OrderExtensionRefusedV1,
  OrderExtensionRequestedV1, OrderHelpRequestedV1, OrderInterimReportedV1, OrderJointActRecordedV1, OrderRedispatchedV1, OrderRejectedV1, OrderReopenedV1, OrderResumedV1, OrderReturnRejectedV1, OrderReturnRequestedV1,
  OrderSettledV1, OrderSignedV1, OrderStartedV1, OrderSubmissionSignedV1, OrderSubmittedV1, OrderSuspendedV1, OrderSuspensionReviewedV1, OrderWithdrawnV1,
} from '@yidan/contracts';
import type { DisputeEnding, EventContract, EventData, PauseReason, RecordedEvent, Urgency } from '@yidan/contracts';
import { asSeenBy, nameOf, theSystem } from '../acting.ts';
import type { Acting } from '../acting.ts';
import type { CaseClocks, DeadlineKind } from '../deadline/deadline.ts';
import { isHeldInterim } from '../duty-item/held-item.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import type { OpenDispute } from '../dispute/followed-dispute.ts';
import { AlreadyResolved, CopyOnly } from './dispatch-order.errors.ts';
import { orderLifecycle } from './dispatch-order.lifecycle.ts';
import type { OrderCommand, OrderState } from './dispatch-order.lifecycle.ts';
import { signResult } from './joint-signature.ts';
import type { ResultSignature } from './joint-signature.ts';
import { assertJointAct } from './joint-act.ts';
import type { JointAct } from './joint-act.ts';
import { OrderClocks } from './order-clocks.ts';
import { assertClosable } from './order-closing.ts';
import type { ClosingFacts } from './order-closing.ts';
import { answered, requested } from './order-extension.ts';
import type { OrderExtension } from './order-extension.ts';
import { assertPlanned } from './order-facts.ts';
import type { Callback, InterimMeasure, OrderFacts, OrderRole, Suspension, WithdrawalGround } from './order-facts.ts';
import { assertDisputable, assertNotInArbitration, assertReturnable } from './order-return.ts';
import type { ReturnClaim } from './order-return.ts';

/** 派件单: one unit's task in a matter. */
export class DispatchOrder extends Aggregate<RecordedEvent> {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion!: number;
  readonly number: string;
  readonly matterId: string;
  readonly organId: string;
  readonly unitId: string;
  readonly role: OrderRole;
  readonly urgency: Urgency;
  readonly restricted: boolean;
  readonly dispatchedAt: Date;
  /** 最近办理: every act leaves its mark on the row, also one that changes nothing else. */
  actedAt: Date;
  /** 退件截止: until then the organ may say that it is not the one. */
  readonly returnableUntil: Date;
  itemKey: string | null;
  itemCode: string | null;
  versionId: string | null;
  interim: boolean;
  state: OrderState;
  dueAt: Date | null = null;
  dueFrom: Date | null = null;
  dueKind: DeadlineKind | null = null;
  handlerPersonId: string | null = null;
  /** 首次签收: reports count the first time, also where it is signed for again. */
  signedAt: Date | null = null;
  signedOnTime: boolean | null = null;
  result: string | null = null;
  evidence: readonly string[] = [];
  signatures: readonly ResultSignature[] = [];
  submittedOnTime: boolean | null = null;
  callback: Callback | null = null;
  /** 锁定: it was returned before; only a ruling moves it now. */
  locked: boolean;
  /** 定责文号: the decision by which the holder is the holder; no return against it (R-DSP-7). */
  decisionDocument: string | null;
  /** 争议案件: the case that says, or said, whose it is. */
  disputeCaseId: string | null = null;
  disputeCaseNumber: string | null = null;
  claim: ReturnClaim | null = null;
  extension: OrderExtension | null = null;
  suspension: Suspension | null = null;
  interimMeasures: readonly InterimMeasure[] = [];
  closedAt: Date | null = null;

  constructor(facts: OrderFacts, clocks: CaseClocks, at: Date) {
    super();
    this.id = facts.id;
    this.tenantId = facts.tenantId;
    this.number = facts.number;
    this.matterId = facts.matterId;
    this.organId = facts.organId;
    this.unitId = facts.unitId;
    this.role = facts.role;
    this.urgency = facts.urgency;
    this.restricted = facts.restricted;
    this.dispatchedAt = at;
    this.actedAt = at;
    this.itemKey = facts.item?.itemKey ?? null;
    this.itemCode = facts.item?.code ?? null;
    this.versionId = facts.item?.versionId ?? null;
    this.interim = facts.interim;
    this.locked = facts.locked;
    this.decisionDocument = facts.decisionDocument;
    this.state = orderLifecycle.next(null, 'dispatch', theSystem);
    const { returnableUntil, ...due } = new OrderClocks(clocks).dispatched(facts, at);
    this.returnableUntil = returnableUntil;
    this.follow(clocks);
    this.record(OrderDispatchedV1.create({ ...this.told(), urgency: facts.urgency, interim: facts.interim, ...due, dispatchedAt: at.toISOString() }, at));
    if (facts.item && facts.decisionDocument !== null) this.tell(OrderSettledV1, at, { ...itemOf(facts.item), decisionDocument: facts.decisionDocument });
    if (facts.dispute) this.holdInterim(facts.dispute, clocks, at);
  }

  /** 签收: whoever of the unit signs handles it, unless the head names somebody else. */
  signFor(actor: Acting, clocks: CaseClocks, at: Date): void {
    this.take('signFor', actor);
    this.handlerPersonId = actor.personId;
    const onTime = new OrderClocks(clocks).signed(this.role === 'ASSIST', at);
    this.signedAt ??= at;
    this.signedOnTime ??= onTime;
    this.tell(OrderSignedV1, at, { onTime }, clocks);
  }

  /** 申请退件: the organ says whose it is instead; what it has to sign for waits until that is answered (domain 19 A8). */
  requestReturn(actor: Acting, claim: ReturnClaim, returnedBefore: boolean, clocks: CaseClocks, at: Date): void {
    this.take('requestReturn', actor, () => assertReturnable(this, returnedBefore, at));
    this.claim = claim;
    new OrderClocks(clocks).returnRequested(at);
    const { reason, proposedOrganId, proposedItemKey } = claim;
    this.tell(OrderReturnRequestedV1, at, { reason, proposedOrganId, proposedItemKey }, clocks);
  }

  /** 同意退件: another order takes its place; or its matter goes another way, and none does. */
  approveReturn(actor: Acting, instead: { successorOrderId: string } | { ground: 'REFERRED' | 'MERGED' }, clocks: CaseClocks, at: Date): void {
    this.assertMay('approveReturn', actor);
    if ('ground' in instead) this.withdraw(instead.ground, clocks, at);
    else this.redispatch(instead.successorOrderId, clocks, at);
  }

  /** 不同意退件: it stays, is signed for in the time that was left, and is not returned again. */
  rejectReturn(actor: Acting, clocks: CaseClocks, at: Date): void {
    this.take('rejectReturn', actor);
    this.locked = true;
    this.handlerPersonId = null;
    new OrderClocks(clocks).returnRejected(at);
    this.tell(OrderReturnRejectedV1, at, {}, clocks);
  }

  /** 提请职责争议处理: the first receiver holds it until somebody has said whose it is (R-DIS-3, R-DSP-1); the time for handling waits. */
  escalate(actor: Acting, clocks: CaseClocks, at: Date): void {
    this.take('escalate', actor, () => assertDisputable(this));
    this.interim = true;
    new OrderClocks(clocks).disputed(this.urgency, at);
    const { reason = null, proposedOrganId = null, proposedItemKey = null } = this.claim ?? {};
    const askedBy = actor.roles.includes('DISPATCH_OPERATOR') ? 'OPERATOR' : 'ORGAN';
    this.tell(OrderDisputeRequestedV1, at, { urgency: this.urgency, askedBy, reason, proposedOrganId, proposedItemKey }, clocks);
  }

  /** 争议立案: the case that says whose it is has a number; whoever holds it does so in the interim. */
  openDispute({ caseId, number }: OpenDispute, at: Date): void {
    if (this.disputeCaseId === caseId) return;
    this.disputeCaseId = caseId;
    this.disputeCaseNumber = number;
    this.interim = true;
    this.tell(OrderDisputeOpenedV1, at, { disputeCaseId: caseId, disputeCaseNumber: number, waits: this.state === 'IN_DISPUTE' });
  }

  /** 争议终结: nobody says whose it is. Whoever holds its item goes on; otherwise the operator says where it goes, and it stays where it is until then. */
  endDispute(ground: DisputeEnding, item: HeldItem | null, clocks: CaseClocks, at: Date): void {
    const state = item ? 'DISPATCHED' : 'RETURN_REQUESTED';
    this.state = orderLifecycle.next(this.state, 'endDispute', theSystem, { to: state });
    this.disputeCaseId = null;
    this.disputeCaseNumber = null;
    this.locked = true;
    this.handlerPersonId = null;
    if (item) {
      this.holdBy(item);
      new OrderClocks(clocks).settled(at);
    } else new OrderClocks(clocks).disputeEnded(at);
    this.tell(OrderDisputeEndedV1, at, { ground, state, interim: this.interim }, clocks);
  }

  /** 先行处置: what the interim holder does while it is not settled whose it is. */
  reportInterim(actor: Acting, text: string, at: Date): void {
    this.take('reportInterim', actor);
    this.interimMeasures = [...this.interimMeasures, { text, by: nameOf(actor), at: at.toISOString() }];
    this.tell(OrderInterimReportedV1, at, {});
  }

  /** 依定责意见续办: the holder is the holder, by the item and the decision named; the clocks run on. */
  settle(actor: Acting, item: HeldItem, decisionDocument: string, clocks: CaseClocks, at: Date): void {
    this.take('settle', actor, () => assertNotInArbitration(this, actor));
    this.standBy(item, decisionDocument);
    this.handlerPersonId = null;
    new OrderClocks(clocks).settled(at);
    this.tell(OrderSettledV1, at, { ...itemOf(item), decisionDocument }, clocks);
  }

  /** 依定责意见改派: another unit is the holder, and its order takes the place of this one. */
  settleElsewhere(actor: Acting, successorOrderId: string, clocks: CaseClocks, at: Date): void {
    this.assertMay('settle', actor);
    assertNotInArbitration(this, actor);
    this.redispatch(successorOrderId, clocks, at);
  }

  /** 开始办理: the head has it done. */
  start(actor: Acting, handlerPersonId: string | null, clocks: CaseClocks, at: Date): void {
    this.take('start', actor, () => this.assertNoCopy());
    this.handlerPersonId = handlerPersonId ?? this.handlerPersonId;
    new OrderClocks(clocks).started(at);
    this.tell(OrderStartedV1, at, {}, clocks);
  }

  /** 请求协助: another organ is needed; the order goes on. */
  requestHelp(actor: Acting, help: { kind: 'ASSISTANCE' | 'SUMMONS'; wantedOrganId: string | null }, at: Date): void {
    this.take('requestHelp', actor);
    this.tell(OrderHelpRequestedV1, at, help);
  }

  /** 登记联合执法 (F-179): what the organs of the matter did together; who took part is kept beside the order, and in no event. */
  recordJointAct(actor: Acting, jointActId: string, act: JointAct, organs: ReadonlySet<string>, at: Date): void {
    assertJointAct(this, act, organs, at);
    this.take('recordJointAct', actor);
    const organIds = [...new Set(act.people.map(({ organId }) => organId))];
    this.tell(OrderJointActRecordedV1, at, { jointActId, happenedAt: act.happenedAt.toISOString(), organIds, people: act.people.length });
  }

  /** 中止计时 (R-DL-2): for one of four reasons, by an explicit act. */
  pause(actor: Acting, reason: PauseReason, clocks: CaseClocks, at: Date): void {
    this.take('pause', actor);
    new OrderClocks(clocks).paused(reason, at);
    this.tell(OrderClockPausedV1, at, { reason }, clocks);
  }

  /** 恢复计时. */
  proceed(actor: Acting, clocks: CaseClocks, at: Date): void {
    this.take('proceed', actor);
    this.tell(OrderClockResumedV1, at, { handleDueAt: new OrderClocks(clocks).proceeded(at) }, clocks);
  }

  /** 申请延期 (R-DL-3). */
  requestExtension(actor: Acting, asked: { amount: number; reason: string }, clocks: CaseClocks, at: Date): void {
    this.take('requestExtension', actor);
    this.extension = requested(this.extension, asked, new OrderClocks(clocks).handling(), nameOf(actor), at);
    this.tell(OrderExtensionRequestedV1, at, { amount: asked.amount });
  }

  /** 同意延期: before the time is over, counted from where it would have ended. */
  approveExtension(actor: Acting, ground: string, clocks: CaseClocks, at: Date): void {
    this.take('approveExtension', actor);
    const extension = answered(this.extension, { granted: true, ground, by: nameOf(actor) }, at);
    const handleDueAt = new OrderClocks(clocks).extended(extension.amount, at);
    this.extension = extension;
    this.tell(OrderExtendedV1, at, { amount: extension.amount, handleDueAt }, clocks);
  }

  /** 不同意延期. */
  refuseExtension(actor: Acting, ground: string, at: Date): void {
    this.take('refuseExtension', actor);
    this.extension = answered(this.extension, { granted: false, ground, by: nameOf(actor) }, at);
    this.tell(OrderExtensionRefusedV1, at, {});
  }

  /** 提交结果: handler and head sign the same result jointly; it counts when both have. */
  submit(actor: Acting, given: { result?: string | undefined; evidence?: readonly string[] | undefined }, clocks: CaseClocks, at: Date): void {
    const { hats, done, ...signed } = signResult(this, given, this.seenBy(actor), actor, at);
    Object.assign(this, signed);
    this.tell(OrderSubmissionSignedV1, at, { as: [...hats] });
    if (!done) return;
    this.submittedOnTime = new OrderClocks(clocks).submitted(at);
    this.tell(OrderSubmittedV1, at, { onTime: this.submittedOnTime }, clocks);
  }

  /** 退回重办: the result was none, so its clock runs on to the same due time. */
  reject(actor: Acting, clocks: CaseClocks, at: Date): void {
    this.take('reject', actor);
    new OrderClocks(clocks).rejected();
    this.withoutResult();
    this.tell(OrderRejectedV1, at, {}, clocks);
  }

  /** 回访: responded, resolved, satisfied, as the caller says. */
  callBack(actor: Acting, callback: Callback, clocks: CaseClocks, at: Date): void {
    this.take('callback', actor);
    new OrderClocks(clocks).calledBack(at);
    this.callback = callback;
    this.tell(OrderCalledBackV1, at, callback, clocks);
  }

  /** 办结: counts as performance of the item. */
  close(actor: Acting, given: ClosingFacts, at: Date): void {
    const closed = orderLifecycle.next(this.state, 'close', this.seenBy(actor));
    const done = assertClosable(this, given);
    this.state = closed;
    this.closedAt = at;
    this.tell(OrderClosedV1, at, { ...done, onTime: this.submittedOnTime ?? false });
  }

  /** 重新办理: not solved, but it can be; the full time for handling begins again. */
  reopen(actor: Acting, item: HeldItem | null, clocks: CaseClocks, at: Date): void {
    this.take('reopen', actor, () => this.assertUnresolved());
    new OrderClocks(clocks).reopened({ item, urgency: this.urgency }, at);
    this.withoutResult();
    this.tell(OrderReopenedV1, at, {}, clocks);
  }

  /** 挂账: objective obstacles, and a plan with a date. */
  suspend(actor: Acting, suspension: Suspension, clocks: CaseClocks, at: Date): void {
    this.take('suspend', actor, () => this.assertNoCopy());
    this.suspension = assertPlanned(suspension, at);
    new OrderClocks(clocks).suspended(at);
    this.tell(OrderSuspendedV1, at, { plannedFor: suspension.plannedFor }, clocks);
  }

  /** 挂账复核: still so, with the plan as it is now; the next review is due again. */
  reviewSuspension(actor: Acting, suspension: Suspension, clocks: CaseClocks, at: Date): void {
    this.take('reviewSuspension', actor);
    this.suspension = assertPlanned(suspension, at);
    new OrderClocks(clocks).reviewed(at);
    this.tell(OrderSuspensionReviewedV1, at, { plannedFor: suspension.plannedFor }, clocks);
  }

  /** 销账续办: it can be done now, and is. */
  resume(actor: Acting, item: HeldItem | null, clocks: CaseClocks, at: Date): void {
    this.take('resume', actor);
    new OrderClocks(clocks).resumed({ item, urgency: this.urgency }, at);
    this.withoutResult();
    this.tell(OrderResumedV1, at, {}, clocks);
  }

  /** 确认责任: the interim holder is the holder, by the item named, and by a decision where there is one; what it began goes on. */
  confirm(item: HeldItem, at: Date, decisionDocument: string | null = null): void {
    this.state = orderLifecycle.next(this.state, 'confirm', theSystem);
    if (decisionDocument !== null) {
      this.standBy(item, decisionDocument);
      return this.tell(OrderSettledV1, at, { ...itemOf(item), decisionDocument, goesOn: true });
    }
    this.holdBy(item);
    this.tell(OrderConfirmedV1, at, { ...itemOf(item), interim: this.interim });
  }

  /** 改派: another order takes its place. */
  redispatch(successorOrderId: string, clocks: CaseClocks, at: Date): void {
    this.state = orderLifecycle.next(this.state, 'redispatch', theSystem);
    new OrderClocks(clocks).ended();
    this.tell(OrderRedispatchedV1, at, { successorOrderId }, clocks);
  }

  /** 撤回: nothing is asked of the unit any more. */
  withdraw(ground: WithdrawalGround, clocks: CaseClocks, at: Date): void {
    this.state = orderLifecycle.next(this.state, 'withdraw', theSystem);
    new OrderClocks(clocks).ended();
    this.tell(OrderWithdrawnV1, at, { ground }, clocks);
  }

  /** Refuses a step out of order or by somebody else, before anything follows from it. */
  assertMay(command: OrderCommand, actor: Acting): void {
    orderLifecycle.next(this.state, command, this.seenBy(actor));
  }

  /** Everything of a matter is told under one chain. */
  get chainId(): string {
    return this.matterId;
  }

  get isOpen(): boolean {
    return !orderLifecycle.isFinal(this.state);
  }

  private take(command: OrderCommand, actor: Acting, guard?: () => void): void {
    const next = orderLifecycle.next(this.state, command, this.seenBy(actor));
    guard?.();
    this.state = next;
  }

  private holdBy(item: HeldItem): void {
    Object.assign(this, itemOf(item));
    this.interim = isHeldInterim(item);
  }

  private standBy(item: HeldItem, decisionDocument: string): void {
    this.holdBy(item);
    this.locked = true;
    this.decisionDocument = decisionDocument;
  }

  private holdInterim(dispute: NonNullable<OrderFacts['dispute']>, clocks: CaseClocks, at: Date): void {
    if (dispute.waits) {
      this.state = orderLifecycle.next(this.state, 'holdInterim', theSystem);
      new OrderClocks(clocks).disputed(this.urgency, at);
      this.follow(clocks);
    }
    this.openDispute(dispute, at);
  }

  private assertNoCopy(): void {
    if (this.role === 'ASSIST') throw new CopyOnly(this.number);
  }

  private assertUnresolved(): void {
    if (this.callback?.resolved) throw new AlreadyResolved();
  }

  private withoutResult(): void {
    this.signatures = [];
    this.submittedOnTime = null;
    this.callback = null;
  }

  private follow(clocks: CaseClocks): void {
    const next = clocks.next();
    this.dueAt = next?.dueAt ?? null;
    this.dueFrom = next?.span.from ?? null;
    this.dueKind = next?.kind ?? null;
  }

  private seenBy(actor: Acting): By {
    return asSeenBy(this, actor);
  }

  /** Says what happened; where an act touched clocks, the order shows the one that runs out first. */
  private tell<C extends EventContract>(contract: C, at: Date, own: OwnPart<C>, clocks?: CaseClocks): void {
    if (clocks) this.follow(clocks);
    this.actedAt = at;
    this.record(contract.create({ ...this.told(), ...own, at: at.toISOString() }, at));
  }

  private told(): Told {
    const { id, number, matterId, itemKey, itemCode, versionId, organId, unitId, role } = this;
    const clock = this.dueAt && this.dueFrom && this.dueKind ? { kind: this.dueKind, from: this.dueFrom.toISOString(), dueAt: this.dueAt.toISOString() } : null;
    return { orderId: id, number, matterId, itemKey, itemCode, versionId, organId, unitId, role, clock };
  }
}

/** What every event of an order says. */
type Told = Omit<EventData<typeof OrderStartedV1>, 'at'>;
/** What an event says beyond that; one that always has an item says by which. */
type OwnPart<C extends EventContract> = Omit<EventData<C>, 'at' | Exclude<keyof Told, 'itemKey' | 'itemCode' | 'versionId'>> extends infer Own
  ? Own extends { itemKey: string } ? Own : Omit<Own, keyof Told>
  : never;

function itemOf({ itemKey, code, versionId }: HeldItem): { itemKey: string; itemCode: string; versionId: string } {
  return { itemKey, itemCode: code, versionId };
}
