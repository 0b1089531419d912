import fc from 'fast-check';
import {
  formatDocumentNumber, formatDutyItemCode, formatListVersion, formatNumber, numberPeriod, numberSeries,
  parseDocumentNumber, parseDutyItemCode, parseListVersion, parseNumber,
} from './numbers.ts';
import type { NumberSeries } from './numbers.ts';

describe('a business number', () => {
  it.each<[NumberSeries, string, number, string]>([
    ['PJ', '2026-03-02', 17, 'PJ-20260302-00017'],
    ['HJ', '2026-03-02', 123456, 'HJ-20260302-123456'],
    ['ZY', '2026', 3, 'ZY-2026-0003'],
    ['XZ', '2026', 3, 'XZ-2026-00003'],
    ['XF', '2026', 12, 'XF-2026-0012'],
    ['WX', '2026', 1, 'WX-2026-0001'],
    ['DB', '2026', 99999, 'DB-2026-99999'],
  ])('of series %s for %s and sequence %i is written %s', (series, period, seq, text) => {
    expect(formatNumber({ series, period, seq })).toBe(text);
    expect(parseNumber(text)).toEqual({ series, period, seq });
  });

  it('belongs to the day or the year it was drawn in', () => {
    expect(numberPeriod('PJ', '2026-03-02')).toBe('2026-03-02');
    expect(numberPeriod('ZY', '2026-03-02')).toBe('2026');
    expect(() => formatNumber({ series: 'PJ', period: '2026', seq: 1 })).toThrow(RangeError);
    expect(() => formatNumber({ series: 'ZY', period: '2026', seq: 0 })).toThrow(RangeError);
  });

  it.each(['PJ-20260230-00017', 'PJ-2026-00017', 'PJ-20260302-017', 'PJ-20260302-000017', 'ZY-20260302-0003', 'QQ-2026-0001', 'toString-2026-0001', ' PJ-20260302-00017', ''])('is not %j', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('is read back as it was written', () => {
    const series = fc.constantFrom(...(Object.keys(numberSeries) as NumberSeries[]));
    fc.assert(
      fc.property(series, fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.integer({ min: 1, max: 10_000_000 }), (s, day, seq) => {
        const number = { series: s, period: numberPeriod(s, day.toISOString().slice(0, 10)), seq };
        expect(parseNumber(formatNumber(number))).toEqual(number);
      }),
    );
  });
});

describe('codes', () => {
  it('of a duty item name region, organ and the three levels', () => {
    const code = { region: '510184', organ: 'SCJG', level1: 2, level2: 3, level3: 17 };
    expect(formatDutyItemCode(code)).toBe('510184-SCJG-02030017');
    expect(parseDutyItemCode('510184-SCJG-02030017')).toEqual(code);
    expect(formatDutyItemCode({ ...code, region: '51018A' })).toBe('51018A-SCJG-02030017');
    expect(parseDutyItemCode('510184-scjg-02030017')).toBeNull();
    expect(parseDutyItemCode('510184-SCJG-00030017')).toBeNull();
    expect(() => formatDutyItemCode({ ...code, level1: 100 })).toThrow(RangeError);
  });

  it('of a list version name organ and edition', () => {
    expect(formatListVersion({ organ: 'SCJG', major: 3, minor: 1 })).toBe('SCJG-V3.1');
    expect(parseListVersion('SCJG-V3.0')).toEqual({ organ: 'SCJG', major: 3, minor: 0 });
    expect(parseListVersion('SCJG-V03.1')).toBeNull();
  });

  it('of an official document name issuer, year and sequence in six-angled brackets', () => {
    expect(formatDocumentNumber({ issuer: '崇编裁', year: 2026, seq: 3 })).toBe('崇编裁〔2026〕3号');
    expect(parseDocumentNumber('崇编裁〔2026〕3号')).toEqual({ issuer: '崇编裁', year: 2026, seq: 3 });
    expect(parseDocumentNumber('国办发明电〔2025〕7号')).toEqual({ issuer: '国办发明电', year: 2025, seq: 7 });
    expect(['崇编裁[2026]3号', '崇编裁（2026）3号', '崇编裁〔2026〕03号', '〔2026〕3号'].map(parseDocumentNumber)).toEqual([null, null, null, null]);
  });
});
