import { summons } from '@yidan/summons';
import type { BenchOptions } from '../arguments.ts';
import { askDirectly } from '../asof/direct.ts';
import { BenchServers } from '../bench-servers.ts';
import { loadOverHttp, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';
import type { Statement } from '../statement-log.ts';
import { MILLION } from './extent.ts';
import { fill } from './fill.ts';
import { KINDS, questions, VIEWERS, type Kind, type Question, type Viewer } from './questions.ts';

const CLIENTS = 4;
const QUESTIONS = 30;
const SECONDS = 21;
const SLOW_MS = 25;

interface Asked {
  readonly viewer: Viewer;
  readonly kind: Kind;
  readonly questions: readonly Question[];
  readonly ours: number[];
  readonly peer: number[];
}

/** 派件单列表: milliseconds of a page of orders among a million, for a unit's people and for an operator, against the bare query on an administrator's connection; what a matters list, the live picture and a report take stands beside it. */
export function orders({ rounds, seconds, profile, count }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(summons);
    const extent = { ...MILLION, orders: count ?? MILLION.orders };
    await fill(database.sql, extent, tell);
    const tokens = new Map(await Promise.all(VIEWERS.map(async (viewer) => [viewer, await servers.token(`bench.${viewer}`)] as const)));
    const asked: Asked[] = [];
    for (const viewer of VIEWERS) {
      for (const kind of KINDS) asked.push({ viewer, kind, questions: await questions(database.sql, viewer, kind, QUESTIONS, tokens.get(viewer)!), ours: [], peer: [] });
    }
    const service = await startService('summons', servers.environment(database, CLIENTS), profile);
    const load = async (requests: readonly LoadRequest[], forSeconds: number): Promise<number[]> => {
      let sent = 0;
      return (await loadOverHttp({ address: service.address, clients: CLIENTS, seconds: forSeconds, status: 200, next: () => requests[(sent += 1) % requests.length]! })).milliseconds;
    };
    const each = (seconds ?? SECONDS) / asked.length;
    for (const one of asked) await load(one.questions.map(({ request }) => request), Math.min(1, each));
    const superuser = new URL(servers.postgres.superuserUrl);
    superuser.pathname = '/summons';
    const round = async (side: 'ours' | 'peer', ask: (one: Asked) => Promise<number[]>): Promise<number> => {
      const all: number[] = [];
      for (const one of asked) {
        const milliseconds = await ask(one);
        one[side].push(...milliseconds);
        all.push(...milliseconds);
      }
      return percentile(all, 0.95);
    };
    const figures = await interleaved(
      rounds,
      'ms p95',
      () => round('ours', (one) => load(one.questions.map(({ request }) => request), each)),
      () => round('peer', (one) => askDirectly(superuser.href, one.questions.map(({ bare }): Statement[] => [{ ...bare, pid: 0 }]), CLIENTS, each)),
    );
    const beside: Record<string, number> = {};
    for (const [name, path] of Object.entries(BESIDE)) {
      for (const viewer of VIEWERS) beside[`${name}${title(viewer)}P95Ms`] = at(await load([{ method: 'GET', path: `/api/summons/v1/${path}`, token: tokens.get(viewer)! }], Math.max(1, each)), 0.95);
    }
    await service.stop();
    const slow = asked.filter(({ ours }) => percentile(ours, 0.95) > SLOW_MS);
    if (slow.length > 0) tell(`slow: ${slow.map(({ viewer, kind }) => `${viewer}/${kind}`).join(', ')}`);
    return resultOf('orders', 'ms p95', figures, {
      orders: extent.orders,
      clients: CLIENTS,
      ...Object.fromEntries(VIEWERS.flatMap((viewer) => percentilesOf(viewer, asked))),
      ...Object.fromEntries(asked.map(({ viewer, kind, ours, peer }) => [`${viewer}${title(kind)}P95Ms`, `${at(ours, 0.95)} (${at(peer, 0.95)})`])),
      ...beside,
      peer: 'the bare query of the same page on an administrator’s connection: no HTTP, token, rights, row security or count',
    });
  });
}

/** What else a screen asks for. */
const BESIDE = { matters: 'matters?limit=50', unmatched: 'matters?limit=50&state=UNMATCHED', mattersKeyword: `matters?limit=50&keyword=${encodeURIComponent('河道')}`, live: 'live' } as const;

const title = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
const at = (milliseconds: number[], share: number): number => rounded(percentile(milliseconds, share));

function percentilesOf(viewer: Viewer, asked: readonly Asked[]): [string, number][] {
  const all = asked.filter((one) => one.viewer === viewer).flatMap(({ ours }) => ours);
  return [50, 95, 99].map((share) => [`${viewer}P${share}Ms`, at(all, share / 100)]);
}
