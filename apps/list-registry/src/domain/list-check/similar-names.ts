import { normaliseName } from '@yidan/kernel';

/** Two of the names, by their places, and how alike they are. */
export interface SimilarPair {
  readonly first: number;
  readonly second: number;
  readonly likeness: number;
}

/** Two thirds of three are two, also for a machine. */
const ROUNDING = 1e-9;

interface Prepared {
  readonly at: number;
  readonly pairs: string[];
}

/**
 * 相似名称: all pairs of names whose Dice coefficient over neighbouring characters reaches the threshold, without comparing every pair: two such names
 * share at least one of their rarest character pairs. The same figure as the kernel's `nameSimilarity`; names that are equal are left to another check.
 */
export function similarPairs(names: readonly string[], threshold: number): SimilarPair[] {
  const keys = names.map(normaliseName);
  const prepared = keys.map((key, at): Prepared => ({ at, pairs: numberedPairs(key) }));
  const frequency = new Map<string, number>();
  for (const { pairs } of prepared) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const byRarity = (a: string, b: string): number => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1);
  const seen = new Map<string, number[]>();
  const found: SimilarPair[] = [];
  for (const { at, pairs } of prepared) {
    pairs.sort(byRarity);
    const own = new Set(pairs);
    const rarest = pairs.slice(0, pairs.length - Math.ceil((pairs.length * threshold) / (2 - threshold) - ROUNDING) + 1);
    const candidates = new Set(rarest.flatMap((pair) => seen.get(pair) ?? []));
    for (const other of candidates) {
      if (keys[other] === keys[at]) continue;
      const theirs = prepared[other]!.pairs;
      const likeness = (2 * theirs.reduce((shared, pair) => shared + (own.has(pair) ? 1 : 0), 0)) / (pairs.length + theirs.length);
      if (likeness >= threshold) found.push({ first: other, second: at, likeness });
    }
    for (const pair of rarest) {
      const places = seen.get(pair);
      if (places) places.push(at);
      else seen.set(pair, [at]);
    }
  }
  return found;
}

/** Neighbouring characters, the second of two equal pairs told from the first, so that a set of them counts as a list. */
function numberedPairs(key: string): string[] {
  const characters = Array.from(key);
  const times = new Map<string, number>();
  return characters.slice(1).map((c, i) => {
    const pair = `${characters[i]}${c}`;
    const n = times.get(pair) ?? 0;
    times.set(pair, n + 1);
    return n === 0 ? pair : `${pair}${n}`;
  });
}
