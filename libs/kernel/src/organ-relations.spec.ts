import { OrganRelations, SuperiorCycle } from './organ-relations.ts';
import type { OrganRelation } from './organ-relations.ts';

const under = (fromOrganId: string, toOrganId: string, validFrom = '2020-01-01', validTo?: string): OrganRelation => ({ fromOrganId, toOrganId, kind: 'SUBORDINATION', validFrom, ...(validTo && { validTo }) });
const since = '2020-01-01';

const district = new OrganRelations({
  relations: [
    under('water-bureau', 'district-government'),
    under('township', 'district-government'),
    under('district-government', 'city-government'),
    { fromOrganId: 'city-water-bureau', toOrganId: 'water-bureau', kind: 'GUIDANCE', validFrom: since },
    { fromOrganId: 'market-bureau', toOrganId: 'test-institute', kind: 'SUPERVISES_INSTITUTION', validFrom: since, validTo: '2026-03-31' },
    { fromOrganId: 'market-station', toOrganId: 'township', kind: 'DISPATCHED_TO', validFrom: since },
  ],
  organs: [
    { id: 'market-station', parentOrganId: 'market-bureau', establishedOn: '2024-01-01', abolishedOn: '2026-06-30' },
    { id: 'market-bureau', superiorOrganId: 'district-government', establishedOn: since },
  ],
  units: [{ id: 'licensing-section', organId: 'market-bureau' }],
});
const today = '2026-03-02';

describe('an organ stands under another', () => {
  it.each([
    ['water-bureau', 'district-government', true, 'directly'],
    ['city-government', 'township', true, 'through another, asked from either side'],
    ['market-station', 'market-bureau', true, 'as its outpost'],
    ['market-bureau', 'test-institute', true, 'as its institution'],
    ['licensing-section', 'market-bureau', true, 'as its unit'],
    ['township', 'water-bureau', false, 'not where both only have the same government'],
    ['market-station', 'township', false, 'not where the township only hosts it'],
    ['water-bureau', 'city-water-bureau', false, 'not by professional guidance'],
    ['water-bureau', 'water-bureau', false, 'not under itself'],
    ['nobody', 'water-bureau', false, 'not where nothing is known of it'],
  ])('%s and %s: %s, %s', (a, b, expected) => {
    expect(district.isSubordinate(a, b, today)).toBe(expected);
    expect(district.isSubordinate(b, a, today)).toBe(expected);
  });

  it('only while the relation holds, first and last day included', () => {
    const institute = (on: string) => district.isSubordinate('test-institute', 'market-bureau', on);
    expect(['2019-12-31', '2020-01-01', '2026-03-31', '2026-04-01'].map(institute)).toEqual([false, true, true, false]);
    const station = (on: string) => district.isSubordinate('market-station', 'market-bureau', on);
    expect(['2023-12-31', '2024-01-01', '2026-06-30', '2026-07-01'].map(station)).toEqual([false, true, true, false]);
  });

  it('and its superiors are listed nearest first', () => {
    expect(district.superiorsOf('licensing-section', today)).toEqual(['market-bureau', 'district-government', 'city-government']);
  });
});

describe('superiors that run in a circle', () => {
  it('are refused with the way around', () => {
    const circle = new OrganRelations({ relations: [under('x', 'a'), under('a', 'b'), under('b', 'c'), under('c', 'a', '2025-01-01')] });
    expect(() => circle.assertNoCycle()).toThrow(SuperiorCycle);
    expect(() => circle.assertNoCycle()).toThrow('a → b → c → a');
    expect(circle.isSubordinate('x', 'c', '2026-01-01')).toBe(true);
  });

  it('are no circle where they never held on the same day', () => {
    expect(() => new OrganRelations({ relations: [under('a', 'b', '2020-01-01', '2024-12-31'), under('b', 'a', '2025-01-01')] }).assertNoCycle()).not.toThrow();
    expect(() => new OrganRelations({ relations: [under('a', 'b', '2020-01-01', '2025-01-01'), under('b', 'a', '2025-01-01')] }).assertNoCycle()).toThrow(SuperiorCycle);
  });

  it('are no circle where two ways lead to the same superior', () => {
    expect(() => new OrganRelations({ relations: [under('a', 'b'), under('a', 'c'), under('b', 'd'), under('c', 'd')] }).assertNoCycle()).not.toThrow();
  });

  it('are found where an organ is its own superior', () => {
    expect(() => new OrganRelations({ organs: [{ id: 'a', superiorOrganId: 'a', establishedOn: since }] }).assertNoCycle()).toThrow('a → a');
  });
});
