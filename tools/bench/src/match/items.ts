import type { IndexedItem } from '@yidan/matching';
import { sampleItems } from '../sample-items.ts';

export const TENANTS = 20;
export const ITEMS_PER_TENANT = 1200;

/** 清单事项: the sample city's items for twenty districts of 1,200 each; every district words its own a little differently. */
export function districtItems(tenantOf: (district: number) => string): IndexedItem[] {
  const listed = sampleItems();
  return Array.from({ length: TENANTS }, (_, d) =>
    Array.from({ length: ITEMS_PER_TENANT }, (_, i) => {
      const item = listed[i % listed.length]!;
      const other = listed[(i * 7 + d * 53 + 11) % listed.length]!;
      const organId = `${d}/${item.organId}`;
      const moved = { ...item, tenantId: tenantOf(d), organId, unitId: `${d}/${item.unitId}`, versionId: `${organId}/1`, itemKey: `${d}/${i}`, code: `${519_900 + d}-${item.code.slice(7)}/${i}` };
      return d > 0 && (i + d) % 3 === 0 ? wordedAs(moved, other) : moved;
    }),
  ).flat();
}

function wordedAs(item: IndexedItem, other: IndexedItem): IndexedItem {
  return {
    ...item,
    name: `${item.name}（含${other.specialFunction}）`,
    description: `${item.description}；${other.description}`,
    keywords: [...item.keywords, ...other.keywords.slice(0, 1)],
  };
}
