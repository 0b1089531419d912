import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { postgresHome } from './postgres-home.ts';
import { postgresUrl } from './postgres-url.ts';
import { readPidFile } from './postmaster.ts';
import { isAlive } from './process-table.ts';
import { readSecret } from './secret-file.ts';

/** The superuser's address of the server that another process runs on a data folder; nothing where none runs. */
export function findPostgres(dataDir: string): string | undefined {
  if (!existsSync(dataDir)) return undefined;
  const home = postgresHome(realpathSync(dataDir), () => {});
  const told = readPidFile(home.cluster);
  const password = readSecret(join(home.folder, 'superuser.password'));
  if (!told?.ready || !isAlive(told.pid) || password === undefined) return undefined;
  return postgresUrl('127.0.0.1', told.port, { user: 'postgres', password, database: 'postgres' });
}
