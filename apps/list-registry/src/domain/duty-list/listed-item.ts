import type { Limit } from '@yidan/contracts';
import type { PowerType, Violation } from '@yidan/kernel';
import type { ContentBasis, ContentItem, ContentTimeLimit, CrossOrganRoles, ItemStatus, PendingAttribution, PerformMode, StatedDisclosure, SupervisionRegime } from '../list-import/list-content.ts';
import { ItemsRefused } from './duty-list.errors.ts';
import type { ItemCode } from './item-codes.ts';

/** 事项: a duty item as a version of a list holds it; never changed after. */
export interface ListedItem {
  readonly itemKey: string;
  readonly code: string;
  readonly seqNo: number;
  readonly majorFunction: { readonly code: string; readonly name: string; readonly category: string };
  readonly specialFunction: { readonly code: string; readonly name: string; readonly coordinatorUnitId: string | null };
  readonly name: string;
  readonly description: string | null;
  readonly attribute: string;
  readonly basisRefs: readonly ContentBasis[];
  readonly sandingDutyRefs: readonly string[];
  readonly sandingUnitProvisionRefs: readonly string[];
  readonly remarks: string;
  readonly leadUnitId: string;
  readonly assistUnitIds: readonly string[];
  readonly powers: readonly ListedPower[];
  readonly keywords: readonly string[];
  readonly timeLimit: ContentTimeLimit | null;
  readonly responsibilityField: string | null;
  readonly serviceObjects: readonly string[];
  readonly crossOrgan: CrossOrganRoles | null;
  readonly supervisionRegime: SupervisionRegime | null;
  readonly performMode: PerformMode;
  readonly devolvedPower: string | null;
  readonly itemStatus: ItemStatus;
  readonly pendingAttribution: PendingAttribution | null;
  readonly disclosure: StatedDisclosure;
  /** What the list says itself; where it says nothing, disclosure follows from whom the item faces. */
  readonly statedDisclosure: StatedDisclosure | null;
}

/** 归并的行政权力; published lists often give it no number. */
export interface ListedPower {
  readonly type: PowerType;
  readonly number: string | null;
  readonly name: string;
}

/** Refuses items that lack a name, a level or a lead unit: the three things a list cannot be without, however it was approved (R-REG-2, R-REG-5). */
export function requireShape(items: readonly ContentItem[]): void {
  const violations = items.flatMap((item, i) => shapeViolations(item, i));
  const [first, ...rest] = violations;
  if (first) throw new ItemsRefused([first, ...rest]);
  if (items.length === 0) throw new ItemsRefused([missing('items', 'The list has no items', '清单没有事项')]);
}

function shapeViolations(item: ContentItem, i: number): Violation[] {
  const at = (element: string) => `/items/${i}/${element}`;
  const row = item.source.row > 0 ? `${item.source.sheet} ${item.source.row}` : String(item.seqNo);
  return [
    ...(item.name === '' ? [missing(at('name'), `Row ${row} has no name`, `第 ${row} 行缺少职能名称`)] : []),
    ...(item.majorFunction.name === '' ? [missing(at('majorFunction'), `Row ${row} has no main function (level 1)`, `第 ${row} 行缺少主要职能（第一级）`)] : []),
    ...(item.specialFunction.name === '' ? [missing(at('specialFunction'), `Row ${row} has no special function (level 2)`, `第 ${row} 行缺少专项职能（第二级）`)] : []),
    ...(item.leadUnit === ''
      ? [{ path: at('leadUnit'), code: 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', message: `Row ${row} names no lead unit`, messageZh: `第 ${row} 行没有牵头科室` }]
      : []),
  ];
}

function missing(path: string, message: string, messageZh: string): Violation {
  return { path, code: 'REGISTRY.ITEM.ELEMENT_MISSING', message, messageZh };
}

/** Gives a row of the file its identity, its code and its units. */
export function listItem(item: ContentItem, itemKey: string, { code, level1, level2 }: ItemCode, unitIdOf: (name: string) => string): ListedItem {
  const leadUnitId = unitIdOf(item.leadUnit);
  const assist = new Set(item.assistUnits.map(unitIdOf));
  assist.delete(leadUnitId);
  const { coordinatorUnit } = item.specialFunction;
  return {
    itemKey,
    code,
    seqNo: Math.max(1, Math.trunc(item.seqNo)),
    majorFunction: { code: level1, name: item.majorFunction.name, category: item.majorFunction.category },
    specialFunction: { code: level2, name: item.specialFunction.name, coordinatorUnitId: coordinatorUnit ? unitIdOf(coordinatorUnit) : null },
    name: item.name,
    description: item.description || null,
    attribute: item.attribute,
    basisRefs: item.basis,
    sandingDutyRefs: item.sandingDuties,
    sandingUnitProvisionRefs: item.sandingUnitProvisions,
    remarks: item.remarks,
    leadUnitId,
    assistUnitIds: [...assist],
    powers: item.powers.map(({ type, number, name }) => ({ type, number: number || null, name })),
    keywords: item.keywords,
    timeLimit: item.timeLimit ?? null,
    responsibilityField: item.responsibilityField ?? null,
    serviceObjects: item.serviceObjects ?? [],
    crossOrgan: item.crossOrgan ?? null,
    supervisionRegime: item.supervisionRegime ?? null,
    performMode: item.performMode ?? 'SELF',
    devolvedPower: item.devolvedPower ?? null,
    itemStatus: item.itemStatus ?? 'ACTIVE',
    pendingAttribution: item.pendingAttribution ?? null,
    disclosure: item.disclosure ?? (facesOutward(item) ? 'PUBLIC' : 'INTERNAL'),
    statedDisclosure: item.disclosure ?? null,
  };
}

/** Outward items are public unless said otherwise; what only the administration sees of itself is not. */
export function facesOutward(item: ContentItem): boolean {
  return item.powers.length > 0 || (item.serviceObjects ?? []).some((object) => object !== 'INTERNAL');
}

/** The names of all units a list mentions, each once. */
export function unitsNamed(items: readonly ContentItem[]): string[] {
  const names = items.flatMap((item) => [item.leadUnit, ...item.assistUnits, item.specialFunction.coordinatorUnit ?? '']);
  return [...new Set(names)].filter((name) => name !== '');
}

const CLOCKS = { WORKING_DAY: 'WORKING_DAY', CALENDAR_DAY: 'CALENDAR_DAY', HOUR: 'CLOCK_HOUR', MONTH: 'MONTH' } as const;

/** The handling limit as deadlines count it: a part of a day is a day, and what no clock can hold is none. */
export function limitOf(timeLimit: ContentTimeLimit | null): Limit | null {
  const amount = Math.ceil(timeLimit?.amount ?? 0);
  return timeLimit && amount >= 1 && amount <= 3660 ? { amount, clock: CLOCKS[timeLimit.clock] } : null;
}
