import { POWER_TYPES, powerTypeZh, type PowerType } from '@yidan/kernel';
import { readBasis } from './basis.ts';
import type { ContentItem, ContentPower } from './list-content.ts';
import { attributeOf, categoryOf } from './power-type.ts';
import { readTimeLimit } from './time-limit.ts';

/** 待归类: where powers wait until someone sorts them into main and special functions. */
export const UNSORTED = '待归类';

const GROUPS = Object.fromEntries(POWER_TYPES.map((type) => [type, `${UNSORTED}（${powerTypeZh[type]}）`])) as Record<PowerType, string>;

/** One matter while its rows are still being read. */
export interface Matter {
  row: number;
  printed: number[];
  name: string;
  powers: ContentPower[];
  leads: string[];
  assist: string[];
  basis: string;
  description: string;
  remarks: string;
  timeLimit: string;
  promisedLimit: string;
  subject: string;
}

/** 本机关: leads what a published list gives to no office, until somebody says which office it is. */
export const ORGAN_ITSELF = '本机关';

/** A matter as it has been read, as an unsorted item; the organ itself leads where the list has no column of offices. */
export function itemOf(matter: Matter, sheet: string, namesOffices: boolean): ContentItem {
  const type = matter.powers[0]?.type ?? 'OTHER';
  const lead = matter.leads[0] ?? (namesOffices ? '' : matter.subject || ORGAN_ITSELF);
  const group = GROUPS[type];
  const timeLimit = readTimeLimit(matter.timeLimit) ?? readTimeLimit(matter.promisedLimit);
  return {
    seqNo: 0,
    majorFunction: { name: group, category: categoryOf(type) },
    specialFunction: { name: group },
    name: matter.name,
    ...(matter.description !== '' && { description: matter.description }),
    attribute: attributeOf(type),
    basis: readBasis(matter.basis),
    sandingDuties: [],
    sandingUnitProvisions: [],
    remarks: matter.remarks,
    leadUnit: lead,
    assistUnits: [...matter.leads.slice(1), ...matter.assist].filter((unit, i, all) => unit !== lead && all.indexOf(unit) === i),
    // Copied, since a list that grew keeps room for more.
    powers: [...matter.powers],
    keywords: [],
    ...(timeLimit && { timeLimit }),
    source: { sheet, row: matter.row + 1 },
  };
}

/** Adds a further text to one already read, unless it says the same again. */
export function joined(before: string, more: string): string {
  if (more === '' || before.split('\n\n').includes(more) || before === more) return before;
  return before === '' ? more : `${before}\n${more}`;
}
