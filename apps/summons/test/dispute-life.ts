import { byOutcome } from '../src/domain/acting.ts';
import type { Acting } from '../src/domain/acting.ts';
import { NOT_BEGUN } from '../src/domain/dispatch-order/dispatch-order.lifecycle.ts';
import { assertLeadDecidable } from '../src/domain/dispatch-order/order-return.ts';
import { planOrders, planSuccessor } from '../src/domain/dispatch-order/order-plan.ts';
import type { Holder } from '../src/domain/dispatch-order/order-plan.ts';
import { isInForce } from '../src/domain/dispute/followed-dispute.ts';
import type { OpenDispute } from '../src/domain/dispute/followed-dispute.ts';
import type { HeldItem } from '../src/domain/duty-item/held-item.ts';
import { approver, operator } from './an-order.ts';
import { MatterLife, must } from './matter-life.ts';
import type { Living } from './matter-life.ts';

type Ending = 'WITHDRAWN' | 'REJECTED' | 'REFUSED';
interface Ruled {
  readonly document: string;
  readonly itemKey: string;
  readonly holder: Holder;
}

/** What is known of the case over the matter. */
interface KnownCase extends OpenDispute {
  interim: Holder | null;
  ruling: Ruled | null;
}

/** 一场争议的一生: a matter under the lists of a district while the arbitration says, in whatever order, who holds it meanwhile and who in the end; it keeps a ledger of its own of the time that each order was handled and stood still. */
export class DisputeLife extends MatterLife {
  /** The lists in force: who holds which item. */
  readonly list = new Map<string, HeldItem>();
  private readonly ledger = new Map<string, { handled: number; waited: number }>();
  private readonly stopped = new Set<string>();
  private open_: KnownCase | null = null;
  private documents = 0;
  private cases = 0;
  readonly seen = { interim: 0, ruledFirst: 0, listFirst: 0, replaced: 0, ended: 0, goesOn: 0 };

  get case(): KnownCase | null {
    return this.open_;
  }

  get lead(): Living | undefined {
    return this.open().find(({ order }) => order.role === 'LEAD');
  }

  private get inDispute(): boolean {
    return this.matter.state === 'IN_DISPUTE' || this.lead?.order.state === 'IN_DISPUTE';
  }

  override pass(seconds: number): void {
    for (const { order } of this.open()) {
      const time = this.ledger.get(order.id) ?? { handled: 0, waited: 0 };
      this.ledger.set(order.id, time);
      if (order.state === 'SUBMITTED' || order.state === 'CALLED_BACK') continue;
      const waits = (order.state === 'IN_DISPUTE' && order.urgency !== 'EMERGENCY') || this.stopped.has(order.id);
      time[waits ? 'waited' : 'handled'] += seconds * 1000;
    }
    super.pass(seconds / 60);
  }

  stop({ order, clocks }: Living, stops: boolean): void {
    const actor = { ...approver, organId: order.organId, unitId: order.unitId, roles: ['UNIT_HEAD' as const] };
    if (stops) order.pause(actor, 'APPRAISAL', clocks, this.at);
    else order.proceed(actor, clocks, this.at);
    if (stops) this.stopped.add(order.id);
    else this.stopped.delete(order.id);
  }

  override decide(item: HeldItem, handlers: readonly HeldItem[], by: Acting): void {
    assertLeadDecidable(this.standing());
    super.decide(item, handlers, by);
  }

  /** Nobody can place it: somebody holds it in the interim before the arbitration is asked. */
  requestDispute(interimHolder: Holder): void {
    this.matter.requestDispute({ kind: 'WHO_HOLDS', candidates: [], interim: null }, operator, this.clocks, this.at);
    if (!this.lead) this.send({ ...interimHolder, role: 'LEAD', item: null }, true, null);
  }

  raise(interim: Holder): void {
    if (!this.inDispute || this.open_) return;
    this.cases += 1;
    this.open_ = { caseId: `0199aaaa-0000-7000-8000-0000000ca${String(this.cases).padStart(3, '0')}`, number: `崇争〔2026〕${this.cases}号`, interim, ruling: null };
    this.follow('case');
  }

  designate(interim: Holder): void {
    if (!this.open_) return;
    this.open_.interim = interim;
    this.follow('case');
  }

  rule(itemKey: string, holder: Holder): void {
    if (!this.open_) return;
    this.documents += 1;
    if (this.open_.ruling) this.seen.replaced += 1;
    this.open_.ruling = { document: `崇编裁〔2026〕${this.documents}号`, itemKey, holder };
    this.follow('case');
  }

  /** A version comes into force that gives an item to somebody; orders that wait for nobody's word follow it. */
  change(itemKey: string, { organId, unitId }: Holder): void {
    const item = { ...this.list.get(itemKey)!, organId, unitId };
    this.list.set(itemKey, item);
    const { lead } = this;
    const follows = lead && this.matter.isOut && lead.order.itemKey === itemKey && lead.order.unitId !== unitId && NOT_BEGUN.includes(lead.order.state);
    if (follows && !(lead.order.state === 'IN_DISPUTE' && this.open_)) {
      this.matter.reassign(item, 'r', null, this.at);
      this.carryOut(planSuccessor(lead.order, item, this.standing()), item);
    }
    this.follow('list');
  }

  end(ending: Ending): void {
    if (!this.inDispute) return;
    const { lead } = this;
    const held = lead?.order.itemKey ? this.list.get(lead.order.itemKey) : undefined;
    const item = held && lead && held.unitId === lead.order.unitId && held.organId === lead.order.organId && ending !== 'REFUSED' ? held : null;
    if (lead?.order.state === 'IN_DISPUTE') lead.order.endDispute(ending, item, lead.clocks, this.at);
    else if (lead && item) lead.order.confirm(item, this.at);
    if (item && (this.matter.state === 'IN_DISPUTE' || this.matter.decision?.itemKey !== item.itemKey)) this.matter.answerBy(item, 'g', byOutcome, this.clocks, this.at);
    else if (this.matter.state === 'IN_DISPUTE') this.matter.endDispute(ending, this.clocks, this.at);
    this.open_ = null;
    this.seen.ended += 1;
  }

  /** Whatever happened: whoever holds it is one, and whom the arbitration named; and no second of anybody's time is lost or won. */
  override check(): void {
    super.check();
    const { lead, open_ } = this;
    const leads = this.open().filter(({ order }) => order.role === 'LEAD');
    must(leads.length === 1 || this.isOver || (this.orders.length === 0 && !this.matter.isDecided), `${leads.length} organs answer for a matter that is ${this.matter.state}`);
    if (open_?.interim && lead && this.inDispute && !isDone(lead)) must(lead.order.unitId === open_.interim.unitId && lead.order.interim, 'another one holds it than the one designated');
    for (const living of this.orders) this.reconcile(living);
  }

  private reconcile({ order, kept }: Living): void {
    const time = this.ledger.get(order.id);
    const clock = kept.findLast(({ kind }) => kind === 'HANDLE');
    if (!time || !clock || clock.status === 'CANCELLED') return;
    const until = (clock.metAt ?? this.at).getTime();
    const still = clock.pauses.reduce((sum, { from, to }) => sum + (to === null ? until : Date.parse(to)) - Date.parse(from), 0);
    must(Math.abs(still - time.waited) < 1000, `the clock says it stood still ${still} ms, it was ${time.waited}`);
    must(Math.abs(until - clock.startedAt.getTime() - still - time.handled) < 1000, `elapsed less paused is not the ${time.handled} ms it was handled`);
  }

  /** Brings it in line with what is known of the case, as the timer of the case does. */
  private follow(because: 'case' | 'list'): void {
    if (!this.open_) return;
    const { open_ } = this;
    if (!this.inDispute) {
      this.open_ = null;
      return;
    }
    this.matter.openDispute(open_, this.at);
    this.lead?.order.openDispute(open_, this.at);
    const { ruling } = open_;
    const item = ruling ? this.list.get(ruling.itemKey) : undefined;
    if (ruling && isInForce({ ...ROW, leadOrganId: ruling.holder.organId, leadUnitId: ruling.holder.unitId }, item, 'PERFORMANCE')) {
      this.seen[because === 'case' ? 'listFirst' : 'ruledFirst'] += 1;
      this.carryOutRuling(ruling, item);
      this.open_ = null;
      return;
    }
    this.goToInterim(open_);
  }

  private carryOutRuling({ document }: Ruled, item: HeldItem): void {
    const { lead } = this;
    if (lead?.order.state === 'IN_DISPUTE') this.settle(lead.order, lead.clocks, { actor: byOutcome, item }, document, byOutcome);
    else {
      const plan = planOrders(item, {}, this.standing());
      if (plan.confirms) this.seen.goesOn += 1;
      this.matter.answerBy(item, 'g', byOutcome, this.clocks, this.at);
      this.carryOut(plan, item, null, document);
    }
    must(this.lead?.order.decisionDocument === document && this.lead.order.unitId === item.unitId, 'whoever leads does not stand by the ruling');
  }

  private goToInterim({ caseId, number, interim }: KnownCase): void {
    const { lead } = this;
    if (!interim || (lead && (lead.order.unitId === interim.unitId || isDone(lead)))) return;
    const waits = lead?.order.state === 'IN_DISPUTE';
    const item = [...this.list.values()].find(({ unitId, itemKey }) => unitId === interim.unitId && itemKey === lead?.order.itemKey) ?? null;
    lead?.order.redispatch('0199aaaa-0000-7000-8000-00000000d0ff', lead.clocks, this.at);
    const copies = this.open().filter(({ order }) => order.role === 'ASSIST' && order.unitId === interim.unitId);
    for (const { order, clocks } of copies) order.redispatch('0199aaaa-0000-7000-8000-00000000d0ff', clocks, this.at);
    this.send({ ...interim, role: 'LEAD', item }, true, null, { caseId, number, waits });
    this.seen.interim += 1;
  }
}

const ROW = { task: 't', itemKey: '', isNew: false, handlerOrganIds: [], assistOrganIds: [], handoff: null };

function isDone({ order }: Living): boolean {
  return order.state === 'SUBMITTED' || order.state === 'CALLED_BACK';
}
