import type { Entry } from './partition.ts';

type Entries = readonly (Entry | undefined)[];

/** More evidence first, then code, then item: two runs over the same list never differ. */
export function before(a: number, entryA: Entry, b: number, entryB: Entry): boolean {
  if (a !== b) return a > b;
  if (entryA.code !== entryB.code) return entryA.code < entryB.code;
  return entryA.itemKey < entryB.itemKey;
}

/** 各组最佳: the best item of each of many groups. */
export class Best {
  /** Groups that have an item. */
  readonly met: number[] = [];
  readonly slots: Int32Array;
  readonly amounts: Float64Array;
  private readonly entries: Entries;

  constructor(groups: number, entries: Entries) {
    this.slots = new Int32Array(groups);
    this.amounts = new Float64Array(groups);
    this.entries = entries;
  }

  /** An item with more than nothing. */
  offer(group: number, slot: number, amount: number): void {
    const most = this.amounts[group]!;
    if (amount < most || (amount === most && !before(0, this.entries[slot]!, 0, this.entries[this.slots[group]!]!))) return;
    if (most === 0) this.met.push(group);
    this.amounts[group] = amount;
    this.slots[group] = slot;
  }
}

/** 限长榜: the best few of many, in order. */
export class Bounded {
  readonly kept: number[] = [];
  private readonly amounts: number[] = [];
  private readonly limit: number;
  private readonly entries: Entries;
  /** Less than this is not enough. */
  private least = Number.NEGATIVE_INFINITY;

  constructor(limit: number, entries: Entries) {
    this.limit = limit;
    this.entries = entries;
  }

  offer(slot: number, amount: number): void {
    const { kept, amounts, limit } = this;
    if (amount < this.least || (kept.length === limit && !this.ahead(slot, amount, limit - 1))) return;
    let at = kept.length < limit ? kept.length : limit - 1;
    for (; at > 0 && this.ahead(slot, amount, at - 1); at--) {
      kept[at] = kept[at - 1]!;
      amounts[at] = amounts[at - 1]!;
    }
    kept[at] = slot;
    amounts[at] = amount;
    if (kept.length === limit) this.least = amounts[limit - 1]!;
  }

  private ahead(slot: number, amount: number, place: number): boolean {
    const there = this.amounts[place]!;
    return amount > there || (amount === there && before(0, this.entries[slot]!, 0, this.entries[this.kept[place]!]!));
  }
}
