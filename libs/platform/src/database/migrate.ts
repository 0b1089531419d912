import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { PostgresDialect } from 'kysely';
import { Client, Pool } from 'pg';

export interface NamedMigration {
  name: string;
  class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

/** Brings a service's database to its newest schema as the owner role; services themselves never migrate. One runs at a time. */
export async function migrate(ownerUrl: string, migrations: NamedMigration[]): Promise<string[]> {
  const lock = new Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query(`select pg_advisory_lock(hashtext('yidan-migrate'))`);
    // The migrator looks whether the database exists by this name.
    const { rows } = await lock.query<{ name: string }>('select current_database() as name');
    const orm = await MikroORM.init({
      dbName: rows[0]!.name,
      driverOptions: new PostgresDialect({ pool: () => Promise.resolve(new Pool({ connectionString: ownerUrl, max: 1 })) }),
      entities: [],
      extensions: [Migrator],
      ensureDatabase: false,
      discovery: { warnWhenNoEntities: false },
      migrations: { migrationsList: migrations, snapshot: false, silent: true, tableName: 'migration' },
    });
    try {
      const done = await orm.migrator.up();
      return done.map((step) => step.name);
    } finally {
      await orm.close(true);
    }
  } finally {
    await lock.end();
  }
}
