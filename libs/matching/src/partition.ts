import { analyseItem, type ItemTerms } from './item-terms.ts';
import { GrowingInts, Numbering } from './numbers.ts';
import type { OfficialWord } from './official-terms.ts';
import { OrganDirectory } from './organ-directory.ts';
import { Postings } from './postings.ts';
import { Rarities } from './rarities.ts';
import { TermNumbers } from './term-numbers.ts';
import type { IndexedItem } from './types.ts';

/** 在册事项: what the index remembers of an item besides its words. */
export interface Entry {
  readonly itemKey: string;
  readonly code: string;
  readonly versionId: string;
  readonly organId: string;
  readonly organName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly name: string;
  readonly scope: readonly string[];
  readonly nameMass: number;
  readonly terms: Uint32Array;
  /** Numbers of the organ, of the unit and of the area, used as array positions while scoring. */
  readonly organ: number;
  readonly unit: number;
  /** Numbers of the organs that held the item before. */
  readonly formers: readonly number[];
  readonly area: number;
}

interface Prepared {
  readonly item: IndexedItem;
  readonly analysis: ItemTerms;
}

/** Stands in areaOf for an item that has left the list. */
export const noArea = -1;
const sweepFrom = 1024;

/** 租户分区: the items of one tenant as an inverted index that follows the list item by item. */
export class Partition {
  readonly slots: (Entry | undefined)[] = [];
  readonly organs = new OrganDirectory();
  readonly terms = new TermNumbers();
  readonly postings = new Postings();
  readonly units = new Numbering();
  /** Distinct scopes of place, as JSON: a list has few, and each is judged once per question. */
  readonly areas = new Numbering();
  readonly organOf = new GrowingInts();
  readonly unitOf = new GrowingInts();
  readonly areaOf = new GrowingInts();
  /** Changes with every item that comes, goes or gets another place. */
  revision = 0;
  private readonly rarities = new Rarities();
  /** By number of the official word, its term from 2 on, 1 where no item ever held it, 0 where it was not asked for since terms last came. */
  private officials = new Int32Array(0);
  private officialsAmong = 0;
  private readonly slotOfItem = new Map<string, number>();
  private readonly slotsOf: number[][] = [];

  get size(): number {
    return this.slotOfItem.size;
  }

  /** The place of an item in force, or -1. */
  slotOf(itemKey: string): number {
    return this.slotOfItem.get(itemKey) ?? -1;
  }

  put(item: IndexedItem): void {
    this.insert({ item, analysis: analyseItem(item) });
  }

  remove(itemKey: string): void {
    const slot = this.slotOfItem.get(itemKey);
    if (slot === undefined) return;
    const entry = this.slots[slot]!;
    for (const term of entry.terms) this.postings.forget(term);
    this.slots[slot] = undefined;
    this.areaOf.set(slot, noArea);
    this.revision += 1;
    this.slotOfItem.delete(itemKey);
    const dead = this.slots.length - this.size;
    if (dead > sweepFrom && dead > this.size / 3) this.sweep();
  }

  /** Everything that can fail happens before the first item is taken out, so a reader sees the old list or the new one. */
  replaceOrgan(organId: string, items: readonly IndexedItem[]): void {
    const prepared = items.map((item) => ({ item, analysis: analyseItem(item) }));
    const organ = this.organs.find(organId);
    if (organ !== undefined) {
      // By their keys: a sweep on the way gives the items other slots.
      for (const itemKey of this.slotsOfOrgan(organ).map((slot) => this.slots[slot]?.itemKey)) if (itemKey !== undefined) this.remove(itemKey);
      this.slotsOf[organ] = [];
    }
    for (const one of prepared) this.insert(one);
  }

  /** Slots of an organ's items, and of some that have left the list. */
  slotsOfOrgan(organ: number): readonly number[] {
    return this.slotsOf[organ] ?? [];
  }

  /** Rarity of a term, 1 where no item holds it and falling towards 0 as more items do. */
  rarityOf(term: number): number {
    return this.rarities.of(this.postings.holders(term), this.size);
  }

  /** The number of an official word, or -1; subjects ask for the same words again and again. */
  termOf({ text, number }: OfficialWord): number {
    if (this.officialsAmong !== this.terms.size || number >= this.officials.length) {
      this.officials = new Int32Array(Math.max(this.officials.length, number * 2, 512));
      this.officialsAmong = this.terms.size;
    }
    const known = this.officials[number]!;
    if (known > 0) return known - 2;
    const term = this.terms.find(text);
    this.officials[number] = term + 2;
    return term;
  }

  memory(): { items: number; terms: number; postings: number; bytes: number } {
    let bytes = this.terms.bytes + this.postings.bytes + this.officials.byteLength;
    for (const entry of this.slots) bytes += (entry?.terms.length ?? 0) * Uint32Array.BYTES_PER_ELEMENT;
    return { items: this.size, terms: this.terms.size, postings: this.postings.count, bytes };
  }

  private insert({ item, analysis }: Prepared): void {
    this.remove(item.itemKey);
    const slot = this.slots.length;
    const terms = new Uint32Array(analysis.terms.length);
    analysis.terms.forEach((term, at) => {
      const number = this.terms.of(term);
      terms[at] = number;
      this.postings.append(number, slot, analysis.impacts[at]!, analysis.fieldMasks[at]!);
    });
    const { itemKey, code, versionId, organId, organName, unitId, unitName, name } = item;
    const scope = [...(item.locationScope ?? [])].sort();
    const organ = this.organs.of(organId, organName);
    const formers = (item.formerOrgans ?? []).map((former) => this.organs.of(former.organId, former.organName));
    this.place(slot, {
      itemKey, code, versionId, organId, organName, unitId, unitName, name, scope, terms,
      nameMass: analysis.nameMass,
      organ,
      formers,
      unit: this.units.of(JSON.stringify([organId, unitId])),
      area: this.areas.of(JSON.stringify(scope)),
    });
  }

  private place(slot: number, entry: Entry): void {
    this.revision += 1;
    this.slots[slot] = entry;
    this.slotOfItem.set(entry.itemKey, slot);
    (this.slotsOf[entry.organ] ??= []).push(slot);
    this.organOf.set(slot, entry.organ);
    this.unitOf.set(slot, entry.unit);
    this.areaOf.set(slot, entry.area);
  }

  private sweep(): void {
    const newSlotOf = new Int32Array(this.slots.length).fill(-1);
    const living: Entry[] = [];
    this.slots.forEach((entry, slot) => {
      if (entry) newSlotOf[slot] = living.push(entry) - 1;
    });
    this.slots.length = 0;
    this.slotsOf.length = 0;
    living.forEach((entry, slot) => this.place(slot, entry));
    this.postings.sweep(newSlotOf);
  }
}
