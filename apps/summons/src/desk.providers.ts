import type { NamedMigration } from '@yidan/platform';
import { DeskController } from './api/desk/desk.controller.ts';
import { DeskEvents } from './api/desk/desk-events.ts';
import { DeskStreams } from './api/desk/desk-streams.ts';
import { CaseDesks } from './storage/desk/case-desks.ts';
import { DeskClaimRepository } from './storage/desk/desk-claim.repository.ts';
import { DeskCopy } from './storage/desk/desk-copy.ts';
import { DeskNewsViews } from './storage/desk/desk-news.views.ts';
import { DeskViews } from './storage/desk/desk.views.ts';
import { Desk } from './storage/migrations/20261121T2140_desk.ts';
import { ClaimTask } from './use-cases/desk/claim-task.ts';

/** Everything about what is expected of whom. */
export const deskControllers = [DeskController, DeskEvents];

export const deskProviders = [CaseDesks, DeskClaimRepository, DeskCopy, DeskNewsViews, DeskViews, DeskStreams, ClaimTask];

/** Local copies, in an order in which they can be emptied; claims and counts of change are no copies. */
export const deskProjections = ['desk_audience', 'desk_task'];

export const deskMigrations: NamedMigration[] = [{ name: '20261121T2140_desk', class: Desk }];
