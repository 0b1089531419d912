import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './environment.ts';
import { freePort } from './free-port.ts';
import type { PostgresHome } from './postgres-home.ts';
import { postgresArguments } from './postgres-settings.ts';
import type { PostgresTuning } from './postgres-settings.ts';
import { becomesReady, stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { isAlive } from './process-table.ts';
import { ServerProblem } from './server-problem.ts';
import { removeSocketFolder, socketFolder } from './socket-folder.ts';

/** All that a start of PostgreSQL has settled before the server itself. */
export interface PostgresPlan {
  home: PostgresHome;
  binaries: string;
  password: string;
  tuning: PostgresTuning;
}

/** Starts the server on the port it had before, or on another if that is taken. */
export async function launchPostgres(plan: PostgresPlan): Promise<Postmaster> {
  const portFile = join(plan.home.folder, 'port');
  const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  const socketDir = socketFolder(plan.home);
  // Between choosing a free port and taking it somebody else may take it, hence more than one try.
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? remembered : 0);
    const { server, said } = await tryLaunch(plan, port, socketDir);
    if (server) {
      writeFileSync(portFile, String(port));
      return server;
    }
    if (attempt < 5 && /could not bind IPv4 address/.test(said)) continue;
    removeSocketFolder(plan.home, socketDir);
    throw new ServerProblem(
      `PostgreSQL 没能启动，日志在 ${join(plan.home.folder, 'server.log')}：${said}`,
      `PostgreSQL did not start, its log is ${join(plan.home.folder, 'server.log')}: ${said}`,
    );
  }
}

async function tryLaunch({ home, binaries, tuning }: PostgresPlan, port: number, socketDir: string): Promise<{ server?: Postmaster; said: string }> {
  const logFile = join(home.folder, 'server.log');
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.1`);
  const saidBefore = existsSync(logFile) ? statSync(logFile).size : 0;
  const output = openSync(logFile, 'a', 0o600);
  const child = spawn(join(binaries, 'postgres'), postgresArguments(home.cluster, port, socketDir, tuning), {
    ...home.user,
    cwd: '/',
    env: environment.ofServer(),
    stdio: ['ignore', output, output],
    // Its own session: Ctrl-C in a terminal must reach us first, and the database last.
    detached: true,
  });
  closeSync(output);
  const failure = new Promise<Error>((resolve) => child.once('error', resolve));
  if (child.pid === undefined) return { said: (await failure).message };
  child.unref();
  const server = await becomesReady(home.cluster, child.pid, 120_000);
  if (!server && isAlive(child.pid)) await stopPostmaster(child.pid);
  const said = readFileSync(logFile).subarray(saidBefore).toString().trim();
  return server ? { server, said } : { said };
}
