import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresHome } from './postgres-home.ts';
import { canReach } from './run-as.ts';

// The kernel allows 107 bytes; the longest name in the folder is `/.s.PGSQL.65535`.
const longest = 107 - '/.s.PGSQL.65535'.length;

/** A folder for the unix socket: in the server's home, or a new short one where that path is too long for the kernel. */
export function socketFolder({ folder, user }: PostgresHome): string {
  const inHome = join(folder, 'run');
  const fits = Buffer.byteLength(inHome) <= longest;
  // Cleared first: the lock file of a killed server names a process number that may be another program's by now.
  rmSync(inHome, { recursive: true, force: true });
  if (fits) mkdirSync(inHome);
  const socketDir = fits ? inHome : shortFolder(user);
  chmodSync(socketDir, 0o700);
  if (user) chownSync(socketDir, user.uid, user.gid);
  return socketDir;
}

/** Removes a socket folder that was made for one run only. */
export function removeSocketFolder({ folder }: PostgresHome, socketDir: string): void {
  if (socketDir !== join(folder, 'run')) rmSync(socketDir, { recursive: true, force: true });
}

function shortFolder(user: PostgresHome['user']): string {
  const base = [tmpdir(), '/tmp'].find((path) => Buffer.byteLength(path) + '/yidan-XXXXXX'.length <= longest && canReach(user, path));
  return mkdtempSync(join(base ?? '/tmp', 'yidan-'));
}
