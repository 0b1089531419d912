import {
  LessonForgottenV1, MatterAssignedV1, MatterMergedV1, MatterReferredV1, OrderClosedV1, OrderDisputeRequestedV1, OrderRedispatchedV1, OrderReturnRejectedV1, OrderReturnRequestedV1, OrderSettledV1, OrderWithdrawnV1,
} from '@yidan/contracts';
import fc from 'fast-check';
import { changeOf, MatterLessons, TEACHING_EVENTS } from './matter-lessons.ts';
import type { TeachingFact } from './matter-lessons.ts';

const river = { itemKey: 'river', organId: 'water' };
const vendors = { itemKey: 'vendors', organId: 'city' };
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 1, minute));
const order = (orderId: string, target: { itemKey: string | null; organId: string }, role = 'LEAD'): TeachingFact['data'] => ({ orderId, role, ...target });
const taught = (...facts: [type: { type: string }, data?: TeachingFact['data']][]) =>
  MatterLessons.from(facts.map(([{ type }, data = {}], n) => ({ type, at: at(n), data }))).all.map(({ kind, itemKey, organId }) => `${kind} ${itemKey} ${organId}`);

const confirmedRiver = ['CONFIRMED river water'];

describe('what a matter teaches', () => {
  it('is the item an operator decided for', () => {
    expect(taught([MatterAssignedV1, river])).toEqual(confirmedRiver);
  });

  it('is the item of an order that went out by itself and was closed without return', () => {
    expect(taught([OrderClosedV1, order('1', river)])).toEqual(confirmedRiver);
  });

  it('is nothing as long as nobody decided and nothing was closed', () => {
    expect(taught([OrderReturnRequestedV1, order('1', river)])).toEqual([]);
    expect(taught()).toEqual([]);
  });

  it('is nothing of a copy or of who only helps', () => {
    expect(taught([OrderClosedV1, order('2', vendors, 'ASSIST')], [OrderReturnRequestedV1, order('2', vendors, 'ASSIST')], [OrderRedispatchedV1, order('2', vendors, 'ASSIST')])).toEqual([]);
  });

  it('is that the body is not the one, where its return was approved, and who is instead', () => {
    expect(taught([OrderReturnRequestedV1, order('1', river)], [OrderRedispatchedV1, order('1', river)], [MatterAssignedV1, vendors])).toEqual(['CONFIRMED vendors city', 'RETURNED river water']);
  });

  it('is no return where the body keeps it by another of its items, or where the matter was none of its own', () => {
    const sand = { itemKey: 'sand', organId: 'water' };
    expect(taught([OrderReturnRequestedV1, order('1', river)], [MatterAssignedV1, sand], [OrderRedispatchedV1, order('1', river)])).toEqual(['CONFIRMED sand water']);
    expect(taught([OrderReturnRequestedV1, order('1', river)], [MatterMergedV1], [OrderWithdrawnV1, order('1', river)])).toEqual([]);
  });

  it('takes back what an operator decided before the return', () => {
    expect(taught([MatterAssignedV1, river], [OrderReturnRequestedV1, order('1', river)], [OrderRedispatchedV1, order('1', river)])).toEqual(['RETURNED river water']);
  });

  it('is the body itself, where its return was refused', () => {
    expect(taught([OrderReturnRequestedV1, order('1', river)], [OrderReturnRejectedV1, order('1', river)])).toEqual(confirmedRiver);
  });

  it('is what a ruling says, also against an earlier return', () => {
    expect(taught([OrderReturnRequestedV1, order('1', river)], [OrderRedispatchedV1, order('1', river)], [OrderDisputeRequestedV1, order('2', vendors)], [OrderSettledV1, order('2', { ...river })])).toEqual(confirmedRiver);
    expect(taught([OrderDisputeRequestedV1, order('1', river)], [OrderRedispatchedV1, order('1', river)])).toEqual(['RETURNED river water']);
  });

  it('is what a dispute ends in: whose order it goes to is the one, and whoever disputed it is not, whoever held it in the interim', () => {
    const lessons = new MatterLessons();
    const facts = [[OrderDisputeRequestedV1, order('1', river)], [OrderRedispatchedV1, order('1', river)], [OrderSettledV1, order('2', vendors)]] as const;
    for (const [contract, data] of facts) lessons.take({ type: contract.type, at: new Date('2026-03-02T09:00:00+08:00'), bySystem: true, data });

    expect(lessons.all.map(({ kind, itemKey, organId }) => `${kind} ${itemKey} ${organId}`)).toEqual(['CONFIRMED vendors city', 'RETURNED river water']);
  });

  it('is nothing where an order was only passed on because a list changed or an interim holder was relieved', () => {
    expect(taught([OrderRedispatchedV1, order('1', river)])).toEqual([]);
    const moved = MatterLessons.from([
      { type: OrderReturnRequestedV1.type, at: at(0), data: order('1', river) },
      { type: MatterAssignedV1.type, at: at(1), data: vendors, bySystem: true },
      { type: OrderRedispatchedV1.type, at: at(1), data: order('1', river), bySystem: true },
    ]);
    expect(moved.all).toEqual([]);
    expect(taught([OrderReturnRequestedV1, order('1', { itemKey: null, organId: 'ops' })], [OrderRedispatchedV1, order('1', { itemKey: null, organId: 'ops' })])).toEqual([]);
  });

  it('is nothing where it went a way of the law, or says what another matter says', () => {
    expect(taught([MatterAssignedV1, river], [MatterReferredV1])).toEqual([]);
    expect(taught([MatterAssignedV1, river], [MatterMergedV1])).toEqual([]);
  });

  it('is nothing for ever, once somebody had it forgotten', () => {
    expect(taught([MatterAssignedV1, river], [LessonForgottenV1], [MatterAssignedV1, vendors])).toEqual([]);
  });

  it('is dated when it was first said', () => {
    const lessons = MatterLessons.from([
      { type: MatterAssignedV1.type, at: at(1), data: river },
      { type: OrderClosedV1.type, at: at(9), data: order('1', river) },
    ]);
    expect(lessons.all).toEqual([{ kind: 'CONFIRMED', ...river, at: at(1) }]);
  });
});

describe('lessons followed act by act', () => {
  const fact = fc.record({
    type: fc.constantFrom(...TEACHING_EVENTS.filter((type) => type !== LessonForgottenV1.type)),
    orderId: fc.constantFrom('1', '2', '3'),
    target: fc.constantFrom(river, vendors, { itemKey: 'sand', organId: 'water' }, { itemKey: null, organId: 'ops' }),
    role: fc.constantFrom('LEAD', 'LEAD', 'ASSIST'),
    bySystem: fc.boolean(),
  });

  it('end where all that was recorded ends, and hold one holder and no body as both', () => {
    fc.assert(fc.property(fc.array(fact, { maxLength: 20 }), (acts) => {
      const facts = acts.map(({ type, orderId, target, role, bySystem }, n): TeachingFact => ({ type, at: at(n), data: order(orderId, target, role), bySystem }));
      let standing = new Map<string, unknown>();
      facts.forEach((_, n) => {
        const now = MatterLessons.from(facts.slice(0, n + 1)).all;
        const before = [...standing.values()] as typeof now;
        const { takenBack, added } = changeOf(before, now);
        standing = new Map(before.filter((lesson) => !takenBack.includes(lesson)).concat(added).map((lesson) => [`${lesson.kind} ${lesson.itemKey} ${lesson.organId}`, lesson]));
      });
      const { all } = MatterLessons.from(facts);
      expect(new Set(standing.values())).toEqual(new Set(all));
      const organs = all.map(({ organId }) => organId);
      expect(new Set(organs).size).toBe(organs.length);
      expect(all.filter(({ kind }) => kind === 'CONFIRMED').length).toBeLessThanOrEqual(1);
    }), { numRuns: 500 });
  });
});
