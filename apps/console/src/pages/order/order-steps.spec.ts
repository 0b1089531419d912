import type { OrderAnswer } from '@yidan/contracts';
import { draftFor, itemsNamed } from './order-steps.ts';
import { papersOf } from './papers.ts';

const named = (name: string) => ({ id: name, code: null, name });
const aReturn = { orderId: '1', outcome: null, proposedItemKey: 'k2', proposedItem: { code: 'B-1', name: '河道采砂' }, proposedOrgan: named('水务局') };
const order = {
  id: '1',
  returns: [aReturn],
  item: { itemKey: 'k1', name: '电梯安全' },
  organ: named('市场监管局'),
  unit: named('特设科'),
  suspension: { obstacle: '缺资金', plan: '列入预算', plannedFor: '2026-12-01' },
  result: null,
} as unknown as OrderAnswer;

describe('the steps of an order', () => {
  it('approve a return to where it was said to belong, unless somebody writes otherwise', () => {
    expect(draftFor('approveReturn', order)).toEqual({ way: 'ITEM', itemKey: 'k2' });
    expect(draftFor('approveReturn', { ...order, returns: [{ ...aReturn, outcome: 'REJECTED' }] as never })).toEqual({ way: 'ITEM', itemKey: '' });
  });

  it('review a suspension from what was planned, and start with nothing elsewhere', () => {
    expect(draftFor('reviewSuspension', order)).toEqual(order.suspension);
    expect(draftFor('suspend', order)).toEqual({});
  });

  it('propose the items the order already speaks of, with who holds them', () => {
    expect(itemsNamed(order)).toEqual([{ value: 'k2', label: '水务局 · 河道采砂' }, { value: 'k1', label: '市场监管局 特设科 · 电梯安全' }]);
  });
});

describe('the papers of an order', () => {
  it('are its form, the return it was asked for, and the reply once there is a result', () => {
    expect(papersOf(order)).toEqual(['dispatch-form', 'return-form']);
    expect(papersOf({ id: '2', returns: order.returns, result: '已修复' })).toEqual(['dispatch-form', 'result-reply']);
  });
});
