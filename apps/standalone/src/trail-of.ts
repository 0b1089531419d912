import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newTrailKey, TrailKey, type TrailSettings } from '@yidan/platform';

/** Where a data folder keeps what its trail is signed with, verified with and witnessed by. */
export const trailFiles = (folder: string): { key: string; publicKeys: string; witness: string } => ({
  key: join(folder, 'trail-key.pem'),
  publicKeys: join(folder, 'trail-public-keys.pem'),
  witness: join(folder, 'trail-witness.jsonl'),
});

/** 审计轨迹设置: how the services of a data folder sign their journals. Its key is made at the first start; whoever puts another in its place keeps the old public one beside it. */
export function trailOf(folder: string): TrailSettings & { key: string; file: string } {
  const files = trailFiles(folder);
  if (!existsSync(files.key)) writeFileSync(files.key, newTrailKey(), { mode: 0o600, flag: 'wx' });
  const key = readFileSync(files.key, 'utf8');
  const known = existsSync(files.publicKeys) ? readFileSync(files.publicKeys, 'utf8') : '';
  const pem = new TrailKey(key).publicPem();
  if (!known.includes(pem)) appendFileSync(files.publicKeys, pem);
  return { algorithm: 'sha256', key, file: files.witness };
}
