import { nameSimilarity, type RegionLevel } from '@yidan/kernel';
import { powerKey, type CataloguePower, type NamedPower } from './catalogue-power.ts';
import { PowerAlreadyMerged, PowersRefused, type TakenPower } from './power-catalogue.errors.ts';

/** The place at which a power may be held once (R-REG-8). */
export interface HoldingPlace {
  readonly regionCode: string;
  readonly level: RegionLevel;
}

/** An item that holds powers already: in force elsewhere, or in the same list. */
export interface HoldingItem {
  readonly itemKey: string;
  readonly code: string | null;
  readonly name: string;
  readonly organName: string;
  readonly place: HoldingPlace;
  readonly powers: readonly NamedPower[];
}

// Without a catalogue numbers prove nothing: only a like name tells that two equal numbers mean one power.
const SAME_POWER = 0.5;

/** 查重: refuses powers that another item of the region and level holds; each with the item that holds it. */
export function assertFree(itemKey: string, wanted: readonly NamedPower[], place: HoldingPlace, holders: readonly HoldingItem[], catalogued: ReadonlySet<string>): void {
  const others = holders.filter((holder) => holder.itemKey !== itemKey && holder.place.regionCode === place.regionCode && holder.place.level === place.level);
  const taken = wanted.flatMap((power, i): TakenPower[] => {
    const key = powerKey(power);
    if (key === null) return [];
    const holder = others.find(({ powers }) => powers.some((held) => powerKey(held) === key && (catalogued.has(key) || nameSimilarity(held.name ?? '', power.name ?? '') >= SAME_POWER)));
    return holder ? [{ index: i, key, holder }] : [];
  });
  const [first, ...rest] = taken;
  if (first) throw new PowerAlreadyMerged([first, ...rest]);
}

/** 权力解析: the powers of the catalogue that an item names by type and number; unknown, repealed and other levels' powers are refused, all at once. */
export function resolvePowers(wanted: readonly NamedPower[], catalogue: readonly CataloguePower[], level: RegionLevel): CataloguePower[] {
  const known = Map.groupBy(catalogue, (power) => powerKey(power)!);
  const found = wanted.map((power, index) => {
    const key = powerKey(power);
    const all = key === null ? [] : (known.get(key) ?? []);
    return { index, power, all, usable: all.find((one) => one.status !== 'REPEALED' && (one.levels.length === 0 || one.levels.includes(level))) };
  });
  const refused = found.filter(({ usable }) => !usable).map(({ index, power, all }) => ({ index, power, why: all.length === 0 ? ('UNKNOWN' as const) : all.every(({ status }) => status === 'REPEALED') ? ('REPEALED' as const) : ('LEVEL_MISMATCH' as const) }));
  const [first, ...rest] = refused;
  if (first) throw new PowersRefused([first, ...rest]);
  return found.map(({ usable }) => usable!);
}
