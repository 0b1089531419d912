import type { ContentItem } from './list-content.ts';

/** An item with its parts in one order and without empty ones: two items that say the same are the same text as JSON. */
export function orderedItem(item: ContentItem): Omit<ContentItem, 'source'> {
  const { majorFunction, specialFunction } = item;
  return {
    seqNo: item.seqNo,
    ...some('code', item.code),
    majorFunction: { name: majorFunction.name, category: majorFunction.category },
    specialFunction: { name: specialFunction.name, ...some('coordinatorUnit', specialFunction.coordinatorUnit) },
    name: item.name,
    ...some('description', item.description),
    attribute: item.attribute,
    basis: item.basis.map(({ text, instrument, article, role }) => ({ text, ...some('instrument', instrument), ...some('article', article), role })),
    sandingDuties: item.sandingDuties,
    sandingUnitProvisions: item.sandingUnitProvisions,
    remarks: item.remarks,
    leadUnit: item.leadUnit,
    assistUnits: item.assistUnits,
    powers: item.powers.map(({ type, number, name }) => ({ type, ...some('number', number), name })),
    keywords: item.keywords,
    ...(item.timeLimit && { timeLimit: { amount: item.timeLimit.amount, clock: item.timeLimit.clock } }),
    ...some('responsibilityField', item.responsibilityField),
    ...(item.serviceObjects?.length && { serviceObjects: item.serviceObjects }),
  };
}

function some<K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> {
  return text === undefined || text === '' ? {} : ({ [key]: text } as Record<K, string>);
}
