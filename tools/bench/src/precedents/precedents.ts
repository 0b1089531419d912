import { randomUUID } from 'node:crypto';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { loadOverHttp, send, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { sampleItems } from '../sample-items.ts';
import { startService } from '../service-process.ts';
import { fillPrecedents, TENANT } from './fill-precedents.ts';
import { generatedCases, type GeneratedCase } from './generated-cases.ts';
import { fillTrigrams, openTrigrams } from './trigrams.ts';

const CASES = 10_000;
const QUESTIONS = 200;
const SECONDS = 8;
const SHOWN = 3;
/** So low that most questions are answered at all. */
const THRESHOLD = 0.05;

/** 先例检索: milliseconds of a search in ten thousand precedents by the words of a new dispute, through the service, against trigram similarity over the same texts straight in the database. */
export function precedents({ rounds, seconds, count, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(disputeArbitration);
    const items = sampleItems();
    const cases = generatedCases(items, count ?? CASES);
    await fillPrecedents(servers, database, cases, items.map(() => randomUUID()));
    await fillTrigrams(database.sql, cases);
    const { rows } = await database.sql.query<{ terms: string; megabytes: string }>(
      `select (select count(*) from precedent_term) as terms, (pg_total_relation_size('precedent_term') / 1048576) as megabytes`,
    );
    tell(`${cases.length} precedents, ${rows[0]!.terms} terms`);
    await grantReader(database.sql);
    const token = await servers.token('bench.reader');
    const asked = Array.from({ length: QUESTIONS }, (_, i) => cases[(i * 47) % cases.length]!);
    const requests = asked.map(({ question }): LoadRequest => ({ method: 'GET', path: `/api/dispute-arbitration/v1/precedents?limit=10&text=${encodeURIComponent(question)}`, token }));

    const service = await startService('dispute-arbitration', servers.environment(database, 2), profile);
    const trigrams = await openTrigrams(superuser(servers, database.name), THRESHOLD);
    const found = await shares(asked, async (one, i) => numbersIn((await send(service.address, requests[i]!)).body), ({ question }) => trigrams.ask(question));
    const taken: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
    const ours = async (): Promise<number> => {
      let sent = 0;
      const { milliseconds } = await loadOverHttp({ address: service.address, clients: 1, seconds: seconds ?? SECONDS, status: 200, next: () => requests[(sent += 1) % QUESTIONS]! });
      taken.ours.push(...milliseconds);
      return percentile(milliseconds, 0.95);
    };
    const peer = async (): Promise<number> => {
      const milliseconds: number[] = [];
      const until = performance.now() + (seconds ?? SECONDS) * 1000;
      for (let n = 0; performance.now() < until; n += 1) {
        const began = performance.now();
        await trigrams.ask(asked[n % QUESTIONS]!.question);
        milliseconds.push(performance.now() - began);
      }
      taken.peer.push(...milliseconds);
      return percentile(milliseconds, 0.95);
    };
    const figures = await interleaved(rounds, 'ms p95', ours, peer);
    await trigrams.close();
    await service.stop();
    const at = (milliseconds: number[], share: number): number => rounded(percentile(milliseconds, share));
    return resultOf('precedents', 'ms p95', figures, {
      cases: cases.length,
      terms: Number(rows[0]!.terms),
      termMegabytes: Number(rows[0]!.megabytes),
      p50Ms: at(taken.ours, 0.5),
      p95Ms: at(taken.ours, 0.95),
      p99Ms: at(taken.ours, 0.99),
      peerP50Ms: at(taken.peer, 0.5),
      peerP99Ms: at(taken.peer, 0.99),
      ...found,
      targetP95Ms: 50,
      peer: `pg_trgm similarity with its GIN index, threshold ${THRESHOLD}, the same texts, one connection, without HTTP, token and row security`,
    });
  });
}

async function grantReader(sql: { query(text: string): Promise<unknown> }): Promise<void> {
  await sql.query(`insert into role_grant (id, tenant_id, person_id, subject, organ_id, role, given_at, updated_at)
                   select gen_random_uuid(), '${TENANT}', id, subject, organ_id, 'ESTABLISHMENT_OFFICER', now(), now() from person_account where subject = 'bench.reader'`);
}

function superuser({ postgres }: BenchServers, name: string): string {
  const url = new URL(postgres.superuserUrl);
  url.pathname = `/${name.replaceAll('-', '_')}`;
  return url.href;
}

/** How many questions name the case they were made from among the first three. */
async function shares(asked: readonly GeneratedCase[], ours: (one: GeneratedCase, i: number) => Promise<number[]>, peer: (one: GeneratedCase) => Promise<number[]>): Promise<Record<string, number>> {
  let [byOurs, byPeer] = [0, 0];
  for (const [i, one] of asked.entries()) {
    if ((await ours(one, i)).slice(0, SHOWN).includes(one.n)) byOurs += 1;
    if ((await peer(one)).slice(0, SHOWN).includes(one.n)) byPeer += 1;
  }
  return { foundInThree: rounded(byOurs / asked.length), peerFoundInThree: rounded(byPeer / asked.length) };
}

function numbersIn(body: string): number[] {
  const { items } = JSON.parse(body) as { items?: { documentNumber: string }[] };
  if (!items) throw new Error(body);
  return items.map(({ documentNumber }) => Number(/〕(\d+)号/.exec(documentNumber)![1]) - 1);
}
