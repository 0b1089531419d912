import { Aggregate } from '@yidan/kernel';
import type { By, FrozenLimit } from '@yidan/kernel';
import {
  OrderCalledBackV1,
  OrderClosedV1,
  OrderConfirmedV1,
  OrderDispatchedV1,
  OrderRedispatchedV1,
  OrderRejectedV1,
  OrderReopenedV1,
  OrderSignedV1,
  OrderStartedV1,
  OrderSubmissionSignedV1,
  OrderSubmittedV1,
} from '@yidan/contracts';
import type { RecordedEvent, Urgency } from '@yidan/contracts';
import { asSeenBy, theSystem } from '../acting.ts';
import type { Acting } from '../acting.ts';
import type { CaseClocks, DeadlineKind } from '../deadline/deadline.ts';
import { isHeldInterim } from '../duty-item/held-item.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import { AlreadyResolved, CallbackMissing, MatterUndecided, ResultMissing, Unresolved } from './dispatch-order.errors.ts';
import { orderLifecycle } from './dispatch-order.lifecycle.ts';
import type { OrderCommand, OrderState } from './dispatch-order.lifecycle.ts';
import { signJointly } from './joint-signature.ts';
import type { ResultSignature } from './joint-signature.ts';

/** 回访结果. */
export interface Callback {
  readonly responded: boolean;
  readonly resolved: boolean;
  readonly satisfaction: number | null;
}

/** What an order is made from: the matter, who holds it, and the item it is held by. */
export interface OrderFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly matterId: string;
  readonly organId: string;
  readonly unitId: string;
  readonly role: 'LEAD' | 'ASSIST';
  readonly urgency: Urgency;
  /** Absent only where the operations centre keeps an emergency that no item was found for. */
  readonly item: HeldItem | null;
  /** Whether the holder only keeps it until it is settled whose it is. */
  readonly interim: boolean;
  /** Whether its matter is for named readers only. */
  readonly restricted: boolean;
}

/** 派件单: one unit's task in a matter. */
export class DispatchOrder extends Aggregate<RecordedEvent> {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion!: number;
  readonly number: string;
  readonly matterId: string;
  readonly organId: string;
  readonly unitId: string;
  readonly role: 'LEAD' | 'ASSIST';
  readonly urgency: Urgency;
  readonly restricted: boolean;
  readonly dispatchedAt: Date;
  itemKey: string | null;
  itemCode: string | null;
  versionId: string | null;
  interim: boolean;
  state: OrderState;
  dueAt: Date | null = null;
  dueFrom: Date | null = null;
  dueKind: DeadlineKind | null = null;
  handlerPersonId: string | null = null;
  result: string | null = null;
  evidence: readonly string[] = [];
  signatures: readonly ResultSignature[] = [];
  submittedOnTime: boolean | null = null;
  callback: Callback | null = null;
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
    this.itemKey = facts.item?.itemKey ?? null;
    this.itemCode = facts.item?.code ?? null;
    this.versionId = facts.item?.versionId ?? null;
    this.interim = facts.interim;
    this.state = orderLifecycle.next(null, 'dispatch', theSystem);
    const signFor = clocks.start('SIGN_FOR', at);
    const handle = clocks.start('HANDLE', at, statutoryLimit(facts));
    this.follow(clocks);
    this.record(
      OrderDispatchedV1.create(
        {
          ...this.told(),
          urgency: facts.urgency,
          interim: facts.interim,
          signForDueAt: signFor.dueAt.toISOString(),
          handleDueAt: handle.dueAt.toISOString(),
          provisional: signFor.provisional || handle.provisional,
          dispatchedAt: at.toISOString(),
        },
        at,
      ),
    );
  }

  /** 签收: whoever of the unit signs handles it, unless the head names somebody else. */
  signFor(actor: Acting, clocks: CaseClocks, at: Date): void {
    this.take('signFor', this.seenBy(actor));
    this.handlerPersonId = actor.personId;
    const onTime = clocks.meet('SIGN_FOR', at);
    clocks.start('START', at);
    this.follow(clocks);
    this.record(OrderSignedV1.create({ ...this.told(), at: at.toISOString(), onTime }, at));
  }

  /** 开始办理: the head has it done. */
  start(actor: Acting, handlerPersonId: string | null, clocks: CaseClocks, at: Date): void {
    this.take('start', this.seenBy(actor));
    this.handlerPersonId = handlerPersonId ?? this.handlerPersonId;
    clocks.meet('START', at);
    this.follow(clocks);
    this.record(OrderStartedV1.create({ ...this.told(), at: at.toISOString() }, at));
  }

  /**
   * 提交结果: handler and head sign the same result jointly. A signature covers the text it was given under: another text needs the first signer again.
   * Two people sign (R-SEC-2); who is both handler and head stands for either until another one signs as the other.
   */
  submit(actor: Acting, given: { result?: string | undefined; evidence?: readonly string[] | undefined }, clocks: CaseClocks, at: Date): void {
    const isFirst = this.signatures.length === 0;
    const result = given.result ?? (isFirst ? null : this.result);
    const evidence = given.evidence ?? (isFirst ? [] : this.evidence);
    const { hats, kept, move } = signJointly(this.state, this.seenBy(actor), actor, this.isSameText(result, evidence) ? this.signatures : []);
    if (result === null || evidence.length === 0) throw new ResultMissing([...(result === null ? (['result'] as const) : []), ...(evidence.length === 0 ? (['evidence'] as const) : [])]);
    this.result = result;
    this.evidence = evidence;
    this.signatures = [...kept, ...hats.map((as) => ({ command: 'submit', as, personId: actor.personId, at: at.toISOString() }))];
    this.record(OrderSubmissionSignedV1.create({ ...this.told(), at: at.toISOString(), as: [...hats] }, at));
    if (!move.done) return;
    this.state = move.state;
    this.submittedOnTime = clocks.meet('HANDLE', at);
    clocks.start('CALLBACK', at);
    this.follow(clocks);
    this.record(OrderSubmittedV1.create({ ...this.told(), at: at.toISOString(), onTime: this.submittedOnTime }, at));
  }

  /** 退回重办: the result was none, so its clock runs on to the same due time. */
  reject(actor: Acting, clocks: CaseClocks, at: Date): void {
    this.take('reject', this.seenBy(actor));
    clocks.cancel('CALLBACK');
    clocks.resume('HANDLE');
    this.againFrom(clocks);
    this.record(OrderRejectedV1.create({ ...this.told(), at: at.toISOString() }, at));
  }

  /** 回访: responded, resolved, satisfied, as the caller says. */
  callBack(actor: Acting, callback: Callback, clocks: CaseClocks, at: Date): void {
    this.take('callback', this.seenBy(actor));
    clocks.meet('CALLBACK', at);
    this.callback = callback;
    this.follow(clocks);
    this.record(OrderCalledBackV1.create({ ...this.told(), at: at.toISOString(), ...callback }, at));
  }

  /** 办结: counts as performance of the item; what is not solved is closed only on a ground. */
  close(actor: Acting, given: { matterIsDecided: boolean; unresolvedGround: string | null }, at: Date): void {
    const closed = orderLifecycle.next(this.state, 'close', this.seenBy(actor));
    const { itemKey, itemCode, versionId, callback } = this;
    if (!given.matterIsDecided || itemKey === null || itemCode === null || versionId === null) throw new MatterUndecided(this.number);
    if (callback === null) throw new CallbackMissing(this.number);
    if (!callback.resolved && given.unresolvedGround === null) throw new Unresolved();
    this.state = closed;
    this.closedAt = at;
    const { resolved, satisfaction } = callback;
    this.record(
      OrderClosedV1.create({ ...this.told(), itemKey, itemCode, versionId, at: at.toISOString(), onTime: this.submittedOnTime ?? false, resolved, satisfaction }, at),
    );
  }

  /** 重新办理: not solved, but it can be; the full time for handling begins again. */
  reopen(actor: Acting, item: HeldItem | null, clocks: CaseClocks, at: Date): void {
    const reopened = orderLifecycle.next(this.state, 'reopen', this.seenBy(actor));
    if (this.callback?.resolved) throw new AlreadyResolved();
    this.state = reopened;
    this.callback = null;
    clocks.start('HANDLE', at, statutoryLimit({ item, urgency: this.urgency }));
    this.againFrom(clocks);
    this.record(OrderReopenedV1.create({ ...this.told(), at: at.toISOString() }, at));
  }

  /** 确认责任: the interim holder is the holder, by the item named. */
  confirm(item: HeldItem, at: Date): void {
    this.take('confirm', theSystem);
    this.itemKey = item.itemKey;
    this.itemCode = item.code;
    this.versionId = item.versionId;
    this.interim = isHeldInterim(item);
    this.record(
      OrderConfirmedV1.create({ ...this.told(), itemKey: item.itemKey, itemCode: item.code, versionId: item.versionId, interim: this.interim, at: at.toISOString() }, at),
    );
  }

  /** 改派: another order takes the place of the interim holder's. */
  redispatch(successorOrderId: string, clocks: CaseClocks, at: Date): void {
    this.take('redispatch', theSystem);
    clocks.cancelAll();
    this.follow(clocks);
    this.record(OrderRedispatchedV1.create({ ...this.told(), at: at.toISOString(), successorOrderId }, at));
  }

  get isOpen(): boolean {
    return !orderLifecycle.isFinal(this.state);
  }

  private take(command: OrderCommand, by: By): void {
    this.state = orderLifecycle.next(this.state, command, by);
  }

  private isSameText(result: string | null, evidence: readonly string[]): boolean {
    return result === this.result && JSON.stringify(evidence) === JSON.stringify(this.evidence);
  }

  private againFrom(clocks: CaseClocks): void {
    this.signatures = [];
    this.submittedOnTime = null;
    this.follow(clocks);
  }

  private follow(clocks: CaseClocks): void {
    const next = clocks.next();
    this.dueAt = next?.dueAt ?? null;
    this.dueFrom = next?.startedAt ?? null;
    this.dueKind = next?.kind ?? null;
  }

  private seenBy(actor: Acting): By {
    return asSeenBy(this, actor);
  }

  private told() {
    const { id, number, matterId, itemKey, itemCode, versionId, organId, unitId, role } = this;
    return { orderId: id, number, matterId, itemKey, itemCode, versionId, organId, unitId, role };
  }
}

// A statutory limit of the item lengthens the usual one, never an urgent one (07 §3.5.3).
function statutoryLimit({ item, urgency }: { item: HeldItem | null; urgency: Urgency }): FrozenLimit | null {
  if (!item?.timeLimit || urgency !== 'NORMAL') return null;
  return { ...item.timeLimit, policyKey: 'item.timeLimit', policyValue: { itemCode: item.code, ...item.timeLimit } };
}
