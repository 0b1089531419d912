import { InProcessHub } from '@yidan/platform';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { FactSource } from '../fact-source.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { watchedReader } from './reader.ts';
import { CITY, registerOrgan, registration, TENANT } from './registrations.ts';

const PER_SECOND = 300;
const SECONDS = 20;
const CONNECTIONS = 8;
const PATIENCE_MS = 30_000;

type Transport = 'in-process' | 'jetstream';

/** 事件时延: milliseconds from the commit of an event to the commit of its effect, at a steady rate, in one process and over JetStream. */
export async function eventLatency({ seconds }: BenchOptions): Promise<BenchResult> {
  const notes: Record<string, number> = { eventsPerSecond: PER_SECOND };
  const p99: number[] = [];
  for (const transport of ['in-process', 'jetstream'] as const) {
    const milliseconds = await BenchServers.during((servers) => latencies(servers, transport, seconds ?? SECONDS));
    const [half, most] = [percentile(milliseconds, 0.5), percentile(milliseconds, 0.99)];
    tell(`${transport}: ${milliseconds.length} events, p50 ${rounded(half)} ms, p99 ${rounded(most)} ms`);
    const name = transport === 'jetstream' ? 'jetStream' : 'inProcess';
    Object.assign(notes, { [`${name}P50Ms`]: rounded(half), [`${name}P99Ms`]: rounded(most), [`${name}MaxMs`]: rounded(percentile(milliseconds, 1)) });
    p99.push(most);
  }
  return resultOf('event-latency', 'ms p99', { ours: [Math.max(...p99)], peer: [] }, notes);
}

async function latencies(servers: BenchServers, transport: Transport, seconds: number): Promise<number[]> {
  const source = await FactSource.open(servers, transport, CONNECTIONS);
  await registerOrgan(source);
  const effects = new Map<string, number>();
  const hub = transport === 'in-process' ? source.hub : new InProcessHub();
  const { service } = await watchedReader(servers, transport, hub, (subjects) => {
    const now = performance.now();
    for (const subject of subjects) effects.set(subject, now);
  });
  const commits = new Map<string, number>();
  const act = async (n: number): Promise<void> => {
    await source.tell(TENANT, CITY, [registration(n)]);
    commits.set(`bench.person.${n}`, performance.now());
  };
  const all = (): Promise<void> => until(() => effects.size === commits.size);
  await steadily(2 * PER_SECOND, act, 0);
  await all();
  for (const seen of [commits, effects]) seen.clear();
  await steadily(seconds * PER_SECOND, act, 2 * PER_SECOND);
  await all();
  await service.stop();
  await source.stop();
  return [...commits].map(([subject, committed]) => Math.max(0, effects.get(subject)! - committed));
}

/** Acts at the set rate, whatever each act takes: one that is late does not hold back the next. */
async function steadily(count: number, act: (n: number) => Promise<void>, first: number): Promise<void> {
  const began = performance.now();
  const acts: Promise<void>[] = [];
  for (let n = 0; n < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * PER_SECOND));
    for (; n < due; n += 1) acts.push(act(first + n));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(acts);
}

async function until(done: () => boolean): Promise<void> {
  for (const late = Date.now() + PATIENCE_MS; !done(); ) {
    if (Date.now() > late) throw new Error('not every event had its effect');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
