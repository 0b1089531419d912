// How people write digits: plain, full-width, or spelt out as they are read aloud.
const D = '[0-9０-９〇零一二三四五六七八九幺]';
const SEP = '[ \\u3000.·\\-－—–]?';
const digits = (count: string, digit: string): string => `(?:${digit}${SEP}){${count}}`;
const PLAIN = '[0-9０-９]';
const NOT_AFTER = `(?<!${PLAIN}${SEP})(?<![A-Za-z])`;
const NOT_BEFORE = `(?!${SEP}${PLAIN})`;

/** 身份证号 of 18 and of 15 characters: region, birthday, sequence. */
const IDENTITY = new RegExp(`${NOT_AFTER}[1-8１-８]${SEP}${digits('5', PLAIN)}(?:${digits('11', PLAIN)}[0-9０-９XxＸｘ]|${digits('8', PLAIN)}${PLAIN})${NOT_BEFORE}(?![A-Za-z])`, 'gu');
/** 手机号, with the country's code or without. */
const MOBILE = new RegExp(`${NOT_AFTER}(?:[+＋]?${SEP}(?:86|８６)${SEP})?[1１一幺]${SEP}[3-9３-９三四五六七八九]${SEP}${digits('8', D)}${D}${NOT_BEFORE}`, 'gu');
/** 固定电话 with its area code. */
const LANDLINE = new RegExp(`${NOT_AFTER}[(（]?[0０]${SEP}${PLAIN}${SEP}${PLAIN}${SEP}(?:${PLAIN}${SEP})?[)）]?${SEP}[2-9２-９]${SEP}${digits('5,6', PLAIN)}${PLAIN}${NOT_BEFORE}`, 'gu');
/** A number that only the words before it make a telephone number. */
const CALLED = new RegExp(`((?:电话|手机|座机|联系方式|致电|拨打|号码|微信|tel|phone)[^0-9０-９\\n]{0,8})(${PLAIN}${SEP}(?:${PLAIN}${SEP}){5,13}${PLAIN})${NOT_BEFORE}`, 'giu');

/** 隐去号码: telephone and identity numbers of a free text, but for their first digits, for whoever is outside the handling chain (R-SEC-4). */
export function maskNumbers(text: string): string {
  return text
    .replace(IDENTITY, hidden)
    .replace(MOBILE, hidden)
    .replace(LANDLINE, hidden)
    .replace(CALLED, (_, before: string, number: string) => `${before}${hidden(number)}`);
}

/** The text without numbers and without the name its sender gave, or null where it has neither: then there is nothing to keep beside it. */
export function maskedOrNull(text: string, name?: string): string | null {
  const [first = '', ...rest] = name ?? '';
  const nameless = rest.length > 0 ? text.replaceAll(name!, `${first}${'*'.repeat(rest.length)}`) : text;
  const masked = maskNumbers(nameless);
  return masked === text ? null : masked;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Everything somebody wrote, however deep it stands, without numbers. */
export function maskDeep<T>(value: T): T {
  if (typeof value === 'string') return (UUID.test(value) ? value : maskNumbers(value)) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => maskDeep(part)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, maskDeep(part as unknown)])) as T;
}

const SHOWN = 3;

function hidden(number: string): string {
  const kept = [...number.replace(/[^0-9０-９〇零一二三四五六七八九幺XxＸｘ]/gu, '')];
  return `${kept.slice(0, SHOWN).join('')}${'*'.repeat(Math.max(kept.length - SHOWN, 4))}`;
}
