import type { OrganKind, RegionLevel } from '@yidan/kernel';
import type { ContentItem } from '../list-import/list-content.ts';
import type { InstrumentState } from '../legal-basis/instrument-state.ts';
import type { CataloguePower, PowerExclusionFact } from '../power-catalogue/catalogue-power.ts';
import type { SandingDuty, SandingUnitProvision } from '../sanding/provision-content.ts';

/** 待查事项: an item of the list with its identity and its place. */
export interface CheckedItem {
  readonly itemKey: string;
  readonly index: number;
  readonly content: ContentItem;
}

/** An item in force elsewhere that shares a name or a power. */
export interface HeldElsewhere {
  readonly itemKey: string;
  readonly organName: string;
  readonly name: string;
  readonly powers: readonly { readonly type: string; readonly number: string | null; readonly name: string }[];
}

/** What a tenant's policies say that checks depend on. */
export interface CheckPolicy {
  readonly attributes: readonly string[];
  readonly categories: readonly string[];
  /** From which likeness on two items are one thing said twice. */
  readonly similarity: number;
  /** 第一依据: kinds of instruments a duty may rest on. */
  readonly primaryKinds: readonly string[];
  readonly basisEnforcement: 'ERROR' | 'WARN';
}

/** 校验所需: everything the checks look at; they read nothing else. */
export interface ListContext {
  readonly organ: { readonly id: string; readonly code: string; readonly name: string; readonly shortName: string; readonly kind: OrganKind; readonly level: RegionLevel };
  readonly items: readonly CheckedItem[];
  /** The day the list is to be in force. */
  readonly effectiveFrom: string;
  /** 科室 of the organ. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly provisionText: string }[];
  /** 科室 of other organs, by normalised name, with the name of their organ. */
  readonly unitsElsewhere: ReadonlyMap<string, string>;
  /** Normalised names of every organ of the tenant, short names too. */
  readonly organNames: ReadonlySet<string>;
  /** “三定” in force; null where none is registered. */
  readonly sanding: { readonly documentNumber: string; readonly duties: readonly SandingDuty[]; readonly units: readonly SandingUnitProvision[] } | null;
  /** 无：理由 that the version in force was approved with, by item. */
  readonly acceptedReasons: ReadonlyMap<string, string>;
  /** Powers of the catalogues in force that apply to the organ. */
  readonly powers: readonly CataloguePower[];
  /** Powers the organ or its region has excluded with evidence. */
  readonly exclusions: readonly PowerExclusionFact[];
  /** Powers of the catalogues with a type and number that the list merges, whatever their level. */
  readonly namedPowers: readonly CataloguePower[];
  /** Instruments of the register that the list cites. */
  readonly instruments: readonly InstrumentState[];
  readonly elsewhere: readonly HeldElsewhere[];
  readonly policy: CheckPolicy;
}
