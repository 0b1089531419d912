import fc from 'fast-check';
import { DomainError } from '@yidan/kernel';
import { anItem, approver, colleague, handler, head, ofTheUnit, operator, opsCentre, riverSection, supervisor, waterBureau } from '../../../test/an-order.ts';
import { MatterLife } from '../../../test/matter-life.ts';
import type { Acting } from '../acting.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import type { OrderCommand, OrderState } from './dispatch-order.lifecycle.ts';
import type { Holder } from './order-plan.ts';

const roads: Holder = { organId: waterBureau, unitId: '0199aaaa-0000-7000-8000-0000000000a2' };
const rivers: Holder = { organId: waterBureau, unitId: riverSection };
const parks: Holder = { organId: opsCentre, unitId: '0199aaaa-0000-7000-8000-0000000000a3' };
const items: readonly HeldItem[] = [
  anItem({ assistants: [roads, rivers] }),
  anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c002', ...roads, assistants: [rivers, parks] }),
  anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c003', ...parks }),
  anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c004', status: 'PENDING_ATTRIBUTION' }),
];

type Step = Exclude<OrderCommand, 'dispatch' | 'confirm' | 'redispatch' | 'withdraw'>;
/** What comes next more often than not; what stands twice comes twice as often. */
const NEXT: Record<OrderState, readonly Step[]> = {
  DISPATCHED: ['signFor', 'signFor', 'signFor', 'requestReturn', 'escalate', 'suspend'],
  RETURN_REQUESTED: ['approveReturn', 'rejectReturn', 'escalate'],
  IN_DISPUTE: ['reportInterim', 'settle', 'settle'],
  SIGNED: ['start', 'start', 'start', 'requestReturn', 'suspend'],
  IN_PROGRESS: ['submit', 'submit', 'submit', 'submit', 'requestHelp', 'recordJointAct', 'pause', 'proceed', 'requestExtension', 'approveExtension', 'refuseExtension', 'suspend'],
  SUBMITTED: ['callback', 'callback', 'callback', 'reject', 'suspend'],
  CALLED_BACK: ['close', 'close', 'close', 'reopen', 'suspend'],
  SUSPENDED: ['resume', 'resume', 'reviewSuspension'],
  CLOSED: ['close'],
  REDISPATCHED: ['signFor'],
  WITHDRAWN: ['signFor'],
};
const ALL_STEPS = [...new Set(Object.values(NEXT).flat())];
const PEOPLE: readonly Acting[] = [handler, head, approver, operator, supervisor, { ...colleague('UNIT_HANDLER', 'UNIT_HEAD'), ...roads }];
/** Everybody at once, where only the order of steps is in question. */
const everybody = (holder: Holder): Acting => ({ ...ofTheUnit('UNIT_HANDLER', 'UNIT_HEAD', 'ORGAN_APPROVER', 'DISPATCH_OPERATOR', 'SUPERVISOR'), organId: holder.organId, unitId: holder.unitId });

const act = fc.record({
  what: fc.integer({ min: 0, max: 39 }),
  item: fc.constantFrom(...items),
  other: fc.constantFrom(...items),
  which: fc.nat(5),
  choice: fc.nat(60),
  wild: fc.integer({ min: 0, max: 6 }).map((n) => n === 0),
  resolved: fc.boolean(),
  minutes: fc.oneof(fc.nat(600), fc.nat(6000)),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function live(life: MatterLife, { what, item, other, which, choice, wild, resolved }: Act): void {
  const by = wild ? PEOPLE[choice % PEOPLE.length]! : operator;
  if (what === 0) return life.decide(item, choice % 2 === 0 ? [other] : [], by);
  if (what === 1) return life.reassign(item, choice % 2 === 0 ? [other] : [], by);
  if (what === 2) return life.move(item);
  if (what === 3 && choice % 5 === 0) return life.refer(by);
  const among = wild ? life.orders : life.open();
  const found = among[which % Math.max(1, among.length)];
  if (!found) return;
  const step = wild ? ALL_STEPS[choice % ALL_STEPS.length]! : NEXT[found.order.state][choice % NEXT[found.order.state].length]!;
  life.step(found, step, { actor: wild ? by : everybody(found.order), second: { ...head, organId: found.order.organId, unitId: found.order.unitId }, item, resolved, choice });
}

it('no sequence of acts gives a matter two leads, an order without a holder, or a clock that is lost (10,000 lives)', () => {
  const reached = new Set<OrderState>();
  let taken = 0;
  let ended = 0;
  fc.assert(
    fc.property(fc.constantFrom('EMERGENCY' as const, 'NORMAL' as const), fc.constantFrom(rivers, roads, null), fc.array(act, { maxLength: 22, size: 'max' }), (urgency, interimHolder, acts) => {
      const life = new MatterLife(urgency, interimHolder);
      for (const one of acts) {
        try {
          life.pass(one.minutes);
          live(life, one);
          taken += 1;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
        life.check();
      }
      life.checkAll();
      for (const { order } of life.orders) reached.add(order.state);
      if (life.isOver) ended += 1;
    }),
    { numRuns: 10_000, seed: 20_260_302 },
  );
  // The lives must get somewhere, or nothing was shown.
  expect(taken).toBeGreaterThan(50_000);
  expect(ended).toBeGreaterThan(500);
  expect([...reached].sort()).toEqual(Object.keys(NEXT).sort());
});
