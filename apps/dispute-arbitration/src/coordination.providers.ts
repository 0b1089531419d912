import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { CoordinationApplicationController } from './api/coordination-application.controller.ts';
import { CoordinationOpinionController } from './api/coordination-opinion.controller.ts';
import { CoordinationController } from './api/coordination.controller.ts';
import { CoordinationClocks } from './storage/coordination/coordination-clocks.ts';
import { UpperReturns } from './storage/migrations/20261122T1210_upper_returns.ts';
import { AcceptApplication } from './use-cases/coordination/accept-application.ts';
import { AnswerOpinion } from './use-cases/coordination/answer-opinion.ts';
import { ApplyForCoordination } from './use-cases/coordination/apply-for-coordination.ts';
import { AskSupplement } from './use-cases/coordination/ask-supplement.ts';
import { CloseReplies } from './use-cases/coordination/close-replies.ts';
import { DraftOpinion } from './use-cases/coordination/draft-opinion.ts';
import { ExtendCoordination } from './use-cases/coordination/extend-coordination.ts';
import { ForwardMaterials } from './use-cases/coordination/forward-materials.ts';
import { HoldRound } from './use-cases/coordination/hold-round.ts';
import { LapseApplication } from './use-cases/coordination/lapse-application.ts';
import { RecordUpperReturn } from './use-cases/coordination/record-upper-return.ts';
import { ReferUp } from './use-cases/coordination/refer-up.ts';
import { RejectApplication } from './use-cases/coordination/reject-application.ts';
import { ReplyToMaterials } from './use-cases/coordination/reply-to-materials.ts';
import { SignOpinion } from './use-cases/coordination/sign-opinion.ts';
import { SubmitToCommission } from './use-cases/coordination/submit-to-commission.ts';
import { SupplementApplication } from './use-cases/coordination/supplement-application.ts';
import { TellCoordinationOverdue } from './use-cases/coordination/tell-coordination-overdue.ts';
import { TransferDispute } from './use-cases/coordination/transfer-dispute.ts';
import { PreviewSplit } from './use-cases/split/preview-split.ts';
import { SettleSplit } from './use-cases/split/settle-split.ts';

/** Everything about 编办、司法协调 and split tables. */
export const coordinationControllers: Type[] = [CoordinationApplicationController, CoordinationController, CoordinationOpinionController];

export const coordinationProviders: Provider[] = [
  ...[CoordinationClocks, SettleSplit, PreviewSplit],
  ...[ApplyForCoordination, SupplementApplication, AcceptApplication, AskSupplement, RejectApplication, TransferDispute, ReferUp, RecordUpperReturn, LapseApplication],
  ...[ForwardMaterials, ReplyToMaterials, CloseReplies, HoldRound, ExtendCoordination, TellCoordinationOverdue],
  ...[DraftOpinion, AnswerOpinion, SignOpinion, SubmitToCommission],
];

export const coordinationEntities: EntitySchema[] = [];

export const coordinationMigrations: NamedMigration[] = [{ name: '20261122T1210_upper_returns', class: UpperReturns }];

/** Local copies, in an order in which they can be emptied. */
export const coordinationProjections: string[] = [];
