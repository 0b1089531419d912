import { summons } from '@yidan/summons';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { captured } from '../command/captured-request.ts';
import { certainMatters, loadDistricts, type BenchDistrict } from '../command/districts.ts';
import { findPgbench, pgbench } from '../command/pgbench.ts';
import { scriptOf, type ScriptVariables } from '../command/pgbench-script.ts';
import { FactSource } from '../fact-source.ts';
import { loadOverHttp, send, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';
import { StatementLog } from '../statement-log.ts';

const CLIENTS = 16;
const TENANTS = 5;
const SECONDS = 10;
const WARM_UP_SECONDS = 5;
const WRITES = /^(begin|insert|commit)/;

/**
 * 派件全程: matters in and their orders dispatched and journalled per second, over five tenants with everything on (policy, row security, matching, learning, desk, clocks,
 * relay over JetStream); the floor is pgbench sending nothing but the inserts of such a request, in one transaction.
 */
export function dispatch({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  const program = findPgbench();
  return BenchServers.during(async (servers) => {
    const database = await servers.database(summons);
    const environment = servers.environment(database, CLIENTS);
    const source = await FactSource.open(servers, 'jetstream', 2);
    const log = await StatementLog.open(servers, database);
    let service = await startService('summons', environment, null);
    const districts: BenchDistrict[] = [];
    for (const token of await loadDistricts(servers, source, database, TENANTS)) districts.push({ token, bodies: await certainMatters(service.address, token) });

    // Each kind of request once, so that the captured ones are warm.
    for (const { token, bodies } of districts) for (const body of bodies) await send(service.address, matter(token, body));
    const variables: ScriptVariables = new Map();
    const requests = [];
    for (const { token, bodies } of districts) requests.push(await captured(service.address, matter(token, bodies[0]!), log));
    const inserts = requests.map(({ statements, fresh }) => scriptOf(statements.filter(({ sql }) => WRITES.test(sql.trimStart())), fresh, variables));
    const statements = requests[0]!.statements.length;
    tell(`${statements} statements of one request`);

    await service.stop();
    await log.close();
    service = await startService('summons', environment, profile);
    const milliseconds: number[] = [];
    const ours = async (forSeconds: number, into: number[]): Promise<number> => {
      const next = (client: number): LoadRequest => {
        const { token, bodies } = districts[client % TENANTS]!;
        return matter(token, bodies[Math.floor(Math.random() * bodies.length)]!);
      };
      const outcome = await loadOverHttp({ address: service.address, clients: CLIENTS, seconds: forSeconds, status: 201, next });
      into.push(...outcome.milliseconds);
      return outcome.perSecond;
    };
    await ours(WARM_UP_SECONDS, []);
    const taken = await interleaved(
      rounds,
      'orders/s',
      () => ours(seconds ?? SECONDS, milliseconds),
      () => pgbench({ program, url: database.urls.app, scripts: inserts, variables, folder: servers.folder, clients: CLIENTS, seconds: Math.ceil(seconds ?? SECONDS) }),
    );
    await service.stop();
    await source.stop();
    return resultOf('dispatch', 'orders/s', taken, {
      clients: CLIENTS,
      tenants: TENANTS,
      statementsPerRequest: statements,
      p50Ms: rounded(percentile(milliseconds, 0.5)),
      p95Ms: rounded(percentile(milliseconds, 0.95)),
      peer: 'pgbench -M prepared: only the inserts of such a request, in one transaction',
    });
  });
}

const matter = (token: string, body: string): LoadRequest => ({ method: 'POST', path: '/api/summons/v1/matters', token, body });
