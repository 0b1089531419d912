/** 业务编号种类: the series of numbers, how often each starts again at 1, and its least number of digits. */
export const numberSeries = {
  PJ: { zh: '派件', per: 'day', digits: 5 },
  HJ: { zh: '呼叫', per: 'day', digits: 5 },
  ZY: { zh: '争议', per: 'year', digits: 4 },
  XZ: { zh: '协助', per: 'year', digits: 5 },
  XF: { zh: '下放', per: 'year', digits: 4 },
  WX: { zh: '问效', per: 'year', digits: 4 },
  DB: { zh: '督办', per: 'year', digits: 5 },
} as const;
export type NumberSeries = keyof typeof numberSeries;

/** A business number taken apart; the period is a day 'YYYY-MM-DD' or a year 'YYYY', as its series wants it. */
export interface BusinessNumber {
  readonly series: NumberSeries;
  readonly period: string;
  readonly seq: number;
}

/** The period a number drawn on this day belongs to. */
export function numberPeriod(series: NumberSeries, date: string): string {
  return numberSeries[series].per === 'day' ? date : date.slice(0, 4);
}

/** 业务编号: PJ-20260302-00017 or ZY-2026-0003; a longer sequence keeps all its digits. */
export function formatNumber({ series, period, seq }: BusinessNumber): string {
  const { per, digits } = numberSeries[series];
  if (!isPeriod(period, per)) throw new RangeError(`${series} numbers are drawn per ${per}, not for ${period}`);
  return `${series}-${period.replaceAll('-', '')}-${positive(seq).padStart(digits, '0')}`;
}

/** Reads a business number back, or null where the text is not one. */
export function parseNumber(text: string): BusinessNumber | null {
  const [, series, stamp = '', digits = ''] = /^([A-Z]{2})-(\d{4}|\d{8})-(\d+)$/.exec(text) ?? [];
  if (!series || !Object.hasOwn(numberSeries, series)) return null;
  const period = stamp.length === 8 ? `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6)}` : stamp;
  return exact({ series: series as NumberSeries, period, seq: Number(digits) }, formatNumber, text);
}

/** 职责事项编码 taken apart: region, organ, and the ordinals of the three levels. */
export interface DutyItemCode {
  readonly region: string;
  readonly organ: string;
  readonly level1: number;
  readonly level2: number;
  readonly level3: number;
}

/** 职责事项编码: 510184-SCJG-02030017. */
export function formatDutyItemCode({ region, organ, level1, level2, level3 }: DutyItemCode): string {
  if (!/^\d{5}[0-9A-Z]$/.test(region) || !/^[A-Z0-9]{2,6}$/.test(organ)) throw new RangeError(`No duty item code for ${region} ${organ}`);
  return `${region}-${organ}-${fixed(level1, 2)}${fixed(level2, 2)}${fixed(level3, 4)}`;
}

/** Reads a duty item code back, or null where the text is not one. */
export function parseDutyItemCode(text: string): DutyItemCode | null {
  const [, region = '', organ = '', l1, l2, l3] = /^(\d{5}[0-9A-Z])-([A-Z0-9]{2,6})-(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  return exact({ region, organ, level1: Number(l1), level2: Number(l2), level3: Number(l3) }, formatDutyItemCode, text);
}

/** 清单版本号 taken apart. */
export interface ListVersionNumber {
  readonly organ: string;
  readonly major: number;
  readonly minor: number;
}

/** 清单版本号: SCJG-V3.1. */
export function formatListVersion({ organ, major, minor }: ListVersionNumber): string {
  if (!/^[A-Z0-9]{2,6}$/.test(organ) || !Number.isSafeInteger(minor) || minor < 0) throw new RangeError(`No list version ${organ} ${major}.${minor}`);
  return `${organ}-V${positive(major)}.${minor}`;
}

/** Reads a list version number back, or null where the text is not one. */
export function parseListVersion(text: string): ListVersionNumber | null {
  const [, organ = '', major, minor] = /^([A-Z0-9]{2,6})-V(\d+)\.(\d+)$/.exec(text) ?? [];
  return exact({ organ, major: Number(major), minor: Number(minor) }, formatListVersion, text);
}

/** 文号 taken apart: the issuer's mark (发文代字), the year and the sequence. */
export interface DocumentNumber {
  readonly issuer: string;
  readonly year: number;
  readonly seq: number;
}

/** 文号: 崇编裁〔2026〕3号. */
export function formatDocumentNumber({ issuer, year, seq }: DocumentNumber): string {
  if (!/^[\p{Script=Han}A-Za-z]+$/u.test(issuer)) throw new RangeError(`${issuer} is no issuer's mark`);
  return `${issuer}〔${fixed(year, 4)}〕${positive(seq)}号`;
}

/** Reads a document number back, or null where the text is not one; the six-angled brackets are part of it. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const [, issuer = '', year, seq] = /^([\p{Script=Han}A-Za-z]+)〔(\d{4})〕(\d+)号$/u.exec(text) ?? [];
  return exact({ issuer, year: Number(year), seq: Number(seq) }, formatDocumentNumber, text);
}

// Only what would be written the same way again is a number: no spare zeros, no 30 February.
function exact<T>(parts: T, format: (parts: T) => string, text: string): T | null {
  try {
    return format(parts) === text ? parts : null;
  } catch {
    return null;
  }
}

function isPeriod(period: string, per: 'day' | 'year'): boolean {
  if (per === 'year') return /^\d{4}$/.test(period);
  const day = new Date(`${period}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === period;
}

function positive(seq: number): string {
  if (!Number.isSafeInteger(seq) || seq < 1) throw new RangeError(`${seq} is no sequence number`);
  return String(seq);
}

function fixed(value: number, digits: number): string {
  const text = positive(value).padStart(digits, '0');
  if (text.length > digits) throw new RangeError(`${value} has more than ${digits} digits`);
  return text;
}
