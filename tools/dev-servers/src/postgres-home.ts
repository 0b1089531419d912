import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, userFor } from './run-as.ts';
import type { RunAs } from './run-as.ts';
import { ServerProblem } from './server-problem.ts';
import { nameOf, stateFolder } from './state-folder.ts';

/** Where one server's data, password, port and log are kept, and whom it runs as. */
export interface PostgresHome {
  folder: string;
  cluster: string;
  user: RunAs;
}

const marker = 'MOVED.json';

/** The home of the server of a data folder: the folder itself, or one in the state directory where its user cannot enter the folder. */
export function postgresHome(dataDir: string, log: (line: string) => void): PostgresHome {
  const moved = movedTo(dataDir, log);
  const here = homeIn(moved ?? dataDir);
  if (canReach(here.user, here.folder)) return here;
  if (existsSync(here.cluster)) {
    throw new ServerProblem(
      `数据在 ${here.cluster}，但数据库用户进不了这个文件夹，请放开上级文件夹的进入权限（chmod o+x）。`,
      `The data is in ${here.cluster} but the database user cannot enter there: let others enter the folders above it (chmod o+x).`,
    );
  }
  return homeIn(moveOut(dataDir, here.user, log));
}

/** Makes a data folder that the server's user may pass through; a folder that was there keeps its mode. */
export function makeDataFolder(dataDir: string): string {
  if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, 0o711);
  return realpathSync(dataDir);
}

function homeIn(folder: string): PostgresHome {
  const cluster = join(folder, 'cluster');
  return { folder, cluster, user: userFor(cluster) };
}

function movedTo(dataDir: string, log: (line: string) => void): string | undefined {
  const file = join(dataDir, marker);
  if (!existsSync(file)) return undefined;
  const { from, to }: { from: string; to: string } = JSON.parse(readFileSync(file, 'utf8'));
  if (from === dataDir || !existsSync(from)) return makeDataFolder(to);
  log(`${dataDir} 是 ${from} 的副本，数据不共用。${dataDir} is a copy of ${from}: it gets a database of its own.`);
  return undefined;
}

function moveOut(dataDir: string, user: RunAs, log: (line: string) => void): string {
  const state = stateFolder(user);
  // A new name each time: whoever deletes the data folder to begin anew must not find the old rows again.
  const to = join(state, `${nameOf(dataDir)}-${randomBytes(3).toString('hex')}`);
  const left = readdirSync(state).filter((name) => name.startsWith(nameOf(dataDir)));
  log(`数据库用户进不了 ${dataDir}，数据放在 ${to}。The database user cannot enter ${dataDir}; its data is kept in ${to}.`);
  if (left.length > 0) log(`以前的数据还在 ${state}：${left.join('、')}。Earlier data is still in ${state}: ${left.join(', ')}.`);
  writeFileSync(join(dataDir, marker), JSON.stringify({ from: dataDir, to }, null, 2));
  return makeDataFolder(to);
}
