import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { SupervisionLevel, SupervisionOrigin, SupervisionReason } from '@yidan/contracts';
import { formatNumber, numberPeriod, businessDate, type Terms } from '@yidan/kernel';
import { nextNumber } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { theSystem } from '../../domain/acting.ts';
import { usualReason, usualRequirement, type SupervisedObject } from '../../domain/supervision/supervised-object.ts';
import { SupervisionNotice, type Issuer } from '../../domain/supervision/supervision-notice.ts';
import { BulletinProposals } from '../../storage/supervision/bulletin-proposals.ts';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';

/** What is issued, about what and by whom; what is left out is as it usually is. */
export interface NoticeOrder {
  readonly tenantId: string;
  readonly object: SupervisedObject;
  readonly level: SupervisionLevel;
  readonly origin: SupervisionOrigin;
  readonly issuer: Issuer;
  readonly reason?: SupervisionReason | undefined;
  readonly requirement?: string | undefined;
  readonly replyBy?: Date | undefined;
  readonly formerId?: string | undefined;
  readonly ladderId?: string | undefined;
}

/** The system as an issuer: by the ladder, or for a notice that was not answered. */
export const SYSTEM_ISSUER: Issuer = { by: theSystem, id: 'system:supervision', organId: null };

/** 发出督办: a notice with its number and its first clock. Whoever calls has taken the turn of the object before. */
@Injectable()
export class IssueNotice {
  constructor(
    private readonly em: EntityManager,
    private readonly notices: SupervisionNoticeRepository,
    private readonly proposals: BulletinProposals,
  ) {}

  /** What clocks are counted by, read before the number is taken; once for many notices. */
  terms(): Promise<Terms<'sign'>> {
    return this.notices.termsOfIssue();
  }

  async execute(order: NoticeOrder, terms: Terms<'sign'>, at: Date): Promise<SupervisionNotice> {
    const { tenantId, object, level, origin, issuer, reason, requirement, replyBy, formerId, ladderId } = order;
    const period = numberPeriod('DB', businessDate(at));
    // The number is taken last: its row is locked until the transaction ends.
    const number = formatNumber({ series: 'DB', period, seq: await nextNumber(this.em, tenantId, 'DB', period) });
    const given = {
      id: uuid(), tenantId, number, object, level, origin, reason: reason ?? usualReason(object, at), requirement: requirement ?? usualRequirement(object), replyBy: replyBy ?? null,
      formerId: formerId ?? null, ladderId: ladderId ?? null,
    };
    const notice = SupervisionNotice.issue(given, issuer, at);
    await this.notices.add(notice, terms, at);
    if (level === 'SUPERVISE') await this.proposals.afterSupervised(notice, at);
    return notice;
  }
}
