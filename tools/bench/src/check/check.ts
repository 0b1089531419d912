import { listRegistry } from '@yidan/list-registry';
import { Client } from 'pg';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { send } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { median, percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';
import { fillDraft, type DraftToCheck } from './fill-draft.ts';

const REQUESTS = 8;

/** 清单校验: milliseconds until all rules have spoken about a draft of 1,181 items, over HTTP, against reading and parsing the same rows and nothing else. */
export function check({ rounds, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(listRegistry);
    const draft = await fillDraft(database.sql, tell);
    const token = await servers.token('bench.reader.1');
    const service = await startService('list-registry', servers.environment(database, 4), profile);
    const floor = new Client({ connectionString: database.urls.app });
    // Where the bench ends early the server goes first.
    floor.on('error', () => undefined);
    await floor.connect();
    const all: number[] = [];
    let answer = '';
    const ask = async (): Promise<number> => {
      const sent = performance.now();
      const { status, body } = await send(service.address, { method: 'GET', path: `/api/list-registry/v1/versions/${draft.versionId}/findings`, token });
      if (status !== 200) throw new Error(`${status} ${body}`);
      answer = body;
      return performance.now() - sent;
    };
    for (let i = 0; i < 3; i += 1) await ask();
    const figures = await interleaved(
      rounds,
      'ms',
      async () => {
        const taken = await repeated(ask);
        all.push(...taken);
        return median(taken);
      },
      async () => median(await repeated(() => readAndParse(floor, draft))),
    );
    await floor.end();
    await service.stop();
    const { bySeverity } = JSON.parse(answer) as { bySeverity: Record<string, number> };
    return resultOf('check', 'ms', figures, {
      items: draft.items,
      instruments: draft.instruments,
      cataloguePowers: draft.powers,
      sandingDuties: draft.duties,
      maxMs: rounded(percentile(all, 1)),
      findings: `${bySeverity['ERROR']} errors, ${bySeverity['WARN']} warnings, ${bySeverity['INFO']} notes`,
      peer: 'the rows of the draft read through pg and parsed, same role: what no check can be faster than',
    });
  });
}

async function repeated(measure: () => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < REQUESTS; i += 1) taken.push(await measure());
  return taken;
}

async function readAndParse(client: Client, { tenantId, versionId, items }: DraftToCheck): Promise<number> {
  const sent = performance.now();
  await client.query('begin');
  await client.query(`select set_config('app.tenant', $1, true), set_config('app.reader', 'all', true)`, [tenantId]);
  const { rows } = await client.query<{ content: string }>('select item_key, ordinal, content::text as content from draft_item where version_id = $1 order by ordinal', [versionId]);
  await client.query('commit');
  const read = rows.map(({ content }) => JSON.parse(content) as object).length;
  if (read !== items) throw new Error(`${read} of ${items} rows were read`);
  return performance.now() - sent;
}
