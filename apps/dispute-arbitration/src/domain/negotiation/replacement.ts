import type { ReplaceNegotiationRequest } from '@yidan/contracts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';

type Ground = ReplaceNegotiationRequest['ground'];

/** 越过协商的三种情形 (R-DSP-4): urgent, a new law that no list has an entry for yet, or an instruction of the chair of the commission on record. */
export function isReplaceable(one: DisputeCase, ground: Ground): boolean {
  switch (ground) {
    case 'URGENT':
      return one.urgency === 'URGENT';
    case 'NEW_LAW':
      return one.kind === 'NEW_LAW' && one.itemKeys.length === 0;
    case 'CHAIR_INSTRUCTION':
      return one.leaderActs.some(({ leader }) => leader.includes('编委主任'));
  }
}

/** The first of them that a case is, or null. */
export function replacementGround(one: DisputeCase): Ground | null {
  return (['URGENT', 'NEW_LAW', 'CHAIR_INSTRUCTION'] as const).find((ground) => isReplaceable(one, ground)) ?? null;
}
