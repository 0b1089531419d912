import { analyseItem, type ItemTerms } from './item-terms.ts';
import { GrowingInts, Numbering } from './numbers.ts';
import { isNamed } from './organ-names.ts';
import { Postings } from './postings.ts';
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
  readonly organs = new Numbering();
  readonly units = new Numbering();
  /** Distinct scopes of place, as JSON: a list has few, and each is judged once per question. */
  readonly areas = new Numbering();
  readonly organOf = new GrowingInts();
  readonly unitOf = new GrowingInts();
  readonly areaOf = new GrowingInts();
  private readonly organNames: string[] = [];
  private readonly organsByStem = new Map<string, readonly number[]>();
  private readonly terms = new Numbering();
  private readonly postings: Postings[] = [];
  private readonly slotOfItem = new Map<string, number>();
  private readonly itemsOfOrgan = new Map<string, Set<string>>();

  get size(): number {
    return this.slotOfItem.size;
  }

  put(item: IndexedItem): void {
    this.insert({ item, analysis: analyseItem(item) });
  }

  remove(itemKey: string): void {
    const slot = this.slotOfItem.get(itemKey);
    if (slot === undefined) return;
    const entry = this.slots[slot]!;
    for (const term of entry.terms) this.postings[term]!.alive -= 1;
    this.slots[slot] = undefined;
    this.areaOf.set(slot, noArea);
    this.slotOfItem.delete(itemKey);
    this.itemsOfOrgan.get(entry.organId)?.delete(itemKey);
    const dead = this.slots.length - this.size;
    if (dead > sweepFrom && dead > this.size / 3) this.sweep();
  }

  /** Everything that can fail happens before the first item is taken out, so a reader sees the old list or the new one. */
  replaceOrgan(organId: string, items: readonly IndexedItem[]): void {
    const prepared = items.map((item) => ({ item, analysis: analyseItem(item) }));
    for (const itemKey of [...(this.itemsOfOrgan.get(organId) ?? [])]) this.remove(itemKey);
    for (const one of prepared) this.insert(one);
  }

  /** The postings of a term some living item holds. */
  lookUp(term: string): Postings | undefined {
    const id = this.terms.find(term);
    const found = id === undefined ? undefined : this.postings[id];
    return found && found.alive > 0 ? found : undefined;
  }

  /** Numbers of the organs whose names hold the stem of a name, in any of the ways it is written. */
  organsNamed(stem: string): readonly number[] {
    const known = this.organsByStem.get(stem);
    if (known) return known;
    const found = this.organNames.flatMap((name, organ) => (isNamed(name, stem) ? [organ] : []));
    this.organsByStem.set(stem, found);
    return found;
  }

  memory(): { items: number; terms: number; postings: number; bytes: number } {
    let cells = 0;
    let bytes = 0;
    for (const list of this.postings) {
      cells += list.length;
      bytes += list.bytes;
    }
    for (const entry of this.slots) bytes += (entry?.terms.length ?? 0) * Uint32Array.BYTES_PER_ELEMENT;
    return { items: this.size, terms: this.postings.length, postings: cells, bytes };
  }

  private insert({ item, analysis }: Prepared): void {
    this.remove(item.itemKey);
    const slot = this.slots.length;
    const terms = new Uint32Array(analysis.terms.length);
    analysis.terms.forEach((term, at) => {
      const id = this.terms.of(term);
      terms[at] = id;
      (this.postings[id] ??= new Postings()).append(slot, analysis.impacts[at]!, analysis.fieldMasks[at]!);
    });
    const { itemKey, code, versionId, organId, organName, unitId, unitName, name } = item;
    const scope = [...(item.locationScope ?? [])].sort();
    this.name(this.organs.of(organId), organName);
    const formers = (item.formerOrgans ?? []).map((former) => {
      const organ = this.organs.of(former.organId);
      this.name(organ, former.organName);
      return organ;
    });
    this.place(slot, {
      itemKey, code, versionId, organId, organName, unitId, unitName, name, scope, terms,
      nameMass: analysis.nameMass,
      organ: this.organs.of(organId),
      formers,
      unit: this.units.of(JSON.stringify([organId, unitId])),
      area: this.areas.of(JSON.stringify(scope)),
    });
    const held = this.itemsOfOrgan.get(organId) ?? new Set<string>();
    this.itemsOfOrgan.set(organId, held.add(itemKey));
  }

  private name(organ: number, organName: string): void {
    if (this.organNames[organ] === organName) return;
    this.organNames[organ] = organName;
    this.organsByStem.clear();
  }

  private place(slot: number, entry: Entry): void {
    this.slots[slot] = entry;
    this.slotOfItem.set(entry.itemKey, slot);
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
    living.forEach((entry, slot) => this.place(slot, entry));
    for (const list of this.postings) list.sweep(newSlotOf);
  }
}
