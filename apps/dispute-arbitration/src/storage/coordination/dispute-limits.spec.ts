import { disputeLimits } from '@yidan/platform';
import { disputeCaseLifecycle } from '../../domain/dispute-case/dispute-case.lifecycle.ts';

describe('the limits of a dispute', () => {
  it('that stand in the table of the procedure are policies of the same value, which a tenant may set', () => {
    const declared = Object.fromEntries(Object.values(disputeLimits).map(({ key, fallback }) => [key, fallback]));
    const inTable = Object.values(disputeCaseLifecycle.steps).flatMap(({ due }) => (due ? [due] : []));
    expect(inTable.length).toBeGreaterThan(10);
    for (const { policy, limit } of inTable) expect([policy, declared[policy]]).toEqual([policy, limit]);
  });

  it('are those of the rules where they are of a whole level', () => {
    expect([disputeLimits.coordination.fallback, disputeLimits.submit.fallback, disputeLimits.review.fallback]).toEqual(['20 WD', '5 WD', '10 WD']);
  });
});
