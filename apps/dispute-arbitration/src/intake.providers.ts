import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { DisputeRequestsController } from './api/dispute-requests.controller.ts';
import { DisputeRequests } from './api/dispute-requests.ts';
import { DisputesController } from './api/disputes.controller.ts';
import { InterimFollower } from './api/interim-follower.ts';
import { NegotiationController } from './api/negotiation.controller.ts';
import { DisputeNames } from './storage/dispute-case/dispute-names.ts';
import { DisputeViews } from './storage/dispute-case/dispute.views.ts';
import { DisputeRequestRepository } from './storage/intake/dispute-request.repository.ts';
import { DisputeRequestSchema } from './storage/intake/dispute-request.schema.ts';
import { DisputeRequestsViews } from './storage/intake/dispute-requests.views.ts';
import { ItemChanges } from './storage/intake/item-changes.ts';
import { InterimFactsReader } from './storage/interim/interim-facts.reader.ts';
import { InterimRepository } from './storage/interim/interim.repository.ts';
import { Intake } from './storage/migrations/20261122T1010_intake.ts';
import { EarlierCases } from './use-cases/intake/earlier-cases.ts';
import { RaiseCase } from './use-cases/intake/raise-case.ts';
import { RaiseDispute } from './use-cases/intake/raise-dispute.ts';
import { SettleRequest } from './use-cases/intake/settle-request.ts';
import { TakeRequest } from './use-cases/intake/take-request.ts';
import { DesignateInterim } from './use-cases/interim/designate-interim.ts';
import { ReplaceHolder } from './use-cases/interim/replace-holder.ts';
import { EndNegotiation } from './use-cases/negotiation/end-negotiation.ts';
import { FileMinutes } from './use-cases/negotiation/file-minutes.ts';
import { KeepMinutes } from './use-cases/negotiation/keep-minutes.ts';
import { NegotiationTimers } from './use-cases/negotiation/negotiation-timers.ts';
import { OpenNegotiation } from './use-cases/negotiation/open-negotiation.ts';
import { RecordNegotiation } from './use-cases/negotiation/record-negotiation.ts';
import { ReplaceNegotiation } from './use-cases/negotiation/replace-negotiation.ts';
import { SignMinutes } from './use-cases/negotiation/sign-minutes.ts';
import { SubmitStatement } from './use-cases/negotiation/submit-statement.ts';
import { WithdrawDispute } from './use-cases/negotiation/withdraw-dispute.ts';

/** Everything about how a dispute comes in, who holds the duty meanwhile, and 部门协商. */
export const intakeControllers: Type[] = [DisputesController, NegotiationController, DisputeRequestsController, DisputeRequests, InterimFollower];

export const intakeProviders: Provider[] = [
  ...[DisputeNames, DisputeViews, DisputeRequestRepository, DisputeRequestsViews, ItemChanges, InterimFactsReader, InterimRepository],
  ...[EarlierCases, RaiseCase, RaiseDispute, TakeRequest, SettleRequest, DesignateInterim, ReplaceHolder],
  ...[OpenNegotiation, ReplaceNegotiation, SubmitStatement, RecordNegotiation, KeepMinutes, SignMinutes, FileMinutes, EndNegotiation, WithdrawDispute, NegotiationTimers],
];

export const intakeEntities: EntitySchema[] = [DisputeRequestSchema as EntitySchema];

export const intakeMigrations: NamedMigration[] = [{ name: '20261122T1010_intake', class: Intake }];

/** Local copies, in an order in which they can be emptied. */
export const intakeProjections: string[] = ['item_change'];
