import { join } from 'node:path';
import type { Pool } from 'pg';
import { runMigrations } from 'graphile-worker';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { interleaved } from '../interleave.ts';
import { resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService, type ServiceProcess } from '../service-process.ts';
import { clockService } from './clock-service.ts';
import { clocks, districts, jobs, peerTables, pendingClocks } from './filling.ts';
import { fired, lastEffect, untilFired, type Effects } from './fired.ts';

const PENDING = 1_000_000;
const DUE = 100_000;
const SPREAD_SECONDS = 60;
/** What a timer has before the first clock runs out, beside what writing the clocks down takes. */
const HEAD_START_MS = 3000;
/** Clocks of minutes that run out while the others are worked off. */
const MINUTES = 600;
const KILLS = 5;
/** Where the server itself ends the connections of one that was killed. */
const RESTART_MS = 1500;

/** 时限台架: one database, our clocks and the peer's jobs side by side, each timer a process of its own. */
interface Stand {
  readonly sql: Pool;
  /** How long one clock, or job, took to write down among the pending ones. */
  readonly eachMs: Readonly<Record<Effects, number>>;
  ours(profile?: string | null): Promise<ServiceProcess>;
  peer(): Promise<ServiceProcess>;
}

/**
 * 时限: clocks fired per second from a backlog that is due at one instant, each with its event in the journal, beside a million that are pending; against graphile-worker with as many jobs.
 * In the notes: how late clocks are that run out one after the other, and clocks of minutes behind the backlog; and what is left after a timer was killed again and again.
 */
export function deadlines({ rounds, seconds, profile, count, pending }: BenchOptions): Promise<BenchResult> {
  const [due, beside, spread] = [count ?? DUE, pending ?? PENDING, (seconds ?? SPREAD_SECONDS) * 1000];
  return BenchServers.during(async (servers) => {
    const database = await servers.database(clockService);
    const { sql } = database;
    await districts(sql);
    const eachMs = { journal: (await taken(() => pendingClocks(sql, beside))) / beside, peer_effect: 0 };
    const superuser = { DATABASE_URL: inside(servers.postgres.superuserUrl, database.name) };
    await runMigrations({ connectionString: superuser.DATABASE_URL });
    eachMs.peer_effect = (await taken(() => peerTables(sql, beside))) / beside;
    tell(`${beside} clocks and as many jobs are pending`);
    const stand: Stand = {
      sql,
      eachMs,
      ours: (into = null) => startService('summons', servers.environment(database, 4), into, join(import.meta.dirname, 'serve.js')),
      peer: () => startService('peer', superuser, null, join(import.meta.dirname, 'serve-peer.js')),
    };

    let [ours, theirs] = [await stand.ours(), null as ServiceProcess | null];
    const spreadOurs = await spreadOut(stand, 'journal', due, spread);
    tell(`spread: ours p50 ${rounded(spreadOurs.p50Ms)} ms, p99 ${rounded(spreadOurs.p99Ms)} ms`);
    await ours.stop();
    theirs = await stand.peer();
    const spreadPeer = await spreadOut(stand, 'peer_effect', due, spread);
    tell(`spread: peer p50 ${rounded(spreadPeer.p50Ms)} ms, p99 ${rounded(spreadPeer.p99Ms)} ms`);
    await theirs.stop();

    const minutes: number[] = [];
    const figures = await interleaved(
      rounds,
      'clocks/s',
      async () => {
        ours = await stand.ours(profile);
        const perSecond = await atOnce(stand, 'journal', due, minutes);
        await ours.stop();
        return perSecond;
      },
      async () => {
        theirs = await stand.peer();
        const perSecond = await atOnce(stand, 'peer_effect', due, []);
        await theirs.stop();
        return perSecond;
      },
    );
    const killed = await throughKills(stand, Math.ceil(due / 5), spread / 3);
    return resultOf('deadlines', 'clocks/s', figures, {
      pending: beside,
      due,
      spreadSeconds: spread / 1000,
      spreadP50Ms: rounded(spreadOurs.p50Ms),
      spreadP99Ms: rounded(spreadOurs.p99Ms),
      peerSpreadP50Ms: rounded(spreadPeer.p50Ms),
      peerSpreadP99Ms: rounded(spreadPeer.p99Ms),
      minuteClocksBehindBacklog: MINUTES,
      minuteClocksMaxMs: rounded(Math.max(...minutes)),
      kills: killed.kills,
      firedThroughKills: killed.fired,
      lostThroughKills: killed.lost,
      peer: 'graphile-worker 0.18 run_at jobs, 16 at once, local queue of 500, completions in batches; its effect is one insert per job into a table of the same shape',
    });
  });
}

/** How late clocks are that run out one after the other. */
async function spreadOut(stand: Stand, effects: Effects, count: number, overMs: number): ReturnType<typeof fired> {
  const { sql } = stand;
  const before = await lastEffect(sql, effects);
  const due = { count, from: begin(stand, effects, count), overMs };
  if (effects === 'journal') await clocks(sql, 'handle', 'WORKING_DAY', due);
  else await jobs(sql, due);
  if (Date.now() > due.from.getTime()) throw new Error('the clocks ran out before they were all there');
  await untilFired(sql, effects, before, count);
  return fired(sql, effects, before, 'handle');
}

/** Clocks fired per second where all run out at one instant, with clocks of minutes running out behind them. */
async function atOnce(stand: Stand, effects: Effects, count: number, minutes: number[]): Promise<number> {
  const { sql } = stand;
  const before = await lastEffect(sql, effects);
  const from = begin(stand, effects, count);
  if (effects === 'journal') {
    await clocks(sql, 'handle', 'WORKING_DAY', { count, from, overMs: 0 });
    // They run out while the backlog is worked off.
    await clocks(sql, 'handle', 'CLOCK_MINUTE', { count: MINUTES / 2, from: new Date(from.getTime() + 1), overMs: count / 20 });
    await clocks(sql, 'sign', 'CLOCK_MINUTE', { count: MINUTES / 2, from: new Date(from.getTime() + 1), overMs: count / 20 });
  } else await jobs(sql, { count, from, overMs: 0 });
  if (Date.now() > from.getTime()) throw new Error('the clocks ran out before they were all there');
  await untilFired(sql, effects, before, effects === 'journal' ? count + MINUTES : count);
  const all = await fired(sql, effects, before, 'handle');
  if (effects === 'journal') minutes.push((await minuteClocks(sql, before)).maxMs);
  return count / all.secondsSince(from);
}

/** How late clocks of minutes were, of whatever kind. */
async function minuteClocks(sql: Pool, after: string): Promise<{ maxMs: number }> {
  const { rows } = await sql.query<{ late: number; count: string }>(
    `select max(extract(epoch from j.recorded_at - d.due_at)::float8 * 1000) as late, count(*) as count from journal j join deadline d on d.id = j.agg_id where j.seq > $1 and d.clock = 'CLOCK_MINUTE'`,
    [after],
  );
  if (rows[0]!.count !== String(MINUTES)) throw new Error(`${rows[0]!.count} of ${MINUTES} clocks of minutes have fired`);
  return { maxMs: rows[0]!.late };
}

/** Clocks run out while their timer is killed and started again; each has fired once in the end. */
async function throughKills(stand: Stand, count: number, overMs: number): Promise<{ kills: number; fired: number; lost: number }> {
  const before = await lastEffect(stand.sql, 'journal');
  let timer = await stand.ours();
  await clocks(stand.sql, 'handle', 'WORKING_DAY', { count, from: new Date(Date.now() + HEAD_START_MS), overMs });
  for (let kills = 0; kills < KILLS; kills += 1) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(RESTART_MS, (HEAD_START_MS + overMs) / (KILLS + 1))));
    process.kill(timer.pid, 'SIGKILL');
    await timer.stop();
    timer = await stand.ours();
  }
  await untilFired(stand.sql, 'journal', before, count);
  await timer.stop();
  const { count: effects } = await fired(stand.sql, 'journal', before, 'handle');
  const { rows } = await stand.sql.query<{ lost: string }>(`select count(*) as lost from deadline where status = 'RUNNING' and due_at < now()`);
  tell(`${KILLS} kills: ${effects} of ${count} have fired, each once`);
  return { kills: KILLS, fired: effects, lost: Number(rows[0]!.lost) };
}

/** An instant by which so many will have been written down. */
function begin({ eachMs }: Stand, effects: Effects, count: number): Date {
  return new Date(Date.now() + HEAD_START_MS + 3 * eachMs[effects] * count);
}

async function taken(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function inside(superuserUrl: string, database: string): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  return url.href;
}
