import { lessonTerms, type LearnedCount } from '@yidan/matching';
import type { Answerable, ToldSubject } from './told-subject.ts';

/** 来件: one message, and who answers for it. */
export interface Told extends Answerable {
  readonly text: string;
}

/** 学习与检验: what is taught, what is held back of the same subjects, and subjects of which nothing is taught. */
export interface Split {
  readonly taught: readonly Told[];
  readonly heldBack: readonly Told[];
  readonly neverTaught: readonly Told[];
}

/** One subject in so many is never taught. */
const neverTaughtOf = 10;

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts things into an order that is the same for the same seed. */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const mixed = [...things];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

/** Messages with a holder, split by a seed: a tenth of the subjects is never taught, of the others so many messages are. */
export function splitBy(seed: number, subjects: readonly ToldSubject[], taught: number): Split {
  const random = seeded(seed);
  const mixed = shuffled(subjects, random);
  const never = mixed.slice(0, Math.round(mixed.length / neverTaughtOf));
  const rest = shuffled(messagesOf(mixed.slice(never.length)), random);
  return { taught: rest.slice(0, taught), heldBack: rest.slice(taught), neverTaught: messagesOf(never) };
}

/** The messages for which some list holds an item. */
export function messagesOf(subjects: readonly ToldSubject[]): Told[] {
  return everyMessageOf(subjects).filter(({ items }) => items.length > 0);
}

/** The messages of which no list holds an item. */
export function nobodysOf(subjects: readonly ToldSubject[]): Told[] {
  return everyMessageOf(subjects).filter(({ items }) => items.length === 0);
}

function everyMessageOf(subjects: readonly ToldSubject[]): Told[] {
  return subjects.flatMap(({ organs, items, messages, others }) => messages.map((text, at): Told => ({ text, organs, items, ...others?.[at] })));
}

/** A matter that was decided for an item. */
export interface Decided {
  readonly text: string;
  readonly itemKey: string;
}

/** What a tenant's table holds after these decisions. */
export function countsOf(decided: readonly Decided[], organOf: ReadonlyMap<string, string>): LearnedCount[] {
  const counts = new Map<string, LearnedCount & { confirmed: number }>();
  for (const { text, itemKey } of decided) {
    const organId = organOf.get(itemKey)!;
    for (const term of [null, ...lessonTerms({ title: '', content: text })]) {
      const key = `${term ?? ''} ${itemKey}`;
      const count = counts.get(key) ?? { term, itemKey, organId, confirmed: 0, returned: 0 };
      count.confirmed += 1;
      counts.set(key, count);
    }
  }
  return [...counts.values()];
}

/** Decisions of which a share was mistaken: for any other item of the lists. */
export function withMistakes(decided: readonly Decided[], share: number, itemKeys: readonly string[], random: () => number): Decided[] {
  return decided.map((one) => (random() < share ? { ...one, itemKey: itemKeys[Math.floor(random() * itemKeys.length)]! } : one));
}
