import {
  ListVersionApprovedV1, ListVersionDeferredV1, ListVersionDeliberationScheduledV1, ListVersionDraftedV1, ListVersionEditedV1, ListVersionEffectiveV1, ListVersionFiledV1,
  ListVersionItemsV1, ListVersionPassedV1, ListVersionPublicityClosedV1, ListVersionPublicityStartedV1, ListVersionRejectedV1, ListVersionRepealedV1, ListVersionReturnedAfterPublicityV1,
  ListVersionReturnedV1, ListVersionReviewedV1, ListVersionReviewStartedV1, ListVersionSubmittedV1, ListVersionSupersededV1, ListVersionWithdrawnV1, type EffectiveItem,
} from '@yidan/contracts';
import { Aggregate, assertFourEyes, businessDate, formatListVersion, startOfDay, type By, type RecordedEvent, type Signature } from '@yidan/kernel';
import { AdjustmentCaseRequired, ApprovedAfterEffective, BaseOutdated, EffectiveInPast, ExpeditedOnlyAdjusts, ObjectionsOpen, OtherVersionApproved, RoundsExhausted, VersionImmutable } from './duty-list.errors.ts';
import { dutyListVersionLifecycle, type DutyListVersionCommand, type DutyListVersionState } from './duty-list-version.lifecycle.ts';
import type { Period, Place } from './timeline.ts';
import type { ApprovedContent, ChangeSummary, ContentChange, DeliberationResult, Draft, PublicityNotice, ReviewOpinion, Reviewer, SignedSelfCheck, Submission, VersionUrgency } from './version-acts.ts';
import { assertCarried, assertElementChange, assertOpinion, assertSubmittable } from './version-guards.ts';

/** What is known about a version that was approved on paper when it is entered. */
export interface ApprovedVersion {
  readonly id: string;
  readonly tenantId: string;
  readonly dutyListId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly major: number;
  readonly documentNumber: string;
  readonly approvedOn: string;
  readonly importId: string;
}

/** The items of a version as its readers get them: in pieces, with the hash of the whole. */
export interface ItemChunks {
  readonly chunks: readonly (readonly EffectiveItem[])[];
  readonly contentHash: string;
}

/** 办理人: who takes a step, as the journal will name them. */
export type Hand = By & { readonly actorId: string };

/** A version whose period is settled: in force, or history. */
export type DatedVersion = DutyListVersion & Period;

/** 审查签字: which director passed the version in this round. */
export interface PassSignature extends Signature {
  readonly personId: string;
}

/** 报送轮次: after this many returns the commission decides. */
export const MAX_ROUNDS = 3;

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };
const TIMER: By = { roles: ['TIMER'], relations: [] };

/** 清单版本: what one organ is responsible for during one period; drafted, reviewed, approved as a whole, and never changed after. */
export class DutyListVersion extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly dutyListId!: string;
  readonly organId!: string;
  readonly organCode!: string;
  readonly major!: number;
  readonly minor!: number;
  readonly label!: string;
  readonly kind!: Draft['kind'];
  readonly urgency!: VersionUrgency;
  /** The version its content was begun from or rebased on: what it is compared with. */
  baseVersionId: string | null = null;
  readonly adjustmentCaseIds!: readonly string[];
  /** Under which id everything that follows from one matter is found; null where the version begins by itself. */
  readonly chainId: string | null = null;
  readonly importId!: string | null;
  readonly createdAt!: Date;
  readonly createdBy!: string;
  readonly rowVersion!: number;
  state: DutyListVersionState = 'DRAFT';
  /** Everyone whose hand changed the draft: none of them approves it (R-SEC-2). */
  drafters: readonly string[] = [];
  round = 0;
  selfCheck: SignedSelfCheck | null = null;
  compilationReportId: string | null = null;
  signatures: readonly PassSignature[] = [];
  submittedAt: Date | null = null;
  meetingId: string | null = null;
  documentNumber: string | null = null;
  approvedOn: string | null = null;
  plannedFrom: string | null = null;
  receiptNumber: string | null = null;
  filedAt: Date | null = null;
  effectiveFrom: string | null = null;
  effectiveTo: string | null = null;
  itemCount = 0;
  contentHash: string | null = null;
  /** Every act counts, also one that changes nothing else of the row: the journal orders what happened by the version of the row. */
  acts = 0;

  /** 起草. */
  static draft(given: Draft, by: Hand, at: Date): DutyListVersion {
    const state = dutyListVersionLifecycle.next(null, 'create', by);
    if (given.kind === 'ADJUSTMENT' && given.adjustmentCaseIds.length === 0) throw new AdjustmentCaseRequired();
    if (given.urgency === 'EXPEDITED' && given.kind !== 'ADJUSTMENT') throw new ExpeditedOnlyAdjusts();
    const version = Object.assign(new DutyListVersion(), {
      ...given,
      label: formatListVersion({ organ: given.organCode, major: given.major, minor: given.minor }),
      importId: null,
      createdAt: at,
      createdBy: by.actorId,
      drafters: [by.actorId],
      state,
    } satisfies Partial<DutyListVersion>);
    const { kind, urgency, baseVersionId, adjustmentCaseIds } = given;
    version.record(ListVersionDraftedV1.create({ ...version.told(at), kind, urgency, baseVersionId, adjustmentCaseIds: [...adjustmentCaseIds] }, at));
    return version;
  }

  /** 加载已审定清单: enters a list that was approved on paper, as the current one or as history beneath a later one. */
  static loadApproved(given: ApprovedVersion, place: Place<DatedVersion>, items: ItemChunks, by: Hand, at: Date): DatedVersion {
    const { effectiveFrom, effectiveTo } = place.period;
    if (given.approvedOn > effectiveFrom) throw new ApprovedAfterEffective(given.approvedOn, effectiveFrom);
    const version = Object.assign(new DutyListVersion(), {
      ...given,
      minor: 0,
      label: formatListVersion({ organ: given.organCode, major: given.major, minor: 0 }),
      kind: place.previous || place.next ? 'FULL_REVISION' : 'INITIAL',
      urgency: 'NORMAL',
      adjustmentCaseIds: [],
      baseVersionId: place.previous?.id ?? null,
      plannedFrom: effectiveFrom,
      effectiveFrom,
      effectiveTo,
      itemCount: countOf(items),
      contentHash: items.contentHash,
      createdAt: at,
      createdBy: by.actorId,
    } satisfies Partial<DutyListVersion>);
    version.state = dutyListVersionLifecycle.next(null, 'loadApproved', by, { to: effectiveTo === null ? 'EFFECTIVE' : 'SUPERSEDED' });
    version.announce(items, place.previous, at);
    return version as DatedVersion;
  }

  /** 编辑: items were put into the draft or taken out of it. */
  edit(change: ContentChange, by: Hand, at: Date): void {
    if (this.isApproved) throw new VersionImmutable(this.label);
    this.take('edit', by);
    this.drafters = [...new Set([...this.drafters, by.actorId])];
    this.itemCount = change.itemCount;
    // What was signed or reported covers other content now.
    this.selfCheck = null;
    this.compilationReportId = null;
    this.record(ListVersionEditedV1.create({ ...this.told(at), put: change.put, removed: change.removed, by: change.by, importId: change.importId ?? null }, at));
  }

  /** 变基 (corrections A6): what came into force meanwhile was taken over; from here on the draft is compared with that. */
  rebase(onto: string, change: Omit<ContentChange, 'by'>, by: Hand, at: Date): void {
    this.edit({ ...change, by: 'REBASE' }, by, at);
    this.baseVersionId = onto;
  }

  /** 报送, first or again: with report, flowcharts, the signed self-check and no error left. */
  submit(submission: Submission, by: Hand, at: Date): void {
    const to = dutyListVersionLifecycle.next(this.state, this.state === 'RETURNED' ? 'resubmit' : 'submit', by);
    if (this.round >= MAX_ROUNDS) throw new RoundsExhausted(this.round);
    this.drafters.forEach((drafter) => assertFourEyes(drafter, by.actorId));
    const selfCheck = assertSubmittable(submission);
    this.state = to;
    this.round += 1;
    this.selfCheck = { ...selfCheck, signedBy: by.actorId, signedAt: at.toISOString() };
    this.compilationReportId = submission.compilationReportId;
    this.signatures = [];
    this.submittedAt = at;
    this.record(ListVersionSubmittedV1.create({ ...this.told(at), round: this.round }, at));
  }

  /** 受理. */
  accept(by: Hand, at: Date): void {
    this.take('accept', by);
    this.record(ListVersionReviewStartedV1.create(this.told(at), at));
  }

  /** 退回修改: on a stored opinion of this round that names at least one error. */
  return(opinion: ReviewOpinion | null, by: Hand, at: Date): void {
    const to = dutyListVersionLifecycle.next(this.state, 'return', by);
    const { reviewer, errors } = this.signedBy(opinion, 'RETURN', by);
    this.state = to;
    this.signatures = [];
    this.record(ListVersionReturnedV1.create({ ...this.told(at), by: reviewer, round: this.round, findings: errors }, at));
  }

  /** 审查通过: each of the two organs signs its own stored opinion, in any order; one person never signs for both. */
  pass(opinion: ReviewOpinion | null, by: Hand, at: Date): void {
    const roles = opinion ? by.roles.filter((role) => role === DIRECTOR[opinion.reviewer]) : by.roles;
    const move = dutyListVersionLifecycle.move(this.state, 'pass', { ...by, roles }, { signatures: this.signatures });
    const { reviewer } = this.signedBy(opinion, 'PASS', by);
    for (const { personId } of this.signatures) assertFourEyes(personId, by.actorId);
    this.signatures = [...this.signatures, { command: 'pass', as: DIRECTOR[reviewer], personId: by.actorId }];
    this.record(ListVersionPassedV1.create({ ...this.told(at), by: reviewer }, at));
    if (!move.done) return;
    this.state = move.state;
    this.record(ListVersionReviewedV1.create(this.told(at), at));
  }

  /** 提请审议: onto the agenda of a meeting; after the last round also what the reviewers returned. */
  schedule(meetingId: string, by: Hand, at: Date): void {
    const escalated = this.state === 'RETURNED';
    if (escalated && this.round < MAX_ROUNDS) dutyListVersionLifecycle.next(this.state, 'schedule', by);
    this.take(escalated ? 'escalate' : 'schedule', by);
    this.meetingId = meetingId;
    this.record(ListVersionDeliberationScheduledV1.create({ ...this.told(at), meetingId, escalated }, at));
  }

  /** 审定: on the stored votes and minutes of a meeting that had its quorum. */
  approve(deliberation: DeliberationResult | null, content: ApprovedContent, by: Hand, at: Date): void {
    const to = dutyListVersionLifecycle.next(this.state, 'approve', by);
    this.drafters.forEach((drafter) => assertFourEyes(drafter, by.actorId));
    assertCarried(this.id, deliberation, ['APPROVED', 'APPROVED_WITH_CHANGES']);
    this.seal('COMMISSION', to, content, at);
  }

  /** 审议未通过: back to the organ. */
  reject(deliberation: DeliberationResult | null, by: Hand, at: Date): void {
    const to = dutyListVersionLifecycle.next(this.state, 'reject', by);
    const { meetingId, reason } = assertCarried(this.id, deliberation, ['REJECTED']);
    this.state = to;
    this.record(ListVersionRejectedV1.create({ ...this.told(at), meetingId, reason: reason ?? '' }, at));
  }

  /** 暂缓审议: to a later meeting. */
  defer(deliberation: DeliberationResult | null, by: Hand, at: Date): void {
    const to = dutyListVersionLifecycle.next(this.state, 'defer', by);
    const { meetingId, reason } = assertCarried(this.id, deliberation, ['DEFERRED']);
    this.state = to;
    this.meetingId = null;
    this.record(ListVersionDeferredV1.create({ ...this.told(at), meetingId, reason: reason ?? '' }, at));
  }

  /** 变更要素审核: nothing added, cancelled or moved; a second director or deputy, never the one who passed the review. */
  approveElementChange(changes: ChangeSummary, content: ApprovedContent, by: Hand, at: Date): void {
    const to = dutyListVersionLifecycle.next(this.state, 'approveElementChange', by);
    assertElementChange(changes);
    this.drafters.forEach((drafter) => assertFourEyes(drafter, by.actorId));
    for (const { personId } of this.signatures) assertFourEyes(personId, by.actorId);
    this.seal('ELEMENT_CHANGE', to, content, at);
  }

  /** 依裁定审定: the ruling holds the exact text of this version; the caller has compared both hashes. */
  approveByRuling(content: ApprovedContent, at: Date): void {
    this.seal('RULING', dutyListVersionLifecycle.next(this.state, 'approveByRuling', SYSTEM), content, at);
  }

  /** 公示. In the expedited lane the version may be in force already; its state stays. */
  publicise(notice: PublicityNotice, by: Hand, at: Date): void {
    if (!this.isInForceEarly) this.take('publicise', by);
    this.record(ListVersionPublicityStartedV1.create({ ...this.told(at), ...notice }, at));
  }

  /** 公示期满: by the timer, or as soon after it as the last objection was answered. */
  closePublicity(objections: { total: number; open: number }, at: Date): void {
    const to = this.isInForceEarly ? this.state : dutyListVersionLifecycle.next(this.state, 'closePublicity', TIMER);
    if (objections.open > 0) throw new ObjectionsOpen(objections.open);
    this.state = to;
    this.record(ListVersionPublicityClosedV1.create({ ...this.told(at), objections: objections.total }, at));
  }

  /** 异议成立: ends the version; a new draft begins from it. */
  upholdObjection(objectionId: string, by: Hand, at: Date): void {
    this.take('upholdObjection', by);
    this.record(ListVersionReturnedAfterPublicityV1.create({ ...this.told(at), objectionId }, at));
  }

  /** 备案: with the receipt of the upper 编办; in the expedited lane after it came into force. */
  file(receiptNumber: string, by: Hand, at: Date): void {
    if (!this.isInForceEarly || this.filedAt !== null) this.take('file', by);
    this.receiptNumber = receiptNumber;
    this.filedAt = at;
    this.record(ListVersionFiledV1.create({ ...this.told(at), receiptNumber, contentHash: this.contentHash! }, at));
  }

  /** 生效: on its day, in the transaction that ends the version before it. */
  activate(previous: DatedVersion | null, items: ItemChunks, at: Date): void {
    if (this.state === 'APPROVED' && this.urgency !== 'EXPEDITED') dutyListVersionLifecycle.next('PUBLICITY', 'activate', TIMER);
    this.take('activate', TIMER);
    this.effectiveFrom = businessDate(at);
    this.effectiveTo = null;
    this.announce(items, previous, at);
  }

  /** 替代: ends where its successor begins; a version that is history already is cut short the same way. */
  supersede(successor: { readonly id: string; readonly effectiveFrom: string }, at: Date): void {
    this.take('supersede', SYSTEM);
    this.effectiveTo = successor.effectiveFrom;
    this.record(
      ListVersionSupersededV1.create(
        { versionId: this.id, organId: this.organId, successorVersionId: successor.id, effectiveTo: startOfDay(successor.effectiveFrom).toISOString() },
        at,
      ),
    );
  }

  /** 废止: its organ is abolished; the day after is the first without it. */
  repeal(effectiveTo: string, reason: string, by: Hand, at: Date): void {
    this.take('repeal', by);
    this.effectiveTo = effectiveTo;
    this.record(ListVersionRepealedV1.create({ ...this.told(at), effectiveTo: startOfDay(effectiveTo).toISOString(), reason }, at));
  }

  /** 撤回. */
  withdraw(reason: string, by: Hand, at: Date): void {
    this.take('withdraw', by);
    this.record(ListVersionWithdrawnV1.create({ ...this.told(at), reason }, at));
  }

  /** Whether the content is fixed. */
  get isApproved(): boolean {
    return this.contentHash !== null;
  }

  /** Whether it takes the place of the one open draft, or of the one beside it. */
  get isOpenDraft(): boolean {
    return !dutyListVersionLifecycle.isFinal(this.state) && this.state !== 'EFFECTIVE';
  }

  private get isInForceEarly(): boolean {
    return this.urgency === 'EXPEDITED' && this.state === 'EFFECTIVE';
  }

  private seal(way: 'COMMISSION' | 'ELEMENT_CHANGE' | 'RULING', to: DutyListVersionState, content: ApprovedContent, at: Date): void {
    const { documentNumber, approvedOn, itemCount, contentHash, plannedFrom, inForceVersionId, otherApproved } = content;
    if (otherApproved !== null) throw new OtherVersionApproved(otherApproved);
    if (this.baseVersionId !== inForceVersionId) throw new BaseOutdated(this.label);
    const today = businessDate(at);
    if (plannedFrom !== null && plannedFrom < (this.urgency === 'EXPEDITED' ? approvedOn : today)) throw new EffectiveInPast(plannedFrom, today);
    Object.assign(this, { state: to, documentNumber, approvedOn, itemCount, contentHash, plannedFrom });
    this.record(ListVersionApprovedV1.create({ ...this.told(at), way, documentNumber, approvedOn, itemCount, contentHash }, at));
  }

  // The opinion is of this version and round, and of the organ whose director signs it; another person examined it.
  private signedBy(opinion: ReviewOpinion | null, conclusion: ReviewOpinion['conclusion'], by: Hand): ReviewOpinion {
    const signed = assertOpinion(opinion, { versionId: this.id, round: this.round, conclusion, roles: by.roles });
    assertFourEyes(signed.preparedBy, by.actorId);
    this.drafters.forEach((drafter) => assertFourEyes(drafter, by.actorId));
    return signed;
  }

  protected override record(event: RecordedEvent): void {
    this.acts += 1;
    super.record(event);
  }

  private take(command: DutyListVersionCommand, by: By): void {
    this.state = dutyListVersionLifecycle.next(this.state, command, by);
  }

  private told(at: Date) {
    const { id: versionId, organId, organCode, label } = this;
    return { versionId, organId, organCode, label, at: at.toISOString() };
  }

  private announce(items: ItemChunks, previous: DatedVersion | null, at: Date): void {
    const { id: versionId, organId, organCode, label, effectiveTo } = this;
    const { chunks, contentHash } = items;
    chunks.forEach((piece, i) => this.record(ListVersionItemsV1.create({ versionId, organId, chunk: i + 1, chunks: chunks.length, items: [...piece] }, at)));
    this.record(
      ListVersionEffectiveV1.create(
        {
          versionId,
          organId,
          organCode,
          label,
          documentNumber: this.documentNumber!,
          effectiveFrom: startOfDay(this.effectiveFrom!).toISOString(),
          effectiveTo: effectiveTo === null ? null : startOfDay(effectiveTo).toISOString(),
          itemCount: countOf(items),
          chunks: chunks.length,
          contentHash,
          previousVersionId: previous?.id ?? null,
        },
        at,
      ),
    );
  }
}

/** The role that signs for a reviewing organ. */
export const DIRECTOR: Readonly<Record<Reviewer, 'ESTABLISHMENT_DIRECTOR' | 'JUSTICE_DIRECTOR'>> = { ESTABLISHMENT: 'ESTABLISHMENT_DIRECTOR', JUSTICE: 'JUSTICE_DIRECTOR' };

function countOf({ chunks }: ItemChunks): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}
