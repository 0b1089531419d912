import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment } from './environment.ts';
import { ServerProblem } from './server-problem.ts';
import { isProgram } from './is-program.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** Without fonts a page of Chinese is a page of boxes. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** How a browser could be installed; told from outside so that its own spec installs nothing. */
export interface Installer {
  isRoot: boolean;
  run(program: string, words: string[]): Promise<boolean>;
}

const thisMachine: Installer = { isRoot: process.getuid?.() === 0, run: succeeds };

/** The Chromium for browser tests: from PATH, else installed with apt where root may; where neither works, a sentence how to get it. */
export async function findChromium(log: (line: string) => void, folders = environment.programFolders(), installer = thisMachine): Promise<string> {
  return program(NAMES, folders) ?? (await installWithApt(folders, installer, log)) ?? notFound();
}

/** A browser needs a hundred libraries of the system, so unlike a single server it is installed and not unpacked. */
async function installWithApt(folders: string[], { isRoot, run }: Installer, log: (line: string) => void): Promise<string | undefined> {
  const apt = program(['apt-get'], folders);
  if (!apt || !isRoot) return undefined;
  log('正在用 apt 安装 chromium … Installing chromium with apt …');
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-q', '-y'];
  const install = (): Promise<boolean> => run(apt, [...patience, '--no-install-recommends', 'install', ...PACKAGES]);
  // A fresh container has no package lists yet.
  if (!(await install()) && !((await run(apt, [...patience, 'update'])) && (await install()))) return undefined;
  return program(NAMES, folders);
}

function program(names: readonly string[], folders: readonly string[]): string | undefined {
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function succeeds(name: string, words: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(name, words, { stdio: 'ignore', timeout: 600_000, env: { ...environment.ofServer(), DEBIAN_FRONTEND: 'noninteractive' } });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function notFound(): never {
  throw new ServerProblem(
    '找不到 Chromium：请运行 apt-get install chromium fonts-noto-cjk（或把 chromium、google-chrome 放入 PATH）。',
    'Chromium was not found: run apt-get install chromium fonts-noto-cjk (or put chromium or google-chrome on PATH).',
  );
}
