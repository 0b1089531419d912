import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { ClarificationsController } from './api/clarifications.controller.ts';
import { Clarifications } from './storage/clarification/clarification.repository.ts';
import { ClarificationSchema } from './storage/clarification/clarification.schema.ts';
import { ClarificationsViews } from './storage/clarification/clarifications.views.ts';
import { ClarificationsOfLists } from './storage/migrations/20261121T2170_clarifications.ts';
import { PublishClarification } from './use-cases/clarification/publish-clarification.ts';
import { WithdrawClarification } from './use-cases/clarification/withdraw-clarification.ts';

/** The door of documents that say whose a matter is. */
export const clarificationControllers: Type[] = [ClarificationsController];
export const clarificationProviders: Provider[] = [Clarifications, ClarificationsViews, PublishClarification, WithdrawClarification];
export const clarificationEntities: EntitySchema[] = [ClarificationSchema];
export const clarificationMigrations: NamedMigration[] = [{ name: '20261121T2170_clarifications', class: ClarificationsOfLists }];
