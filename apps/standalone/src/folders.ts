import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { startNats, startPostgres } from '@yidan/dev-servers';
import { FieldKeys, ONLY_KEY } from '@yidan/platform';

/** Where this checkout keeps the city between starts, unless told otherwise. */
export const dataFolder = resolve(import.meta.dirname, '../../../.yidan');

export interface City {
  folder: string;
  /** What encrypts personal data; lost with the folder, as the data is. */
  fieldKeys: FieldKeys;
}

/** Opens the data folder; `fresh` forgets what was there. */
export async function openFolder(folder: string, fresh: boolean): Promise<City> {
  if (fresh) await forget(folder);
  mkdirSync(folder, { recursive: true });
  return { folder, fieldKeys: keysIn(folder) };
}

/** Leaves word of where the city answers, for `npm run token` and `npm run import`. */
export function rememberAddress(folder: string, address: string): void {
  writeFileSync(join(folder, 'address'), address);
}

/** Where the city of this folder answers, or answered last. */
export function addressIn(folder: string): string {
  const path = join(folder, 'address');
  return existsSync(path) ? readFileSync(path, 'utf8') : 'http://127.0.0.1:8080';
}

/** Keeps other keys in the place of those the folder has. */
export function rememberKeys(folder: string, keys: FieldKeys): void {
  const path = join(folder, 'field-keys.json');
  // Whole or not at all: half a file of keys would be the loss of all that is sealed.
  writeFileSync(`${path}.new`, keys.toText(), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  if (!keys.find(ONLY_KEY)) rmSync(join(folder, 'field-key'), { force: true });
}

/** The keys of this folder; one key alone is how folders began. */
export function keysIn(folder: string): FieldKeys {
  const [several, only] = [join(folder, 'field-keys.json'), join(folder, 'field-key')];
  if (existsSync(several)) return FieldKeys.parse(readFileSync(several, 'utf8'));
  if (!existsSync(only)) writeFileSync(only, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  return FieldKeys.only(Buffer.from(readFileSync(only, 'utf8'), 'base64'));
}

/** Ends servers that a killed start left on the folder, then removes what they kept; the tools beside the data (a fetched nats-server) are not the city's. */
async function forget(folder: string): Promise<void> {
  const [postgres, nats] = [join(folder, 'postgres'), join(folder, 'nats')];
  if (existsSync(postgres)) {
    const server = await startPostgres({ dataDir: postgres, durable: true });
    await server.stop();
    rmSync(server.home, { recursive: true, force: true });
  }
  if (existsSync(nats)) await (await startNats({ dir: nats, url: null })).stop();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) if (name !== 'tools') rmSync(join(folder, name), { recursive: true, force: true });
}
