import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '@yidan/dev-servers';
import { publicKeysFrom, type Checkpoint, type PublicKeys, type TrailDatabase, type Witnessed } from '@yidan/platform';
import { services } from './services.ts';
import { trailFiles } from './trail-of.ts';

/** What is asked of `npm run verify-trail`. */
export interface TrailArguments {
  data: string;
  /** `service=url`, for an installation that is not a data folder's. */
  databases: readonly string[];
  keys: string | undefined;
  witness: string | undefined;
}

/** Where the trails are, and what they are verified with. */
export interface TrailPlaces {
  databases: TrailDatabase[];
  keys: PublicKeys;
  file: Witnessed[];
  close(): Promise<void>;
}

/** Finds the databases of an installation, running or stopped; a stopped one is started for as long as it takes. */
export async function trailPlaces({ data, databases, keys, witness }: TrailArguments): Promise<TrailPlaces> {
  const named = databases.length > 0;
  const files = trailFiles(data);
  const keyFile = keys ?? (named ? undefined : files.publicKeys);
  if (keyFile === undefined || !existsSync(keyFile)) throw new Error(`give the public keys of the checkpoints: --keys <file> / 请用 --keys 指明检查点公钥文件${keyFile ? ` (${keyFile})` : ''}`);
  const witnessFile = witness ?? (named ? undefined : files.witness);
  const known = { keys: publicKeysFrom(readFileSync(keyFile, 'utf8')), file: witnessFile !== undefined && existsSync(witnessFile) ? witnessedIn(witnessFile) : [] };
  if (named) return { ...known, databases: databases.map(databaseOf), close: () => Promise.resolve() };
  const postgres = join(data, 'postgres');
  if (!existsSync(postgres)) throw new Error(`${data} holds no installation / ${data} 中没有安装数据`);
  const running = findPostgres(postgres);
  const own = running ? null : await startPostgres({ dataDir: postgres, durable: true });
  return { ...known, databases: services.map(({ name }) => ({ service: name, url: inside(running ?? own!.superuserUrl, name) })), close: async () => own?.stop() };
}

function databaseOf(text: string): TrailDatabase {
  const [, service, url] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  if (!service || !url) throw new Error('--database takes service=url / --database 的写法是 服务名=数据库地址');
  return { service, url };
}

function inside(superuserUrl: string, service: string): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${service.replaceAll('-', '_')}`;
  return url.href;
}

/** The checkpoints of a witness file; a line that cannot be read is named, and the verification fails for it. */
function witnessedIn(file: string): Witnessed[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const by = `${file}:${index + 1}`;
    try {
      return [{ by, checkpoint: JSON.parse(line) as Checkpoint }];
    } catch {
      console.error(`${by} cannot be read / 无法读取`);
      process.exitCode = 1;
      return [];
    }
  });
}
