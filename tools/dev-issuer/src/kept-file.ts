import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A secret kept in a file, made at the first asking; processes that ask at once get the same one. */
export async function keptFile(file: string, make: () => Promise<string> | string): Promise<string> {
  if (!existsSync(file)) write(file, await make());
  return readFileSync(file, 'utf8');
}

/** Puts a secret in the place of another; whoever reads meanwhile gets the one or the other, whole. */
export function replaceFile(file: string, content: string): void {
  renameSync(draftOf(file, content), file);
}

function draftOf(file: string, content: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  return draft;
}

function write(file: string, content: string): void {
  const draft = draftOf(file, content);
  try {
    // A link, unlike a rename, refuses to replace a secret that another process has just made.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
