import type { IndexedItem } from '@yidan/matching';
import { sampleCity } from '@yidan/sample-city';

/** The lists of the sample city's first district as matching reads them. */
export function sampleItems(): IndexedItem[] {
  const district = sampleCity().districts[0];
  const organs = new Map(district.organs.map((organ) => [organ.code, organ]));
  return district.lists.flatMap(({ organCode, items }) =>
    items.map((item): IndexedItem => ({
      tenantId: district.tenantId,
      itemKey: item.code,
      code: item.code,
      versionId: organCode,
      organId: organCode,
      organName: organs.get(organCode)!.name,
      unitId: `${organCode}/${item.leadUnitCode}`,
      unitName: item.leadUnit,
      name: item.name,
      description: item.description,
      attribute: item.attribute,
      keywords: item.keywords,
      basisTexts: item.basis.map(({ text }) => text),
      powerNames: item.powers.map(({ name }) => name),
      powerTypes: [...new Set(item.powers.map(({ type }) => type))],
      majorFunction: item.majorFunction.name,
      specialFunction: item.specialFunction.name,
      unitProvision: item.sandingUnitProvisions.join('\n'),
      organDuties: item.sandingDuties,
      locationScope: [],
    })),
  );
}
