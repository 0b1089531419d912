import { normaliseName } from '@yidan/kernel';
import { powerKey, type CataloguePower, type NamedPower, type PowerExclusionFact } from './catalogue-power.ts';

/** An item and the powers it merges. */
export interface MergingItem {
  readonly itemKey: string;
  readonly code: string | null;
  readonly name: string;
  readonly organ: { readonly id: string; readonly code: string; readonly name: string };
  readonly powers: readonly NamedPower[];
}

/** 权力去向: which item merged a power, or why none did. */
export interface CoveredPower {
  readonly power: CataloguePower;
  readonly state: 'MERGED' | 'EXCLUDED' | 'GAP' | 'REMOVED';
  readonly items: readonly Omit<MergingItem, 'powers'>[];
  readonly exclusion: PowerExclusionFact | null;
}

// Published lists often give a power no number: then its type and its name tell which it is.
const namedKey = ({ type, name }: NamedPower): string => `${type}:${normaliseName(name ?? '')}`;

/** 权力覆盖: every power and what became of it. One that the catalogue took out and an item still merges is REMOVED; a repealed one that nobody holds is no matter. */
export function coverageOf(powers: readonly CataloguePower[], items: readonly MergingItem[], exclusions: readonly PowerExclusionFact[]): CoveredPower[] {
  const merging = new Map<string, Omit<MergingItem, 'powers'>[]>();
  for (const { powers: merged, ...item } of items) {
    for (const key of new Set(merged.map((power) => powerKey(power) ?? namedKey(power)))) merging.set(key, [...(merging.get(key) ?? []), item]);
  }
  const excluded = new Map(exclusions.map((exclusion) => [exclusion.powerId, exclusion]));
  return powers.flatMap((power): CoveredPower[] => {
    const held = [...(merging.get(powerKey(power)!) ?? []), ...(merging.get(namedKey(power)) ?? [])];
    const exclusion = excluded.get(power.id) ?? null;
    if (power.status === 'REPEALED') return held.length > 0 ? [{ power, state: 'REMOVED', items: held, exclusion }] : [];
    return [{ power, state: held.length > 0 ? 'MERGED' : exclusion ? 'EXCLUDED' : 'GAP', items: held, exclusion }];
  });
}

/** How many powers are where; `mergedTwice` are held by more than one item. */
export function countsOf(covered: readonly CoveredPower[]) {
  const of = (state: CoveredPower['state']): number => covered.filter((one) => one.state === state).length;
  return { powers: covered.length, merged: of('MERGED'), excluded: of('EXCLUDED'), gaps: of('GAP'), removed: of('REMOVED'), mergedTwice: covered.filter(({ items }) => items.length > 1).length };
}
