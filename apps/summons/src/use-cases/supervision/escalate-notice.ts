import { Injectable } from '@nestjs/common';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import { planClimb } from '../../domain/supervision/supervision-ladder.ts';
import { levelAbove } from '../../domain/supervision/supervision-level.ts';
import type { SupervisionNotice } from '../../domain/supervision/supervision-notice.ts';
import { BulletinProposals } from '../../storage/supervision/bulletin-proposals.ts';
import { NOTICE_CLOCKS, SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';
import { SupervisedObjects } from '../../storage/supervision/supervised-objects.ts';
import { IssueNotice, SYSTEM_ISSUER } from './issue-notice.ts';
import { objectOf } from './look-at-object.ts';

/** 逾期升级 (18): what is not signed for or not replied to in time is taken to the next level. */
@Injectable()
export class EscalateNotice {
  constructor(
    private readonly notices: SupervisionNoticeRepository,
    private readonly objects: SupervisedObjects,
    private readonly proposals: BulletinProposals,
    private readonly issue: IssueNotice,
  ) {}

  @OnDeadline(NOTICE_CLOCKS, 'sign')
  notSigned({ owner, at }: DueDeadline): Promise<void> {
    return this.escalate(owner.id, 'NOT_SIGNED', at);
  }

  @OnDeadline(NOTICE_CLOCKS, 'reply')
  @OnDeadline(NOTICE_CLOCKS, 'replyAgain')
  notReplied({ owner, at }: DueDeadline): Promise<void> {
    return this.escalate(owner.id, 'NOT_REPLIED', at);
  }

  private async escalate(id: string, ground: 'NOT_SIGNED' | 'NOT_REPLIED', at: Date): Promise<void> {
    const notice = await this.notices.byId(id);
    const { tenantId, objectType, objectId } = notice;
    await this.notices.takeTurns(tenantId, [{ type: objectType, id: objectId }]);
    if (!notice.isOwed || !(await this.objects.isLive(notice.clockId))) return;
    const ladder = await this.ladderOf(notice);
    if (ladder?.bringsAbove(notice.level)) return;
    const level = levelAbove(notice.level);
    if (!level) return this.proposals.propose({ tenantId, organId: notice.organId, ground: 'LAST_LEVEL_UNANSWERED', causeId: notice.id, noticeIds: [notice.id] }, at);
    const { standing } = planClimb(level, await this.notices.openAbout(objectType, objectId));
    const successor = standing ?? (await this.successorOf(notice, level, at));
    notice.escalate(successor, ground, at);
    await this.notices.save(notice, at);
  }

  private async successorOf(notice: SupervisionNotice, level: SupervisionNotice['level'], at: Date): Promise<SupervisionNotice> {
    const { tenantId, reason, requirement, id, ladderId } = notice;
    const order = { tenantId, object: objectOf(notice), level, origin: 'ESCALATION' as const, issuer: SYSTEM_ISSUER, reason, requirement, formerId: id, ladderId: ladderId ?? undefined };
    return this.issue.execute(order, await this.issue.terms(), at);
  }

  private ladderOf({ objectType, objectId, clockId }: SupervisionNotice) {
    return clockId === null ? Promise.resolve(null) : this.notices.ladderOf(objectType, objectId);
  }
}
