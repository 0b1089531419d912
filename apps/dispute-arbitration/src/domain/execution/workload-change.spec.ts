import type { AmendmentText, ListAmendment } from '@yidan/contracts';
import { lastTwelveMonths, workloadChange } from './workload-change.ts';

const after = { leadUnitId: 'unit' } as AmendmentText;
const change = (operation: ListAmendment['operation'], organId: string, itemKey: string): ListAmendment => ({ organId, operation, itemKey, fromOrganId: null, after: operation === 'TRANSFER_OUT' ? null : after });

describe('what an outcome means in work', () => {
  it('R-DSP-14 is lost by whoever gives an item up and gained by whoever takes it on; what stays moves nothing, and a new item has had none', () => {
    const outcome = { source: 'RULING', documentNumber: '青编裁〔2026〕1号', split: [], amendments: [change('TRANSFER_OUT', 'water', 'river'), change('TRANSFER_IN', 'streets', 'river'), change('MODIFY', 'water', 'sand'), change('ADD', 'streets', 'drains')] } as const;

    const lines = workloadChange({ ...outcome, split: [], amendments: [...outcome.amendments] }, [{ itemKey: 'river', orders: 20, minutes: 5000 }, { itemKey: 'sand', orders: 7, minutes: 70 }]);

    expect(lines.map(({ organId, direction, itemKey, unitId, ordersOfTwelveMonths, minutesOfTwelveMonths }) => [organId, direction, itemKey, unitId, ordersOfTwelveMonths, minutesOfTwelveMonths])).toEqual([
      ['water', 'LOSES', 'river', null, 20, 5000], ['streets', 'GAINS', 'river', 'unit', 20, 5000], ['streets', 'GAINS', 'drains', 'unit', 0, 0],
    ]);
  });

  it.each([['2026-03-05', '2025-03', '2026-02'], ['2026-01-01', '2025-01', '2025-12'], ['2026-12-31', '2025-12', '2026-11']])('on %s counts the twelve whole months from %s to %s', (today, from, to) => {
    expect(lastTwelveMonths(today)).toEqual({ from, to });
  });
});
