import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { Clock, type DeadlineOwner } from '@yidan/kernel';
import {
  armFailpoint, Deadlines, DeadlineSweeper, disarmFailpoints, findDeadlineHandlers, Metrics, parkedDeadlines, Reference, retryDeadline, Transactions, WorkerPool,
} from '@yidan/platform';
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
  // These specs drive sweepers of their own, step by step.
  await city.service('summons').sweeper!.stop();
});
afterAll(() => city.stop());
afterEach(() => {
  disarmFailpoints();
  troubles.length = 0;
});

const sql = (text: string, values: unknown[] = []) => city.sql('summons').query(text, values);
const now = (): Date => city.service('summons').app.get(Clock).now();
const aBell = (tenantId: string = QINGHE): DeadlineOwner => ({ tenantId, type: 'bell', id: randomUUID() });

/** Works on the clocks in a transaction of the tenant, as a command would. */
function acting<T>(tenant: string, work: (deadlines: Deadlines) => Promise<T>): Promise<T> {
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

const rung = async (id: string): Promise<number> => (await sql('select from rung where bell_id = $1', [id])).rowCount!;
const clocksOf = async (id: string): Promise<{ kind: string; status: string }[]> => (await sql('select kind, status from deadline where owner_id = $1 order by kind, started_at', [id])).rows;

describe('the clocks of a procedure', () => {
  it('begin with the state and keep the limit that was in force then', async () => {
    city.at('2026-03-02T09:00:00+08:00');
    const bell = aBell();
    await acting(QINGHE, (deadlines) => deadlines.enter(bell, bellLifecycle, 'OPEN', { at: now() }));
    const answerDue = async (id: string) => (await sql(`select due_at as "dueAt", amount, policy_value as value from deadline where owner_id = $1 and kind = 'answer'`, [id])).rows[0];
    expect(await answerDue(bell.id)).toMatchObject({ amount: 3, dueAt: new Date('2026-03-05T23:59:59.999+08:00'), value: { source: 'DEFAULT' } });

    await sql(
      `insert into policy_value (id, tenant_id, key, value, source_document, valid_from, updated_at) values ($1, $2, 'bell.answer', '"1 WD"', '清府办〔2026〕2号', '2026-03-01', now())`,
      [randomUUID(), QINGHE],
    );
    const later = aBell();
    await acting(QINGHE, (deadlines) => deadlines.enter(later, bellLifecycle, 'OPEN', { at: now() }));
    expect(await answerDue(bell.id)).toMatchObject({ amount: 3 });
    expect(await answerDue(later.id)).toMatchObject({ amount: 1, value: { source: 'TENANT', sourceDocument: '清府办〔2026〕2号' } });
  });

  it('are met by the step they are for, run on where their step is still open, and are cancelled where it is closed', async () => {
    const [answered, rang] = [aBell(LINJIANG), aBell(LINJIANG)];
    await acting(LINJIANG, async (deadlines) => {
      await deadlines.enter(answered, bellLifecycle, 'OPEN', { at: now() });
      await deadlines.enter(answered, bellLifecycle, 'WAITING', { at: now() });
      await deadlines.enter(rang, bellLifecycle, 'OPEN', { at: now() });
      await deadlines.enter(rang, bellLifecycle, 'RUNG', { at: now() });
    });
    expect(await clocksOf(answered.id)).toEqual([{ kind: 'answer', status: 'MET' }, { kind: 'ring', status: 'RUNNING' }]);
    expect(await clocksOf(rang.id)).toEqual([{ kind: 'answer', status: 'CANCELLED' }, { kind: 'ring', status: 'MET' }]);
  });

  it('that end at a given instant replace their like, and stop when their step is taken', async () => {
    const bell = aBell();
    const on = (day: string) => new Date(`${day}T00:00:00+08:00`);
    await acting(QINGHE, async (deadlines) => {
      await deadlines.set(bell, 'ring', on('2026-06-01'), { at: now() });
      await deadlines.set(bell, 'ring', on('2026-07-01'), { at: now() });
    });
    expect(await clocksOf(bell.id)).toEqual([{ kind: 'ring', status: 'CANCELLED' }, { kind: 'ring', status: 'RUNNING' }]);
    await acting(QINGHE, (deadlines) => deadlines.stop(bell, 'ring', now()));
    expect((await clocksOf(bell.id)).map(({ status }) => status)).toEqual(['CANCELLED', 'MET']);
  });

  it('of another tenant cannot be stopped', async () => {
    const bell = aBell();
    await acting(QINGHE, (deadlines) => deadlines.enter(bell, bellLifecycle, 'OPEN', { at: now() }));
    await acting(LINJIANG, (deadlines) => deadlines.stop(bell, null, now()));
    expect((await clocksOf(bell.id)).every(({ status }) => status === 'RUNNING')).toBe(true);
  });
});

describe('the timer', () => {
  const startedIn = async (tenant: string, count = 1): Promise<DeadlineOwner[]> => {
    const bells = Array.from({ length: count }, () => aBell(tenant));
    await acting(tenant, async (deadlines) => {
      for (const bell of bells) await deadlines.enter(bell, bellLifecycle, 'WAITING', { at: now() });
    });
    return bells;
  };

  it('takes no step before the due instant is over, and takes it then', async () => {
    city.at('2026-04-01T09:00:00+08:00');
    const [bell] = await startedIn(QINGHE);
    const sweeper = aSweeper();
    // Five working days with the festival in between end at the end of 9 April.
    city.at('2026-04-09T23:58:00+08:00');
    await sweeper.sweep();
    expect(await rung(bell!.id)).toBe(0);
    city.at('2026-04-10T00:00:00+08:00');
    expect(await sweeper.sweep()).toBeGreaterThanOrEqual(1);
    expect(await rung(bell!.id)).toBe(1);
    expect(await clocksOf(bell!.id)).toEqual([{ kind: 'ring', status: 'FIRED' }]);
  });

  it('of two processes at once fires each clock once, in the tenant it belongs to', async () => {
    city.at('2026-04-20T09:00:00+08:00');
    const bells = [...(await startedIn(QINGHE, 30)), ...(await startedIn(LINJIANG, 30))];
    city.at('2026-05-20T09:00:00+08:00');
    const fired = await Promise.all([aSweeper().sweep(), aSweeper().sweep()]);
    expect(fired[0]! + fired[1]!).toBeGreaterThanOrEqual(60);
    for (const bell of bells) expect((await sql('select tenant_id as tenant from rung where bell_id = $1', [bell.id])).rows).toEqual([{ tenant: bell.tenantId }]);
    expect(troubles).toEqual([]);
  });

  it('that dies between its claim and the commit leaves nothing behind, and another process takes the step once', async () => {
    const [bell] = await startedIn(QINGHE);
    city.at('2026-06-20T09:00:00+08:00');
    // The process is gone: its connection ends, and the transaction with it.
    armFailpoint('deadline.fired-uncommitted', 1, () => {
      throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
    });
    await expect(aSweeper().sweep()).rejects.toThrow('Connection terminated');
    expect(await rung(bell!.id)).toBe(0);
    expect(await clocksOf(bell!.id)).toEqual([{ kind: 'ring', status: 'RUNNING' }]);

    await Promise.all([aSweeper().sweep(), aSweeper().sweep()]);
    expect(await rung(bell!.id)).toBe(1);
  });

  it('parks what can never succeed with its reason, holds nothing else up, and tries again when told to', async () => {
    const [broken, sound] = await startedIn(QINGHE, 2);
    await sql('insert into broken (tenant_id, bell_id) values ($1, $2)', [QINGHE, broken!.id]);
    city.at('2026-07-20T09:00:00+08:00');
    await aSweeper().sweep();
    expect([await rung(broken!.id), await rung(sound!.id)]).toEqual([0, 1]);

    const { app: appUrl, worker: workerUrl } = city.urls('summons');
    const [parked] = (await parkedDeadlines(workerUrl)).filter(({ ownerId }) => ownerId === broken!.id);
    expect(parked).toMatchObject({ tenantId: QINGHE, command: 'ring', reason: 'StillBroken: the clapper is missing' });
    expect(await city.service('summons').app.get(Metrics).text()).toContain('yidan_parked_deadlines{owner="bell",command="ring"} 1');
    troubles.length = 0;
    await aSweeper().sweep();
    expect(troubles).toEqual([]);

    await sql('delete from broken');
    expect(await retryDeadline({ appUrl, workerUrl }, parked!.id)).toBe(true);
    await aSweeper().sweep();
    expect(await rung(broken!.id)).toBe(1);
    expect(await retryDeadline({ appUrl, workerUrl }, parked!.id)).toBe(false);
  });

  it('gives way to a person who is at the same clock at the same moment', async () => {
    const [bell] = await startedIn(LINJIANG);
    city.at('2026-08-20T09:00:00+08:00');
    await acting(LINJIANG, async (deadlines) => {
      await deadlines.stop(bell!, 'ring', now());
      await aSweeper().sweep();
    });
    await aSweeper().sweep();
    expect(await rung(bell!.id)).toBe(0);
    expect(await clocksOf(bell!.id)).toEqual([{ kind: 'ring', status: 'MET' }]);
  });

  it('may start the next clock of the same kind while it acts', async () => {
    const alarm = { ...aBell(), type: 'alarm' };
    await acting(QINGHE, (deadlines) => deadlines.set(alarm, 'repeat', now(), { at: now() }));
    city.at('2026-08-20T09:00:01+08:00');
    await aSweeper().sweep();
    // The service's own timer may have been faster.
    await city.settled();
    expect(await clocksOf(alarm.id)).toEqual([{ kind: 'repeat', status: 'FIRED' }, { kind: 'repeat', status: 'RUNNING' }]);
    await acting(QINGHE, (deadlines) => deadlines.stop(alarm, null, now()));
  });

  it('is woken by the clock alone: nobody has to ask', async () => {
    const [bell] = await startedIn(QINGHE);
    const sweeper = aSweeper();
    sweeper.start();
    city.at('2026-09-10T09:00:00+08:00');
    for (let waited = 0; waited < 200 && (await rung(bell!.id)) === 0; waited += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    await sweeper.stop();
    expect(await rung(bell!.id)).toBe(1);
  });
});

describe('a calendar that is loaded', () => {
  it('R-DL-5 gives provisional clocks their real end, moves running ones only, and says so in the row', async () => {
    city.at('2026-12-30T09:00:00+08:00');
    const [running, stopped] = [aBell(), aBell()];
    await acting(QINGHE, async (deadlines) => {
      await deadlines.enter(running, bellLifecycle, 'WAITING', { at: now() });
      await deadlines.enter(stopped, bellLifecycle, 'WAITING', { at: now() });
      await deadlines.stop(stopped, 'ring', now());
    });
    const row = async (id: string) => (await sql('select due_at as "dueAt", provisional, moves from deadline where owner_id = $1', [id])).rows[0];
    // Without a notice: 31 December, then 4 to 7 January.
    const before = new Date('2027-01-07T23:59:59.999+08:00');
    expect(await row(running.id)).toMatchObject({ dueAt: before, provisional: true, moves: [] });

    // The notice makes 4 January a day of rest and 9 January, a Saturday, a working day.
    const days = [['2027-01-01', 'STATUTORY_HOLIDAY'], ['2027-01-04', 'SHIFTED_REST'], ['2027-01-09', 'MAKEUP_WORKDAY']].map(([date, kind]) => ({ date, kind, name: '元旦' }));
    await sql(`insert into calendar_day_set (id, tenant_id, year, source, days, updated_at) values ($1, $2, 2027, '国办发明电〔2026〕9号', $3, now())`, [randomUUID(), CITY, JSON.stringify(days)]);
    await aSweeper().sweep();

    const after = new Date('2027-01-08T23:59:59.999+08:00');
    expect(await row(running.id)).toMatchObject({ dueAt: after, provisional: false, moves: [{ from: before.toISOString(), to: after.toISOString() }] });
    expect(await row(stopped.id)).toMatchObject({ dueAt: before, provisional: true, moves: [] });
    expect((await sql('select due_at as "dueAt" from moved where bell_id = $1', [running.id])).rows).toEqual([{ dueAt: after }]);
    await aSweeper().sweep();
    expect((await row(running.id)).moves).toHaveLength(1);
  });
});
