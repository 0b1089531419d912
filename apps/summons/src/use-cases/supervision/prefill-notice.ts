import { Injectable } from '@nestjs/common';
import type { PrefillAnswer, PrefillQuery } from '@yidan/contracts';
import { Clock, dueAt } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { noticeLifecycle } from '../../domain/supervision/supervision-notice.lifecycle.ts';
import { overdueFacts, usualReason, usualRequirement } from '../../domain/supervision/supervised-object.ts';
import { proposedLevel, supervisionLevelZh } from '../../domain/supervision/supervision-level.ts';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';
import { LookAtObject } from './look-at-object.ts';

/** 督办预填: what a notice about an object would say; nothing is written. */
@Injectable()
export class PrefillNotice {
  constructor(
    private readonly look: LookAtObject,
    private readonly notices: SupervisionNoticeRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute({ objectType, objectId }: PrefillQuery): Promise<PrefillAnswer> {
    const object = await this.look.known(objectType, objectId);
    const at = this.clock.now();
    const tried = await this.notices.about(objectType, objectId, object.clock.id);
    const open = await this.notices.openAbout(objectType, objectId);
    const level = proposedLevel([...tried, ...open].map((notice) => notice.level));
    const organ = await this.reference.organById(object.organId);
    const unit = object.unitId === null ? null : await this.reference.unitById(object.unitId);
    const { task, startedAt, dueAt: due } = object.clock;
    return {
      objectType, objectId, objectNumber: object.number, objectTitle: object.title,
      organ: { id: object.organId, code: organ?.code ?? null, name: organ?.name ?? '' },
      unit: unit && { id: unit.id, code: unit.code, name: unit.name },
      clock: { task, startedAt: startedAt?.toISOString() ?? null, dueAt: due.toISOString(), overdue: at > due },
      facts: overdueFacts(object, at),
      level, levelZh: supervisionLevelZh[level],
      reason: usualReason(object, at),
      requirement: usualRequirement(object),
      dueAt: (await this.replyBy(at)).toISOString(),
      open: open.map((notice) => ({ id: notice.id, number: notice.number, level: notice.level, levelZh: supervisionLevelZh[notice.level], state: notice.state, stateZh: noticeLifecycle.states[notice.state] })),
    };
  }

  /** If it is signed for today. */
  private async replyBy(at: Date): Promise<Date> {
    const { value } = await this.reference.limitOf(noticeLifecycle.steps.reply.due!);
    return dueAt(value, at, await this.reference.workingCalendar(), await this.reference.countingRules()).dueAt;
  }
}
