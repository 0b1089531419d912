import { normaliseName } from '@yidan/kernel';
import type { InstrumentKind } from './instrument-kind.ts';

/** 时效状态 on a day. */
export const INSTRUMENT_STATUSES = ['NOT_YET_EFFECTIVE', 'EFFECTIVE', 'AMENDED', 'REPEALED'] as const;
export type InstrumentStatus = (typeof INSTRUMENT_STATUSES)[number];

/** 依据时效: what a check has to know of an instrument of the register. */
export interface InstrumentState {
  readonly id: string;
  readonly title: string;
  readonly titleKey: string;
  readonly kind: InstrumentKind;
  readonly effectiveOn: string;
  readonly amendedOn: string | null;
  readonly repealedOn: string | null;
  readonly replacedBy: string | null;
}

/** The form in which titles are compared: the country's name, the marks of a title and the year of an edition make no other instrument. */
export function titleKey(title: string): string {
  return normaliseName(title.normalize('NFKC').replaceAll(/\([^()]*(?:修订|修正|修改|试行|年|版)[^()]*\)/gu, '').replace(/^[《〈\s]*中华人民共和国/u, ''));
}

/** What holds on a day: a repeal or a beginning that is still to come has not happened. */
export function statusOn({ effectiveOn, amendedOn, repealedOn }: Pick<InstrumentState, 'effectiveOn' | 'amendedOn' | 'repealedOn'>, day: string): InstrumentStatus {
  if (repealedOn !== null && repealedOn <= day) return 'REPEALED';
  if (effectiveOn > day) return 'NOT_YET_EFFECTIVE';
  return amendedOn !== null && amendedOn <= day ? 'AMENDED' : 'EFFECTIVE';
}
