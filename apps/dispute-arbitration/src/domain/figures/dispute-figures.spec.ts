import { nationalCalendar } from '@yidan/kernel';
import { figuresOf, type CountedCase } from './dispute-figures.ts';
import { halfYear, halvesFrom, shiftHalf } from './half-year.ts';
import { halfYearReport } from './half-year-report.ts';

const calendar = nationalCalendar();
const [WATER, CITY] = ['0199aa00-0000-7000-8000-000000000001', '0199aa00-0000-7000-8000-000000000002'];
const one = (given: Partial<CountedCase>): CountedCase => ({
  id: 'x', kind: 'WHO_HOLDS', raisedBy: 'PARTY', raisedAt: '2026-03-02T01:00:00.000Z', appliedAt: null, submittedAt: null, source: null, outcomeAt: null, cause: null, closedAt: null, leaderActs: [], absences: [], lateConvenors: [],
  nonCompliance: [], ...given,
});

describe('the figures of a half-year', () => {
  it('count what was raised by kind and what was solved by level, with shares', () => {
    const { raised, solved } = figuresOf('2026H1', [
      one({ source: 'AGREEMENT', outcomeAt: '2026-03-09T01:00:00.000Z' }),
      one({ kind: 'BOUNDARY', appliedAt: '2026-03-16T01:00:00.000Z', source: 'OPINION', outcomeAt: '2026-04-01T01:00:00.000Z' }),
      one({ kind: 'BOUNDARY', source: 'RULING', outcomeAt: '2026-07-01T01:00:00.000Z' }),
      one({ kind: 'NEW_LAW', raisedAt: '2025-12-31T15:59:59.999Z', source: 'RULING', outcomeAt: '2026-05-01T01:00:00.000Z' }),
    ], calendar);

    expect([raised.total, raised.byKind.find(({ kind }) => kind === 'BOUNDARY')!.count, raised.byKind.find(({ kind }) => kind === 'NEW_LAW')!.count]).toEqual([3, 2, 0]);
    expect(solved.byLevel.map(({ count, share }) => [count, share])).toEqual([[1, 33.3], [1, 33.3], [1, 33.3]]);
  });

  it('count the working days of each level that a solved case passed', () => {
    const { days } = figuresOf('2026H1', [
      one({ raisedAt: '2026-03-02T01:00:00.000Z', appliedAt: '2026-03-16T01:00:00.000Z', submittedAt: '2026-04-01T01:00:00.000Z', source: 'RULING', outcomeAt: '2026-04-09T01:00:00.000Z' }),
      one({ raisedAt: '2026-03-02T01:00:00.000Z', source: 'AGREEMENT', outcomeAt: '2026-03-05T01:00:00.000Z' }),
      one({ raisedAt: '2026-03-02T01:00:00.000Z' }),
    ], calendar);

    // 6 April 2026 is a holiday.
    expect(days.map(({ cases, mean, median }) => [cases, mean, median])).toEqual([[2, 6.5, 6.5], [1, 12, 12], [1, 5, 5]]);
  });

  it('F-051 领导协调频次: leaders’ interventions are counted and compared with the half-year before and the same half of the year before', () => {
    const acts = (leaderActs: string[], more: Partial<CountedCase> = {}): CountedCase => one({ leaderActs, raisedAt: '2025-01-02T01:00:00.000Z', ...more });
    const { leaderInterventions } = figuresOf('2026H1', [
      acts(['2025-02-01T01:00:00.000Z', '2025-03-01T01:00:00.000Z', '2025-08-01T01:00:00.000Z']),
      acts(['2025-09-01T01:00:00.000Z', '2025-10-01T01:00:00.000Z', '2026-01-05T01:00:00.000Z']),
      // Raised by a leader: once, whether or not the instruction was written down as well.
      acts([], { raisedBy: 'LEADER', raisedAt: '2026-02-02T01:00:00.000Z' }),
      acts(['2026-02-03T01:00:00.000Z'], { raisedBy: 'LEADER', raisedAt: '2026-02-03T01:00:00.000Z' }),
    ], calendar);

    expect(leaderInterventions).toEqual({ count: 3, previous: { half: '2025H2', count: 3, change: 0 }, yearBefore: { half: '2025H1', count: 2, change: 1 } });
  });

  it('name the organs that stayed away, convened late or did not comply, those with most of it first', () => {
    const at = '2026-03-03T01:00:00.000Z';
    const { organs } = figuresOf('2026H1', [
      one({ absences: [{ organId: CITY, at }], lateConvenors: [{ organId: WATER, at }] }),
      one({ absences: [{ organId: CITY, at }, { organId: CITY, at: '2026-07-01T01:00:00.000Z' }], nonCompliance: [{ organId: CITY, at }] }),
    ], calendar);

    expect(organs).toEqual([{ organId: CITY, absent: 2, lateConvenor: 0, nonCompliant: 1, total: 3 }, { organId: WATER, absent: 0, lateConvenor: 1, nonCompliant: 0, total: 1 }]);
  });

  it('F-180 争议成因: what was closed is counted by cause and by the level that solved it', () => {
    const closed = { outcomeAt: '2026-03-09T01:00:00.000Z', closedAt: '2026-04-09T01:00:00.000Z' };
    const { causes } = figuresOf('2026H1', [one({ ...closed, source: 'RULING', cause: 'VAGUE_PROVISION' }), one({ ...closed, source: 'AGREEMENT', cause: 'VAGUE_PROVISION' }), one({ ...closed, source: 'OPINION', cause: 'OBJECTIVE_CONSTRAINT' })], calendar);

    expect(causes.filter(({ total }) => total > 0).map(({ causeZh, levels }) => [causeZh, ...levels.map(({ count }) => count)])).toEqual([['规定模糊', 1, 0, 1], ['客观制约', 0, 1, 0]]);
  });

  it('say nothing of a half-year in which nothing happened, and still compare it', () => {
    const figures = figuresOf('2026H2', [one({ leaderActs: ['2026-01-05T01:00:00.000Z'] })], calendar);

    expect(figures.solved.byLevel.map(({ share }) => share)).toEqual([null, null, null]);
    expect(figures.leaderInterventions.previous).toEqual({ half: '2026H1', count: 1, change: -1 });
    expect(JSON.stringify(halfYearReport({ ...figures, organs: [] }, { tenant: '青禾区', office: '编办' }, '2027-01-05'))).toContain('2026年上半年1次，环比减少1次');
  });
});

describe('a half-year', () => {
  it('begins and ends at midnight of the office’s clock', () => {
    expect(halfYear('2026H2')).toMatchObject({ firstDay: '2026-07-01', lastDay: '2026-12-31', begins: new Date('2026-06-30T16:00:00Z'), ends: new Date('2026-12-31T16:00:00Z') });
  });

  it('has one before and after it, over the turn of the year', () => {
    expect([shiftHalf('2026H1', -1), shiftHalf('2026H2', 1), shiftHalf('2026H1', -2)]).toEqual(['2025H2', '2027H1', '2025H1']);
    expect(halvesFrom('2025H2', '2026H2')).toEqual(['2025H2', '2026H1', '2026H2']);
  });
});
