import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { ServerProblem } from './server-problem.ts';

/** The unprivileged system user a server runs as; nothing when we are not root and it runs as ourselves. */
export type RunAs = { uid: number; gid: number } | undefined;

/** Whom PostgreSQL, which refuses root, runs as: ourselves, or as root the owner of the data, else postgres, else nobody. */
export function userFor(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return userNamed('postgres') ?? userNamed('nobody') ?? noUser();
}

/** Whether that user can enter a folder or run a program: asked of the system, because mode bits alone do not say. */
export function canReach(user: RunAs, path: string): boolean {
  if (user) return spawnSync('/bin/sh', ['-c', '[ -x "$1" ]', 'sh', path], { ...user, cwd: '/' }).status === 0;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function userNamed(name: string): RunAs {
  const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+)`, 'm').exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function noUser(): never {
  throw new ServerProblem(
    'PostgreSQL 不能以 root 运行，而本机既没有 postgres 用户也没有 nobody 用户，请改用普通用户启动。',
    'PostgreSQL does not run as root and this machine has neither a postgres nor a nobody user: start as an ordinary user.',
  );
}
