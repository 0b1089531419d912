import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { DisputeProgress } from './api/dispute-progress.ts';
import { FollowedDisputeRepository } from './storage/dispute/followed-dispute.repository.ts';
import { Disputes } from './storage/migrations/20261121T2200_disputes.ts';
import { DesignateInterim } from './use-cases/dispute/designate-interim.ts';
import { EndDispute } from './use-cases/dispute/end-dispute.ts';
import { FollowDispute } from './use-cases/dispute/follow-dispute.ts';
import { RulingHolders } from './use-cases/dispute/ruling-holders.ts';
import { SettleDispute } from './use-cases/dispute/settle-dispute.ts';

/** What dispatch does with what the arbitration says. */
export const disputeControllers: Type[] = [DisputeProgress];
export const disputeProviders: Provider[] = [DesignateInterim, EndDispute, FollowDispute, FollowedDisputeRepository, RulingHolders, SettleDispute];
export const disputeMigrations: NamedMigration[] = [{ name: '20261121T2200_disputes', class: Disputes }];
