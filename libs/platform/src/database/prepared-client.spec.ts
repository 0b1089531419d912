import { StatementNames } from './prepared-client.ts';

describe('a statement that comes again', () => {
  it('has a name from the second time on', () => {
    const names = new StatementNames();
    expect([names.nameOf('a'), names.nameOf('a'), names.nameOf('a'), names.nameOf('b')]).toEqual([undefined, 'yidan_1', 'yidan_1', undefined]);
  });

  it('gets another name where the old plan no longer fits', () => {
    const names = new StatementNames();
    [1, 2].forEach(() => names.nameOf('a'));
    names.rename('a');
    expect(names.nameOf('a')).toBe('yidan_2');
  });

  it('is not named where it is long or one of too many', () => {
    const names = new StatementNames();
    const long = 'x'.repeat(20_001);
    expect([names.nameOf(long), names.nameOf(long)]).toEqual([undefined, undefined]);
    for (let n = 0; n < 600; n++) [1, 2].forEach(() => names.nameOf(`text ${n}`));
    expect([names.nameOf('text 499'), names.nameOf('text 599'), names.nameOf('text 599')]).toEqual(['yidan_500', undefined, undefined]);
  });
});
