import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ListIndex, type IndexedItem } from '@yidan/matching';
import { Pool } from 'pg';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { interleaved } from '../interleave.ts';
import { median, percentile, resultOf, rounded, tell, type BenchResult, type Rounds } from '../result.ts';
import { districtItems, TENANTS } from './items.ts';
import { texts } from './sentences.ts';
import { ANSWERING_THRESHOLD, askTrigrams, DEFAULT_THRESHOLD, fillTrigrams, indexTrigrams, type TrigramIndex } from './trigram.ts';

const TEXTS = 2000;
const SECONDS = 6;
const BOTH: TrigramIndex[] = ['gin', 'gist'];

/** How the same 24,000 items lie: as twenty districts, or as one tenant. */
interface Layout {
  name: 'districts' | 'oneTenant';
  tenantOf(n: number): string;
}

const LAYOUTS: Layout[] = [
  { name: 'districts', tenantOf: (n) => String(519_901 + (n % TENANTS)) },
  { name: 'oneTenant', tenantOf: () => '519900' },
];

interface Measured {
  rounds: Rounds;
  notes: Record<string, number | string>;
}

/** 匹配: texts matched per second on one core, among 24,000 items, against trigram similarity in the database. */
export function match({ rounds, seconds }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async ({ postgres }) => {
    const sql = new Pool({ connectionString: postgres.superuserUrl, max: 1 });
    const asked = texts(TEXTS);
    const measured: Measured[] = [];
    for (const layout of LAYOUTS) measured.push(await measure(layout, asked, sql, postgres.superuserUrl, rounds, seconds ?? SECONDS));
    await sql.end();
    const [districts, oneTenant] = measured as [Measured, Measured];
    return resultOf('match', 'matches/s', districts.rounds, { ...districts.notes, ...oneTenant.notes });
  });
}

async function measure({ name, tenantOf }: Layout, asked: readonly string[], sql: Pool, url: string, rounds: number, seconds: number): Promise<Measured> {
  const items = districtItems(tenantOf);
  tell(`${items.length} items, ${name}`);
  const { index, buildSeconds, megabytes } = build(items);
  const milliseconds: number[] = [];
  const ours = (forSeconds: number, into: number[]): number => askIndex(index, asked, tenantOf, forSeconds, into);
  // Warm: every text once.
  ours(Math.min(seconds, 3), []);
  await fillTrigrams(sql, items);
  const share: number[] = [];
  const tried = new Map<TrigramIndex, number>();
  const peer = (forSeconds: number, threshold: number): ReturnType<typeof askTrigrams> => askTrigrams({ url, texts: asked, tenantOf, threshold, seconds: forSeconds });
  for (const kind of BOTH) {
    await indexTrigrams(sql, kind);
    tried.set(kind, (await peer(Math.min(seconds, 3), ANSWERING_THRESHOLD)).perSecond);
  }
  const faster: TrigramIndex = tried.get('gin')! > tried.get('gist')! ? 'gin' : 'gist';
  tell(`trigrams: gin ${rounded(tried.get('gin')!)}/s, gist ${rounded(tried.get('gist')!)}/s`);
  await indexTrigrams(sql, faster);
  const byDefault = await peer(Math.min(seconds, 3), DEFAULT_THRESHOLD);
  const taken = await interleaved(
    rounds,
    'matches/s',
    () => Promise.resolve(ours(seconds, milliseconds)),
    async () => {
      const { perSecond, answered } = await peer(seconds, ANSWERING_THRESHOLD);
      share.push(answered);
      return perSecond;
    },
  );
  const of = (what: string, value: number | string): [string, number | string] => [`${name}${what}`, value];
  return {
    rounds: taken,
    notes: Object.fromEntries([
      of('Ours', rounded(median(taken.ours))),
      of('Peer', rounded(median(taken.peer))),
      of('Ratio', rounded(median(taken.ours) / median(taken.peer))),
      of('PeerIndex', faster),
      of('PeerAnsweredShare', rounded(median(share))),
      of('PeerAtDefaultThreshold', rounded(byDefault.perSecond)),
      of('PeerAnsweredShareAtDefault', rounded(byDefault.answered)),
      ...[50, 95, 99].map((percent) => of(`P${percent}Ms`, rounded(percentile(milliseconds, percent / 100)))),
      of('BuildSeconds', rounded(buildSeconds)),
      of('Megabytes', megabytes),
    ]),
  };
}

function build(items: readonly IndexedItem[]): { index: ListIndex; buildSeconds: number; megabytes: number } {
  const before = held();
  const began = performance.now();
  const index = new ListIndex();
  for (const item of items) index.put(item);
  const buildSeconds = (performance.now() - began) / 1000;
  return { index, buildSeconds, megabytes: held() - before };
}

/** Heap and buffers in MB, after all that is not needed was given back. */
function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return Math.round((heapUsed + arrayBuffers) / 2 ** 20);
}

function askIndex(index: ListIndex, asked: readonly string[], tenantOf: (n: number) => string, seconds: number, into: number[]): number {
  const began = performance.now();
  let n = 0;
  for (let now = began; now - began < seconds * 1000; n += 1) {
    index.match(tenantOf(n), { title: '', content: asked[n % asked.length]! });
    const after = performance.now();
    into.push(after - now);
    now = after;
  }
  return n / ((performance.now() - began) / 1000);
}
