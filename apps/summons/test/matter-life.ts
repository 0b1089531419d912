import { DEFAULT_OFFICE_HOURS, DeadlineBook, nationalCalendar, officeTimeBetween } from '@yidan/kernel';
import type { Deadline } from '@yidan/kernel';
import type { Acting } from '../src/domain/acting.ts';
import type { CaseClocks, DeadlineKind } from '../src/domain/deadline/deadline.ts';
import { DispatchOrder } from '../src/domain/dispatch-order/dispatch-order.ts';
import { NOT_BEGUN } from '../src/domain/dispatch-order/dispatch-order.lifecycle.ts';
import type { OrderCommand, OrderState } from '../src/domain/dispatch-order/dispatch-order.lifecycle.ts';
import { planOrders, planSuccessor } from '../src/domain/dispatch-order/order-plan.ts';
import type { OrderFacts } from '../src/domain/dispatch-order/order-facts.ts';
import type { Holder, OrderPlan } from '../src/domain/dispatch-order/order-plan.ts';
import { isHeldInterim } from '../src/domain/duty-item/held-item.ts';
import type { HeldItem } from '../src/domain/duty-item/held-item.ts';
import { IncomingMatter } from '../src/domain/incoming-matter/incoming-matter.ts';
import { dispatchedAt, operator, opsCentre, terms } from './an-order.ts';

const calendar = nationalCalendar();
const TERMS = { EMERGENCY: terms('EMERGENCY'), URGENT: terms('URGENT'), NORMAL: terms('NORMAL') } as const;
const MS = { CLOCK_MINUTE: 60_000, CLOCK_HOUR: 3_600_000, WORKING_HOUR: 3_600_000 } as const;

/** An order with its clocks, as the storage would keep them. */
export interface Living {
  readonly order: DispatchOrder;
  readonly clocks: CaseClocks;
  readonly kept: Deadline<DeadlineKind>[];
}

export interface Taking {
  readonly actor: Acting;
  /** Who signs a result as the second one. */
  readonly second: Acting;
  readonly item: HeldItem;
  readonly resolved: boolean;
  readonly choice: number;
}

/** 一件来件的一生: a matter with its orders and clocks, moved by the same rules as the storage moves them, in memory; it counts for itself how long each clock stood still. */
export class MatterLife {
  readonly orders: Living[] = [];
  protected at = dispatchedAt;
  readonly matter: IncomingMatter;
  protected readonly clocks: CaseClocks;
  private readonly settled = new Set<DispatchOrder>();
  private readonly returned = new Set<string>();
  private readonly stood = new Map<string, { ms: number; isPaused: boolean; counts: boolean }>();
  private serial = 0;

  constructor(protected readonly urgency: keyof typeof TERMS, interimHolder: Holder | null) {
    this.clocks = new DeadlineBook({ tenantId: '510184', type: 'incoming-matter', id: 'm' }, [], TERMS[urgency]);
    this.matter = new IncomingMatter(
      {
        id: '0199aaaa-0000-7000-8000-00000000b001', tenantId: '510184', number: 'LJ-20260302-00001', channel: 'HOTLINE', externalId: null, bodyHash: 'x', title: 't', content: 'c', category: null, location: null,
        occurredAt: null, urgency, complainantEnc: null, complainantRef: null, titleMasked: null, contentMasked: null, disclosure: 'INTERNAL', paperFileNumber: null, attachments: [],
      },
      operator,
      this.at,
    );
    this.matter.match({ decision: 'AMBIGUOUS', candidates: [], algorithmVersion: 'a/1' }, this.clocks, this.at);
    if (interimHolder) this.send({ ...interimHolder, role: 'LEAD', item: null }, true, null);
  }

  get isOver(): boolean {
    return ['CLOSED', 'REFERRED', 'MERGED'].includes(this.matter.state);
  }

  open(): Living[] {
    return this.orders.filter(({ order }) => order.isOpen);
  }

  pass(minutes: number): void {
    const from = this.at;
    this.at = new Date(from.getTime() + minutes * 60_000);
    for (const clock of this.orders.flatMap(({ kept }) => kept)) {
      const seen = this.stood.get(clock.id);
      if (seen && clock.status === 'PAUSED' && seen.counts) seen.ms += clock.clock === 'WORKING_HOUR' ? officeTime(from, this.at) : this.at.getTime() - from.getTime();
    }
  }

  decide(item: HeldItem, handlers: readonly HeldItem[], by: Acting): void {
    this.matter.decide(item, null, 'r', by, this.at, this.clocks);
    this.matter.dispatch();
    this.carryOut(planOrders(item, { handlers }, this.standing()), item);
  }

  reassign(item: HeldItem, handlers: readonly HeldItem[], by: Acting): void {
    this.matter.reassign(item, 'r', by, this.at);
    this.carryOut(planOrders(item, { handlers }, this.standing()), item);
  }

  /** A new version gives an item to its holder of now: what nobody has begun follows. */
  move(item: HeldItem): void {
    const lead = this.open().find(({ order }) => order.role === 'LEAD');
    if (!lead || this.matter.state !== 'DISPATCHED' || !NOT_BEGUN.includes(lead.order.state) || lead.order.unitId === item.unitId) return;
    this.matter.reassign(item, 'r', null, this.at);
    this.carryOut(planSuccessor(lead.order, item, this.standing()), item);
  }

  refer(by: Acting): void {
    this.matter.refer('LITIGATION', by, this.clocks, this.at);
    for (const { order, clocks } of this.open()) order.withdraw('REFERRED', clocks, this.at);
  }

  step({ order, clocks }: Living, step: OrderCommand, taking: Taking): void {
    const { actor, second, item, resolved, choice } = taking;
    const { at } = this;
    const plan = { obstacle: 'o', plan: 'p', plannedFor: '2027-06-30' };
    const acts: Partial<Record<OrderCommand, () => void>> = {
      signFor: () => order.signFor(actor, clocks, at),
      requestReturn: () => {
        order.requestReturn(actor, { reason: 'NOT_MY_DUTY', proposedOrganId: opsCentre, proposedItemKey: null, basis: 'b' }, this.returned.has(order.organId), clocks, at);
        this.returned.add(order.organId);
      },
      approveReturn: () => this.sendElsewhere(order, item, (id) => order.approveReturn(actor, { successorOrderId: id }, clocks, at)),
      rejectReturn: () => order.rejectReturn(actor, clocks, at),
      escalate: () => order.escalate(actor, clocks, at),
      reportInterim: () => order.reportInterim(actor, 't', at),
      settle: () => this.settle(order, clocks, taking),
      start: () => order.start(actor, null, clocks, at),
      requestHelp: () => order.requestHelp(actor, { kind: 'ASSISTANCE', wantedOrganId: null }, at),
      recordJointAct: () => order.recordJointAct(actor, '0199aaaa-0000-7000-8000-00000000e001', { happenedAt: at, place: 'p', done: 'd', people: [...this.organs()].map((organId, i) => ({ organId, name: 'n', certificateNumber: `C0000${i}` })) }, this.organs(), at),
      pause: () => order.pause(actor, 'APPRAISAL', clocks, at),
      proceed: () => order.proceed(actor, clocks, at),
      requestExtension: () => order.requestExtension(actor, { amount: 1 + (choice % 5), reason: 'r' }, clocks, at),
      approveExtension: () => order.approveExtension(actor, 'g', clocks, at),
      refuseExtension: () => order.refuseExtension(actor, 'g', at),
      submit: () => {
        order.submit(actor, { result: 'r', evidence: ['e'] }, clocks, at);
        // Two people sign; now and then the second is late.
        if (choice % 4 !== 0 && order.state === 'IN_PROGRESS') order.submit(second, {}, clocks, at);
      },
      reject: () => order.reject(actor, clocks, at),
      callback: () => order.callBack(actor, { responded: true, resolved, satisfaction: null }, clocks, at),
      reopen: () => order.reopen(actor, item, clocks, at),
      suspend: () => order.suspend(actor, plan, clocks, at),
      reviewSuspension: () => order.reviewSuspension(actor, plan, clocks, at),
      resume: () => order.resume(actor, item, clocks, at),
      close: () => this.close(order, actor),
    };
    acts[step]!();
  }

  /** Whatever happened: one lead, a holder, clocks that run where they should and lost no time. */
  check(): void {
    const open = this.open();
    const leads = open.filter(({ order }) => order.role === 'LEAD').length;
    must(leads <= 1, 'two leads are open');
    must(this.matter.state !== 'DISPATCHED' || leads === 1 || open.length === 0, 'a matter is out and nobody leads it');
    must(!this.isOver || open.length === 0, 'a matter that is over has an open order');
    // What is over is looked at once more, when everything is.
    for (const living of this.orders) if (living.order.isOpen || !this.settled.has(living.order)) this.checkOrder(living);
  }

  /** At the end: nothing that was over has come to life again. */
  checkAll(): void {
    this.settled.clear();
    this.check();
  }

  private checkOrder({ order, clocks, kept }: Living): void {
    if (!order.isOpen) this.settled.add(order);
    kept.push(...clocks.takeOpened());
    const next = clocks.next();
    must(order.organId !== '' && order.unitId !== '', 'an order has no holder');
    must(order.interim || order.itemKey !== null, 'an order has no item');
    must((next?.dueAt.getTime() ?? null) === (order.dueAt?.getTime() ?? null), 'the order shows another clock than the one that runs');
    must(isWatched(order) === (next !== null) || mayStandStill(order, kept), `a clock is lost or left over in ${order.state}`);
    must(order.isOpen || kept.every(({ isLive }) => !isLive), `a clock lives on in ${order.state}`);
    must(order.state !== 'CLOSED' || order.callback !== null, 'an order was closed without a callback');
    must(order.state !== 'SUBMITTED' || order.signatures.length === 2, 'a result lacks a signature');
    must(order.decisionDocument === null || order.locked, 'an order that stands by a decision could be returned');
    for (const clock of kept) this.checkClock(clock);
  }

  /** What a clock was given is what it has run and has left, without what it stood still. */
  private checkClock(clock: Deadline<DeadlineKind>): void {
    const seen = this.stood.get(clock.id) ?? { ms: 0, isPaused: false, counts: true };
    this.stood.set(clock.id, seen);
    // One that was over already when it was stopped has no time left to keep.
    if (clock.status === 'PAUSED' && !seen.isPaused) seen.counts = this.at <= clock.dueAt;
    seen.isPaused = clock.status === 'PAUSED';
    if (clock.status !== 'RUNNING' || !(clock.clock! in MS)) return;
    const unit = MS[clock.clock as keyof typeof MS];
    const given = ((clock.amount ?? 0) + (clock.extension?.amount ?? 0)) * unit;
    const whole = clock.clock === 'WORKING_HOUR' ? officeTimeOf(clock) : clock.dueAt.getTime() - clock.startedAt.getTime();
    const off = whole - seen.ms - given;
    must(Math.abs(off) < 1000, `${clock.kind} lost or won ${off} ms`);
  }

  private close(order: DispatchOrder, actor: Acting): void {
    const openHandlers = this.open().filter((one) => one.order.role === 'HANDLER').length;
    order.close(actor, { matterIsDecided: this.matter.isDecided, unresolvedGround: 'g', openHandlers }, this.at);
    if (order.role === 'LEAD') for (const copy of this.open()) if (copy.order.role === 'ASSIST') copy.order.withdraw('LEAD_CLOSED', copy.clocks, this.at);
    if (this.open().every((one) => one.order.role === 'ASSIST')) this.matter.close(this.at);
  }

  protected settle(order: DispatchOrder, clocks: CaseClocks, { actor, item }: Pick<Taking, 'actor' | 'item'>, decision = 'D', by: Acting = operator): void {
    const answer = (): void => {
      if (order.role === 'LEAD' && (this.matter.decision?.itemKey !== item.itemKey || !this.matter.isOut)) this.matter.answerBy(item, 'g', by, this.clocks, this.at);
    };
    if (item.unitId === order.unitId) {
      order.settle(actor, item, decision, clocks, this.at);
      return answer();
    }
    this.sendElsewhere(order, item, (id) => order.settleElsewhere(actor, id, clocks, this.at), decision, by);
  }

  private sendElsewhere(order: DispatchOrder, item: HeldItem, end: (id: string) => void, decision: string | null = null, by: Acting = operator): void {
    if (item.unitId === order.unitId) return;
    const plan = planSuccessor(order, item, this.standing());
    // Whether the step may be taken is asked before anything follows from it.
    end('0199aaaa-0000-7000-8000-00000000d0ff');
    if (order.role === 'LEAD') this.matter.answerBy(item, 'g', by, this.clocks, this.at);
    this.carryOut(plan, item, order, decision);
  }

  protected carryOut(plan: OrderPlan<DispatchOrder>, item: HeldItem, acted: DispatchOrder | null = null, decision: string | null = null): void {
    plan.confirms?.confirm(item, this.at, decision);
    for (const { order } of plan.ends) if (order !== acted) order.redispatch('0199aaaa-0000-7000-8000-00000000d0ff', this.orders.find((one) => one.order === order)!.clocks, this.at);
    for (const one of plan.sends) this.send(one, isHeldInterim(one.item), one === plan.sends[0] && one.role !== 'ASSIST' ? decision : null);
  }

  protected send({ organId, unitId, role, item }: Holder & { role: DispatchOrder['role']; item: HeldItem | null }, interim: boolean, decision: string | null, dispute: OrderFacts['dispute'] = null): void {
    this.serial += 1;
    const id = `0199aaaa-0000-7000-8000-${String(this.serial).padStart(12, '0')}`;
    const kept: Deadline<DeadlineKind>[] = [];
    const clocks: CaseClocks = new DeadlineBook({ tenantId: '510184', type: 'dispatch-order', id }, kept, TERMS[this.urgency]);
    const locked = role !== 'ASSIST' && (this.returned.has(organId) || decision !== null);
    const facts = { id, tenantId: '510184', number: `PJ-20260302-${String(this.serial).padStart(5, '0')}`, matterId: this.matter.id, organId, unitId, role, urgency: this.urgency, item, interim, restricted: false, locked: locked || dispute !== null, decisionDocument: decision, dispute };
    this.orders.push({ order: new DispatchOrder(facts, clocks, this.at), clocks, kept });
  }

  private organs(): Set<string> {
    return new Set(this.orders.filter(({ order }) => order.state !== 'REDISPATCHED').map(({ order }) => order.organId));
  }

  protected standing(): DispatchOrder[] {
    return this.open().map(({ order }) => order);
  }
}

/** States in which somebody has something to do by a time; an emergency has to be handled in dispute too (R-DSP-16). */
const WATCHED: readonly OrderState[] = ['DISPATCHED', 'RETURN_REQUESTED', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'SUSPENDED'];

function isWatched({ role, state, urgency }: DispatchOrder): boolean {
  return (WATCHED.includes(state) && !(role === 'ASSIST' && state === 'SIGNED')) || (state === 'IN_DISPUTE' && urgency === 'EMERGENCY');
}

/** While it is stopped by an explicit act, an order in progress shows no clock; it still has one. */
function mayStandStill({ state }: DispatchOrder, kept: readonly Deadline[]): boolean {
  return state === 'IN_PROGRESS' && kept.some(({ kind, status }) => kind === 'HANDLE' && status === 'PAUSED');
}

const known = new WeakMap<object, { dueAt: number; time: number }>();

/** The office time a clock spans, counted again only where its end moved. */
function officeTimeOf(clock: Deadline): number {
  const before = known.get(clock);
  if (before?.dueAt === clock.dueAt.getTime()) return before.time;
  const time = officeTime(clock.startedAt, clock.dueAt);
  known.set(clock, { dueAt: clock.dueAt.getTime(), time });
  return time;
}

function officeTime(from: Date, to: Date): number {
  return officeTimeBetween(from, to, calendar, DEFAULT_OFFICE_HOURS).value;
}

// Plain comparisons: a million of them, where the framework's would take minutes.
export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
