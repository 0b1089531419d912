import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { MeetingsController } from './api/meetings.controller.ts';
import { PublicController } from './api/public.controller.ts';
import { PublicityController } from './api/publicity.controller.ts';
import { ReviewsController } from './api/reviews.controller.ts';
import { VersionDecisionsController } from './api/version-decisions.controller.ts';
import { VersionTimers } from './api/version-timers.ts';
import { CommissionMeetingSchema } from './storage/commission/commission-meeting.schema.ts';
import { CommissionRepository } from './storage/commission/commission.repository.ts';
import { CommissionViews } from './storage/commission/commission.views.ts';
import { DocumentNumbers } from './storage/commission/document-numbers.ts';
import { SealedItems } from './storage/duty-list/sealed-items.ts';
import { ReviewToEffect } from './storage/migrations/20261121T2050_review_to_effect.ts';
import { PublicListsViews } from './storage/public-list/public-lists.views.ts';
import { PublicityRepository } from './storage/publicity/publicity.repository.ts';
import { ObjectionSchema, PublicitySchema } from './storage/publicity/publicity.schema.ts';
import { PublicityViews } from './storage/publicity/publicity.views.ts';
import { ReviewRecordSchema } from './storage/review/review-record.schema.ts';
import { ReviewRepository } from './storage/review/review.repository.ts';
import { ReviewViews } from './storage/review/review.views.ts';
import { CastVote } from './use-cases/commission/cast-vote.ts';
import { HoldMeeting } from './use-cases/commission/hold-meeting.ts';
import { KeepMinutes } from './use-cases/commission/keep-minutes.ts';
import { LookAtMeetings } from './use-cases/commission/look-at-meetings.ts';
import { PlanMeeting } from './use-cases/commission/plan-meeting.ts';
import { RecuseParties } from './use-cases/commission/recuse-parties.ts';
import { SetAgenda } from './use-cases/commission/set-agenda.ts';
import { ActivateVersion } from './use-cases/duty-list/activate-version.ts';
import { ApproveByRuling } from './use-cases/duty-list/approve-by-ruling.ts';
import { ApproveElementChange } from './use-cases/duty-list/approve-element-change.ts';
import { ApproveVersion } from './use-cases/duty-list/approve-version.ts';
import { FileVersion } from './use-cases/duty-list/file-version.ts';
import { PutApprovedDown } from './use-cases/duty-list/put-approved-down.ts';
import { RepealVersion } from './use-cases/duty-list/repeal-version.ts';
import { SealVersion } from './use-cases/duty-list/seal-version.ts';
import { VersionDesk } from './use-cases/duty-list/version-desk.ts';
import { AnswerObjection } from './use-cases/publicity/answer-objection.ts';
import { AskPublicly } from './use-cases/publicity/ask-publicly.ts';
import { ClosePublicity } from './use-cases/publicity/close-publicity.ts';
import { FileObjection } from './use-cases/publicity/file-objection.ts';
import { KeepObjection } from './use-cases/publicity/keep-objection.ts';
import { LookAtPublicity } from './use-cases/publicity/look-at-publicity.ts';
import { PubliciseVersion } from './use-cases/publicity/publicise-version.ts';
import { UpholdObjection } from './use-cases/publicity/uphold-objection.ts';
import { AnswerFinding } from './use-cases/review/answer-finding.ts';
import { LookAtReviews } from './use-cases/review/look-at-reviews.ts';
import { PrepareReview } from './use-cases/review/prepare-review.ts';
import { ReviseReview } from './use-cases/review/revise-review.ts';
import { SignOpinion } from './use-cases/review/sign-opinion.ts';
import { WordOpinion } from './use-cases/review/word-opinion.ts';

/** From the review of a version to the day it is in force. */
export const reviewControllers: Type[] = [ReviewsController, MeetingsController, VersionDecisionsController, PublicityController, PublicController, VersionTimers];

export const reviewProviders: Provider[] = [
  ...[CommissionRepository, DocumentNumbers, PublicityRepository, ReviewRepository, SealedItems],
  ...[CommissionViews, PublicityViews, PublicListsViews, ReviewViews],
  ...[AnswerFinding, LookAtReviews, PrepareReview, ReviseReview, SignOpinion, WordOpinion],
  ...[CastVote, HoldMeeting, KeepMinutes, LookAtMeetings, PlanMeeting, RecuseParties, SetAgenda],
  ...[ActivateVersion, ApproveByRuling, ApproveElementChange, ApproveVersion, FileVersion, PutApprovedDown, RepealVersion, SealVersion, VersionDesk],
  ...[AnswerObjection, AskPublicly, ClosePublicity, FileObjection, KeepObjection, LookAtPublicity, PubliciseVersion, UpholdObjection],
];

export const reviewEntities = [CommissionMeetingSchema, ObjectionSchema, PublicitySchema, ReviewRecordSchema] as EntitySchema[];

export const reviewMigrations: NamedMigration[] = [{ name: '20261121T2050_review_to_effect', class: ReviewToEffect }];
