import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Who } from '@yidan/kernel';
import { changedByLastSave, Deadlines, DeskTasks, OnDeadlineMoved, type DeskFacts, type MovedDeadline } from '@yidan/platform';
import type { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import { adjustmentCaseLifecycle, type AdjustmentCaseCommand } from '../../domain/adjustment/adjustment-case.lifecycle.ts';
import { triggerZh } from '../../domain/adjustment/adjustment-words.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import type { Reviewer } from '../../domain/duty-list/version-acts.ts';
import { reviewRecordLifecycle } from '../../domain/review/review-record.lifecycle.ts';

const VERSION = 'duty-list-version';
const ADJUSTMENT = 'adjustment-case';
/** Who prepares the opinion of each reviewing organ. */
const EXAMINERS: Readonly<Record<Reviewer, Who>> = { ESTABLISHMENT: 'ESTABLISHMENT_OFFICER', JUSTICE: 'JUSTICE_REVIEWER' };

/** 清单待办: tells the desks what versions, opinions and adjustment cases expect of whom. */
@Injectable()
export class ListDesks {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: DeskTasks,
    private readonly deadlines: Deadlines,
  ) {}

  /** Named after a version was saved and its clocks were; the opinions about it come and go with its review. */
  async followVersion(version: DutyListVersion): Promise<void> {
    const isNew = version.rowVersion === 1;
    const changed = changedByLastSave(version);
    if (!isNew && !changed.includes('state') && !changed.includes('signatures')) return;
    const { tenantId, id, state, signatures } = version;
    await this.desk.follow({ tenantId, type: VERSION, id }, dutyListVersionLifecycle, state, { ...wordsOf(version), signatures }, { isNew });
    if (!isNew && changed.includes('state')) await this.followReviews(version);
  }

  /** 审查意见: each reviewing organ is expected to prepare its opinion about this round, as long as it has none. */
  async followReviews(version: DutyListVersion): Promise<void> {
    const { tenantId, id, state, round } = version;
    const underReview = state === 'UNDER_REVIEW';
    const prepared = underReview ? await this.em.execute<{ reviewer: Reviewer }[]>('select reviewer from review_record where version_id = ? and round = ?', [id, round]) : [];
    const missing = (Object.keys(EXAMINERS) as Reviewer[]).filter((reviewer) => !prepared.some((one) => one.reviewer === reviewer));
    const pass = underReview ? (await this.deadlines.running({ tenantId, type: VERSION, id })).find(({ kind }) => kind === 'pass') : undefined;
    const facts = { ...wordsOf(version), dueAt: pass?.dueAt ?? null, since: pass?.startedAt ?? null, only: { prepare: missing.map((reviewer) => EXAMINERS[reviewer]) } };
    await this.desk.follow({ tenantId, type: 'list-review', id }, reviewRecordLifecycle, underReview ? null : 'SIGNED', facts);
  }

  /** Named after a case was saved and its clocks were. */
  async followAdjustment(one: AdjustmentCase): Promise<void> {
    const isNew = one.rowVersion === 1;
    const changed = changedByLastSave(one);
    if (!isNew && !changed.includes('state') && !changed.includes('officeDraftsSince')) return;
    const { tenantId, id, state, organId, organCode, urgency, trigger, chainId } = one;
    const draft: Who[] = one.officeMayDraft ? ['ESTABLISHMENT_OFFICER'] : ['ORGAN_DRAFTER@OWN_ORGAN'];
    const facts: DeskFacts<AdjustmentCaseCommand> = { number: organCode, title: triggerZh[trigger], organId, unitId: null, urgency, chainId, only: { draft } };
    await this.desk.follow({ tenantId, type: ADJUSTMENT, id }, adjustmentCaseLifecycle, state, facts, { isNew });
  }

  @OnDeadlineMoved(VERSION)
  async versionMoved({ owner, command, dueAt }: MovedDeadline): Promise<void> {
    await this.desk.reschedule(owner, command, dueAt);
    if (command === 'pass') await this.desk.reschedule({ ...owner, type: 'list-review' }, 'prepare', dueAt);
  }

  @OnDeadlineMoved(ADJUSTMENT)
  adjustmentMoved({ owner, command, dueAt }: MovedDeadline): Promise<void> {
    return this.desk.reschedule(owner, command, dueAt);
  }
}

function wordsOf({ label, organId, urgency, chainId }: DutyListVersion) {
  return { number: label, title: `职责任务清单 ${label}`, titleEn: `Duty list ${label}`, organId, unitId: null, urgency, chainId };
}
