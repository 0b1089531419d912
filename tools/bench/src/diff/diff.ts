import { listRegistry } from '@yidan/list-registry';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { loadOverHttp, send } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { median, percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';
import { compareAsText } from './compare-as-text.ts';
import { twoVersions } from './two-versions.ts';

const SECONDS = 5;
const TENANT = '519901';

/** 版本对照: milliseconds of the comparison of two versions of 10,000 items, element by element, over HTTP, against a bare comparison of their rows as texts. */
export function diff({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(listRegistry);
    const versions = await twoVersions(database.sql, tell);
    const token = await servers.token('bench.reader.1');
    const request = { method: 'GET' as const, path: `/api/list-registry/v1/versions/${versions.later}/diff?against=${versions.earlier}`, token };
    const service = await startService('list-registry', servers.environment(database, 1), profile);

    const { status, body } = await send(service.address, request);
    if (status !== 200) throw new Error(`${status} ${body}`);
    const { added, cancelled, modified } = JSON.parse(body) as Record<'added' | 'cancelled' | 'modified', unknown[]>;
    const taken: number[] = [];
    const ask = async (forSeconds: number): Promise<number[]> => (await loadOverHttp({ address: service.address, clients: 1, seconds: forSeconds, status: 200, next: () => request })).milliseconds;
    await ask(1);
    let times = 0;
    const figures = await interleaved(
      rounds,
      'ms',
      async () => {
        const milliseconds = await ask((seconds ?? SECONDS) / rounds);
        times = milliseconds.length;
        taken.push(...milliseconds);
        return median(milliseconds);
      },
      async () => median(await compareAsText(database.urls.app, TENANT, versions, Math.max(3, times))),
    );
    await service.stop();
    return resultOf('diff', 'ms', figures, {
      itemsInEach: versions.items,
      added: added!.length,
      cancelled: cancelled!.length,
      modified: modified!.length,
      p95Ms: rounded(percentile(taken, 0.95)),
      targetMs: 300,
      peer: 'both versions read as texts through pg, one connection, and told apart by identity: no element named, no powers, no unit or function by its name, no HTTP, no rights',
    });
  });
}
