import { ensureDatabase, startPostgres, type DatabaseUrls, type RunningPostgres } from '@yidan/dev-servers';
import { migrate } from '@yidan/platform';
import { join } from 'node:path';
import { services } from './services.ts';

export interface Databases {
  postgres: RunningPostgres;
  urls: Map<string, DatabaseUrls>;
}

/** PostgreSQL with one durable database per service, each at its newest schema. */
export async function openDatabases(folder: string, tell: (line: string) => void): Promise<Databases> {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true, log: tell });
  const urls = new Map<string, DatabaseUrls>();
  for (const service of services) {
    const name = service.name.replaceAll('-', '_');
    const url = await ensureDatabase(postgres.superuserSocketUrl, name, { secretsFile: postgres.secretsFile });
    const done = await migrate(url.owner, service.migrations);
    if (done.length > 0) tell(`${service.name}: schema at ${done.at(-1)}`);
    urls.set(service.name, url);
  }
  return { postgres, urls };
}
