import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { startCity, type TestCity } from '@yidan/testing';
import { Clockwork } from './clockwork-service.ts';

jest.setTimeout(180_000);

const [CITY, QINGHE, LINJIANG] = ['519900', '519901', '519902'] as const;
const DUE = '2026-04-01T23:59:59.999+08:00';
const AFTER = '2026-04-02T00:00:01+08:00';
let city: TestCity;

beforeAll(async () => {
  city = await startCity([Clockwork]);
  for (const [id, level] of [[CITY, 'CITY'], [QINGHE, 'DISTRICT'], [LINJIANG, 'DISTRICT']]) {
    await sql(`insert into tenant (tenant_id, name, level, city_tenant_id, updated_at) values ($1, $1, $2, '${CITY}', now())`, [id, level]);
  }
  await city.service('summons').sweeper!.stop();
});
afterAll(() => city.stop());

const sql = (text: string, values: unknown[] = []) => city.sql('summons').query(text, values);

/** Clocks that have run out, of two districts. */
async function ranOut(type: string, kind: string, count: number): Promise<void> {
  await sql(
    `insert into deadline (id, tenant_id, owner_type, owner_id, kind, clock, amount, started_at, due_at, calendar_version, provisional, policy_key, policy_value, status, marked, mark_at)
     select gen_random_uuid(), case n % 2 when 0 then '${QINGHE}' else '${LINJIANG}' end, $1, gen_random_uuid(), $2, 'WORKING_DAY', 5, '2026-03-25T09:00:00+08:00', '${DUE}', 'national', false, 'bell.ring', '{}', 'RUNNING', 80,
            '${DUE}'::timestamptz + interval '1 millisecond'
       from generate_series(1, $3) n`,
    [type, kind, count],
  );
}

/** Runs a timer as a process until it is done, or dies where it was told to; says how it ended and where. */
function timer(place = ''): Promise<{ signal: NodeJS.Signals | null; said: string }> {
  const { app, worker } = city.urls('summons');
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sweeping-process.ts'), app, worker, AFTER, CITY, place], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve({ signal, said })));
}

/** A midnight at which everything runs out together. */
async function anotherNight(): Promise<void> {
  await ranOut('chime', 'strike', 200);
  await ranOut('chime', 'answer', 200);
  await ranOut('bell', 'ring', 10);
}

const state = async () =>
  (
    await sql(`select (select count(*)::int from deadline where status = 'FIRED') as fired, (select count(*)::int from deadline where status = 'RUNNING' and (kind <> 'answer' or marked < 100)) as open, (select count(*)::int from rung) as rung, (select count(distinct bell_id)::int from rung) as bells,
                      (select count(*)::int from deadline where owner_type = 'chime' and marked = 100) as marked, (select count(*)::int from told) as told, (select count(distinct (bell_id, command))::int from told) as marks`)
  ).rows[0] as Record<'open' | 'fired' | 'rung' | 'bells' | 'marked' | 'told' | 'marks', number>;

it('a timer that is killed with its step taken and not committed leaves nothing half done, and those after it do all the rest once', async () => {
  const places = ['deadline.fired-uncommitted:1', 'deadline.told-uncommitted:1', 'deadline.fired-uncommitted:2', 'deadline.told-uncommitted:2', 'deadline.fired-uncommitted:6'];
  for (const place of places) {
    await anotherNight();
    const { signal, said } = await timer(place);
    expect([signal, said]).toEqual(['SIGKILL', expect.stringContaining(`failpoint ${place.split(':')[0]}`)]);
    // What is marked as fired has rung, what is marked as told was told: each once, and nothing else.
    const { fired, rung, bells, marked, told, marks, open } = await state();
    expect([rung, bells, told, marks]).toEqual([fired, fired, marked, marked]);
    expect(open).toBeGreaterThan(0);
  }

  // Two at once, one of which dies on the way.
  await anotherNight();
  const [dead] = await Promise.all([timer('deadline.fired-uncommitted:2'), timer()]);
  expect(['SIGKILL', null]).toContain(dead.signal);
  const last = await timer();
  expect([last.signal, last.said]).toEqual([null, 'sweeping\ndone\n']);
  const [fires, marks] = [6 * 210, 6 * 400];
  expect(await state()).toEqual({ open: 0, fired: fires, rung: fires, bells: fires, marked: marks, told: marks, marks });
});
