import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/** A password nobody has to type. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Writes a file only its owner may read, whole or not at all. */
export function writeSecret(path: string, text: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

/** The text of a secret file, if it is there. */
export function readSecret(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
