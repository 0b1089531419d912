import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { ClarificationCopies } from './api/clarification-copies.ts';
import { ClarifiedItems } from './storage/clarification/clarified-items.ts';
import { ClarifiedItemCopies } from './storage/migrations/20261121T2170_clarified_items.ts';

/** What dispatch needs to show documents that say whose a matter is. */
export const clarificationControllers: Type[] = [ClarificationCopies];
export const clarificationProviders: Provider[] = [ClarifiedItems];
export const clarificationMigrations: NamedMigration[] = [{ name: '20261121T2170_clarified_items', class: ClarifiedItemCopies }];
export const clarificationProjections = ['clarified_item'];
