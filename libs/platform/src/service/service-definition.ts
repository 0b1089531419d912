import type { Type } from '@nestjs/common';
import type { EntitySchema } from '@mikro-orm/core';
import type { NamedMigration } from '../database/migrate.ts';
import type { SealedColumn } from '../personal-data/sealed-column.ts';

/** 服务: what one procedure brings along; everything else is the platform's. */
export interface ServiceDefinition {
  /** Folder name, e.g. `summons`: API prefix, database role prefix and event source follow from it. */
  name: string;
  titleZh: string;
  titleEn: string;
  module: Type;
  entities: EntitySchema[];
  migrations: NamedMigration[];
  /** Tables that are local copies of what others say, in an order in which they can be emptied; a rebuild fills them again from the journals. */
  projections: string[];
  /** Columns with personal data under a field key; a change of keys seals them anew. */
  sealedColumns?: readonly SealedColumn[];
  /** Types of objects that are shown to some readers only, with the table whose row security says to whom. */
  restrictedObjects?: Readonly<Record<string, string>>;
}
