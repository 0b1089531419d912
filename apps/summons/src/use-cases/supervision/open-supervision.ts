import { Injectable } from '@nestjs/common';
import type { IssueNoticeRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { stampOf, type Actor } from '@yidan/platform';
import type { SupervisionNotice } from '../../domain/supervision/supervision-notice.ts';
import { planClimb } from '../../domain/supervision/supervision-ladder.ts';
import { proposedLevel } from '../../domain/supervision/supervision-level.ts';
import { AlreadySupervised, ObjectNotYours, ReplyDuePassed } from '../../domain/supervision/supervision.errors.ts';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';
import { IssueNotice } from './issue-notice.ts';
import { LookAtObject } from './look-at-object.ts';

/** 一键督办: one command about anything with a deadline (R-SUP-1); a machine account brings objects of its own system. */
@Injectable()
export class OpenSupervision {
  constructor(
    private readonly look: LookAtObject,
    private readonly notices: SupervisionNoticeRepository,
    private readonly issue: IssueNotice,
    private readonly clock: Clock,
  ) {}

  /** The notice, and whether it is new: a machine account that asks again is told of the one that is open. */
  async execute(request: IssueNoticeRequest, actor: Actor): Promise<{ notice: SupervisionNotice; isNew: boolean }> {
    const { objectType: type, objectId: id, dueAt } = request;
    const isMachine = actor.roles.includes('INTEGRATION_CLIENT');
    if (!isMachine && request.object) throw new ObjectNotYours('UNASKED');
    await this.notices.takeTurns(actor.tenantId, [{ type, id }]);
    const object = isMachine ? await this.look.told(type, id, request.object) : await this.look.known(type, id);
    const at = this.clock.now();
    if (dueAt !== undefined && new Date(dueAt) <= at) throw new ReplyDuePassed();
    const tried = await this.notices.about(type, id, object.clock.id);
    const level = request.level ?? proposedLevel(isMachine ? [] : tried.map((notice) => notice.level));
    const { standing, former } = planClimb(level, await this.notices.openAbout(type, id));
    if (standing && isMachine) return { notice: standing, isNew: false };
    if (standing) throw new AlreadySupervised(standing.id, standing.number, level);
    const issuer = { by: { roles: actor.roles, relations: [] }, id: stampOf(actor).id, organId: actor.organId };
    const { reason, requirement } = request;
    const replyBy = dueAt === undefined ? undefined : new Date(dueAt);
    const order = { tenantId: actor.tenantId, object, level, origin: isMachine ? ('SERVICE' as const) : ('PERSON' as const), issuer, reason, requirement, replyBy, formerId: former?.id };
    return { notice: await this.issue.execute(order, await this.issue.terms(), at), isNew: true };
  }
}
