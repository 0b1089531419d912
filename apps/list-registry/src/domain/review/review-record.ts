import { ListReviewAnsweredV1, ListReviewPreparedV1, ListReviewRevisedV1, ListReviewSignedV1 } from '@yidan/contracts';
import { Aggregate, assertFourEyes, NotFound, type By } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import type { ReviewOpinion, Reviewer } from '../duty-list/version-acts.ts';
import { AnsweredAlready, OpinionContradictsFindings } from './review.errors.ts';
import { reviewRecordLifecycle, type ReviewRecordState } from './review-record.lifecycle.ts';

/** 审查发现: what a reviewer objects to, in one item or in the list as a whole. */
export interface ReviewFinding {
  readonly id: string;
  readonly itemKey: string | null;
  readonly rule: string;
  readonly severity: 'INFO' | 'WARN' | 'ERROR';
  readonly text: string;
}

/** What an opinion says. */
export interface OpinionText {
  readonly conclusion: 'PASS' | 'RETURN';
  readonly findings: readonly ReviewFinding[];
}

/** 答复: what the organ says to one finding. */
export interface FindingAnswer {
  readonly findingId: string;
  readonly text: string;
  readonly answeredBy: string;
  readonly answeredAt: Date;
}

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };

/** 审查记录: the opinion of one reviewing organ about one round of a version. */
export class ReviewRecord extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly versionId!: string;
  readonly round!: number;
  readonly reviewer!: Reviewer;
  readonly preparedBy!: string;
  readonly preparedAt!: Date;
  readonly rowVersion!: number;
  state: ReviewRecordState = 'PREPARED';
  conclusion!: OpinionText['conclusion'];
  findings!: readonly ReviewFinding[];
  signedBy: string | null = null;
  signedAt: Date | null = null;
  answered = 0;

  /** 拟定. */
  static prepare(given: { id: string; tenantId: string; versionId: string; round: number; reviewer: Reviewer }, text: OpinionText, by: Hand, at: Date): ReviewRecord {
    const state = reviewRecordLifecycle.next(null, 'prepare', by);
    const record = Object.assign(new ReviewRecord(), { ...given, state, preparedBy: by.actorId, preparedAt: at } satisfies Partial<ReviewRecord>);
    record.say(text);
    record.record(ListReviewPreparedV1.create(record.told(at), at));
    return record;
  }

  /** 修改: only by who prepared it, and only until it is signed. */
  revise(text: OpinionText, by: Hand, at: Date): void {
    const own: By = by.actorId === this.preparedBy ? { ...by, relations: [...by.relations, 'OWN_PERSON'] } : by;
    reviewRecordLifecycle.next(this.state, 'revise', own);
    this.say(text);
    this.record(ListReviewRevisedV1.create(this.told(at), at));
  }

  /** 签发: by the director with the step of the version, never by who prepared it. */
  sign(by: Hand, at: Date): void {
    const state = reviewRecordLifecycle.next(this.state, 'sign', SYSTEM);
    assertFourEyes(this.preparedBy, by.actorId);
    Object.assign(this, { state, signedBy: by.actorId, signedAt: at });
    this.record(ListReviewSignedV1.create(this.told(at), at));
  }

  /** 答复: the organ answers a finding of a signed opinion once. */
  answer(findingId: string, text: string, known: readonly { findingId: string }[], by: Hand, at: Date): FindingAnswer {
    if (this.state !== 'SIGNED' || !this.findings.some(({ id }) => id === findingId)) throw new NotFound('review-finding', findingId);
    if (known.some((answer) => answer.findingId === findingId)) throw new AnsweredAlready(findingId);
    this.answered += 1;
    this.record(ListReviewAnsweredV1.create({ reviewId: this.id, versionId: this.versionId, findingId, at: at.toISOString() }, at));
    return { findingId, text, answeredBy: by.actorId, answeredAt: at };
  }

  /** The opinion as the version takes it. */
  get opinion(): ReviewOpinion {
    const { id, versionId, reviewer, round, conclusion, errors, preparedBy } = this;
    return { id, versionId, reviewer, round, conclusion, errors, preparedBy };
  }

  private get errors(): number {
    return this.findings.filter(({ severity }) => severity === 'ERROR').length;
  }

  private say({ conclusion, findings }: OpinionText): void {
    const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
    if ((conclusion === 'RETURN') !== errors > 0) throw new OpinionContradictsFindings(conclusion, errors);
    this.conclusion = conclusion;
    this.findings = findings;
  }

  private told(at: Date) {
    const { id: reviewId, versionId, reviewer, round, conclusion, findings, errors } = this;
    return { reviewId, versionId, reviewer, round, conclusion, findings: findings.length, errors, at: at.toISOString() };
  }
}
