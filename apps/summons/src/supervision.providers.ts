import type { NamedMigration } from '@yidan/platform';
import { BulletinsController } from './api/bulletins.controller.ts';
import { PublicBulletinsController, PublishedBulletinsController } from './api/published-bulletins.controller.ts';
import { SupervisionNoticesController } from './api/supervision-notices.controller.ts';
import { BulletinRepository } from './storage/bulletin/bulletin.repository.ts';
import { BulletinAppealSchema, BulletinSchema } from './storage/bulletin/bulletin.schema.ts';
import { BulletinsViews } from './storage/bulletin/bulletins.views.ts';
import { PeriodFiguresViews } from './storage/bulletin/period-figures.views.ts';
import { Supervision } from './storage/migrations/20261121T2120_supervision.ts';
import { BulletinProposals } from './storage/supervision/bulletin-proposals.ts';
import { NoticeDesks } from './storage/supervision/notice-desks.ts';
import { NoticeFormViews } from './storage/supervision/notice-form.views.ts';
import { NoticesViews } from './storage/supervision/notices.views.ts';
import { SupervisedObjects } from './storage/supervision/supervised-objects.ts';
import { SupervisionFollower } from './storage/supervision/supervision-follower.ts';
import { SupervisionNoticeRepository } from './storage/supervision/supervision-notice.repository.ts';
import { SupervisionLadderSchema, SupervisionNoticeSchema } from './storage/supervision/supervision-notice.schema.ts';
import { DraftBulletin } from './use-cases/bulletin/draft-bulletin.ts';
import { HearAppeals } from './use-cases/bulletin/hear-appeals.ts';
import { IssueBulletin } from './use-cases/bulletin/issue-bulletin.ts';
import { ReadPublished } from './use-cases/bulletin/read-published.ts';
import { AnswerNotice } from './use-cases/supervision/answer-notice.ts';
import { ClimbLadder } from './use-cases/supervision/climb-ladder.ts';
import { EscalateNotice } from './use-cases/supervision/escalate-notice.ts';
import { IssueNotice } from './use-cases/supervision/issue-notice.ts';
import { JudgeReply } from './use-cases/supervision/judge-reply.ts';
import { LookAtObject } from './use-cases/supervision/look-at-object.ts';
import { OpenSupervision } from './use-cases/supervision/open-supervision.ts';
import { PrefillNotice } from './use-cases/supervision/prefill-notice.ts';
import { RaiseByLadder } from './use-cases/supervision/raise-by-ladder.ts';
import { SettleObject } from './use-cases/supervision/settle-object.ts';

/** Everything about 督办 and 通报. */
export const supervisionControllers = [SupervisionNoticesController, BulletinsController, PublishedBulletinsController, PublicBulletinsController];

export const supervisionProviders = [
  ...[BulletinProposals, NoticeDesks, NoticeFormViews, NoticesViews, SupervisedObjects, SupervisionFollower, SupervisionNoticeRepository],
  ...[BulletinRepository, BulletinsViews, PeriodFiguresViews],
  ...[AnswerNotice, ClimbLadder, EscalateNotice, IssueNotice, JudgeReply, LookAtObject, OpenSupervision, PrefillNotice, RaiseByLadder, SettleObject],
  ...[DraftBulletin, HearAppeals, IssueBulletin, ReadPublished],
];

export const supervisionEntities = [SupervisionNoticeSchema, SupervisionLadderSchema, BulletinSchema, BulletinAppealSchema];

export const supervisionMigrations: NamedMigration[] = [{ name: '20261121T2120_supervision', class: Supervision }];
