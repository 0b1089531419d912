import fc from 'fast-check';
import { CodesExhausted } from './duty-list.errors.ts';
import { codeItems } from './item-codes.ts';

const row = (level1: string, level2: string, wanted?: string) => ({ level1, level2, wanted });
const codes = (rows: ReturnType<typeof row>[], usedBefore: string[] = []) => codeItems('510184', 'SWJ', rows, usedBefore).map(({ code }) => code);

describe('the codes of a list', () => {
  it('number the levels in order of appearance and the items within level 2', () => {
    expect(codes([row('水资源', '节水'), row('水资源', '节水'), row('水资源', '取水'), row('河湖', '巡查')])).toEqual([
      '510184-SWJ-01010001',
      '510184-SWJ-01010002',
      '510184-SWJ-01020001',
      '510184-SWJ-02010001',
    ]);
  });

  it('keep what the file gives where it fits', () => {
    expect(codes([row('河湖', '巡查', '510184-SWJ-02030017'), row('河湖', '巡查'), row('水资源', '节水')])).toEqual([
      '510184-SWJ-02030017',
      '510184-SWJ-02030018',
      '510184-SWJ-01010001',
    ]);
  });

  it.each([
    ['of another organ', '510184-SCJG-01010001'],
    ['of another region', '510304-SWJ-01010001'],
    ['that is no code', 'SW-17'],
  ])('do not keep one %s', (_, wanted) => {
    expect(codes([row('河湖', '巡查', wanted)])).toEqual(['510184-SWJ-01010001']);
  });

  it('are given once: a code that stands twice stays with its first item', () => {
    expect(codes([row('河湖', '巡查', '510184-SWJ-01010005'), row('河湖', '巡查', '510184-SWJ-01010005')])).toEqual(['510184-SWJ-01010005', '510184-SWJ-01010006']);
  });

  it('are not given again after their item has gone', () => {
    expect(codes([row('河湖', '巡查')], ['510184-SWJ-01010001', '510184-SWJ-01010002'])).toEqual(['510184-SWJ-01010003']);
  });

  it('end where two digits end', () => {
    expect(() => codes(Array.from({ length: 100 }, (_, i) => row(`职能${i}`, '一')))).toThrow(CodesExhausted);
  });

  it('are different for different items, and one level-1 number means one level-1 name', () => {
    const name = fc.constantFrom('甲', '乙', '丙', '丁');
    const wanted = fc.option(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).map(([a, b, c]) => `510184-SWJ-0${a}0${b}000${c}`), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.record({ level1: name, level2: name, wanted }), { maxLength: 30 }), (rows) => {
        const coded = codeItems('510184', 'SWJ', rows);

        expect(new Set(coded.map(({ code }) => code)).size).toBe(rows.length);
        expect(new Set(coded.map(({ level1 }, i) => `${level1} ${rows[i]!.level1}`)).size).toBe(new Set(rows.map(({ level1 }) => level1)).size);
        expect(new Set(coded.map(({ level1, level2 }, i) => `${level1}${level2} ${rows[i]!.level1}${rows[i]!.level2}`)).size).toBe(
          new Set(rows.map(({ level1, level2 }) => `${level1} ${level2}`)).size,
        );
      }),
    );
  });
});
