import { REGIME_ELEMENTS, type ContentItem } from './list-content.ts';

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
    ...crossOrgan(item),
    ...regime(item),
    ...some('disclosure', item.disclosure),
    // What holds where nothing is said is not said.
    ...(item.performMode && item.performMode !== 'SELF' && { performMode: item.performMode }),
    ...some('devolvedPower', item.devolvedPower),
    ...(item.itemStatus && item.itemStatus !== 'ACTIVE' && { itemStatus: item.itemStatus }),
    ...(item.pendingAttribution && `${item.pendingAttribution.interimHolder}${item.pendingAttribution.settlement}` !== '' && {
      pendingAttribution: { interimHolder: item.pendingAttribution.interimHolder, settlement: item.pendingAttribution.settlement },
    }),
  };
}

function crossOrgan({ crossOrgan: roles }: ContentItem): Pick<ContentItem, 'crossOrgan'> {
  if (!roles || (roles.lead.length + roles.handle.length + roles.assist.length === 0 && roles.handoff === '')) return {};
  return { crossOrgan: { lead: roles.lead, handle: roles.handle, assist: roles.assist, handoff: roles.handoff } };
}

function regime({ supervisionRegime }: ContentItem): Pick<ContentItem, 'supervisionRegime'> {
  const stated = REGIME_ELEMENTS.filter((element) => supervisionRegime?.[element]);
  return stated.length === 0 ? {} : { supervisionRegime: Object.fromEntries(stated.map((element) => [element, supervisionRegime![element]!])) };
}

function some<K extends string, T extends string>(key: K, text: T | undefined): Partial<Record<K, T>> {
  return text === undefined || text === '' ? {} : ({ [key]: text } as Record<K, T>);
}
