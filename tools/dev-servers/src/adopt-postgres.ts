import { join } from 'node:path';
import pg from 'pg';
import type { PostgresPlan } from './launch-postgres.ts';
import { postgresArguments } from './postgres-settings.ts';
import { becomesReady, findOrphan, stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { commandLineOf } from './process-table.ts';
import { removeSocketFolder } from './socket-folder.ts';

/** Takes over the server that a killed start left running, if it is just what would be started now; any other is stopped. */
export async function adoptOrphan(plan: PostgresPlan): Promise<Postmaster | undefined> {
  const orphan = await findOrphan(plan.home.cluster);
  if (!orphan) return undefined;
  const ready = await becomesReady(plan.home.cluster, orphan.pid, 30_000);
  if (ready && runsAsPlanned(ready, plan) && (await opensWithOurPassword(ready, plan))) return ready;
  await stopPostmaster(orphan.pid);
  removeSocketFolder(plan.home, orphan.socketDir);
  return undefined;
}

/** The command line tells program, folder, durability and limits at once: all must be what we would start now. */
function runsAsPlanned({ pid, port, socketDir }: Postmaster, { home, binaries, tuning }: PostgresPlan): boolean {
  const planned = [join(binaries, 'postgres'), ...postgresArguments(home.cluster, port, socketDir, tuning)];
  return commandLineOf(pid).join('\0') === planned.join('\0');
}

async function opensWithOurPassword({ port, socketDir }: Postmaster, { home, password }: PostgresPlan): Promise<boolean> {
  const client = new pg.Client({ host: socketDir, port, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query('show data_directory');
    return rows[0]?.data_directory === home.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
