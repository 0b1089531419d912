import { Injectable } from '@nestjs/common';
import { Deadlines, DeskTasks, OnDeadlineMoved, type MovedDeadline } from '@yidan/platform';
import { supervisionLevelZh } from '../../domain/supervision/supervision-level.ts';
import type { SupervisionNotice } from '../../domain/supervision/supervision-notice.ts';
import { noticeLifecycle, type NoticeClock } from '../../domain/supervision/supervision-notice.lifecycle.ts';

const NOTICE = 'supervision-notice';
const PERSON = /^[0-9a-f]{8}-/;

/** 督办待办: tells the desks what a notice expects of whom: a signature for it, a reply, its signature, a verdict. */
@Injectable()
export class NoticeDesks {
  constructor(
    private readonly desk: DeskTasks,
    private readonly deadlines: Deadlines,
  ) {}

  /** Named after a notice was saved and its clocks were. */
  async follow(notice: SupervisionNotice, isNew = false): Promise<void> {
    const { id, tenantId, number, level, objectNumber, organId, unitId, issuedBy, replies, issuedAt } = notice;
    const owner = { tenantId, type: NOTICE, id };
    const isDrafted = replies.at(-1)?.signedBy === null;
    const [clock] = await this.deadlines.running(owner);
    const facts = {
      number, title: `${supervisionLevelZh[level]} ${objectNumber}`, organId, unitId, urgency: 'NORMAL' as const, dueAt: clock?.dueAt ?? null, since: clock?.startedAt ?? issuedAt,
      ...(PERSON.test(issuedBy) && { relationUnits: { CREATOR: { personId: issuedBy } } }),
      // First it is written, then another person signs it.
      only: isDrafted ? { write: [] } : { reply: [], replyAgain: [] },
    };
    await this.desk.follow(owner, noticeLifecycle, notice.state, facts, { isNew });
  }

  /** 改期 (R-DL-5): a calendar moved the limit of what is owed. */
  @OnDeadlineMoved(NOTICE)
  async moved({ owner, command, dueAt }: MovedDeadline): Promise<void> {
    await this.desk.reschedule(owner, command as NoticeClock, dueAt);
    if (command !== 'sign') await this.desk.reschedule(owner, 'write', dueAt);
  }
}
