import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './environment.ts';
import type { PostgresHome } from './postgres-home.ts';
import { newPassword, readSecret, writeSecret } from './secret-file.ts';
import { ServerProblem } from './server-problem.ts';

/** Makes the empty database cluster of a home if there is none yet, and gives the superuser's password. */
export async function initialiseCluster(home: PostgresHome, binaries: string, durable: boolean): Promise<string> {
  const passwordFile = join(home.folder, 'superuser.password');
  if (existsSync(home.cluster)) {
    checkVersion(home.cluster);
    return readSecret(passwordFile) ?? passwordLost(passwordFile);
  }
  const password = newPassword();
  writeSecret(passwordFile, password);
  await initialise(home, binaries, password, durable);
  return password;
}

async function initialise({ folder, cluster, user }: PostgresHome, binaries: string, password: string, durable: boolean): Promise<void> {
  // Under another name until it is whole, so that a start killed half-way leaves nothing that looks like data.
  const draft = `${cluster}.draft`;
  const forInitdb = join(folder, 'initdb.password');
  rmSync(draft, { recursive: true, force: true });
  rmSync(forInitdb, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(forInitdb, password, { mode: 0o600, flag: 'wx' });
  if (user) for (const path of [draft, forInitdb]) chownSync(path, user.uid, user.gid);
  try {
    await run(join(binaries, 'initdb'), [
      ...['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${forInitdb}`],
      // The C collation is fast and stable; the UTF-8 character classes keep Chinese letters letters (pg_trgm drops them otherwise).
      ...['-E', 'UTF8', '--locale=C', '--lc-ctype=C.UTF-8', '--no-instructions', ...(durable ? [] : ['--no-sync'])],
    ], user);
    renameSync(draft, cluster);
  } finally {
    rmSync(forInitdb, { force: true });
  }
}

function run(program: string, words: string[], user: PostgresHome['user']): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { ...user, cwd: '/', env: environment.ofServer(), stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${said.trim()}`))));
  });
}

function checkVersion(cluster: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === '18') return;
  throw new ServerProblem(
    `${cluster} 中的数据属于 PostgreSQL ${found}，本程序用的是 18，请先用原版本导出再导入。`,
    `The data in ${cluster} is of PostgreSQL ${found} and this program brings 18: export it with the old version first, then import it.`,
  );
}

function passwordLost(file: string): never {
  throw new ServerProblem(
    `数据还在，但密码文件 ${file} 不见了，请从备份恢复它。`,
    `The data is there but its password file ${file} is gone: restore it from a backup.`,
  );
}
