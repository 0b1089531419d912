import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';

export const intakeControllers: Type[] = [];

export const intakeProviders: Provider[] = [];

export const intakeEntities: EntitySchema[] = [];

export const intakeMigrations: NamedMigration[] = [];

/** Local copies, in an order in which they can be emptied. */
export const intakeProjections: string[] = [];
