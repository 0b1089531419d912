import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf } from '@yidan/checks';
import { ensureDatabase, startPostgres } from '@yidan/dev-servers';
import { migrate } from '@yidan/platform';
import { Client } from 'pg';
import { catalogueFile, services } from './database-catalogues.ts';

// What `npm run schema:write` does: every service's migrations on an empty server, and what came of them beside the service.
const folder = mkdtempSync(join(tmpdir(), 'yidan-schema-'));
chmodSync(folder, 0o755);
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
try {
  for (const { name, migrations } of services) {
    const database = name.replaceAll('-', '_');
    const { owner } = await ensureDatabase(postgres.superuserUrl, database, { secretsFile: postgres.secretsFile });
    await migrate(owner, migrations);
    const client = new Client({ connectionString: owner });
    await client.connect();
    writeFileSync(catalogueFile(name), await catalogueOf(client));
    await client.end();
    console.log(`${name}: ${catalogueFile(name)}`);
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
