import { attributeOf, xmlTokens } from './xml-tokens.ts';

/** Which list a paragraph belongs to, and how deep. */
export interface NumberedAs {
  readonly numId: string;
  readonly level: number;
}

interface Level {
  format: string;
  pattern: string;
  start: number;
}

interface ListOfNumbers {
  abstractId: string;
  restarts: Map<number, number>;
}

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

/** 自动编号: counts the numbers that Word writes by itself and keeps in no text, （一） as much as 1. */
export class WordNumbering {
  private readonly levels = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, ListOfNumbers>();
  private readonly styles = new Map<string, { numId?: string; level?: number; basedOn?: string }>();
  private readonly counters = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(numberingXml: string | null, stylesXml: string | null) {
    if (numberingXml !== null) this.readNumbering(numberingXml);
    if (stylesXml !== null) this.readStyles(stylesXml);
  }

  /** The list that a paragraph gets from its style. */
  ofStyle(styleId: string | undefined): NumberedAs | null {
    const seen = new Set<string>();
    for (let id = styleId; id !== undefined && !seen.has(id); id = this.styles.get(id)?.basedOn) {
      seen.add(id);
      const style = this.styles.get(id);
      if (style?.numId !== undefined) return style.numId === '0' ? null : { numId: style.numId, level: style.level ?? 0 };
    }
    return null;
  }

  /** The number of the next paragraph of a list, as a reader sees it; empty where it is a bullet. */
  next({ numId, level }: NumberedAs): string {
    const list = this.lists.get(numId);
    const levels = list && this.levels.get(list.abstractId);
    const own = levels?.get(level);
    if (!list || !levels || !own || own.format === 'bullet' || own.format === 'none') return '';
    const counters = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, counters);
    if (!this.begun.has(numId)) {
      this.begun.add(numId);
      for (const [at, start] of list.restarts) counters[at] = start - 1;
    }
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    counters.length = level + 1;
    return own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels.get(at);
      return written(counters[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal');
    });
  }

  private readNumbering(xml: string): void {
    let abstractId: string | null = null;
    let list: ListOfNumbers | null = null;
    let at = 0;
    for (const token of xmlTokens(xml)) {
      if (token.kind === 'text') continue;
      if (token.kind === 'end') {
        if (token.name === 'w:abstractNum') abstractId = null;
        if (token.name === 'w:num') list = null;
        continue;
      }
      const value = attributeOf(token.attributes, 'w:val') ?? '';
      if (token.name === 'w:abstractNum') this.levels.set((abstractId = attributeOf(token.attributes, 'w:abstractNumId') ?? ''), new Map());
      else if (token.name === 'w:num') this.lists.set(attributeOf(token.attributes, 'w:numId') ?? '', (list = { abstractId: '', restarts: new Map() }));
      else if (token.name === 'w:abstractNumId' && list) list.abstractId = value;
      else if (token.name === 'w:lvlOverride') at = Number(attributeOf(token.attributes, 'w:ilvl') ?? 0);
      else if (token.name === 'w:startOverride' && list) list.restarts.set(at, Number(value));
      else if (abstractId !== null) at = this.readLevel(abstractId, at, token.name, value, token.attributes);
    }
  }

  private readLevel(abstractId: string, at: number, name: string, value: string, attributes: string): number {
    const levels = this.levels.get(abstractId)!;
    const here = name === 'w:lvl' ? Number(attributeOf(attributes, 'w:ilvl') ?? 0) : at;
    const level = levels.get(here) ?? { format: 'decimal', pattern: '', start: 1 };
    levels.set(here, level);
    if (name === 'w:start') level.start = Number(value);
    if (name === 'w:numFmt') level.format = value;
    if (name === 'w:lvlText') level.pattern = value;
    return here;
  }

  private readStyles(xml: string): void {
    let id: string | null = null;
    for (const token of xmlTokens(xml)) {
      if (token.kind === 'text' || token.kind === 'end') continue;
      if (token.name === 'w:style') this.styles.set((id = attributeOf(token.attributes, 'w:styleId') ?? ''), {});
      const style = id === null ? undefined : this.styles.get(id);
      const value = attributeOf(token.attributes, 'w:val');
      if (!style || value === undefined) continue;
      if (token.name === 'w:basedOn') style.basedOn = value;
      if (token.name === 'w:numId') style.numId = value;
      if (token.name === 'w:ilvl') style.level = Number(value);
    }
  }
}

function written(value: number, format: string): string {
  if (/^(chinese|ideographTraditional|japaneseCounting|taiwaneseCounting|koreanCounting)/.test(format)) return chinese(value);
  if (format === 'decimalFullWidth') return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
  if (format === 'upperLetter' || format === 'lowerLetter') return String.fromCharCode((format === 'upperLetter' ? 64 : 96) + (((value - 1) % 26) + 1));
  return String(value);
}

function chinese(value: number): string {
  if (value < 1 || value > 9999) return String(value);
  const digits = Array.from(String(value), Number);
  const text = digits.map((digit, i) => (digit === 0 ? '零' : DIGITS[digit]! + UNITS[digits.length - 1 - i]!)).join('');
  return text.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}
