import { rmSync } from 'node:fs';
import { openIssuer } from '@yidan/dev-issuer';
import { listWorkbook, sampleCity } from '@yidan/sample-city';
import { loadLists, loadOrganisation, Progress } from '@yidan/standalone';
import { median, resultOf, tell, type BenchResult } from './result.ts';
import { benchFolder, npmStart } from './running-city.ts';

const ROUTING_ROUNDS = 5;

type Json = Record<string, unknown>;

/** 加载与改派: seconds until the 1,181 items of a district are read from their workbooks and in force, and until a version in force changes routing. */
export async function load(): Promise<BenchResult> {
  const folder = benchFolder();
  const city = await npmStart(folder, '--fresh', '--empty');
  try {
    const issuer = await openIssuer(folder, `${city.address}/issuer`);
    const loading = { address: city.address, folder, issuer, tell };
    const progress = new Progress(folder);
    const sample = sampleCity();
    const [district] = sample.districts;
    for (const tenant of [sample.city, district]) await loadOrganisation(tenant, loading, progress);

    const { items, seconds } = await loadLists(district, loading, progress);
    tell(`${items} items in force in ${seconds.toFixed(2)} s`);

    const subject = (role: string): string => district.people.find(({ roles }) => roles.some((r) => r === role))!.subject;
    const token = (role: string): Promise<string> => issuer.issue({ subject: subject(role), audience: 'yidan', ttl: 3600 });
    const officer = await token('ESTABLISHMENT_OFFICER');
    const operator = await token('DISPATCH_OPERATOR');
    const call = async (as: string, path: string, body: string | FormData, type?: string): Promise<Json> => {
      const response = await fetch(city.address + path, { method: 'POST', body, headers: { authorization: `Bearer ${as}`, ...(type ? { 'content-type': type } : {}) } });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Json;
    };
    const list = district.lists.find(({ organCode }) => organCode === 'SCJG')!;
    const [item] = list.items;
    const routing: number[] = [];
    for (let round = 1; round <= ROUTING_ROUNDS; round += 1) {
      const form = new FormData();
      form.append('file', new Blob([(await listWorkbook(list, '市场监督管理局')) as Uint8Array<ArrayBuffer>]), 'SCJG.xlsx');
      const read = await call(officer, '/api/list-registry/v1/imports?organ=SCJG', form);
      const day = new Date(Date.now() - (ROUTING_ROUNDS - round) * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
      const version = await call(officer, `/api/list-registry/v1/imports/${String(read['importId'])}/load-approved`, JSON.stringify({ documentNumber: `青编发〔2026〕${90 + round}号`, approvedOn: day, effectiveFrom: day }), 'application/json');
      const committed = performance.now();
      for (;;) {
        const { candidates } = (await call(operator, '/api/summons/v1/match', JSON.stringify({ title: item!.name, content: item!.description }), 'application/json')) as { candidates: { versionId: string }[] };
        if (candidates.some(({ versionId }) => versionId === version['versionId'])) break;
        if (performance.now() - committed > 30_000) throw new Error('routing did not change within 30 s');
      }
      routing.push(Math.round(performance.now() - committed));
      tell(`routing changed ${routing.at(-1)} ms after the answer`);
    }
    return resultOf('load', 's', { ours: [seconds], peer: [] }, { items, routingChangeMsMedian: median(routing), routingChangeMsMax: Math.max(...routing) });
  } finally {
    await city.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
