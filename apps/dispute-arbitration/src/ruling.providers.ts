import type { EntitySchema } from '@mikro-orm/core';
import type { NamedMigration } from '@yidan/platform';
import { ExecutionController } from './api/execution/execution.controller.ts';
import { ExecutionFollower } from './api/execution/execution-follower.ts';
import { WaitingOrderFollower } from './api/execution/waiting-order-follower.ts';
import { WorkloadCopies } from './api/execution/workload-copies.ts';
import { CommissionFollower } from './api/ruling/commission-follower.ts';
import { CommissionMeetingsController } from './api/ruling/commission-meetings.controller.ts';
import { PolicyRulingsController } from './api/ruling/policy-rulings.controller.ts';
import { RulingController } from './api/ruling/ruling.controller.ts';
import { ExecutionViews } from './storage/execution/execution.views.ts';
import { ExpectedAmendments } from './storage/execution/expected-amendments.ts';
import { ItemWorkloads } from './storage/execution/item-workloads.ts';
import { WaitingOrders } from './storage/execution/waiting-orders.ts';
import { RulingAndExecution } from './storage/migrations/20261122T1100_ruling.ts';
import { CommissionCopies } from './storage/ruling/commission-copies.ts';
import { PolicyRulingsViews } from './storage/ruling/policy-rulings.views.ts';
import { CarryOut } from './use-cases/execution/carry-out.ts';
import { CloseDispute } from './use-cases/execution/close-dispute.ts';
import { ConfirmExecution } from './use-cases/execution/confirm-execution.ts';
import { FollowLists } from './use-cases/execution/follow-lists.ts';
import { LookAtExecution } from './use-cases/execution/look-at-execution.ts';
import { TellOverdue } from './use-cases/execution/tell-overdue.ts';
import { DecideAgreement } from './use-cases/outcome/decide-agreement.ts';
import { DecideOutcome } from './use-cases/outcome/decide-outcome.ts';
import { RecordLeader } from './use-cases/outcome/record-leader.ts';
import { Deliberate } from './use-cases/ruling/deliberate.ts';
import { DraftRuling } from './use-cases/ruling/draft-ruling.ts';
import { RecordUpperDecision } from './use-cases/ruling/record-upper-decision.ts';
import { ReviewRuling } from './use-cases/ruling/review-ruling.ts';
import { SignRuling } from './use-cases/ruling/sign-ruling.ts';

/** Everything about 编委裁定 and 执行. */
export const rulingControllers = [CommissionMeetingsController, RulingController, PolicyRulingsController, ExecutionController, CommissionFollower, ExecutionFollower, WaitingOrderFollower, WorkloadCopies];

export const rulingProviders = [
  ...[CommissionCopies, ExpectedAmendments, ItemWorkloads, WaitingOrders, ExecutionViews, PolicyRulingsViews],
  ...[DecideOutcome, DecideAgreement, RecordLeader, Deliberate, DraftRuling, SignRuling, RecordUpperDecision, ReviewRuling],
  ...[CarryOut, ConfirmExecution, CloseDispute, FollowLists, LookAtExecution, TellOverdue],
];

export const rulingEntities: EntitySchema[] = [];

export const rulingMigrations: NamedMigration[] = [{ name: '20261122T1100_ruling', class: RulingAndExecution }];

/** Local copies, in an order in which they can be emptied. */
export const rulingProjections: string[] = ['commission_decision_copy', 'commission_meeting_copy', 'waiting_order', 'item_workload'];
