import type { Who } from '@yidan/kernel';
import type { DisputeDocumentKind } from '@yidan/contracts';

/** 统计查阅: the offices that answer for disputes, leaders, and who audits them. */
export const FIGURE_READERS: readonly Who[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'LEADER_IN_CHARGE', 'AUDITOR',
];

/** 内部请示: what goes upward is for the offices, not for the parties. */
export function isInternal(kind: DisputeDocumentKind): boolean {
  return kind === 'SUBMISSION' || kind === 'REFER_UP';
}
