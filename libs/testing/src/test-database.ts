import { createHash, randomBytes } from 'node:crypto';
import { dropDatabase, ensureDatabase, type DatabaseUrls } from '@yidan/dev-servers';
import { migrate, type ServiceDefinition } from '@yidan/platform';
import { Client } from 'pg';

/** A service's own database for one spec, cloned from a migrated template. */
export interface TestDatabase {
  name: string;
  urls: DatabaseUrls;
  superuserUrl: string;
  drop(): Promise<void>;
}

/** What the run's global set-up left for the specs. */
export function testServers(): { superuserUrl: string; secretsFile: string; folder: string } {
  const { YIDAN_TEST_POSTGRES: superuserUrl, YIDAN_TEST_SECRETS: secretsFile, YIDAN_TEST_FOLDER: folder } = process.env;
  if (!superuserUrl || !secretsFile || !folder) throw new Error('the test servers are started by the global set-up of `npm test`');
  return { superuserUrl, secretsFile, folder };
}

/** A fresh database of a service; the first caller of a run migrates the template, the others wait for it. */
export async function testDatabase(definition: ServiceDefinition): Promise<TestDatabase> {
  const { superuserUrl, secretsFile } = testServers();
  const prefix = definition.name.replaceAll('-', '_');
  // A spec may bring another service under the same name; its schema is told apart by its migrations.
  const schema = createHash('sha256').update(definition.migrations.map((step) => `${step.name} ${step.class.toString()}`).join()).digest('hex');
  const template = `template_${prefix}_${schema.slice(0, 10)}`;
  await withLock(superuserUrl, template, async (client) => {
    const { rowCount } = await client.query(`select from pg_database where datname = $1 and datistemplate`, [template]);
    if (rowCount) return;
    const { owner } = await ensureDatabase(superuserUrl, template, { secretsFile, service: prefix });
    await migrate(owner, definition.migrations);
    await client.query(`update pg_database set datistemplate = true where datname = $1`, [template]);
  });
  const name = `${prefix}_${randomBytes(5).toString('hex')}`;
  const urls = await ensureDatabase(superuserUrl, name, { secretsFile, service: prefix, template });
  const inside = new URL(superuserUrl);
  inside.pathname = `/${name}`;
  return { name, urls, superuserUrl: inside.href, drop: () => dropDatabase(superuserUrl, name) };
}

async function withLock(url: string, name: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext($1))`, [name]);
    await work(client);
  } finally {
    await client.end();
  }
}
