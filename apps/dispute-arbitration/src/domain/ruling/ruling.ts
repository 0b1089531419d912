import { DisputeRuledV1 } from '@yidan/contracts';
import type { DisputeOutcome } from '@yidan/contracts';
import { assertFourEyes } from '@yidan/kernel';
import type { RulingFacts } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { withDocumentNumber } from '../split/amendments.ts';
import { assertDecided, assertHeard, assertNotRecused, type CommissionDecision } from './commission-acts.ts';
import { facts } from './deliberation.ts';
import { draftOf, type RulingText } from './ruling-text.ts';
import { DecidedOtherwise, DecisionMissing, ReviewNotOpen, RulingMissing, TextNotApproved } from './ruling.errors.ts';
import { TextChanged } from '../signing/signing.errors.ts';

/** What the chair signs: which text, by which decision of the commission. */
export interface Signing {
  readonly sha256: string;
  readonly meetingId: string;
  readonly decision: CommissionDecision | null;
}

/** 裁定: drafted by one person, approved by the commission's own vote, signed by the chair; reviewed once at most. */
export class Ruling {
  constructor(private readonly one: DisputeCase) {}

  /** 拟定裁定书; in a review the ruling that stands is left as it is. */
  draft(text: RulingText, by: Hand, at: Date): void {
    this.one.assertMay('draftRuling', by);
    const draft = draftOf(text, by, at);
    const kept = facts(this.one);
    const commission = kept.review && this.one.state === 'RECONSIDERING' ? { ...kept, review: { ...kept.review, draft } } : { ...kept, ruling: draft };
    this.one.advance('draftRuling', by, at, { commission });
    this.one.note('RULING_DRAFT', by, at);
  }

  /** 签发裁定书: the text the commission approved, after every party was heard; its number is drawn next. */
  sign({ sha256, meetingId, decision }: Signing, by: Hand, at: Date): void {
    this.one.assertMay('rule', by);
    assertNotRecused(this.one, by);
    const kept = facts(this.one);
    if (meetingId !== kept.meetingId) throw new DecisionMissing();
    assertHeard(this.one);
    const ruling = signed(kept.ruling, { sha256, meetingId, decision }, by, at);
    this.one.advance('rule', by, at, { commission: { ...kept, ruling } });
  }

  /** 编号: the ruling has its number, and with it everything it says of the lists; answers what was decided. */
  giveNumber(documentNumber: string, at: Date): DisputeOutcome {
    const kept = facts(this.one);
    const ruling = kept.ruling;
    if (!ruling?.signature) throw new RulingMissing();
    const amendments = withDocumentNumber(ruling.amendments, documentNumber);
    this.one.commission = { ...kept, ruling: { ...ruling, amendments, documentNumber } };
    this.tellRuled(documentNumber, ruling, at);
    return { source: 'RULING', documentNumber, split: [...ruling.split], amendments };
  }

  /** 登记上级决定: the superior's document is the outcome, by its own number. */
  recordUpper(given: { authority: string; documentNumber: string; text: RulingText }, by: Hand, at: Date): DisputeOutcome {
    this.one.assertMay('recordUpperDecision', by);
    const { authority, documentNumber } = given;
    const ruling = { ...draftOf(given.text, by, at), upperAuthority: authority, documentNumber };
    this.one.advance('recordUpperDecision', by, at, { commission: { ...facts(this.one), ruling } });
    this.tellRuled(documentNumber, ruling, at);
    return { source: 'RULING', documentNumber, split: [...ruling.split], amendments: [...ruling.amendments] };
  }

  /** 维持原裁定: the same number stands. */
  uphold({ meetingId, decision }: Omit<Signing, 'sha256'>, by: Hand, at: Date): void {
    this.one.assertMay('decideReview', by);
    assertNotRecused(this.one, by);
    const { kept, review, ruling } = this.underReview();
    const decided = this.ofThisReview(decision, meetingId, 'REJECTED', 'APPROVED');
    // A vote for a new text is no vote for the old one.
    if (decided.conclusion === 'APPROVED' && review.draft) throw new DecidedOtherwise(decided.conclusion);
    this.one.advance('decideReview', by, at, { commission: { ...kept, review: { ...review, decision: 'UPHELD', decidedAt: at.toISOString(), meetingId } } });
    this.one.note('REVIEW', by, at);
    this.tellRuled(ruling.documentNumber!, ruling, at);
  }

  /** 以新裁定代替: a new text, heard and approved anew, with a number of its own. */
  replace({ sha256, meetingId, decision }: Signing, by: Hand, at: Date): void {
    this.one.assertMay('decideReview', by);
    assertNotRecused(this.one, by);
    const { kept, review, ruling: former } = this.underReview();
    assertHeard(this.one, new Date(review.at));
    this.ofThisReview(decision, meetingId, 'APPROVED', 'APPROVED_WITH_CHANGES');
    const ruling = signed(review.draft ?? null, { sha256, meetingId, decision }, by, at);
    const decided = { ...review, draft: null, decision: 'REPLACED' as const, decidedAt: at.toISOString(), meetingId };
    this.one.advance('decideReview', by, at, { commission: { ...kept, ruling, former: [...kept.former, former], review: decided } });
    this.one.note('REVIEW', by, at);
  }

  private underReview() {
    const kept = facts(this.one);
    const { review, ruling } = kept;
    if (!review || !ruling) throw new ReviewNotOpen('NO_RULING');
    return { kept, review, ruling };
  }

  /** The decision of a later meeting, not the one that the ruling under review stands on. */
  private ofThisReview(decision: CommissionDecision | null, meetingId: string, ...allowed: readonly CommissionDecision['conclusion'][]): CommissionDecision {
    const { review, ruling } = this.underReview();
    if (!decision || meetingId === ruling.meetingId || decision.minutesAt < new Date(review.at)) throw new DecisionMissing();
    return assertDecided(decision, ...allowed);
  }

  private tellRuled(documentNumber: string, { meetingId, policyRuling }: RulingFacts, at: Date): void {
    const former = this.one.outcome?.documentNumber ?? null;
    this.one.tell(DisputeRuledV1, at, { documentNumber, meetingId, policyRuling, replaces: former === documentNumber ? null : former });
  }
}

/** Signs a draft where it is the very text that was read, that another person wrote, and that the meeting approved. */
function signed(draft: RulingFacts | null, { sha256, meetingId, decision }: Signing, by: Hand, at: Date): RulingFacts {
  if (!draft || draft.signature) throw new RulingMissing();
  if (draft.sha256 !== sha256) throw new TextChanged();
  assertFourEyes(draft.draftedBy, by.personId);
  const { conclusion, minutesAt } = assertDecided(decision, 'APPROVED', 'APPROVED_WITH_CHANGES');
  if (conclusion === 'APPROVED' && new Date(draft.draftedAt) > minutesAt) throw new TextNotApproved();
  return { ...draft, meetingId, signature: { personId: by.personId, organId: by.organId, role: 'COMMISSION_CHAIR', at: at.toISOString(), sha256 } };
}
