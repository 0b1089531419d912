import type { Provider } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { ListDesks } from './storage/desk/list-desks.ts';
import { Desk } from './storage/migrations/20261121T2140_desk.ts';

/** What is expected of whom. */
export const deskProviders: Provider[] = [ListDesks];

export const deskMigrations: NamedMigration[] = [{ name: '20261121T2140_desk', class: Desk }];
