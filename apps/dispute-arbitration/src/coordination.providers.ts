import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';

export const coordinationControllers: Type[] = [];

export const coordinationProviders: Provider[] = [];

export const coordinationEntities: EntitySchema[] = [];

export const coordinationMigrations: NamedMigration[] = [];

/** Local copies, in an order in which they can be emptied. */
export const coordinationProjections: string[] = [];
