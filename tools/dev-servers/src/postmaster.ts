import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, isGoneWithin, processesIn, signal } from './process-table.ts';
import { ServerProblem } from './server-problem.ts';

/** A PostgreSQL main process as its own pid file tells it. */
export interface Postmaster {
  pid: number;
  port: number;
  socketDir: string;
  ready: boolean;
}

/** What the pid file of a cluster says, whether or not that process still lives. */
export function readPidFile(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketDir: lines[4] ?? '',
      ready: lines[7]?.trim() === 'ready',
    };
  } catch {
    return undefined;
  }
}

/** The main process that a killed start left running on this cluster; a dead one's traces are cleared away. */
export async function findOrphan(cluster: string): Promise<Postmaster | undefined> {
  const told = readPidFile(cluster);
  if (!told) return undefined;
  if (processesIn(cluster).includes(told.pid)) return told;
  // The main process is gone. Its helpers notice within moments; only then may a new one begin.
  for (let waited = 0; processesIn(cluster).length > 0 && waited < 10_000; waited += 10) await sleep(10);
  const left = processesIn(cluster);
  if (left.length > 0) {
    throw new ServerProblem(
      `旧数据库的进程 ${left.join('、')} 还占用着 ${cluster}，请结束它们后再启动。`,
      `Processes ${left.join(', ')} of an earlier database still hold ${cluster}: end them, then start again.`,
    );
  }
  // That number may be another program's after a reboot, or a dead process nobody has reaped: PostgreSQL would refuse for both.
  if (existsSync(`/proc/${told.pid}`)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Waits until a living main process takes connections; gives what its pid file then says, or nothing if it does not come so far. */
export async function becomesReady(cluster: string, pid: number, milliseconds: number): Promise<Postmaster | undefined> {
  const until = performance.now() + milliseconds;
  while (isAlive(pid) && performance.now() < until) {
    const told = readPidFile(cluster);
    if (told?.pid === pid && told.ready) return told;
    await sleep(4);
  }
  return undefined;
}

/** Ends a main process: at once for its clients, in order for its data. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [name, patience] of [['SIGINT', 30_000], ['SIGQUIT', 10_000]] as const) {
    signal(pid, name);
    if (await isGoneWithin(pid, patience)) return;
  }
  throw new ServerProblem(`数据库进程 ${pid} 停不下来。`, `The database process ${pid} does not stop.`);
}
