import { DisputeOutcome, type EffectiveItem, type ListAmendment, type SplitRowInput } from '@yidan/contracts';
import fc from 'fast-check';
import { amendmentsOf, settledRows, withDocumentNumber, type HeldItem } from './amendments.ts';

const id = (kind: number, n: number): string => `0198${String(kind).padStart(4, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ORGANS = [1, 2, 3, 4].map((n) => id(1, n));
const unitsOf = (organId: string): string[] => [1, 2].map((n) => id(2, ORGANS.indexOf(organId) * 10 + n));

function anItem(n: number, organId: string, more: Partial<EffectiveItem> = {}): EffectiveItem {
  const [leadUnitId, assisting] = unitsOf(organId);
  return {
    itemKey: id(3, n), code: `510104-X-0101${n}`, seqNo: n + 1, majorFunction: { code: '01', name: '城市管理', category: 'INDUSTRY' }, specialFunction: { code: '01', name: '设施养护' },
    name: `事项${n}`, description: n % 2 ? '' : `事项${n}的内容`, attribute: '行业管理类', basisTexts: [`依据${n}`], sandingUnitProvisions: [], powers: [], leadUnitId: leadUnitId!, assistUnitIds: [assisting!],
    keywords: [`词${n}`], locationScope: [], timeLimit: null, performMode: 'SELF', itemStatus: 'ACTIVE', disclosure: 'PUBLIC', ...more,
  };
}

const newItem = (n: number): NonNullable<SplitRowInput['newItem']> => ({
  name: `新事项${n}`, description: null, majorFunction: { name: '城市管理', category: 'INDUSTRY' }, specialFunction: { name: '设施养护' }, attribute: '行业管理类', basisTexts: ['新法'], keywords: [],
});

type Lists = Map<string, HeldItem>;

/** What the lists are once every organ has said in its own list what the amendments say of it. */
function applied(lists: Lists, amendments: readonly ListAmendment[]): Map<string, string[]> {
  const holders = new Map([...lists].map(([key, { organId }]) => [key, [organId]]));
  for (const { operation, itemKey, organId, fromOrganId } of amendments) {
    const before = holders.get(itemKey) ?? [];
    if (operation === 'TRANSFER_OUT') {
      expect(before).toContain(organId);
      holders.set(itemKey, before.filter((each) => each !== organId));
    } else if (operation === 'MODIFY') expect(before).toEqual([organId]);
    else {
      expect(fromOrganId).toBe(operation === 'ADD' ? null : lists.get(itemKey)!.organId);
      holders.set(itemKey, [...before, organId]);
    }
  }
  return holders;
}

const situation = fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }).chain((holders) => {
  const lists: Lists = new Map(holders.map((organ, n) => [id(3, n), { organId: ORGANS[organ]!, item: anItem(n, ORGANS[organ]!) }]));
  const row = (itemKey: string | undefined, n: number): fc.Arbitrary<SplitRowInput> =>
    fc.record({ organ: fc.nat(3), unit: fc.nat(1), withAnother: fc.boolean() }).map(({ organ, unit, withAnother }) => ({
      task: `任务${n}`, ...(itemKey === undefined ? { newItem: newItem(n) } : { itemKey }), leadOrganId: ORGANS[organ]!, leadUnitId: unitsOf(ORGANS[organ]!)[unit]!, handlerOrganIds: [],
      assistOrganIds: withAnother ? [ORGANS[(organ + 1) % 4]!] : [], ...(withAnother && { handoff: '发现后一个工作日内移送' }),
    }));
  return fc
    .tuple(fc.subarray([...lists.keys()]), fc.nat(3))
    .filter(([keys, added]) => keys.length + added > 0)
    .chain(([keys, added]) => fc.tuple(...keys.map((key, n) => row(key, n)), ...Array.from({ length: added }, (_, n) => row(undefined, keys.length + n))))
    .map((rows) => ({ lists, rows }));
});

describe('the amendments of the lists', () => {
  it('leave every task with exactly the organ that leads it and every other item as it was, whatever the table and the lists', () => {
    fc.assert(
      fc.property(situation, ({ lists, rows }) => {
        let minted = 900;
        const settled = settledRows(rows, () => id(3, minted++));
        const amendments = amendmentsOf(settled, lists, '青编协〔2026〕3号');

        DisputeOutcome.parse({ source: 'RULING', documentNumber: '青编协〔2026〕3号', split: settled.map(({ row }) => row), amendments });
        const holders = applied(lists, amendments);
        const named = new Set(settled.map(({ row }) => row.itemKey));
        for (const { row } of settled) expect(holders.get(row.itemKey)).toEqual([row.leadOrganId]);
        for (const [key, { organId }] of lists) if (!named.has(key)) expect(holders.get(key)).toEqual([organId]);
        expect(holders.size).toBe(new Set([...lists.keys(), ...named]).size);
        for (const { after, operation, itemKey } of amendments) {
          expect(after === null).toBe(operation === 'TRANSFER_OUT');
          if (after) expect(after.leadUnitId).toBe(settled.find(({ row }) => row.itemKey === itemKey)!.row.leadUnitId);
        }
      }),
      { numRuns: 300 },
    );
  });

  const [one, other] = [ORGANS[0]!, ORGANS[1]!];
  const lists: Lists = new Map([[id(3, 0), { organId: one, item: anItem(0, one) }]]);
  const stays: SplitRowInput = { task: '任务', itemKey: id(3, 0), leadOrganId: one, leadUnitId: unitsOf(one)[0]!, handlerOrganIds: [], assistOrganIds: [] };
  const of = (row: SplitRowInput, known = lists): ListAmendment[] => amendmentsOf(settledRows([row], () => id(3, 900)), known, null);

  it('are none where the holder and its unit stay as they are', () => {
    expect(of(stays)).toEqual([]);
  });

  it('say the same of the item in its list where another unit leads, others take part, or it had waited for attribution', () => {
    const [from, to] = unitsOf(one) as [string, string];
    expect(of({ ...stays, leadUnitId: to })).toMatchObject([{ organId: one, operation: 'MODIFY', fromOrganId: null, after: { leadUnitId: to, assistUnitIds: [], name: '事项0' } }]);
    expect(of({ ...stays, assistOrganIds: [other], handoff: '发现后一个工作日内移送' })).toMatchObject([{ operation: 'MODIFY', after: { leadUnitId: from, assistUnitIds: [to] } }]);
    const waiting: Lists = new Map([[id(3, 0), { organId: one, item: anItem(0, one, { itemStatus: 'PENDING_ATTRIBUTION' }) }]]);
    expect(of(stays, waiting)).toMatchObject([{ operation: 'MODIFY' }]);
  });

  it('let an item keep its identity and its words where it moves, and name the document; its number is filled in when it is drawn', () => {
    const moved = of({ ...stays, leadOrganId: other, leadUnitId: unitsOf(other)[0]! });
    const { name, attribute, basisTexts, keywords } = anItem(0, one);
    const after = {
      name, description: '事项0的内容', majorFunction: { name: '城市管理', category: 'INDUSTRY' }, specialFunction: { name: '设施养护' }, attribute, basisTexts, leadUnitId: unitsOf(other)[0]!, assistUnitIds: [], keywords,
      remarks: '依据：〔文号〕',
    };
    expect(moved).toEqual([
      { organId: one, operation: 'TRANSFER_OUT', itemKey: id(3, 0), fromOrganId: null, after: null },
      { organId: other, operation: 'TRANSFER_IN', itemKey: id(3, 0), fromOrganId: one, after },
    ]);
    expect(withDocumentNumber(moved, '青编协〔2026〕3号')).toEqual([moved[0], { ...moved[1], after: { ...after, remarks: '依据：青编协〔2026〕3号' } }]);
  });
});
