import { listRegistry } from '@yidan/list-registry';
import { Client } from 'pg';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers, type ServiceDatabase } from '../bench-servers.ts';
import { loadOverHttp, send, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';
import { StatementLog, type Statement } from '../statement-log.ts';
import { askDirectly, transactionsIn } from './direct.ts';
import { EXTENT } from './extent.ts';
import { fill } from './fill.ts';
import { KINDS, questions, type Kind } from './questions.ts';

const CLIENTS = 4;
const QUESTIONS = 40;
const SECONDS = 12;
const SLOW_MS = 25;
const ITEM_PAGE = /join duty_item i/;

type PerKind<T> = Record<Kind, T>;

/** 历史查询: milliseconds of a page of what was in force on a day, among a million item rows, against the same statements sent straight to the database. */
export function asOf({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(listRegistry);
    const rows = await fill(database.sql, EXTENT, tell);
    tell(`${rows} item rows`);
    const tokens = await Promise.all(Array.from({ length: EXTENT.tenants }, (_, i) => servers.token(`bench.reader.${i + 1}`)));
    const asked = perKind((kind) => questions(kind, QUESTIONS, EXTENT, tokens));

    const environment = servers.environment(database, CLIENTS);
    const log = await StatementLog.open(servers, database);
    const recorded = await startService('list-registry', environment, null);
    const direct = perKind((): Statement[][] => []);
    for (const kind of KINDS) direct[kind] = await statementsOf(recorded.address, asked[kind], log);
    await recorded.stop();
    await log.close();

    const service = await startService('list-registry', environment, profile);
    const taken = { ours: perKind((): number[] => []), peer: perKind((): number[] => []) };
    const each = (seconds ?? SECONDS) / KINDS.length;
    const load = async (kind: Kind, forSeconds: number): Promise<number[]> => {
      let sent = 0;
      const next = (): LoadRequest => asked[kind][(sent += 1) % QUESTIONS]!;
      return (await loadOverHttp({ address: service.address, clients: CLIENTS, seconds: forSeconds, status: 200, next })).milliseconds;
    };
    for (const kind of KINDS) await load(kind, 1);
    const round = async (figures: PerKind<number[]>, ask: (kind: Kind) => Promise<number[]>): Promise<number> => {
      const all: number[] = [];
      for (const kind of KINDS) {
        const milliseconds = await ask(kind);
        figures[kind].push(...milliseconds);
        all.push(...milliseconds);
      }
      return percentile(all, 0.95);
    };
    const figures = await interleaved(
      rounds,
      'ms p95',
      () => round(taken.ours, (kind) => load(kind, each)),
      () => round(taken.peer, (kind) => askDirectly(database.urls.app, direct[kind], CLIENTS, each)),
    );
    await service.stop();
    return resultOf('asof', 'ms p95', figures, {
      itemRows: rows,
      tenants: EXTENT.tenants,
      clients: CLIENTS,
      ...percentilesOf(taken.ours),
      ...Object.fromEntries(KINDS.map((kind) => [`${kind}PeerP95Ms`, rounded(percentile(taken.peer[kind], 0.95))])),
      ...(await plansOfSlow(database, direct, taken.ours)),
      peer: 'the same transactions through pg, same role, same number of connections; without HTTP, token and grant lookup',
    });
  });
}

function perKind<T>(of: (kind: Kind) => T): PerKind<T> {
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as PerKind<T>;
}

function percentilesOf(figures: PerKind<number[]>): Record<string, number> {
  const all = Object.values(figures).flat();
  const of = (name: string, numbers: number[]): [string, number][] => [50, 95, 99].map((share) => [`${name}P${share}Ms`, rounded(percentile(numbers, share / 100))]);
  return Object.fromEntries([...of('all', all), ...KINDS.flatMap((kind) => of(kind, figures[kind]))]);
}

async function statementsOf(address: string, requests: readonly LoadRequest[], log: StatementLog): Promise<Statement[][]> {
  log.mark();
  for (const request of requests) {
    const { status, body } = await send(address, request);
    if (status !== 200) throw new Error(`${status} ${body}`);
  }
  const transactions = transactionsIn((await log.since()).app, ITEM_PAGE);
  if (transactions.length !== requests.length) throw new Error(`${transactions.length} of ${requests.length} questions were recorded`);
  return transactions;
}

/** Where a kind of question is slow: what the planner makes of it, in one line. */
async function plansOfSlow({ urls }: ServiceDatabase, direct: PerKind<Statement[][]>, ours: PerKind<number[]>): Promise<Record<string, string>> {
  const slow = KINDS.filter((kind) => percentile(ours[kind], 0.95) > SLOW_MS);
  const plans: Record<string, string> = {};
  for (const kind of slow) plans[`${kind}Plan`] = await explained(urls.app, direct[kind][0]!);
  return plans;
}

async function explained(url: string, transaction: readonly Statement[]): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const { sql, values } of transaction) {
      if (!ITEM_PAGE.test(sql)) await client.query(sql);
      else {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers, costs off) ${sql}`, values);
        return rows.map((row) => row['QUERY PLAN'].trim()).filter((line) => /Scan|Join|Loop|Sort|Rows Removed|Time/.test(line)).join(' ; ').slice(0, 1500);
      }
    }
    return '';
  } finally {
    await client.end();
  }
}
