import { GIVEN_UP, type DutyChange, type SandingDuty, type SandingUnitProvision } from './provision-content.ts';
import { dutiesMeant, longestFirst, unitMeant, type KeyedDuty, type KeyedUnit } from './provision-references.ts';
import { provisionKey } from './provision-key.ts';

/** An item as the matrix reads it: elements 7 and 8 and the unit that leads. */
export interface MatrixItem {
  readonly itemKey: string;
  readonly code: string | null;
  readonly name: string;
  readonly sandingDuties: readonly string[];
  readonly sandingUnitProvisions: readonly string[];
  readonly leadUnit: string;
}

/** A provision as the matrix reads it. */
export interface MatrixProvision {
  readonly duties: readonly SandingDuty[];
  readonly units: readonly SandingUnitProvision[];
}

interface NamedItem {
  readonly itemKey: string;
  readonly code: string | null;
  readonly name: string;
}

/** Why an item goes beyond the provision. */
export type ExcessCause = 'NONE_REASON' | 'NO_REFERENCE' | 'UNKNOWN_DUTY' | Exclude<DutyChange, 'ADDED' | 'STRENGTHENED' | 'KEPT'>;

/** 与“三定”对应关系: duties × items, and what does not correspond. */
export interface SandingMatrix {
  readonly duties: readonly (SandingDuty & { readonly items: readonly NamedItem[] })[];
  /** SANDING_GAP: duties that the organ has and no item answers. */
  readonly gaps: readonly SandingDuty[];
  /** SANDING_EXCESS: a reason that is given has to be weighed; one that was approved before is a mere notice (corrections A10). */
  readonly excess: readonly (NamedItem & { readonly cause: ExcessCause; readonly ordinals: readonly number[]; readonly reason: string | null; readonly severity: 'ERROR' | 'WARN' | 'INFO' })[];
  /** UNIT_PROVISION_MISMATCH: element 8 quotes another unit than the one that leads. */
  readonly mismatches: readonly (NamedItem & { readonly leadUnit: string; readonly quoted: readonly string[] })[];
  /** Element 8 quotes nothing that the provision says about any unit. */
  readonly unresolved: readonly (NamedItem & { readonly leadUnit: string })[];
  readonly items: readonly (NamedItem & { readonly ordinals: readonly number[]; readonly leadUnit: string; readonly quoted: readonly string[] })[];
}

const NONE_REASON = /^\s*无\s*[：:]\s*([^]+)$/u;

/** 对应矩阵: compares the elements 7 and 8 of every item with the provision; accepted are the reasons that the version in force gives, by item. */
export function matrixOf(provision: MatrixProvision, items: readonly MatrixItem[], accepted: ReadonlyMap<string, string> = new Map()): SandingMatrix {
  const duties = provision.duties.map((duty) => ({ ...duty, key: provisionKey(duty.text) }));
  const units = provision.units.map(({ unitName, text }) => ({ name: unitName, key: provisionKey(unitName), text: provisionKey(text) }));
  const unitsBesideLead = new Map([...new Set(items.map(({ leadUnit }) => leadUnit))].map((leadUnit) => [leadUnit, longestFirst([...units, { name: leadUnit, key: provisionKey(leadUnit), text: '' }])]));
  const read = items.map((item) => ({ item, named: nameOf(item), ordinals: dutiesNamed(item, duties), quoted: unitsQuoted(item, unitsBesideLead.get(item.leadUnit)!) }));
  const isGivenUp = new Map(provision.duties.map(({ ordinal, change }) => [ordinal, GIVEN_UP.includes(change)]));
  return {
    duties: provision.duties.map((duty) => ({ ...duty, items: read.filter(({ ordinals }) => ordinals.includes(duty.ordinal)).map(({ named }) => named) })),
    gaps: provision.duties.filter(({ ordinal }) => !isGivenUp.get(ordinal) && !read.some(({ ordinals }) => ordinals.includes(ordinal))),
    excess: read.flatMap(({ item, named, ordinals }) => {
      const gone = ordinals.filter((ordinal) => isGivenUp.get(ordinal));
      if (ordinals.length > gone.length && gone.length === 0) return [];
      const reason = noneReasonOf(item);
      const severity = reason === null || ordinals.length > 0 ? ('ERROR' as const) : accepted.get(item.itemKey) === reason ? ('INFO' as const) : ('WARN' as const);
      return [{ ...named, cause: causeOf(item, gone, reason, provision.duties), ordinals, reason, severity }];
    }),
    mismatches: read.flatMap(({ item, named, quoted }) => (quoted.length > 0 && !quoted.some((unit) => provisionKey(unit) === provisionKey(item.leadUnit)) ? [{ ...named, leadUnit: item.leadUnit, quoted }] : [])),
    unresolved: read.flatMap(({ item, named, quoted }) => (quoted.length === 0 ? [{ ...named, leadUnit: item.leadUnit }] : [])),
    items: read.map(({ item, named, ordinals, quoted }) => ({ ...named, ordinals, leadUnit: item.leadUnit, quoted })),
  };
}

/** 无：理由: what an item says instead of naming a duty. */
export function noneReasonOf({ sandingDuties }: Pick<MatrixItem, 'sandingDuties'>): string | null {
  const reasons = sandingDuties.map((text) => NONE_REASON.exec(text)?.[1]?.trim());
  const [reason] = reasons;
  return reason !== undefined && reasons.every((one) => one !== undefined) ? reason : null;
}

function nameOf({ itemKey, code, name }: MatrixItem): NamedItem {
  return { itemKey, code, name };
}

function dutiesNamed({ sandingDuties }: MatrixItem, duties: readonly KeyedDuty[]): number[] {
  const named = sandingDuties.flatMap((text) => (NONE_REASON.test(text) ? [] : dutiesMeant(text, duties)));
  return [...new Set(named)].toSorted((a, b) => a - b);
}

function unitsQuoted({ sandingUnitProvisions }: MatrixItem, units: readonly KeyedUnit[]): string[] {
  return [...new Set(sandingUnitProvisions.flatMap((text) => unitMeant(text, units) ?? []))];
}

function causeOf(item: MatrixItem, gone: readonly number[], reason: string | null, duties: readonly SandingDuty[]): ExcessCause {
  const [ordinal] = gone;
  const duty = duties.find((one) => one.ordinal === ordinal);
  if (duty) return duty.change as ExcessCause;
  if (reason !== null) return 'NONE_REASON';
  return item.sandingDuties.some((text) => text.trim() !== '') ? 'UNKNOWN_DUTY' : 'NO_REFERENCE';
}
