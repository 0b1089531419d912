import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The console of this checkout: its folder, and what else it is made of. */
export interface ConsoleSources {
  folder: string;
  others: string[];
}

const root = resolve(import.meta.dirname, '../../..');

/** Where the console stands, the libraries whose sources go into it, and the versions of everything else. */
export const ourConsole: ConsoleSources = {
  folder: join(root, 'apps/console'),
  others: ['libs/contracts/src', 'libs/kernel/src', 'package-lock.json', 'tsconfig.base.json'].map((path) => join(root, path)),
};

/** A console under way. */
export interface ConsoleBuild {
  /** Holds the pages once they are built. */
  pages: string;
  isBuilt(): boolean;
  /** Ends when the pages stand; fails with the builder's words. */
  done: Promise<void>;
}

/** Builds the console beside whatever else is going on, unless it is built already from exactly these sources. */
export function buildConsole(tell: (line: string) => void, sources: ConsoleSources = ourConsole): ConsoleBuild {
  const pages = join(sources.folder, 'dist');
  const stamp = join(pages, '.stamp');
  const digest = digestOf(sources);
  let built = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
  const done = built ? Promise.resolve() : build(sources.folder, pages, digest, tell).then(() => void (built = true));
  // Whoever waits for it is told; until then nobody need listen.
  done.catch(() => undefined);
  return { pages, isBuilt: () => built, done };
}

async function build(folder: string, pages: string, digest: string, tell: (line: string) => void): Promise<void> {
  const began = performance.now();
  const draft = join(pages, `.draft-${randomBytes(4).toString('hex')}`);
  mkdirSync(draft, { recursive: true });
  try {
    await vite(folder, draft);
    // Only a whole console takes the place of the one before, which somebody may be looking at.
    for (const name of readdirSync(pages)) if (!name.startsWith('.draft-')) rmSync(join(pages, name), { recursive: true, force: true });
    for (const name of readdirSync(draft)) renameSync(join(draft, name), join(pages, name));
    writeFileSync(join(pages, '.stamp'), digest);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  tell(`console 工作台: built 已构建, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** In a process of its own, so that its memory goes with it. */
function vite(folder: string, into: string): Promise<void> {
  const program = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const child = spawn(process.execPath, [program, 'build', '--outDir', into, '--logLevel', 'warn'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = (): void => {
    child.kill();
    rmSync(into, { recursive: true, force: true });
  };
  process.once('exit', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-4000)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', end);
      if (code === 0) resolve();
      else reject(new Error(`the console cannot be built / 工作台构建失败 (${folder}):\n${stripVTControlCharacters(said).trim()}`));
    });
  });
}

const notSources = /^(dist|out-tsc|node_modules|test)$|\.spec\.tsx?$/;

/** One number for all that the console is made of. */
function digestOf({ folder, others }: ConsoleSources): string {
  const hash = createHash('sha256');
  for (const start of [folder, ...others]) for (const path of filesOf(start)) hash.update(`${relative(start, path)}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return readdirSync(path).filter((name) => !notSources.test(name)).sort().flatMap((name) => filesOf(join(path, name)));
}
