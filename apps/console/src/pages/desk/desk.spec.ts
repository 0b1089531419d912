import type { DeskCounts, DeskNews } from '@yidan/contracts';
import { deskQuery, isOvertaken, pathOf, wholeDesk } from './desk.ts';

const count = (total: number) => ({ total, overdue: 0, dueToday: 0, colours: { GREEN: total, YELLOW: 0, ORANGE: 0, RED: 0, GREY: 0 } });
const counts = (total: number): DeskCounts => ({ mine: count(0), unit: count(total), all: count(total) });
const news = (of: Partial<DeskNews>): DeskNews => ({ counts: counts(1), changed: [], gone: [], reload: false, ...of });

describe('the desk', () => {
  it('is asked for as it is filtered, and nothing is said of what is not', () => {
    expect(deskQuery(wholeDesk, null).toString()).toBe('scope=all&limit=20');
    expect(Object.fromEntries(deskQuery({ scope: 'mine', kind: 'dispatch-order', urgency: 'URGENT', onlyOverdue: true, keyword: ' 电梯 ' }, 'c'))).toEqual({ scope: 'mine', kind: 'dispatch-order', urgency: 'URGENT', overdue: 'true', keyword: '电梯', cursor: 'c', limit: '20' });
  });

  it('leads to the order, matter, notice or dispute, and nowhere where there is no page', () => {
    expect(['dispatch-order', 'incoming-matter', 'supervision-notice', 'dispute-case', 'dispute-request', 'duty-list-version'].map((objectType) => pathOf({ objectType, objectId: '7' }))).toEqual(['/orders/7', '/matters/7', '/supervision/7', '/disputes/7', '/disputes/requests/7', null]);
  });

  it.each([
    ['a task came', news({ changed: [{} as never] }), true],
    ['a task is done', news({ gone: ['7'] }), true],
    ['more happened than is told', news({ reload: true }), true],
    ['a task became overdue with time', news({ counts: counts(2) }), true],
    ['the connection was only opened', news({}), false],
  ])('is read again where %s', (_, told, expected) => {
    expect(isOvertaken(counts(1), told)).toBe(expected);
  });
});
