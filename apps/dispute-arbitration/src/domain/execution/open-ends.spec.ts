import { openEnds, type AmendedList } from './open-ends.ts';

const list = (organId: string, state: AmendedList['state']): AmendedList => ({ organId, organName: { water: '水务局', streets: '综合行政执法局', town: '北门镇' }[organId] ?? null, state, versionId: state === 'EFFECTIVE' ? 'v1' : null });

describe('what is missing before an outcome is carried out', () => {
  it('is named all at once: lists not yet in force, lists that will not change without a reason, orders that wait', () => {
    const missing = openEnds([list('water', 'PENDING'), list('streets', 'DISMISSED'), list('town', 'EFFECTIVE')], [{ orderId: 'o1', number: 'PJ-20260302-00007' }], []);

    expect(missing.map(({ code, messageZh }) => `${code} ${messageZh}`)).toEqual([
      'DISPUTE.LIST_NOT_EFFECTIVE 水务局的清单尚未按定责结果修改生效',
      'DISPUTE.DISMISSAL_UNEXPLAINED 综合行政执法局的清单未作修改，须说明理由',
      'DISPUTE.ORDER_WAITING PJ-20260302-00007 尚未按定责结果派件',
    ]);
  });

  it('is nothing once every list is in force or 编办 says why it does not change, and nothing where no list had to', () => {
    expect(openEnds([list('water', 'EFFECTIVE'), list('streets', 'DISMISSED')], [], [{ organId: 'streets' }])).toEqual([]);
    expect(openEnds([], [], [])).toEqual([]);
  });

  it('is not explained away by a reason for another list, or for one that is still to come', () => {
    expect(openEnds([list('water', 'PENDING'), list('streets', 'DISMISSED')], [], [{ organId: 'water' }])).toHaveLength(2);
  });
});
