import { MikroORM } from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/core';
import { Client } from 'pg';
import { PreparingDriver } from './preparing-driver.ts';
import { ChangeNotes } from '../journal/change-notes.ts';
import { TenantDialect } from './tenant-dialect.ts';

/** The service was given a login that row security does not bind. */
export class UnsafeDatabaseRole extends Error {}

/** Refuses to serve as superuser, as a role that bypasses row security, or as the owner of any table. */
async function refuseUnsafeRole(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; unsafe: boolean; owns: string | null }>(
      `select current_user as name, (rolsuper or rolbypassrls) as unsafe,
              (select string_agg(relname, ', ') from pg_class where relowner = r.oid and relkind in ('r', 'p')) as owns
         from pg_roles r where rolname = current_user`,
    );
    const role = rows[0]!;
    if (role.unsafe) throw new UnsafeDatabaseRole(`${role.name} bypasses row security; give the service its app role`);
    if (role.owns) throw new UnsafeDatabaseRole(`${role.name} owns ${role.owns}; the owner migrates and never serves`);
  } finally {
    await client.end();
  }
}

/** Opens the service's own database as its app role, with the entities it maps. */
export async function openDatabase(url: string, entities: EntitySchema[], poolSize: number): Promise<MikroORM> {
  await refuseUnsafeRole(url);
  const dialect = new TenantDialect({ connectionString: url, max: poolSize });
  return MikroORM.init({
    // The dialect brings its own pool; the name is only for messages.
    dbName: 'yidan',
    entities,
    driver: PreparingDriver,
    driverOptions: dialect,
    ensureDatabase: false,
    discovery: { warnWhenNoEntities: false },
    allowGlobalContext: false,
    // Instants are timestamptz in UTC; dates stay strings.
    timezone: 'Z',
    subscribers: [new ChangeNotes()],
  });
}
