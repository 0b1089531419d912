import { handler, operator, waterBureau } from '../../../test/an-order.ts';
import { beyondOwnMatters, mayHaveSent } from '../incoming-matter/matter-view.ts';
import { beijingText } from './beijing-text.ts';
import { viewFor, widestView } from './order-view.ts';

const client = { personId: null, organId: waterBureau, unitId: null, roles: ['INTEGRATION_CLIENT'] } as const;
const caller = { personId: 'p', organId: 't', unitId: null, roles: ['TOWN_CALLER'] } as const;

describe('F-032 who sees which orders', () => {
  it.each([
    ['an operator', operator, 'all'],
    ['a handler', handler, 'unit'],
    ['a department’s system', client, 'organ'],
    ['a township’s caller', caller, 'mine'],
  ] as const)('%s sees no more than %s allows: %s', (_who, actor, view) => {
    expect(widestView(actor)).toBe(view);
  });

  it('a narrower view may be asked for, a wider one not', () => {
    expect(viewFor(handler, 'mine')).toBe('mine');
    expect(viewFor(handler, undefined)).toBe('unit');
    expect(() => viewFor(handler, 'organ')).toThrow(expect.objectContaining({ code: 'DISPATCH.VIEW_NOT_YOURS', kind: 'forbidden' }));
    expect(() => viewFor(client, 'all')).toThrow(expect.objectContaining({ code: 'DISPATCH.VIEW_NOT_YOURS' }));
  });

  it('a caller sees the matters of the own organ, a handler those of the own orders', () => {
    expect([beyondOwnMatters(caller), mayHaveSent(caller)]).toEqual(['none', true]);
    expect([beyondOwnMatters(handler), mayHaveSent(handler)]).toEqual(['unit', false]);
    expect(beyondOwnMatters(operator)).toBe('all');
  });
});

it('forms print Beijing time, and the end of a day as its 24:00', () => {
  expect(beijingText(new Date('2026-03-09T15:59:59.999Z'))).toBe('2026-03-09 24:00');
  expect(beijingText(new Date('2026-03-02T06:00:00Z'))).toBe('2026-03-02 14:00');
});
