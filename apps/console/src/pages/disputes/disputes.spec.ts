import type { DisputeSummary } from '@yidan/contracts';
import { allDisputes, disputesQuery, partiesInWords } from './disputes.ts';
import { halfYearOf, halfYearsUntil } from './figures.ts';
import { draftForRequest } from './requests.ts';

const party = (name: string, role: DisputeSummary['parties'][number]['role']) => ({ organ: { id: name, code: null, name }, role, stance: null });

describe('the list of disputes', () => {
  it('is asked for as it is filtered, and nothing is said of what is not', () => {
    expect(disputesQuery(allDisputes, null).toString()).toBe('limit=20');
    const filter = { state: 'COORDINATING', kind: 'BOUNDARY', level: '2', organ: 'o1', onlyOverdue: true, keyword: ' 采砂 ' };
    expect(Object.fromEntries(disputesQuery(filter, 'c'))).toEqual({ state: 'COORDINATING', kind: 'BOUNDARY', level: '2', organId: 'o1', overdue: 'true', keyword: '采砂', cursor: 'c', limit: '20' });
  });

  it('names first who convenes, and last who is only interested', () => {
    expect(partiesInWords([party('丙镇', 'INTERESTED'), party('乙局', 'COUNTERPART'), party('甲局', 'CONVENOR')], '、')).toBe('甲局、乙局、丙镇');
  });
});

describe('a request that waits', () => {
  const request = { note: '河边的坟该谁迁', sourceNumber: 'LJ-1', kind: 'WHO_HOLDS', urgency: 'NORMAL', items: [{ itemKey: 'k' }], parties: [party('甲局', 'CONVENOR')] } as never;

  it('becomes a case with its own words and items, the party known and room for another', () => {
    const { parties, ...rest } = draftForRequest('raise', request, '职责归属');
    expect(rest).toEqual({ title: 'LJ-1 职责归属', description: '河边的坟该谁迁', kind: 'WHO_HOLDS', urgency: 'NORMAL', itemKeys: 'k' });
    expect(JSON.parse(parties!)).toEqual([{ organId: '甲局' }, {}]);
  });

  it('is refused or joined without any of them', () => {
    expect([draftForRequest('refuse', request, ''), draftForRequest('join', request, '')]).toEqual([{}, {}]);
  });
});

describe('half-years', () => {
  it('end with June and with December, and go back one by one', () => {
    expect(['2026-06-30', '2026-07-01'].map(halfYearOf)).toEqual(['2026H1', '2026H2']);
    expect(halfYearsUntil('2026H1', 3)).toEqual(['2026H1', '2025H2', '2025H1']);
  });
});
