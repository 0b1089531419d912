import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { keptFile } from './kept-file.ts';

/** The signing algorithm of every token. */
export const algorithm = 'ES256';

/** The private key that signs every token of this data folder. */
export async function issuerKey(dataDir: string): Promise<JWK> {
  return JSON.parse(await keptFile(join(dataDir, 'issuer/key.jwk.json'), makeKey));
}

/** What signs the cookies of the login. */
export function cookieKey(dataDir: string): Promise<string> {
  return keptFile(join(dataDir, 'issuer/cookie-key'), () => randomBytes(32).toString('base64url'));
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' });
}
