import type { Partition } from './partition.ts';
import { informativeness } from './segmenter.ts';
import { sharesOf, type TermShares } from './term-shares.ts';
import { TermNumbers } from './term-numbers.ts';

/** 学习计数: in how many decided matters with a term an item, held by an organ, was confirmed, and in how many it was returned by that organ. Without a term: in how many at all. */
export interface LearnedCount {
  readonly term: string | null;
  readonly itemKey: string;
  readonly organId: string;
  readonly confirmed: number;
  readonly returned: number;
}

/** What was decided: by which item, held by which organ then. */
export interface LearnedTarget {
  readonly itemKey: string;
  readonly organId: string;
  /** Lessons of it. */
  confirmed: number;
  returned: number;
}

/** 落点: by target, where what was learned stands in the lists in force. */
export interface Places {
  /** The item's slot, -1 where it is in force no more. */
  readonly slots: Int32Array;
  /** The number of the organ that held it when it was decided, -1 where it holds nothing. */
  readonly holders: Int32Array;
  readonly partition: Partition;
  readonly revision: number;
}

/** Target, confirmed, returned: so many numbers make one count. */
export const countWidth = 3;

/** 学习表: what a tenant's decided matters taught, as counts by term; follows the stored counts one by one. */
export class LearnedCounts {
  readonly terms = new TermNumbers();
  readonly targets: LearnedTarget[] = [];
  /** Lessons that confirmed something. */
  lessons = 0;
  /** By term its counts, one after the other. */
  private readonly lists: number[][] = [];
  /** By term, in how many confirming lessons it was said. */
  private readonly times: number[] = [];
  /** By term, how much it tells in ordinary Chinese, 0..1. */
  private readonly information: number[] = [];
  private readonly targetOf = new Map<string, number>();
  private places: Places | undefined;
  /** By term, as long as neither its counts nor the lists change. */
  private shares: (TermShares | undefined)[] = [];
  private priors: { lessons: number; places: Places | undefined; sums: ReadonlyMap<number, number> } = { lessons: -1, places: undefined, sums: new Map() };

  /** Takes a count as it is now in the place of what it was. */
  set({ term, itemKey, organId, confirmed, returned }: LearnedCount): void {
    const target = this.target(itemKey, organId);
    if (term === null) {
      const held = this.targets[target]!;
      this.lessons += confirmed - held.confirmed;
      held.confirmed = confirmed;
      held.returned = returned;
      return;
    }
    const number = this.terms.of(term);
    this.information[number] ??= informativeness(term);
    const list = (this.lists[number] ??= []);
    let at = 0;
    while (at < list.length && list[at] !== target) at += countWidth;
    const before = list[at + 1] ?? 0;
    list[at] = target;
    list[at + 1] = confirmed;
    list[at + 2] = returned;
    this.shares[number] = undefined;
    this.times[number] = (this.times[number] ?? 0) + confirmed - before;
  }

  /** The counts of a term: target, confirmed, returned, and so on. */
  countsOf(term: number): readonly number[] {
    return this.lists[term] ?? none;
  }

  informationOf(term: number): number {
    return this.information[term] ?? 0;
  }

  timesOf(term: number): number {
    return this.times[term] ?? 0;
  }

  /** The number of what was decided, or -1 where nothing is known of it. */
  find(itemKey: string, organId: string): number {
    return this.targetOf.get(keyOf(itemKey, organId)) ?? -1;
  }

  /** The share of all lessons, and of so many others, that went to an organ by the lists as they are now. */
  priorOf(organ: number, partition: Partition, others: number): number {
    const places = this.placesIn(partition);
    if (this.priors.lessons !== this.lessons || this.priors.places !== places) {
      const sums = new Map<number, number>();
      this.targets.forEach(({ confirmed }, target) => {
        const slot = places.slots[target]!;
        if (slot < 0) return;
        const holder = partition.organOf.values[slot]!;
        sums.set(holder, (sums.get(holder) ?? 0) + confirmed);
      });
      this.priors = { lessons: this.lessons, places, sums };
    }
    return (this.priors.sums.get(organ) ?? 0) / (this.lessons + others);
  }

  /** Whose the term's lessons are, by the lists as they are now. */
  sharesOf(term: number, partition: Partition): TermShares {
    const places = this.placesIn(partition);
    return (this.shares[term] ??= sharesOf(this.countsOf(term), this.timesOf(term), places, partition));
  }

  /** Where the targets stand in the lists as they are now. */
  placesIn(partition: Partition): Places {
    const { places } = this;
    if (places?.partition === partition && places.revision === partition.revision && places.slots.length === this.targets.length) return places;
    const slots = Int32Array.from(this.targets, ({ itemKey }) => partition.slotOf(itemKey));
    const holders = Int32Array.from(this.targets, ({ organId }) => partition.organs.find(organId) ?? -1);
    this.shares = [];
    return (this.places = { slots, holders, partition, revision: partition.revision });
  }

  private target(itemKey: string, organId: string): number {
    const key = keyOf(itemKey, organId);
    const known = this.targetOf.get(key);
    if (known !== undefined) return known;
    const made = this.targets.push({ itemKey, organId, confirmed: 0, returned: 0 }) - 1;
    this.targetOf.set(key, made);
    return made;
  }
}

const none: readonly number[] = [];
const keyOf = (itemKey: string, organId: string): string => `${itemKey} ${organId}`;
