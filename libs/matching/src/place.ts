import type { Entry } from './partition.ts';
import type { MatchQuery } from './types.ts';

/** 属地关系: whether the item is meant for the place of the matter. */
export type PlaceFit = 'INSIDE' | 'OUTSIDE' | 'UNKNOWN';

/** What the place makes of the evidence; outside its scope an item may still be cited, but not win against one inside. */
export const placeFactors: Record<PlaceFit, number> = { INSIDE: 1.1, OUTSIDE: 0.3, UNKNOWN: 1 };

const levels = [2, 4, 6, 9, 12];

/** 属地判断: region codes compare by level (province, city, county, township, village), names by the address. */
export function placeFit(scope: Entry['scope'], place: MatchQuery['place']): PlaceFit {
  if (scope.length === 0 || (!place?.regionCode && !place?.address)) return 'UNKNOWN';
  const fits = scope.map((part) => fitOf(part, place));
  if (fits.includes('INSIDE')) return 'INSIDE';
  return fits.includes('UNKNOWN') ? 'UNKNOWN' : 'OUTSIDE';
}

function fitOf(part: string, place: NonNullable<MatchQuery['place']>): PlaceFit {
  if (!/^\d+$/.test(part)) return place.address?.includes(part) ? 'INSIDE' : 'UNKNOWN';
  if (!place.regionCode) return 'UNKNOWN';
  const scope = significant(part);
  const here = significant(place.regionCode);
  if (here.startsWith(scope)) return 'INSIDE';
  return scope.startsWith(here) ? 'UNKNOWN' : 'OUTSIDE';
}

function significant(code: string): string {
  const level = levels.find((length) => /^0*$/.test(code.slice(length)));
  return level === undefined ? code : code.slice(0, level);
}
