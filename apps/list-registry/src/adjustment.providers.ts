import type { Provider, Type } from '@nestjs/common';
import type { EntitySchema } from '@mikro-orm/core';
import { DeadlineSchema, type NamedMigration } from '@yidan/platform';
import { AdjustmentProgress } from './api/adjustment-progress.ts';
import { DisputeOutcomes } from './api/dispute-outcomes.ts';
import { AdjustmentsController } from './api/adjustments.controller.ts';
import { FindingsController } from './api/findings.controller.ts';
import { AdjustmentCaseRepository } from './storage/adjustment/adjustment-case.repository.ts';
import { AdjustmentCaseSchema } from './storage/adjustment/adjustment-case.schema.ts';
import { AdjustmentsViews } from './storage/adjustment/adjustments.views.ts';
import { SubmittedDisputes } from './storage/commission/submitted-disputes.ts';
import { FoundRepository } from './storage/finding/found.repository.ts';
import { FoundSchema } from './storage/finding/found.schema.ts';
import { Adjustments } from './storage/migrations/20261121T2090_adjustments.ts';
import { DeadlineMarks } from './storage/migrations/20261121T2110_deadline_marks.ts';
import { DisputeLoop } from './storage/migrations/20261121T2200_dispute_loop.ts';
import { ReviewBeforeTheCommission } from './storage/migrations/20261122T0910_review_before_the_commission.ts';
import { ApproveAsRuled } from './use-cases/adjustment/approve-as-ruled.ts';
import { AssignAdjustment } from './use-cases/adjustment/assign-adjustment.ts';
import { DismissAdjustment } from './use-cases/adjustment/dismiss-adjustment.ts';
import { DraftAdjustment } from './use-cases/adjustment/draft-adjustment.ts';
import { DraftOutcome } from './use-cases/adjustment/draft-outcome.ts';
import { EndReplacedCases } from './use-cases/adjustment/end-replaced-cases.ts';
import { ExportAdjustments } from './use-cases/adjustment/export-adjustments.ts';
import { FollowVersion } from './use-cases/adjustment/follow-version.ts';
import { HandOverDrafting } from './use-cases/adjustment/hand-over-drafting.ts';
import { LookAtAdjustments } from './use-cases/adjustment/look-at-adjustments.ts';
import { OpenAdjustment } from './use-cases/adjustment/open-adjustment.ts';
import { WorkInOutcomes } from './use-cases/adjustment/work-in-outcomes.ts';
import { ConfirmFinding } from './use-cases/finding/confirm-finding.ts';
import { DismissFinding } from './use-cases/finding/dismiss-finding.ts';

/** What 动态调整 and the deciding on findings need of the service's module. */
export const adjustmentProviders: Provider[] = [
  AdjustmentCaseRepository, AdjustmentsViews, FoundRepository,
  OpenAdjustment, AssignAdjustment, DraftAdjustment, DismissAdjustment, HandOverDrafting, FollowVersion, LookAtAdjustments, ExportAdjustments,
  WorkInOutcomes, DraftOutcome, EndReplacedCases, ApproveAsRuled, SubmittedDisputes,
  ConfirmFinding, DismissFinding,
];

export const adjustmentControllers: Type[] = [AdjustmentsController, FindingsController, AdjustmentProgress, DisputeOutcomes];

/** The clocks of everything in the register are listed here once. */
export const adjustmentEntities: EntitySchema[] = [DeadlineSchema as EntitySchema, AdjustmentCaseSchema, FoundSchema];

/** Local copies: the disputes that wait for the commission. */
export const adjustmentProjections = ['submitted_dispute'];

export const adjustmentMigrations: NamedMigration[] = [
  { name: '20261121T2090_adjustments', class: Adjustments },
  { name: '20261121T2110_deadline_marks', class: DeadlineMarks },
  { name: '20261121T2200_dispute_loop', class: DisputeLoop },
  { name: '20261122T0910_review_before_the_commission', class: ReviewBeforeTheCommission },
];
