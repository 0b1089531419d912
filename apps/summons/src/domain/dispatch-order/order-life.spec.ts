import fc from 'fast-check';
import { DeadlineBook, DomainError } from '@yidan/kernel';
import { anItem, clocksFor, colleague, dispatchedAt, handler, head, ofTheUnit, operator, riverSection, terms, waterBureau } from '../../../test/an-order.ts';
import type { Acting } from '../acting.ts';
import type { CaseClocks } from '../deadline/deadline.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import { isHeldInterim } from '../duty-item/held-item.ts';
import { IncomingMatter } from '../incoming-matter/incoming-matter.ts';
import { DispatchOrder } from './dispatch-order.ts';
import { planOrders } from './order-plan.ts';
import type { OrderState } from './dispatch-order.lifecycle.ts';
import type { Holder } from './order-plan.ts';

const roads = { organId: waterBureau, unitId: '0199aaaa-0000-7000-8000-0000000000a2' };
const rivers = { organId: waterBureau, unitId: riverSection };
const items: HeldItem[] = [
  anItem({ assistants: [roads, rivers] }),
  anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c002', ...roads, assistants: [rivers] }),
  anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c003', status: 'PENDING_ATTRIBUTION' }),
];
const people: Acting[] = [handler, head, operator, ofTheUnit('UNIT_HANDLER', 'UNIT_HEAD'), { ...colleague('UNIT_HANDLER', 'UNIT_HEAD'), ...roads }];

const COMMANDS = ['signFor', 'start', 'submit', 'reject', 'callback', 'close', 'reopen'] as const;
const BY_OPERATOR = { reject: 1, callback: 1, close: 1, reopen: 1 };
const NEXT: Record<OrderState, readonly (typeof COMMANDS)[number][]> = {
  DISPATCHED: ['signFor'],
  SIGNED: ['start'],
  IN_PROGRESS: ['submit'],
  SUBMITTED: ['callback', 'callback', 'reject'],
  CALLED_BACK: ['close', 'close', 'reopen'],
  CLOSED: ['close'],
  REDISPATCHED: ['close'],
};
interface Step {
  readonly which: number;
  readonly choice: number;
  readonly wild: boolean;
  readonly resolved: boolean;
}
const holderOf = ({ organId, unitId }: Holder): Holder => ({ organId, unitId });

/** A matter with its orders and clocks, moved by the same rules as the storage moves them, in memory. */
class MatterLife {
  readonly orders: { order: DispatchOrder; clocks: CaseClocks }[] = [];
  private at = dispatchedAt;
  private readonly matter: IncomingMatter;
  private readonly clocks = new DeadlineBook({ tenantId: '510184', type: 'incoming-matter', id: 'm' }, [], terms('EMERGENCY'));
  private serial = 0;

  constructor(interimHolder: Holder | null) {
    this.matter = new IncomingMatter(
      {
        id: '0199aaaa-0000-7000-8000-00000000b001', tenantId: '510184', number: 'LJ-20260302-00001', channel: 'HOTLINE', externalId: null, bodyHash: 'x', title: 't',
        content: 'c', category: null, location: null, occurredAt: null, urgency: 'EMERGENCY', complainantEnc: null, complainantRef: null, titleMasked: null, contentMasked: null, disclosure: 'INTERNAL', paperFileNumber: null,
        attachments: [],
      },
      operator,
      this.at,
    );
    this.matter.match({ decision: 'AMBIGUOUS', candidates: [], algorithmVersion: 'a/1' }, this.clocks, this.at);
    if (interimHolder) this.send(interimHolder, 'LEAD', null, true);
  }

  get isClosed(): boolean {
    return this.matter.state === 'CLOSED';
  }

  decide(item: HeldItem, actor: Acting): void {
    this.matter.decide(item, null, 'r', actor, this.at, this.clocks);
    this.matter.dispatch();
    const leader = this.open().find(({ order }) => order.role === 'LEAD');
    const plan = planOrders(item, leader?.order ?? null);
    if (plan.confirms) leader!.order.confirm(item, this.at);
    if (plan.relieves) leader!.order.redispatch('0199aaaa-0000-7000-8000-00000000d0ff', leader!.clocks, this.at);
    if (plan.lead) this.send(plan.lead, 'LEAD', item, isHeldInterim(item));
    for (const assistant of plan.assist) this.send(assistant, 'ASSIST', item, isHeldInterim(item));
  }

  /** An act on one of the orders; a wild one by anybody, out of order, another by whoever may, as the next thing to do. */
  step({ which, choice, wild, resolved }: Step): void {
    const among = wild ? this.orders : this.open();
    const found = among[which % Math.max(1, among.length)];
    if (!found) return;
    const { order, clocks } = found;
    const next = NEXT[order.state];
    const command = wild ? COMMANDS[choice % COMMANDS.length]! : next[choice % next.length]!;
    const actor = wild ? people[choice % people.length]! : command in BY_OPERATOR ? operator : { ...people[choice % 2 === 0 ? 3 : 0]!, ...holderOf(order) };
    const taker = !wild && command === 'start' ? { ...people[3]!, ...holderOf(order) } : actor;
    if (command === 'signFor') order.signFor(taker, clocks, this.at);
    if (command === 'start') order.start(taker, null, clocks, this.at);
    if (command === 'submit') order.submit(taker, { result: 'r', evidence: ['e'] }, clocks, this.at);
    // Two people sign; now and then the second is late.
    if (command === 'submit' && !wild && choice % 3 !== 0) order.submit({ ...head, ...holderOf(order) }, {}, clocks, this.at);
    if (command === 'reject') order.reject(taker, clocks, this.at);
    if (command === 'callback') order.callBack(taker, { responded: true, resolved, satisfaction: null }, clocks, this.at);
    if (command === 'reopen') order.reopen(taker, items[0]!, clocks, this.at);
    if (command !== 'close') return;
    order.close(taker, { matterIsDecided: this.matter.isDecided, unresolvedGround: 'g' }, this.at);
    if (this.open().length === 0) this.matter.close(this.at);
  }

  pass(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000);
  }

  open(): { order: DispatchOrder; clocks: CaseClocks }[] {
    return this.orders.filter(({ order }) => order.isOpen);
  }

  private send(holder: Holder, role: 'LEAD' | 'ASSIST', item: HeldItem | null, interim: boolean): void {
    this.serial += 1;
    const id = `0199aaaa-0000-7000-8000-${String(this.serial).padStart(12, '0')}`;
    const clocks = clocksFor({ id, tenantId: '510184' }, 'EMERGENCY');
    const facts = { id, tenantId: '510184', number: `PJ-20260302-${String(this.serial).padStart(5, '0')}`, matterId: this.matter.id, ...holder, role, urgency: 'EMERGENCY' as const, item, interim, restricted: false };
    this.orders.push({ order: new DispatchOrder(facts, clocks, this.at), clocks });
  }
}

const act = fc.record({
  decides: fc.integer({ min: 0, max: 19 }),
  item: fc.constantFrom(...items),
  which: fc.nat(5),
  choice: fc.nat(20),
  wild: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  resolved: fc.boolean(),
  minutes: fc.nat(600),
});

it('no sequence of acts gives a matter two leads, an order without a holder, or a clock that is lost (10,000 lives)', () => {
  let taken = 0;
  let ended = 0;
  fc.assert(
    fc.property(fc.constantFrom(rivers, roads, null), fc.array(act, { maxLength: 25, size: 'max' }), (interimHolder, acts) => {
      const life = new MatterLife(interimHolder);
      for (const one of acts) {
        try {
          life.pass(one.minutes);
          if (one.decides === 0) life.decide(one.item, one.wild ? handler : operator);
          else life.step(one);
          taken += 1;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
        check(life);
      }
      if (life.isClosed) ended += 1;
    }),
    { numRuns: 10_000, seed: 20_260_302 },
  );
  // The lives must get somewhere, or nothing was shown.
  expect(taken).toBeGreaterThan(50_000);
  expect(ended).toBeGreaterThan(200);
});

// Plain comparisons: a million of them, where the framework's would take minutes.
function check(life: MatterLife): void {
  const open = life.open();
  must(open.filter(({ order }) => order.role === 'LEAD').length <= 1, 'two leads are open');
  must(!life.isClosed || open.length === 0, 'a closed matter has an open order');
  for (const { order, clocks } of life.orders) {
    const next = clocks.next();
    must(order.organId !== '' && order.unitId !== '', 'an order has no holder');
    must(order.interim || order.itemKey !== null, 'an order has no item');
    must((next?.dueAt.getTime() ?? null) === (order.dueAt?.getTime() ?? null), 'the order shows another clock than the one that runs');
    must(RUNNING.includes(order.state) === (next !== null), `a clock is lost or left over in ${order.state}`);
    must(order.state !== 'CLOSED' || order.callback !== null, 'an order was closed without a callback');
    must(order.state !== 'SUBMITTED' || order.signatures.length === 2, 'a result lacks a signature');
  }
}

const RUNNING: readonly OrderState[] = ['DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED'];

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
