import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { keptFile, replaceFile } from './kept-file.ts';

/** The signing algorithm of every token. */
export const algorithm = 'ES256';

/** No token lives longer, in seconds: so long a key that was replaced is still published. */
export const LONGEST_TOKEN = 24 * 3600;

/** 签名密钥: the one that signs, and after it those it took over from whose tokens may still live. */
export type IssuerKeys = readonly [JWK, ...JWK[]];

interface RetiredKey {
  key: JWK;
  publishedUntil: number;
}

/** The private keys of this data folder; the first is made at the first asking. */
export async function openKeys(dataDir: string): Promise<IssuerKeys> {
  await keptFile(keyFile(dataDir), makeKey);
  return keysNow(dataDir);
}

/** The keys as they are at this moment: another process may have replaced the one that signs. */
export function keysNow(dataDir: string, now = Date.now()): IssuerKeys {
  const signing = JSON.parse(readFileSync(keyFile(dataDir), 'utf8')) as JWK;
  return [signing, ...retiredKeys(dataDir, now).flatMap(({ key }) => (key.kid === signing.kid ? [] : [key]))];
}

/** 轮换密钥: a new key signs from now on; the old one stays published until the last token it can have signed has ended. */
export async function rotateKey(dataDir: string, now = Date.now()): Promise<{ from: string; to: string }> {
  const [old] = await openKeys(dataDir);
  const retired: RetiredKey[] = [{ key: old, publishedUntil: now + LONGEST_TOKEN * 1000 }, ...retiredKeys(dataDir, now).filter(({ key }) => key.kid !== old.kid)];
  const made = await makeKey();
  // In this order a cut between the two leaves every key published and one of them signing.
  replaceFile(retiredFile(dataDir), JSON.stringify(retired));
  replaceFile(keyFile(dataDir), made);
  return { from: old.kid!, to: (JSON.parse(made) as JWK).kid! };
}

/** The half of a key that everybody may know. */
export function publicHalf({ d: _secret, ...key }: JWK): JWK {
  return key;
}

/** What signs the cookies of the login. */
export function cookieKey(dataDir: string): Promise<string> {
  return keptFile(join(dataDir, 'issuer/cookie-key'), () => randomBytes(32).toString('base64url'));
}

const keyFile = (dataDir: string): string => join(dataDir, 'issuer/key.jwk.json');
const retiredFile = (dataDir: string): string => join(dataDir, 'issuer/retired-keys.json');

function retiredKeys(dataDir: string, now: number): RetiredKey[] {
  const file = retiredFile(dataDir);
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as RetiredKey[]).filter(({ publishedUntil }) => publishedUntil > now);
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' });
}
