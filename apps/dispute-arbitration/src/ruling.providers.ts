import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';

export const rulingControllers: Type[] = [];

export const rulingProviders: Provider[] = [];

export const rulingEntities: EntitySchema[] = [];

export const rulingMigrations: NamedMigration[] = [];

/** Local copies, in an order in which they can be emptied. */
export const rulingProjections: string[] = [];
