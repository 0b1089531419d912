import { POWER_TYPES } from '@yidan/kernel';
import fc from 'fast-check';
import { FUNCTION_CATEGORIES, REGIME_ELEMENTS, type ContentBasis, type ContentItem, type ListContent } from '../src/domain/list-import/list-content.ts';

// Words as lists have them, and whatever could confuse a reader: marks, separators, quotes, formulas, dates, codes, characters of every length.
const words = fc.constantFrom('许可', '对违法行为的处罚', '《建筑法》', '第七条', '（一）', '1.', '示例', '合计', '科', 'ABC');
const marks = fc.constantFrom('、', '，', ',', ';', '；', '/', '"', '""', '|', '｜', '-', '\\', '\\\\', "'", '(', '（', '】', '【来源】', '【依据】', '【来源｜甲｜乙】', '&lt;', '<b>', '\t', ' ', '  ', '\u3000', '\u00a0', '\u200b', '\ufeff');
const looks = fc.constantFrom('=1+1', '+86', '@SUM(A1)', '-1', '1e5', '007', '2024-01-01', '1/2', '50%', 'TRUE', '#N/A', '_x0041_', '_x005F_x0007_', '0', '12:30');
const rare = fc.constantFrom('𠮷', '㐀', '𪚥', 'ｆｕｌｌ', '１２', '︐', '龴', '\ue81e', '€', 'é', '👩‍👩‍👧', '\u2028', '鿿', '\u{10ffff}');
const chunk = fc.oneof({ weight: 3, arbitrary: words }, { weight: 3, arbitrary: marks }, { weight: 2, arbitrary: looks }, { weight: 1, arbitrary: rare }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) });
const OUTER = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g;
const LOST = /(?![\t\n])[\p{Cc}\p{Cs}\ufffd\ufffe\uffff\ue5e5]/gu;
const joined = (parts: string[], between = ''): string => parts.join(between).replace(LOST, '').replace(OUTER, '');

/** A line that means what it says: no space at its ends. */
export const line = fc.array(chunk, { minLength: 1, maxLength: 6 }).map((parts) => joined(parts)).map((text) => text || '事项');
/** Several lines, some of them empty or indented. */
export const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: fc.constantFrom('', '\u3000\u3000缩进', '  缩进', '行末空格  ', '【来源】另起', '\\【依据】另起') }), { minLength: 1, maxLength: 4 })
  .map((lines) => joined(lines, '\n') || '事项');
const long = fc.record({ unit: line, times: fc.integer({ min: 50, max: 400 }) }).map((t) => joined([`${t.unit}\n`.repeat(t.times)]).slice(0, 15_000).toWellFormed().replace(LOST, '').replace(OUTER, ''));
const anyText = fc.oneof({ weight: 30, arbitrary: text }, { weight: 1, arbitrary: long });
/** One office, which may have brackets but no separator outside of them. */
const lead = fc.constantFrom('法规科', '行政审批科（窗口）', '耕地保护和生态修复科', '科室一（甲、乙）', '=科', '𠮷科', 'A\\B科');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const some = <T>(value: fc.Arbitrary<T>, most: number) => fc.oneof({ weight: 20, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) }, { weight: 1, arbitrary: fc.array(value, { minLength: 4, maxLength: most }) });
const oneLine = line.map((l) => l.replaceAll('\n', ' '));
const shown = (text: string): string => [...text].slice(0, 100).join('').replace(OUTER, '') || '事项';
// What stands for no number, and for what citing an article looks like, is another matter.
const number = oneLine.map((n) => (n === '-' ? '无' : n));

const basis: fc.Arbitrary<ContentBasis> = fc.record({ text: anyText, instrument: optional(oneLine), article: optional(oneLine), role: fc.constantFrom('ORIGIN' as const, 'SUPPORT' as const) }).map(dropAbsent);
const power = fc.record({ type: fc.constantFrom(...POWER_TYPES), number: optional(number), name: oneLine }).map(dropAbsent);
const limit = fc.record({ amount: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(0.5, 1.5)), clock: fc.constantFrom('WORKING_DAY' as const, 'CALENDAR_DAY' as const, 'HOUR' as const, 'MONTH' as const) });
const names = fc.array(text, { maxLength: 2 });
const crossOrgan = fc.record({ lead: names, handle: names, assist: names, handoff: text.map(shown) });
const regime = fc.record(Object.fromEntries(REGIME_ELEMENTS.map((element) => [element, optional(text.map(shown))]))).map(dropAbsent).map((stated) => (Object.keys(stated).length === 0 ? undefined : stated));
const pending = fc.record({ interimHolder: text.map(shown), settlement: fc.oneof(fc.constant(''), text.map(shown)) });

const item = fc.record({
  code: optional(oneLine),
  major: fc.nat(3),
  special: fc.nat(5),
  name: text.map(shown),
  description: optional(text.map(shown)),
  attribute: fc.oneof(fc.constant('监管执法类'), line.map(shown)),
  basis: some(basis, 12),
  sandingDuties: some(anyText, 12),
  sandingUnitProvisions: some(text, 6),
  remarks: fc.oneof(fc.constant(''), text.map(shown)),
  leadUnit: lead,
  assistUnits: fc.oneof(fc.array(lead, { maxLength: 3 }), some(text, 40)),
  powers: fc.oneof(fc.constant([]), some(power, 60)),
  keywords: fc.oneof(fc.constant([]), some(text, 30)),
  timeLimit: optional(limit),
  responsibilityField: optional(fc.constantFrom('PUBLIC_SAFETY', 'PUBLIC_SERVICE')),
  serviceObjects: optional(fc.uniqueArray(fc.constantFrom('CITIZEN', 'LEGAL_PERSON', 'OTHER_ORG', 'INTERNAL'), { minLength: 1 })),
  crossOrgan: optional(crossOrgan),
  supervisionRegime: fc.oneof(fc.constant(undefined), regime),
  disclosure: optional(fc.constantFrom('PUBLIC', 'INTERNAL')),
  performMode: optional(fc.constantFrom('ENTRUSTED_OUT', 'DEVOLVED', 'CONCENTRATED_AT_APPROVAL_BUREAU')),
  devolvedPower: optional(text.map(shown)),
  itemStatus: optional(fc.constantFrom('PENDING_ATTRIBUTION', 'SUSPENDED', 'CANCELLED')),
  pendingAttribution: optional(pending),
});

/** Lists that can be kept, of so many items at most. */
export function listsOf(maxItems: number): fc.Arbitrary<ListContent> {
  return fc.tuple(fc.array(item, { minLength: 1, maxLength: maxItems }), fc.array(line, { minLength: 9, maxLength: 9 })).map(([items, names]) => ({
    items: items.map(({ major, special, ...rest }, i) => ({
      seqNo: i + 1,
      majorFunction: { name: `${major}${names[major] ?? ''}`, category: FUNCTION_CATEGORIES[major % 3] ?? 'GENERAL_AFFAIRS' },
      specialFunction: { name: `${special}${names[special] ?? ''}`, ...(special % 2 === 0 && { coordinatorUnit: '法规科' }) },
      ...(dropAbsent(rest) as Omit<ContentItem, 'seqNo' | 'majorFunction' | 'specialFunction' | 'source'>),
      source: { sheet: '', row: 0 },
    })),
  }));
}

/** Texts as no one should write them: controls, spaces at the ends, nothing at all. */
export const wildText = fc.oneof(
  text,
  fc.array(fc.oneof(chunk, fc.constantFrom('\r\n', '\r', '\n', '\u0000', '\u0007', '\u000b', '\u0085', '\ud800', '\udc00', '\ufffe', '\ufffd', ' ', '')), { maxLength: 5 }).map((parts) => parts.join('')),
);

function dropAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
