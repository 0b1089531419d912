import type { ListedItem } from './listed-item.ts';

/** An item as a version says it: holder by name, so that a renamed office is no change of duty and another office is. */
export type ComparedItem = { readonly code: string | null } & Pick<
  ListedItem,
  | 'itemKey'
  | 'name'
  | 'description'
  | 'attribute'
  | 'basisRefs'
  | 'sandingDutyRefs'
  | 'sandingUnitProvisionRefs'
  | 'remarks'
  | 'powers'
  | 'keywords'
  | 'timeLimit'
  | 'responsibilityField'
  | 'serviceObjects'
  | 'crossOrgan'
  | 'supervisionRegime'
  | 'performMode'
  | 'devolvedPower'
  | 'itemStatus'
  | 'pendingAttribution'
  | 'disclosure'
> & {
  readonly organId: string;
  readonly majorFunction: { readonly name: string; readonly category: string };
  readonly specialFunction: { readonly name: string };
  readonly coordinatorUnit: UnitName | null;
  readonly leadUnit: UnitName;
  readonly assistUnits: readonly UnitName[];
};

interface UnitName {
  /** Null in a draft, where units are names. */
  readonly id: string | null;
  readonly name: string;
}

/** 要素变更: one element of an item that says something else than before. */
export interface ElementChange {
  readonly element: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** 版本对照: what a version adds, cancels and changes against another. */
export interface VersionDiff<Item> {
  readonly added: readonly Item[];
  readonly cancelled: readonly Item[];
  readonly modified: readonly { readonly item: Item; readonly changes: readonly ElementChange[] }[];
}

// 序号 and 编码 are places in the list, not content: one inserted row would otherwise change every row below it.
const ELEMENTS: readonly (readonly [string, (item: ComparedItem) => unknown])[] = [
  ['organ', ({ organId }) => organId],
  ['majorFunction', ({ majorFunction: { name, category } }) => ({ name, category })],
  ['specialFunction', ({ specialFunction, coordinatorUnit }) => ({ name: specialFunction.name, coordinatorUnit })],
  ['name', ({ name }) => name],
  ['description', ({ description }) => description],
  ['attribute', ({ attribute }) => attribute],
  ['basisRefs', ({ basisRefs }) => basisRefs],
  ['sandingDutyRefs', ({ sandingDutyRefs }) => sandingDutyRefs],
  ['sandingUnitProvisionRefs', ({ sandingUnitProvisionRefs }) => sandingUnitProvisionRefs],
  ['remarks', ({ remarks }) => remarks],
  ['leadUnit', ({ leadUnit }) => leadUnit],
  ['assistUnits', ({ assistUnits }) => assistUnits],
  ['powers', ({ powers }) => powers],
  ['keywords', ({ keywords }) => keywords],
  ['timeLimit', ({ timeLimit }) => timeLimit],
  ['responsibilityField', ({ responsibilityField }) => responsibilityField],
  ['serviceObjects', ({ serviceObjects }) => serviceObjects],
  ['crossOrgan', ({ crossOrgan }) => crossOrgan],
  ['supervisionRegime', ({ supervisionRegime }) => supervisionRegime],
  ['performMode', ({ performMode }) => performMode],
  ['devolvedPower', ({ devolvedPower }) => devolvedPower],
  ['itemStatus', ({ itemStatus }) => itemStatus],
  ['pendingAttribution', ({ pendingAttribution }) => pendingAttribution],
  ['disclosure', ({ disclosure }) => disclosure],
];

/** Every element that is compared. */
export const COMPARED_ELEMENTS: readonly string[] = ELEMENTS.map(([element]) => element);

/** The elements in which an item says something else than before, and only those. */
export function changesOf(before: ComparedItem, after: ComparedItem): ElementChange[] {
  return ELEMENTS.flatMap(([element, valueOf]) => {
    const [was, is] = [valueOf(before), valueOf(after)];
    return sameValue(was, is) ? [] : [{ element, before: was, after: is }];
  });
}

/** 对照两个版本: element-wise, item by item. */
export function diffVersions<Item extends ComparedItem>(before: readonly Item[], after: readonly Item[]): VersionDiff<Item> {
  const old = new Map(before.map((item) => [item.itemKey, item]));
  const kept = new Set(after.map(({ itemKey }) => itemKey));
  return {
    added: after.filter(({ itemKey }) => !old.has(itemKey)),
    cancelled: before.filter(({ itemKey }) => !kept.has(itemKey)),
    modified: after.flatMap((item) => {
      const was = old.get(item.itemKey);
      const changes = was ? changesOf(was, item) : [];
      return changes.length > 0 ? [{ item, changes }] : [];
    }),
  };
}

/** Equal as JSON, whatever the order of fields; of a unit the name counts. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, i) => sameValue(part, b[i]));
  if (Array.isArray(b)) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  fields.delete('id');
  return [...fields].every((field) => sameValue(one[field], other[field]));
}
