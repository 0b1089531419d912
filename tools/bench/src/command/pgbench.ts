import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isProgram, ServerProblem } from '@yidan/dev-servers';
import type { ScriptVariables } from './pgbench-script.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The pgbench program: from PATH, else from Debian's PostgreSQL. */
export function findPgbench(): string {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const found = [...(process.env['PATH'] ?? '').split(delimiter), ...debian].map((folder) => join(folder, 'pgbench')).find(isProgram);
  if (found) return found;
  throw new ServerProblem('找不到 pgbench：请运行 apt-get install postgresql-contrib（Debian 的 PostgreSQL 自带）。', 'pgbench was not found: run apt-get install postgresql (it comes with Debian\'s PostgreSQL).');
}

export interface PgbenchRun {
  program: string;
  url: string;
  /** Each transaction is one of these, by chance. */
  scripts: readonly string[];
  variables: ScriptVariables;
  folder: string;
  clients: number;
  seconds: number;
}

/** Runs scripts and says how many transactions per second it came to; a failed one ends the bench. */
export async function pgbench({ program, url, scripts, variables, folder, clients, seconds }: PgbenchRun): Promise<number> {
  const files = scripts.map((text, i) => {
    const file = join(folder, `transaction-${i}.sql`);
    writeFileSync(file, text);
    return file;
  });
  const { hostname, port, username, password, pathname } = new URL(url);
  const words = [
    ...['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds)],
    ...files.flatMap((file) => ['-f', file]),
    ...[...variables].flatMap(([name, value]) => ['-D', `${name}=${value}`]),
    ...['-h', hostname, '-p', port, '-U', username, pathname.slice(1)],
  ];
  const child = spawn(program, words, { env: { PGPASSWORD: decodeURIComponent(password), PATH: process.env['PATH'] ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  const perSecond = /^tps = ([\d.]+)/m.exec(said)?.[1];
  if (code !== 0 || !perSecond || /aborted|number of failed transactions: [1-9]/.test(said)) throw new Error(`pgbench: ${said.slice(-2000)}`);
  return Number(perSecond);
}
