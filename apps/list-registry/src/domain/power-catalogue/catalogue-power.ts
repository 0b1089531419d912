import type { OrganKind, PowerType, RegionLevel } from '@yidan/kernel';

export const POWER_STATUSES = ['ACTIVE', 'AMENDED', 'REPEALED'] as const;
export type PowerStatus = (typeof POWER_STATUSES)[number];

/** 指导清单中的权力, as it is handed in; its identity is (catalogue, type, number), since numbers restart per type. */
export interface ListedCataloguePower {
  readonly type: PowerType;
  readonly number: string;
  readonly name: string;
  readonly basis: readonly string[];
  readonly subjectOrganKind: OrganKind | null;
  /** 行使主体 as the catalogue words it. */
  readonly subjectOrgan: string | null;
  readonly levels: readonly RegionLevel[];
  readonly status: PowerStatus;
}

/** 指导清单中的权力. */
export interface CataloguePower extends ListedCataloguePower {
  readonly id: string;
  readonly catalogueId: string;
}

export const EXCLUSION_REASONS = ['NOT_APPLICABLE_REGION', 'HELD_BY_OTHER_LEVEL', 'TRANSFERRED_TO_APPROVAL_BUREAU', 'REPEALED'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** 权力除外: why a power is merged into no item, of one organ or of the whole region. */
export interface PowerExclusionFact {
  readonly id: string;
  readonly powerId: string;
  readonly organId: string | null;
  readonly reason: ExclusionReason;
  readonly document: string;
  readonly explanation: string;
}

/** A power as an item names it. */
export interface NamedPower {
  readonly type: PowerType;
  readonly number?: string | null | undefined;
  readonly name?: string;
}

/** 权力标识: 处罚 173 is not 强制 173. */
export function powerKey({ type, number }: NamedPower): string | null {
  const digits = number?.normalize('NFKC').trim() ?? '';
  return digits === '' || digits === '-' ? null : `${type} ${digits}`;
}

/** 系列: the catalogue without its year, by which one edition replaces another. */
export function seriesOf(name: string): string {
  return name.normalize('NFKC').replace(/[\s《》]/g, '').replace(/\(\d{4}年?[^)]*\)$/u, '');
}
