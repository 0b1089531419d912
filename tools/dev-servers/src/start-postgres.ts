import { join } from 'node:path';
import { adoptOrphan } from './adopt-postgres.ts';
import { lockFolder } from './folder-lock.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { launchPostgres } from './launch-postgres.ts';
import type { PostgresPlan } from './launch-postgres.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { makeDataFolder, postgresHome } from './postgres-home.ts';
import { postgresUrl } from './postgres-url.ts';
import { stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { isAlive, signal } from './process-table.ts';
import { removeSocketFolder } from './socket-folder.ts';

/** How a PostgreSQL server is wanted. */
export interface PostgresOptions {
  dataDir: string;
  /** True for data that must outlive a power cut; false only for tests. */
  durable: boolean;
  maxConnections?: number;
  log?: (line: string) => void;
}

/** A PostgreSQL server that runs for this process. */
export interface RunningPostgres {
  host: string;
  port: number;
  socketDir: string;
  pid: number;
  password: string;
  /** The superuser over TCP. */
  superuserUrl: string;
  /** The superuser over the unix socket. */
  superuserSocketUrl: string;
  /** Where data, passwords, port and log are kept. */
  home: string;
  /** The file in which `ensureDatabase` keeps the passwords of the services' roles. */
  secretsFile: string;
  /** Whether the server had outlived an earlier start and was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL server of a data folder, or takes over the one that a killed start left running there. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { durable, maxConnections = 60, log = () => {} } = options;
  const dataDir = makeDataFolder(options.dataDir);
  const lock = await lockFolder(dataDir);
  try {
    const home = postgresHome(dataDir, log);
    const binaries = postgresBinaries(home.user, log);
    const password = await initialiseCluster(home, binaries, durable);
    const plan = { home, binaries, password, tuning: { durable, maxConnections } };
    const orphan = await adoptOrphan(plan);
    const server = orphan ?? (await launchPostgres(plan));
    return handle(plan, server, orphan !== undefined, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function handle({ home, password }: PostgresPlan, server: Postmaster, adopted: boolean, unlock: () => Promise<void>): RunningPostgres {
  const superuser = { user: 'postgres', password, database: 'postgres' };
  const host = '127.0.0.1';
  const { pid, port, socketDir } = server;
  // A process that ends without stop() still sends its database to bed; after kill -9 the next start adopts it.
  const onExit = (): void => signal(pid, 'SIGINT');
  process.once('exit', onExit);
  const stop = async (): Promise<void> => {
    process.off('exit', onExit);
    if (isAlive(pid)) await stopPostmaster(pid);
    removeSocketFolder(home, socketDir);
    await unlock();
  };
  let stopped: Promise<void> | undefined;
  return {
    host, port, socketDir, pid, password, adopted,
    home: home.folder,
    secretsFile: join(home.folder, 'role-passwords.json'),
    superuserUrl: postgresUrl(host, port, superuser),
    superuserSocketUrl: postgresUrl(socketDir, port, superuser),
    stop: () => (stopped ??= stop()),
  };
}
