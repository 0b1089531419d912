import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';

export const papersControllers: Type[] = [];

export const papersProviders: Provider[] = [];

export const papersEntities: EntitySchema[] = [];

export const papersMigrations: NamedMigration[] = [];

/** Local copies, in an order in which they can be emptied. */
export const papersProjections: string[] = [];
