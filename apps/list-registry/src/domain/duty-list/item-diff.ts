import type { ListedItem } from './listed-item.ts';

/** An item as a version says it: holder by name, so that a renamed office is no change of duty and another office is. */
export type ComparedItem = Pick<
  ListedItem,
  | 'itemKey'
  | 'code'
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
  | 'performMode'
  | 'itemStatus'
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
  readonly id: string;
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
  ['performMode', ({ performMode }) => performMode],
  ['itemStatus', ({ itemStatus }) => itemStatus],
  ['disclosure', ({ disclosure }) => disclosure],
];

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

/** Equal as JSON, whatever the order of fields. */
function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).filter(([key, v]) => v !== undefined && key !== 'id').sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
