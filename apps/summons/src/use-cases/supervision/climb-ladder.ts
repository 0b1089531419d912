import { Injectable } from '@nestjs/common';
import type { SupervisionLevel } from '@yidan/contracts';
import type { Terms } from '@yidan/kernel';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import type { OwnObject } from '../../domain/supervision/supervised-object.ts';
import { planClimb, type SupervisionLadder } from '../../domain/supervision/supervision-ladder.ts';
import { BulletinProposals } from '../../storage/supervision/bulletin-proposals.ts';
import { CLIMB, LADDER_CLOCKS, SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';
import { SupervisedObjects } from '../../storage/supervision/supervised-objects.ts';
import { IssueNotice, SYSTEM_ISSUER } from './issue-notice.ts';

/** 登上一级: what a ladder does when its next rung is due, while its object is still overdue. */
@Injectable()
export class ClimbLadder {
  constructor(
    private readonly notices: SupervisionNoticeRepository,
    private readonly objects: SupervisedObjects,
    private readonly proposals: BulletinProposals,
    private readonly issue: IssueNotice,
  ) {}

  @OnDeadline(LADDER_CLOCKS, CLIMB)
  async execute({ owner, at }: DueDeadline): Promise<void> {
    const ladder = await this.notices.ladder(owner.id);
    await this.notices.takeTurns(owner.tenantId, [{ type: ladder.objectType, id: ladder.objectId }]);
    await this.climb(ladder, at, await this.issue.terms());
  }

  /** Every rung that is due at once, then the clock of the next. */
  async climb(ladder: SupervisionLadder, at: Date, terms: Terms<'sign'>): Promise<void> {
    if (!(await this.objects.isOverdue(ladder.objectType, ladder.objectId, ladder.owing, at))) ladder.stop(at);
    const { next } = ladder;
    if (next) {
      await this.act(ladder, next.act, at, terms);
      ladder.climb(at);
    }
    await this.notices.saveLadder(ladder, at);
  }

  private async act(ladder: SupervisionLadder, what: SupervisionLevel | 'BULLETIN', at: Date, terms: Terms<'sign'>): Promise<void> {
    const { tenantId, objectType, objectId, owing, id: ladderId } = ladder;
    const own = await this.objects.one(objectType as OwnObject, objectId);
    const object = own && (await this.objects.asOwed(own, owing));
    if (!object) return;
    if (what === 'BULLETIN') {
      const issued = await this.notices.ofLadder(ladderId);
      return this.proposals.propose({ tenantId, organId: object.organId, ground: 'LADDER', causeId: ladderId, noticeIds: issued.map(({ id }) => id) }, at);
    }
    const { standing, former } = planClimb(what, await this.notices.openAbout(objectType, objectId));
    if (standing) return;
    const notice = await this.issue.execute({ tenantId, object, level: what, origin: 'LADDER', issuer: SYSTEM_ISSUER, formerId: former?.id, ladderId }, terms, at);
    if (!former) return;
    former.escalate(notice, 'STILL_OVERDUE', at);
    await this.notices.save(former, at);
  }
}
