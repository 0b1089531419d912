import { newTrailKey } from '@yidan/platform';
import { summons } from '@yidan/summons';
import { join } from 'node:path';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { certainMatters, loadDistricts, type BenchDistrict } from '../command/districts.ts';
import { FactSource } from '../fact-source.ts';
import { loadOverHttp } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { builtFile, startService } from '../service-process.ts';
import { verificationTime } from './verification-time.ts';

const CLIENTS = 8;
const DISTRICTS = 8;
const SECONDS = 10;
const WARM_UP_SECONDS = 3;
const ROWS = 1_000_000;

/** 审计轨迹: orders per second with chain and signed checkpoints, against the same service from which the harness took both. */
export function trail({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(summons);
    const environment = { ...servers.environment(database, CLIENTS), YIDAN_TRAIL_KEY: newTrailKey(), YIDAN_TRAIL_FILE: join(servers.folder, 'witness.jsonl') };
    const source = await FactSource.open(servers, 'jetstream', 2);
    const loading = await startService('summons', environment, null);
    const districts: BenchDistrict[] = [];
    for (const token of await loadDistricts(servers, source, database, DISTRICTS)) districts.push({ token, bodies: await certainMatters(loading.address, token) });
    await loading.stop();
    await source.stop();

    const orders = async (which: 'with' | 'without'): Promise<number> => {
      // One process at a time, on the same journal: two would give each other's events positions.
      const service = await startService('summons', { ...environment, YIDAN_BENCH_TRAIL: which }, profile, builtFile('@yidan/bench', 'trail/serve.js'));
      const load = (forSeconds: number) =>
        loadOverHttp({
          address: service.address,
          clients: CLIENTS,
          seconds: forSeconds,
          status: 201,
          next: () => {
            const { token, bodies } = pick(districts);
            return { method: 'POST', path: '/api/summons/v1/matters', token, body: pick(bodies) };
          },
        });
      await load(WARM_UP_SECONDS);
      const { perSecond } = await load(seconds ?? SECONDS);
      await service.stop();
      return perSecond;
    };
    const taken = await interleaved(rounds, 'orders/s', () => orders('with'), () => orders('without'));
    // A short run is for seeing that it works.
    const rows = seconds !== null && seconds < 5 ? ROWS / 10 : ROWS;
    tell(`verification of ${rows} rows`);
    const verifySeconds = await verificationTime(servers, rows);
    return resultOf('trail', 'orders/s', taken, { clients: CLIENTS, districts: DISTRICTS, verifiedRows: rows, verifySeconds: rounded(verifySeconds), peer: 'the same service; the harness gave its sequencer links that say nothing and stopped its checkpoints' });
  });
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(Math.random() * from.length)]!;
}
