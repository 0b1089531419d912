import { summons } from '@yidan/summons';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { FactSource } from '../fact-source.ts';
import { loadOverHttp, send, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { median, percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';
import { StatementLog } from '../statement-log.ts';
import { captured } from './captured-request.ts';
import { certainMatters, loadDistricts, type BenchDistrict } from './districts.ts';
import { findPgbench, pgbench } from './pgbench.ts';
import { scriptOf, type ScriptVariables } from './pgbench-script.ts';

const CLIENTS = 8;
const DISTRICTS = 8;
const SECONDS = 10;
const WARM_UP_SECONDS = 5;

/** 派件命令: orders dispatched by the list per second over HTTP, against pgbench sending the very statements of such requests. */
export function command({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  const program = findPgbench();
  return BenchServers.during(async (servers) => {
    const database = await servers.database(summons);
    const environment = servers.environment(database, CLIENTS);
    const source = await FactSource.open(servers, 'jetstream', 2);
    const log = await StatementLog.open(servers, database);
    let service = await startService('summons', environment, null);
    const districts: BenchDistrict[] = [];
    for (const token of await loadDistricts(servers, source, database, DISTRICTS)) districts.push({ token, bodies: await certainMatters(service.address, token) });
    tell(`${DISTRICTS} districts, ${districts[0]!.bodies.length} matters the lists are sure of`);

    // One request of each district on a warm service, as pgbench can send it.
    const variables: ScriptVariables = new Map();
    for (const { token, bodies } of districts) for (const body of bodies) await send(service.address, matter(token, body));
    const requests = [];
    for (const { token, bodies } of districts) requests.push(await captured(service.address, matter(token, bodies[0]!), log));
    const scripts = requests.map(({ statements, fresh }) => scriptOf(statements, fresh, variables));
    const [one] = requests;
    tell(`${one!.statements.length} statements of one request, ${one!.inTransaction} of them in its transaction`);

    // The same service again, without a line in the log.
    await service.stop();
    await log.close();
    service = await startService('summons', environment, profile);
    const milliseconds: number[] = [];
    const ours = async (among: readonly BenchDistrict[], forSeconds: number): Promise<number> => {
      const next = (): LoadRequest => {
        const { token, bodies } = pick(among);
        return matter(token, pick(bodies));
      };
      const outcome = await loadOverHttp({ address: service.address, clients: CLIENTS, seconds: forSeconds, status: 201, next });
      if (among.length > 1) milliseconds.push(...outcome.milliseconds);
      return outcome.perSecond;
    };
    const peer = (among: readonly string[]): Promise<number> =>
      pgbench({ program, url: database.urls.app, scripts: among, variables, folder: servers.folder, clients: CLIENTS, seconds: Math.ceil(seconds ?? SECONDS) });
    await ours(districts.slice(0, 1), WARM_UP_SECONDS);
    const taken = await interleaved(rounds, 'orders/s', () => ours(districts, seconds ?? SECONDS), () => peer(scripts));
    tell('the same within one district, where all wait for the next number');
    const within = await interleaved(rounds, 'orders/s', () => ours(districts.slice(0, 1), seconds ?? SECONDS), () => peer(scripts.slice(0, 1)));
    await service.stop();
    await source.stop();
    return resultOf('command', 'orders/s', taken, {
      clients: CLIENTS,
      districts: DISTRICTS,
      statementsPerRequest: one!.statements.length,
      statementsInTransaction: one!.inTransaction,
      p50Ms: rounded(percentile(milliseconds, 0.5)),
      p95Ms: rounded(percentile(milliseconds, 0.95)),
      oneDistrictOurs: rounded(median(within.ours)),
      oneDistrictPeer: rounded(median(within.peer)),
      oneDistrictRatio: rounded(median(within.ours) / median(within.peer)),
      peer: 'pgbench -M prepared: same statements, role and tenants; the grant lookup inside the transaction, begin and tenant in two messages',
    });
  });
}

const matter = (token: string, body: string): LoadRequest => ({ method: 'POST', path: '/api/summons/v1/matters', token, body });

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(Math.random() * from.length)]!;
}
