import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

/** The signing algorithm of every token. */
export const algorithm = 'ES256';

/** The private key kept in a file, made at the first asking; processes that ask at once get the same one. */
export async function issuerKey(file: string): Promise<JWK> {
  if (!existsSync(file)) await makeKey(file);
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function makeKey(file: string): Promise<void> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, JSON.stringify({ ...jwk, kid, alg: algorithm, use: 'sig' }), { mode: 0o600, flag: 'wx' });
  try {
    // A link, unlike a rename, refuses to replace a key that another process has just made.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
