import { registryLimits } from './registry-limits.ts';

describe('the limits of the register', () => {
  it('stand in the tables and start from their values', () => {
    expect([...registryLimits].map(([key, { fallback }]) => [key, fallback])).toEqual(
      expect.arrayContaining([
        ['registry.compile', '30 WD'],
        ['registry.review', { NORMAL: '15 WD', EXPEDITED: '8 WD' }],
        ['registry.resubmit', { NORMAL: '5 WD', EXPEDITED: '3 WD' }],
        ['registry.deliberation', { NORMAL: '20 WD', EXPEDITED: '10 WD' }],
        ['registry.publicity', { NORMAL: '5 WD', EXPEDITED: '1 WD' }],
        ['registry.filing', { NORMAL: '10 WD', EXPEDITED: '5 WD' }],
        ['registry.adjust.apply', '10 WD'],
      ]),
    );
  });

  it.each([
    ['registry.review', '20 WD', true],
    ['registry.review', '21 WD', false],
    ['registry.review', { NORMAL: '15 WD', EXPEDITED: '21 WD' }, false],
    ['registry.review', '15 CD', false],
    ['registry.publicity', '1 WD', true],
    ['registry.publicity', '0 WD', false],
    ['registry.publicity', '8 h', false],
    ['registry.filing', '15 CD', true],
    ['registry.adjust.apply', '31 WD', false],
    ['registry.compile', '91 WD', false],
  ] as const)('F-153 %s of %j lies within its bounds: %s', (key, value, within) => {
    expect(registryLimits.get(key)!.schema.safeParse(value).success).toBe(within);
  });
});
