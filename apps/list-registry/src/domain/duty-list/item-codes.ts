import { formatDutyItemCode, parseDutyItemCode } from '@yidan/kernel';
import { CodesExhausted } from './duty-list.errors.ts';

/** What a code is made from: the names of the two upper levels, and the code the item would like to keep. */
export interface CodedRow {
  readonly level1: string;
  readonly level2: string;
  readonly wanted?: string | undefined;
}

/** The code of an item and the numbers of its two upper levels. */
export interface ItemCode {
  readonly code: string;
  readonly level1: string;
  readonly level2: string;
}

/**
 * 事项编码: numbers the levels in order of appearance. A code that the file or the version before gives is kept where it fits the
 * other rows; numbers used before by this organ are not given to another item.
 */
export function codeItems(region: string, organ: string, rows: readonly CodedRow[], usedBefore: Iterable<string> = []): ItemCode[] {
  const level1 = new Numbering('level 1', 99);
  const level2 = new Map<string, Numbering>();
  const secondLevelOf = (name: string): Numbering => level2.get(name) ?? level2.set(name, new Numbering('level 2', 99)).get(name)!;
  const used = new Set<string>();
  const highest = new Map<string, number>();
  const remember = (stem: string, number: number): void => void highest.set(stem, Math.max(highest.get(stem) ?? 0, number));
  for (const code of usedBefore) {
    const parsed = parseDutyItemCode(code);
    if (parsed) remember(stemOf(parsed.level1, parsed.level2), parsed.level3);
  }

  const kept = rows.map((row) => {
    const wanted = row.wanted === undefined ? null : parseDutyItemCode(row.wanted);
    if (!wanted || wanted.region !== region || wanted.organ !== organ || used.has(row.wanted!)) return null;
    const second = secondLevelOf(row.level1);
    if (!level1.agrees(row.level1, wanted.level1) || !second.agrees(row.level2, wanted.level2)) return null;
    level1.claim(row.level1, wanted.level1);
    second.claim(row.level2, wanted.level2);
    used.add(row.wanted!);
    remember(stemOf(wanted.level1, wanted.level2), wanted.level3);
    return wanted;
  });

  return rows.map((row, i) => {
    const one = level1.of(row.level1);
    const two = secondLevelOf(row.level1).of(row.level2);
    const stem = stemOf(one, two);
    const three = kept[i]?.level3 ?? (highest.get(stem) ?? 0) + 1;
    if (!kept[i]) remember(stem, three);
    if (three > 9999) throw new CodesExhausted('level 3');
    const code = formatDutyItemCode({ region, organ, level1: one, level2: two, level3: three });
    return { code, level1: digits(one), level2: digits(two) };
  });
}

/** Gives names their numbers: the one they claimed, else the lowest that is free. */
class Numbering {
  private readonly numbers = new Map<string, number>();
  private readonly names = new Map<number, string>();
  private next = 1;
  private readonly what: 'level 1' | 'level 2';
  private readonly max: number;

  constructor(what: 'level 1' | 'level 2', max: number) {
    this.what = what;
    this.max = max;
  }

  agrees(name: string, number: number): boolean {
    return (this.numbers.get(name) ?? number) === number && (this.names.get(number) ?? name) === name;
  }

  claim(name: string, number: number): void {
    this.numbers.set(name, number);
    this.names.set(number, name);
  }

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    while (this.names.has(this.next)) this.next += 1;
    if (this.next > this.max) throw new CodesExhausted(this.what);
    this.claim(name, this.next);
    return this.next;
  }
}

function stemOf(level1: number, level2: number): string {
  return `${digits(level1)}${digits(level2)}`;
}

function digits(number: number): string {
  return String(number).padStart(2, '0');
}
