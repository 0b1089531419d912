import { anItem, opsCentre } from '../../../test/an-order.ts';
import { isAutomatic, isRoutable } from '../duty-item/held-item.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import { formatMatterNumber } from './matter-number.ts';
import { versionsOf } from './match-result.ts';
import type { ListAnswer } from './match-result.ts';
import { purposeOf, settleAnswer } from './settle-answer.ts';

const river = anItem();
const road = anItem({ itemKey: '0199aaaa-0000-7000-8000-00000000c002', code: '510184-ZJJ-01010001', name: '道路维护' });
const proposed = (item: HeldItem, score: number) => ({
  itemKey: item.itemKey, itemCode: item.code, itemName: item.name, versionId: item.versionId, organId: item.organId, unitId: item.unitId, score, reasons: [],
});
const answer = (decision: ListAnswer['decision'], ...items: HeldItem[]): ListAnswer => ({
  decision, algorithmVersion: 'a/1', candidates: items.map((item, i) => proposed(item, 0.9 - i * 0.3)),
});
const inForce = (...items: HeldItem[]): Map<string, HeldItem> => new Map(items.map((item) => [item.itemKey, item]));

describe('what may be dispatched (19 A2)', () => {
  it.each([
    ['ACTIVE', true, true],
    ['PENDING_ATTRIBUTION', true, true],
    ['SUSPENDED', false, true],
    ['CANCELLED', false, false],
  ] as const)('an item that is %s takes orders for performance: %s, for safety: %s', (status, performance, safety) => {
    expect([isRoutable({ status }, 'PERFORMANCE'), isRoutable({ status }, 'SAFETY')]).toEqual([performance, safety]);
  });

  it('a devolved item goes out by an operator only', () => {
    expect(isAutomatic(anItem({ performMode: 'DEVOLVED' }), 'PERFORMANCE')).toBe(false);
  });

  it('an emergency asks for safety, everything else for performance', () => {
    expect([purposeOf('EMERGENCY'), purposeOf('URGENT'), purposeOf('NORMAL')]).toEqual(['SAFETY', 'PERFORMANCE', 'PERFORMANCE']);
  });
});

describe('the answer of the index, held against the lists in force', () => {
  it('stands where the lists say the same', () => {
    expect(settleAnswer(answer('AUTO', river, road), inForce(river, road), 'PERFORMANCE').decision).toBe('AUTO');
  });

  it('proposes nobody who holds the item no longer', () => {
    const settled = settleAnswer(answer('AUTO', river, road), inForce(road), 'PERFORMANCE');

    expect(settled.decision).toBe('CONFIRM');
    expect(settled.candidates.map(({ itemKey }) => itemKey)).toEqual([road.itemKey]);
  });

  it('is unmatched where nothing it proposed is in force', () => {
    expect(settleAnswer(answer('AUTO', river), inForce(), 'PERFORMANCE')).toMatchObject({ decision: 'UNMATCHED', candidates: [] });
  });

  it('goes to the unit that holds the item now', () => {
    const moved = { ...river, organId: opsCentre, versionId: '0199aaaa-0000-7000-8000-00000000e002' };

    expect(settleAnswer(answer('AUTO', river), inForce(moved), 'PERFORMANCE').candidates[0]).toMatchObject({ organId: opsCentre, versionId: moved.versionId });
  });

  it('waits for an operator where the item is suspended, but not in an emergency', () => {
    const suspended = inForce({ ...river, status: 'SUSPENDED' });

    expect(settleAnswer(answer('AUTO', river), suspended, 'PERFORMANCE').decision).toBe('CONFIRM');
    expect(settleAnswer(answer('AUTO', river), suspended, 'SAFETY').decision).toBe('AUTO');
  });

  it('keeps the candidates of an unmatched matter as evidence', () => {
    expect(settleAnswer(answer('UNMATCHED', river), inForce(river), 'PERFORMANCE')).toMatchObject({ decision: 'UNMATCHED', candidates: [{ itemKey: river.itemKey }] });
  });
});

it('a matter’s number counts within its day and keeps at least five digits', () => {
  expect(formatMatterNumber('2026-03-02', 1)).toBe('LJ-20260302-00001');
  expect(formatMatterNumber('2026-03-02', 123_456)).toBe('LJ-20260302-123456');
});

it('a match names each list version once, in a fixed order', () => {
  expect(versionsOf([{ versionId: 'b' }, { versionId: 'a' }, { versionId: 'b' }])).toEqual(['a', 'b']);
});
