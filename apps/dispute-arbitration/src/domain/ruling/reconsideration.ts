import { DisputeReconsideringV1 } from '@yidan/contracts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { ReviewNotOpen } from './ruling.errors.ts';

/** 复核: a party asks once, in time, with new facts; what was ruled goes on meanwhile. */
export class Reconsideration {
  constructor(private readonly one: DisputeCase) {}

  /** Why there is nothing to ask for, whenever it is asked: no ruling, one of a superior, or asked before. */
  refusal(): 'NO_RULING' | 'ELSEWHERE' | 'SPENT' | null {
    const { outcome, commission } = this.one;
    if (outcome?.source !== 'RULING' || !commission?.ruling) return 'NO_RULING';
    if (commission.ruling.upperAuthority !== null) return 'ELSEWHERE';
    return commission.review ? 'SPENT' : null;
  }

  /** When the ruling was made that may be reviewed. */
  ruledAt(): Date {
    const why = this.refusal();
    if (why || !this.one.outcomeAt) throw new ReviewNotOpen(why ?? 'NO_RULING');
    return this.one.outcomeAt;
  }

  request(newFacts: string, until: Date, by: Hand, at: Date): void {
    this.one.assertMay('requestReview', by);
    this.ruledAt();
    if (at > until) throw new ReviewNotOpen('TOO_LATE', until);
    const review = { byOrganId: by.organId, newFacts, at: at.toISOString(), by: by.personId, decision: null, decidedAt: null, meetingId: null, draft: null };
    this.one.advance('requestReview', by, at, { commission: { ...this.one.commission!, review } });
    this.one.tell(DisputeReconsideringV1, at, { byOrganId: by.organId });
  }
}
