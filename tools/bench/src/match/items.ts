import type { IndexedItem } from '@yidan/matching';
import { sampleCity, type ItemFixture } from '@yidan/sample-city';

export const TENANTS = 20;
export const ITEMS_PER_TENANT = 1200;

/** 清单事项: the sample city's items for twenty districts of 1,200 each; every district words its own a little differently. */
export function districtItems(tenantOf: (district: number) => string): IndexedItem[] {
  const [district] = sampleCity().districts;
  const listed = district.lists.flatMap((list) => list.items.map((item) => ({ item, organ: district.organs.find(({ code }) => code === list.organCode)! })));
  return Array.from({ length: TENANTS }, (_, d) =>
    Array.from({ length: ITEMS_PER_TENANT }, (_, i) => {
      const { item, organ } = listed[i % listed.length]!;
      const other = listed[(i * 7 + d * 53 + 11) % listed.length]!.item;
      return indexed(item, other, { tenantId: tenantOf(d), organ: `${d}/${organ.code}`, organName: organ.name, d, i });
    }),
  ).flat();
}

interface Place {
  tenantId: string;
  organ: string;
  organName: string;
  d: number;
  i: number;
}

function indexed(item: ItemFixture, other: ItemFixture, { tenantId, organ, organName, d, i }: Place): IndexedItem {
  const varied = d > 0 && (i + d) % 3 === 0;
  return {
    tenantId,
    itemKey: `${d}/${i}`,
    code: `${519_900 + d}-${item.code.slice(7)}/${i}`,
    versionId: `${organ}/1`,
    organId: organ,
    organName,
    unitId: `${organ}/${item.leadUnitCode}`,
    unitName: item.leadUnit,
    name: varied ? `${item.name}（含${other.specialFunction.name}）` : item.name,
    description: varied ? `${item.description}；${other.description}` : item.description,
    attribute: item.attribute,
    keywords: varied ? [...item.keywords, ...other.keywords.slice(0, 1)] : item.keywords,
    basisTexts: item.basis.map(({ text }) => text),
    powerNames: item.powers.map(({ name }) => name),
    powerTypes: [...new Set(item.powers.map(({ type }) => type))],
    majorFunction: item.majorFunction.name,
    specialFunction: item.specialFunction.name,
    unitProvision: item.sandingUnitProvisions.join('\n'),
    organDuties: item.sandingDuties,
    locationScope: [],
  };
}
