import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './environment.ts';
import { ServerProblem } from './server-problem.ts';
import { checkout, stateFolder } from './state-folder.ts';
import { isProgram } from './is-program.ts';

/** The nats-server program: from PATH, else unpacked earlier, else fetched with apt; where none of these works, a sentence how to get it. */
export async function findNatsServer(log: (line: string) => void, folders = environment.programFolders(), tools = toolsFolder()): Promise<string> {
  const unpacked = join(tools, 'nats-server/usr/sbin');
  const found = [...folders, unpacked].map((folder) => join(folder, 'nats-server')).find(isProgram);
  return found ?? (await fetchWithApt(tools, folders, log)) ?? notFound();
}

/**
 * Unpacks Debian's package beside our data instead of installing it: that needs no root, and it does not
 * enable the package's own system service, which would listen on every interface without a password.
 */
async function fetchWithApt(tools: string, folders: string[], log: (line: string) => void): Promise<string | undefined> {
  const [apt, dpkg] = ['apt-get', 'dpkg-deb'].map((name) => folders.map((folder) => join(folder, name)).find(isProgram));
  if (!apt || !dpkg) return undefined;
  log('正在用 apt 获取 nats-server … Getting nats-server with apt …');
  mkdirSync(tools, { recursive: true });
  const draft = mkdtempSync(join(tools, 'nats-server-'));
  try {
    if (!(await download(apt, draft))) return undefined;
    const archive = readdirSync(draft).find((name) => name.endsWith('.deb'));
    if (!archive || !(await succeeds(dpkg, ['-x', join(draft, archive), join(draft, 'unpacked')], draft))) return undefined;
    const home = join(tools, 'nats-server');
    // Two starts may fetch at once; the first one's copy serves both.
    if (!existsSync(home)) renameSync(join(draft, 'unpacked'), home);
    return [join(home, 'usr/sbin/nats-server')].find(isProgram);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function download(apt: string, into: string): Promise<boolean> {
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];
  const get = (): Promise<boolean> => succeeds(apt, [...patience, '-q', 'download', 'nats-server'], into);
  if (await get()) return true;
  // A fresh container has no package lists yet; only root may fetch them.
  return process.getuid?.() === 0 && (await succeeds(apt, [...patience, '-q', 'update'], into)) && get();
}

function succeeds(program: string, words: string[], cwd: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd, stdio: 'ignore', timeout: 180_000 });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function toolsFolder(): string {
  const ours = join(checkout, '.yidan');
  return isWritable(existsSync(ours) ? ours : checkout) ? join(ours, 'tools') : stateFolder(undefined);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function notFound(): never {
  throw new ServerProblem(
    '找不到 nats-server：请运行 apt-get install nats-server（或从 nats.io 下载并放入 PATH），或用 NATS_URL 指定正在运行的服务器。',
    'nats-server was not found: run apt-get install nats-server (or put one from nats.io on PATH), or set NATS_URL to a running server.',
  );
}
