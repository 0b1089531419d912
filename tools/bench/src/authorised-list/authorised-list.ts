import { listRegistry } from '@yidan/list-registry';
import type { BenchOptions } from '../arguments.ts';
import { EXTENT } from '../asof/extent.ts';
import { fill } from '../asof/fill.ts';
import { KINDS, questions, type Kind } from '../asof/questions.ts';
import { BenchServers } from '../bench-servers.ts';
import { loadOverHttp, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';
import { grantMany } from './many-grants.ts';

const CLIENTS = 4;
const GRANTS = 500;
const QUESTIONS = 40;
const SECONDS = 8;

/** 授权列表: milliseconds of a page of items, among a million rows, for somebody with five hundred grants, against an administrator's with one. */
export function authorisedList({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(listRegistry);
    const rows = await fill(database.sql, EXTENT, tell);
    await grantMany(database.sql, EXTENT, GRANTS);
    tell(`${rows} item rows, ${GRANTS} grants of one person in each of ${EXTENT.tenants} districts`);
    const tokensOf = (kind: string): Promise<string[]> => Promise.all(Array.from({ length: EXTENT.tenants }, (_, i) => servers.token(`bench.${kind}.${i + 1}`)));
    const [many, admin] = [await tokensOf('many'), await tokensOf('admin')];
    // The same questions of both, in the same order.
    const asked = KINDS.flatMap((kind) => questions(kind, QUESTIONS, EXTENT, many).map((request) => ({ kind, request: { ...request, headers: { 'yidan-organ': 'J001' } } })));
    const byAdmin = asked.map(({ kind, request }) => ({ kind, request: { ...request, token: admin[many.indexOf(request.token)]! } }));

    const service = await startService('list-registry', servers.environment(database, CLIENTS), profile);
    const load = async (list: { kind: Kind; request: LoadRequest }[], forSeconds: number): Promise<number[]> => {
      const all: number[] = [];
      for (const kind of KINDS) {
        const requests = list.filter((one) => one.kind === kind).map(({ request }) => request);
        let sent = 0;
        all.push(...(await loadOverHttp({ address: service.address, clients: CLIENTS, seconds: forSeconds / KINDS.length, status: 200, next: () => requests[(sent += 1) % QUESTIONS]! })).milliseconds);
      }
      return all;
    };
    for (const list of [asked, byAdmin]) await load(list, 2);
    const taken: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
    const round = async (side: keyof typeof taken, list: typeof asked): Promise<number> => {
      const milliseconds = await load(list, seconds ?? SECONDS);
      taken[side].push(...milliseconds);
      return percentile(milliseconds, 0.95);
    };
    const figures = await interleaved(rounds, 'ms p95', () => round('ours', asked), () => round('peer', byAdmin));
    await service.stop();
    const at = (milliseconds: number[], share: number): number => rounded(percentile(milliseconds, share));
    return resultOf('authorised-list', 'ms p95', figures, {
      itemRows: rows,
      grants: GRANTS,
      clients: CLIENTS,
      p50Ms: at(taken.ours, 0.5),
      p95Ms: at(taken.ours, 0.95),
      p99Ms: at(taken.ours, 0.99),
      adminP50Ms: at(taken.peer, 0.5),
      adminP95Ms: at(taken.peer, 0.95),
      medianRatio: rounded(percentile(taken.ours, 0.5) / percentile(taken.peer, 0.5)),
      peer: 'the same questions by an administrator with one grant',
    });
  });
}
