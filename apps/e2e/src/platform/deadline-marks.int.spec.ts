import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { Clock, type Deadline, type DeadlineOwner } from '@yidan/kernel';
import { armFailpoint, Deadlines, deadlineTables, deadlineTablesWithMarks, DeadlineSweeper, disarmFailpoints, findDeadlineHandlers, parkedDeadlines, Reference, retryDeadline, Transactions, WorkerPool } from '@yidan/platform';
import { startCity, type TestCity } from '@yidan/testing';
import { bellLifecycle, Clockwork } from './clockwork-service.ts';

jest.setTimeout(60_000);

const [CITY, QINGHE, LINJIANG] = ['519900', '519901', '519902'] as const;
let city: TestCity;
const troubles: unknown[] = [];

beforeAll(async () => {
  city = await startCity([Clockwork]);
  for (const [id, level] of [[CITY, 'CITY'], [QINGHE, 'DISTRICT'], [LINJIANG, 'DISTRICT']]) {
    await sql(`insert into tenant (tenant_id, name, level, city_tenant_id, updated_at) values ($1, $1, $2, '${CITY}', now())`, [id, level]);
  }
  await city.service('summons').sweeper!.stop();
});
afterAll(() => city.stop());
afterEach(async () => {
  disarmFailpoints();
  troubles.length = 0;
  await sql(`update deadline set status = 'CANCELLED' where status = 'RUNNING'`);
});

const sql = (text: string, values: unknown[] = []) => city.sql('summons').query(text, values);
const now = (): Date => city.service('summons').app.get(Clock).now();
const aChime = (tenantId: string = QINGHE): DeadlineOwner => ({ tenantId, type: 'chime', id: randomUUID() });
const answer = { policy: 'bell.answer', limit: '10 h' } as const;

function acting<T>(work: (deadlines: Deadlines) => Promise<T>, tenant: string = QINGHE): Promise<T> {
  const { app } = city.service('summons');
  return app.get(Transactions).run({ tenant, city: CITY, actor: { id: 'system:spec', organId: null, roles: [] } }, () => work(app.get(Deadlines)));
}

function aSweeper(): DeadlineSweeper {
  const { app } = city.service('summons');
  const handlers = findDeadlineHandlers(new DiscoveryService(app.get(ModulesContainer)), new MetadataScanner());
  return new DeadlineSweeper({
    worker: app.get(WorkerPool), transactions: app.get(Transactions), reference: app.get(Reference), clock: app.get(Clock), handlers,
    cityOf: () => Promise.resolve(CITY), onTrouble: (error) => troubles.push(error),
  });
}

/** Moves the time and lets the timer look. */
async function at(instant: string): Promise<void> {
  city.at(`2026-${instant}+08:00`);
  await aSweeper().sweep();
}

/** Clocks that were started long ago and end at an instant, written as they would stand there. */
async function startedLongAgo(count: number, { tenant = QINGHE, kind = 'strike', clock = 'WORKING_DAY', due }: { tenant?: string; kind?: string; clock?: string; due: string }): Promise<string[]> {
  const { rows } = await sql(
    `insert into deadline (id, tenant_id, owner_type, owner_id, kind, clock, amount, started_at, due_at, calendar_version, provisional, policy_key, policy_value, status, marked, mark_at)
     select gen_random_uuid(), $1, 'chime', gen_random_uuid(), $2, $3, 5, $4::timestamptz - interval '5 days', $4, 'national', false, 'bell.ring', '{}', 'RUNNING', 80, $4::timestamptz + interval '1 millisecond'
       from generate_series(1, $5) returning owner_id as id`,
    [tenant, kind, clock, due, count],
  );
  return (rows as { id: string }[]).map(({ id }) => id);
}

const told = async (id: string): Promise<number[]> => (await sql('select percent from told where bell_id = $1 order by n', [id])).rows.map(({ percent }) => percent as number);
const rung = async (ids: readonly string[]): Promise<number> => (await sql('select from rung where bell_id = any($1)', [ids])).rowCount!;
const row = async (id: string, columns: string): Promise<Record<string, unknown>> => (await sql(`select ${columns} from deadline where owner_id = $1`, [id])).rows[0];

describe('the marks of a clock (R-DL-4)', () => {
  it('are told at half, at four fifths and when it is over, each once, and change nothing about the clock', async () => {
    city.at('2026-03-02T10:00:00+08:00');
    const chime = aChime();
    await acting((deadlines) => deadlines.begin(chime, 'answer', answer, { at: now() }));
    const before = await row(chime.id, 'status, due_at, row_version');
    const after: [string, number[]][] = [['14:59:50', []], ['15:00:05', [50]], ['17:59:50', [50]], ['18:00:05', [50, 80]], ['19:59:50', [50, 80]], ['20:00:05', [50, 80, 100]], ['23:00:00', [50, 80, 100]]];
    for (const [time, percents] of after) {
      await at(`03-02T${time}`);
      expect([time, await told(chime.id)]).toEqual([time, percents]);
    }
    expect(await row(chime.id, 'status, due_at, row_version')).toEqual(before);
    expect(await row(chime.id, 'marked, mark_at')).toEqual({ marked: 100, mark_at: null });
  });

  it('that were passed while nobody looked are told by the last of them: no warning comes after the breach', async () => {
    city.at('2026-03-02T10:00:00+08:00');
    const chime = aChime();
    await acting((deadlines) => deadlines.begin(chime, 'answer', answer, { at: now() }));
    await at('03-09T10:00:00');
    expect(await told(chime.id)).toEqual([100]);
  });

  it('are not told of what was done, nor while it stands still; it goes on where it stood', async () => {
    city.at('2026-03-02T10:00:00+08:00');
    const [done, still] = [aChime(), aChime()];
    await acting(async (deadlines) => {
      for (const chime of [done, still]) await deadlines.begin(chime, 'answer', answer, { at: now() });
      await deadlines.stop(done, 'answer', now());
    });
    city.at('2026-03-02T14:00:00+08:00');
    await acting((deadlines) => deadlines.pause(still, 'answer', 'SUPPLEMENT', now()));
    await at('03-04T10:00:00');
    expect([await told(done.id), await told(still.id), (await row(still.id, 'status'))['status']]).toEqual([[], [], 'PAUSED']);
    await acting((deadlines) => deadlines.proceed(still, null, now()));
    expect(await row(still.id, `date_trunc('second', due_at) as due`)).toEqual({ due: new Date('2026-03-04T16:00:00+08:00') });
    await at('03-04T10:58:00');
    expect(await told(still.id)).toEqual([]);
    await at('03-04T11:03:00');
    expect(await told(still.id)).toEqual([50]);
  });

  it('begin anew for the time that an extension gives (R-DL-3)', async () => {
    city.at('2026-03-02T10:00:00+08:00');
    const chime = aChime();
    await acting((deadlines) => deadlines.begin(chime, 'answer', answer, { at: now() }));
    await at('03-02T18:00:05');
    await acting((deadlines) => deadlines.extend(chime, 'answer', 10, now()));
    await expect(acting((deadlines) => deadlines.extend(chime, 'answer', 1, now()))).rejects.toMatchObject({ code: 'DEADLINE.EXTENSION_REPEATED' });
    await at('03-02T20:00:05');
    await at('03-03T02:00:05');
    await at('03-03T06:00:05');
    expect(await told(chime.id)).toEqual([80, 50, 80, 100]);
    await expect(acting((deadlines) => deadlines.extend(aChime(), 'answer', 1, now()))).rejects.toThrow('no clock of answer runs');
  });

  it('do not refuse a person who is at the same clock at the same moment', async () => {
    city.at('2026-03-02T10:00:00+08:00');
    const chime = aChime();
    await acting((deadlines) => deadlines.begin(chime, 'answer', answer, { at: now() }));
    city.at('2026-03-02T16:00:00+08:00');
    await acting(async (deadlines) => {
      const [clock] = await deadlines.of(chime);
      await aSweeper().sweep();
      clock!.meet(now());
    });
    expect(await told(chime.id)).toEqual([50]);
    expect(await row(chime.id, 'status, marked')).toEqual({ status: 'MET', marked: 50 });
  });

  it('come before the step the timer takes itself, and once though two sweepers look and one of them dies', async () => {
    const chimes = [...(await startedLongAgo(40, { due: '2026-04-01T23:59:59.999+08:00' })), ...(await startedLongAgo(40, { tenant: LINJIANG, due: '2026-04-01T23:59:59.999+08:00' }))];
    const answers = await startedLongAgo(40, { kind: 'answer', due: '2026-04-01T23:59:59.999+08:00' });
    city.at('2026-04-02T00:00:00+08:00');
    armFailpoint('deadline.fired-uncommitted', 1, () => {
      throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
    });
    await expect(aSweeper().sweep()).rejects.toThrow('Connection terminated');
    await Promise.all([aSweeper().sweep(), aSweeper().sweep()]);
    expect(await rung(chimes)).toBe(80);
    const { rows } = await sql('select count(*)::int as all, count(distinct bell_id)::int as bells, min(percent) as least from told where bell_id = any($1)', [[...chimes, ...answers]]);
    expect(rows).toEqual([{ all: 120, bells: 120, least: 100 }]);
    expect(troubles).toEqual([]);
  });

  it('that cannot be told park their clock with the reason, and are told once the cause is mended', async () => {
    const [broken, sound] = await startedLongAgo(2, { kind: 'answer', due: '2026-04-08T23:59:59.999+08:00' });
    await sql('insert into broken (tenant_id, bell_id) values ($1, $2)', [QINGHE, broken]);
    await at('04-09T00:00:00');
    expect([await told(broken!), await told(sound!)]).toEqual([[], [100]]);
    const { app: appUrl, worker: workerUrl } = city.urls('summons');
    const [parked] = (await parkedDeadlines(workerUrl)).filter(({ ownerId }) => ownerId === broken);
    expect(parked).toMatchObject({ command: 'answer', reason: 'StillBroken: nobody hears it' });
    await sql('delete from broken');
    expect(await retryDeadline({ appUrl, workerUrl }, parked!.id)).toBe(true);
    await aSweeper().sweep();
    expect(await told(broken!)).toEqual([100]);
  });

  it('clocks from before there were marks are told of the next one only', async () => {
    // A table as it was, in a corner of its own.
    const client = await city.sql('summons').connect();
    try {
      await client.query('begin; create schema before; set local search_path = before, public');
      for (const text of deadlineTables('summons')) if (!text.includes('calendar_day_set')) await client.query(text);
      await client.query(
        `insert into deadline (id, tenant_id, owner_type, owner_id, kind, started_at, due_at, provisional, status, met_at)
         select gen_random_uuid(), '${QINGHE}', 'chime', gen_random_uuid(), n::text, now() - n * interval '1 hour', now() + (10 - n) * interval '1 hour', false, case n when 1 then 'MET' else 'RUNNING' end, case n when 1 then now() end
           from unnest(array[1, 4, 6, 9, 12]) n`,
      );
      for (const text of deadlineTablesWithMarks()) await client.query(text);
      const { rows } = await client.query(`select kind, marked, round(extract(epoch from mark_at - started_at) / 3600) as hours from deadline order by kind::int`);
      expect(rows).toEqual([['1', 0, null], ['4', 0, '5'], ['6', 50, '8'], ['9', 80, '10'], ['12', 100, null]].map(([kind, marked, hours]) => ({ kind, marked, hours })));
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('clocks that run out together', () => {
  it('fire in batches; one that cannot succeed is parked alone and the others have their effect', async () => {
    const chimes = await startedLongAgo(300, { due: '2026-04-15T23:59:59.999+08:00' });
    await sql('insert into broken (tenant_id, bell_id) values ($1, $2)', [QINGHE, chimes[150]]);
    await at('04-16T00:00:00');
    await sql('delete from broken');
    expect(await rung(chimes)).toBe(299);
    expect(await row(chimes[150]!, 'status, parked_reason')).toEqual({ status: 'RUNNING', parked_reason: expect.stringContaining('StillBroken') });
    expect(troubles).toHaveLength(1);
  });

  it('do not hold up a clock of minutes that runs out after them: it has its turn at once', async () => {
    const days = await startedLongAgo(2500, { due: '2026-04-22T23:59:59.999+08:00' });
    const [minute] = await startedLongAgo(1, { clock: 'CLOCK_MINUTE', due: '2026-04-23T00:00:01+08:00' });
    await at('04-23T00:00:02');
    expect(await rung(days)).toBe(2500);
    const { rows } = await sql('select count(*)::int as earlier from rung where bell_id = any($1) and n < (select n from rung where bell_id = $2)', [days, minute]);
    expect(rows[0].earlier).toBeLessThanOrEqual(1000);
  });
});

describe('a calendar that is loaded', () => {
  it('R-DL-5 counts anew what was paused, stands still or was extended, each with all that happened to it', async () => {
    city.at('2026-12-21T09:00:00+08:00');
    const [paused, still, extended] = [aChime(), aChime(), aChime()];
    const days = { policy: 'bell.days', limit: '8 WD' } as const;
    await acting(async (deadlines) => {
      for (const chime of [paused, still, extended]) await deadlines.begin(chime, 'answer', days, { at: now() });
    });
    city.at('2026-12-22T09:00:00+08:00');
    await acting(async (deadlines) => {
      await deadlines.pause(paused, 'answer', 'SUPPLEMENT', now());
      await deadlines.pause(still, 'answer', 'APPRAISAL', now());
      await deadlines.extend(extended, 'answer', 2, now());
    });
    city.at('2026-12-23T09:00:00+08:00');
    await acting((deadlines) => deadlines.proceed(paused, 'answer', now()));
    const dueOf = async (owner: DeadlineOwner): Promise<Date> => (await row(owner.id, 'due_at'))['due_at'] as Date;
    const end = (day: string): Date => new Date(`${day}T23:59:59.999+08:00`);
    // Without a notice 1 January is off, and 4 January is worked.
    expect([await dueOf(paused), await dueOf(still), await dueOf(extended)]).toEqual([end('2027-01-05'), end('2026-12-31'), end('2027-01-05')].map((day, i) => (i === 0 ? end('2027-01-04') : day)));

    const rests = [['2027-01-01', 'STATUTORY_HOLIDAY'], ['2027-01-04', 'SHIFTED_REST'], ['2026-12-31', 'SHIFTED_REST']].map(([date, kind]) => ({ date, kind, name: '元旦' }));
    await sql(`insert into calendar_day_set (id, tenant_id, year, source, days, updated_at) values ($1, $2, 2027, '国办发明电〔2026〕9号', $3, now())`, [randomUUID(), CITY, JSON.stringify(rests)]);
    await aSweeper().sweep();
    expect([await dueOf(paused), await dueOf(still), await dueOf(extended)]).toEqual([end('2027-01-06'), end('2027-01-05'), end('2027-01-07')]);
    for (const { id } of [paused, still, extended]) expect((await row(id, 'jsonb_array_length(moves) as moves'))['moves']).toBe(1);

    city.at('2027-01-05T09:00:00+08:00');
    const runsOn = await acting(async (deadlines) => {
      await deadlines.proceed(still, 'answer', now());
      return (await deadlines.of(still))[0] as Deadline;
    });
    // Seven of eight days were left on 22 December.
    expect(runsOn.dueAt).toEqual(end('2027-01-14'));
  });
});

it('one clock of a kind runs or stands still: a second one is refused by the database', async () => {
  const chime = aChime();
  await acting(async (deadlines) => {
    await deadlines.begin(chime, 'answer', answer, { at: now() });
    await deadlines.pause(chime, 'answer', 'SUPPLEMENT', now());
  });
  await expect(sql(`insert into deadline (id, tenant_id, owner_type, owner_id, kind, started_at, due_at, provisional, status) values (gen_random_uuid(), $1, 'chime', $2, 'answer', now(), now(), false, 'RUNNING')`, [QINGHE, chime.id])).rejects.toThrow('deadline_one_live');
  await acting((deadlines) => deadlines.enter({ ...chime }, bellLifecycle, 'RUNG', { at: now() }));
  expect(await row(chime.id, 'status')).toEqual({ status: 'CANCELLED' });
});
