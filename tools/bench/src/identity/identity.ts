import { join } from 'node:path';
import { summons } from '@yidan/summons';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers, type ServiceDatabase } from '../bench-servers.ts';
import { certainMatters, loadDistricts, type BenchDistrict } from '../command/districts.ts';
import { FactSource } from '../fact-source.ts';
import { loadOverHttp, send, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService, type ServiceProcess } from '../service-process.ts';

const CLIENTS = 8;
const DISTRICTS = 8;
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
const PROGRAM = join(import.meta.dirname, 'serve-summons.js');

/** 身份与隔离的代价: orders dispatched per second with token, grant lookup, policy and row security, against the same service without any of them. */
export function identity({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(summons);
    const source = await FactSource.open(servers, 'jetstream', 2);
    const environment = servers.environment(database, CLIENTS);
    const asItIs = await startService('summons', environment, profile, PROGRAM);
    const districts: BenchDistrict[] = [];
    for (const token of await loadDistricts(servers, source, database, DISTRICTS)) districts.push({ token, bodies: await certainMatters(asItIs.address, token) });
    tell(`${DISTRICTS} districts, ${districts[0]!.bodies.length} matters the lists are sure of`);
    const without = await startService('summons', { ...environment, BENCH_CALLERS: 'remembered' }, profile, PROGRAM);

    const latencies = { ours: [] as number[], peer: [] as number[] };
    const load = async ({ address }: ServiceProcess, side: keyof typeof latencies, forSeconds: number): Promise<number> => {
      const next = (): LoadRequest => {
        const { token, bodies } = pick(districts);
        return matter(token, pick(bodies));
      };
      const { perSecond, milliseconds } = await loadOverHttp({ address, clients: CLIENTS, seconds: forSeconds, status: 201, next });
      latencies[side].push(...milliseconds);
      return perSecond;
    };
    const ours = async (forSeconds: number): Promise<number> => {
      await rowSecurity(database, true);
      return load(asItIs, 'ours', forSeconds);
    };
    const peer = async (forSeconds: number): Promise<number> => {
      await rowSecurity(database, false);
      return load(without, 'peer', forSeconds);
    };
    for (const { token, bodies } of districts) await goesOut(without, matter(token, bodies[0]!));
    await ours(WARM_UP_SECONDS);
    await peer(WARM_UP_SECONDS);
    for (const { token, bodies } of districts) await goesOut(without, matter(token, bodies[0]!));
    latencies.ours.length = latencies.peer.length = 0;

    const taken = await interleaved(rounds, 'orders/s', () => ours(seconds ?? SECONDS), () => peer(seconds ?? SECONDS));
    await without.stop();
    await asItIs.stop();
    await source.stop();
    const result = resultOf('identity', 'orders/s', taken, {
      clients: CLIENTS,
      districts: DISTRICTS,
      p50Ms: rounded(percentile(latencies.ours, 0.5)),
      p95Ms: rounded(percentile(latencies.ours, 0.95)),
      peerP50Ms: rounded(percentile(latencies.peer, 0.5)),
      peerP95Ms: rounded(percentile(latencies.peer, 0.95)),
      peer: 'the same service and database; row security switched off by the owner, every caller remembered instead of proved and looked up',
    });
    return { ...result, notes: { costPercent: rounded((1 - (result.ratio ?? 1)) * 100), ...result.notes } };
  });
}

const matter = (token: string, body: string): LoadRequest => ({ method: 'POST', path: '/api/summons/v1/matters', token, body });

/** A request must do the same work on both sides, or the comparison says nothing. */
async function goesOut({ address }: ServiceProcess, request: LoadRequest): Promise<void> {
  const { status, body } = await send(address, request);
  if (status !== 201 || (JSON.parse(body) as { orders: unknown[] }).orders.length === 0) throw new Error(`${status} ${body}`);
}

/** What an owner may do and the product never does. */
async function rowSecurity({ sql }: ServiceDatabase, on: boolean): Promise<void> {
  await sql.query(`do $$ declare t record; begin
    for t in select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'migration' loop
      execute format('alter table %I ${on ? 'enable' : 'disable'} row level security', t.relname);
    end loop; end $$`);
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(Math.random() * from.length)]!;
}
