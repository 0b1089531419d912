import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { REFERENCE_TABLES } from '@yidan/platform';
import { ALedgerCity, CITY, eventually, LINJIANG, policy, QINGHE, registered } from './a-ledger-city.ts';

jest.setTimeout(60_000);

const numbers = (upTo: number): string[] => Array.from({ length: upTo }, (_, i) => String(i + 1));

describe('what a service hears from another', () => {
  let it_: ALedgerCity;
  beforeAll(async () => {
    it_ = await ALedgerCity.start();
  });
  afterAll(() => it_.stop());
  const sql = (text: string) => it_.city.sql('summons').query(text);

  describe('when one event cannot be applied', () => {
    beforeAll(async () => {
      await it_.appoint(QINGHE, 'qh.admin', 'TENANT_ADMIN');
      await it_.appoint(QINGHE, 'qh.handler', 'UNIT_HANDLER');
      await it_.appoint(LINJIANG, 'lj.admin', 'TENANT_ADMIN');
      await sql(`alter table heard add constraint no_poison check (value not like '"poison%')`);
      const matter = await it_.says(QINGHE, [policy('poisoned.matter', '1'), policy('poisoned.matter', 'poison'), policy('poisoned.matter', '3')]);
      await it_.says(QINGHE, [policy('sound.matter', '1'), policy('sound.matter', '2')]);
      await it_.says(LINJIANG, [policy('sound.matter', '1')]);
      await it_.city.settled();
      await it_.says(QINGHE, [policy('poisoned.matter', '4')], matter, 4);
      await it_.city.settled();
    });
    const waiting = async (who: string) => (await it_.city.as(who).get('/api/summons/v1/parked-events')).body.items;

    it('it is parked with its reason, and later events of the same matter wait behind it', async () => {
      expect(await it_.heard('poisoned.matter')).toEqual(['1']);
      expect(await it_.parked()).toEqual([
        { value: 'poison', reason: expect.stringContaining('no_poison') },
        { value: '3', reason: 'an earlier event of the same aggregate is parked' },
        { value: '4', reason: 'an earlier event of the same aggregate is parked' },
      ]);
    });

    it('everything else goes on', async () => {
      expect(await it_.heard('sound.matter')).toEqual(['1', '2']);
      expect(await it_.heard('sound.matter', LINJIANG)).toEqual(['1']);
    });

    it('the administrator of its own tenant sees it, nobody else does', async () => {
      const items = await waiting('qh.admin');
      expect(items.map((item: { type: string; producer: string; reason: string }) => [item.type, item.producer, item.reason.includes('no_poison')])).toEqual([
        ['policy.changed', 'list-registry', true],
        ['policy.changed', 'list-registry', false],
        ['policy.changed', 'list-registry', false],
      ]);
      expect(JSON.stringify(items)).not.toContain('云川府办');
      expect(await waiting('lj.admin')).toEqual([]);
      expect((await it_.city.as('lj.admin').post(`/api/summons/v1/parked-events/${items[0].id}/re-drive`)).status).toBe(404);
      expect((await it_.city.as('lj.admin').get(`/api/summons/v1/parked-events?tenantId=${QINGHE}`)).status).toBe(403);
      expect((await it_.city.as('qh.handler').get('/api/summons/v1/parked-events')).status).toBe(403);
      expect((await it_.city.anonymous().get('/api/summons/v1/parked-events')).status).toBe(401);
    });

    it('the operator sees it once the tenant is named', async () => {
      const operator = it_.city.as('platform.operator');
      expect((await operator.get('/api/summons/v1/parked-events')).status).toBe(400);
      expect((await operator.get(`/api/summons/v1/parked-events?tenantId=${QINGHE}`)).body.items).toHaveLength(3);
      expect((await operator.get(`/api/summons/v1/parked-events?tenantId=${LINJIANG}`)).body.items).toHaveLength(0);
    });

    it('the list goes on page by page', async () => {
      const admin = it_.city.as('qh.admin');
      const first = await admin.get('/api/summons/v1/parked-events?limit=2');
      const second = await admin.get(`/api/summons/v1/parked-events?limit=2&cursor=${first.body.next}`);
      expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, null]);
    });

    it('the gauges say how many wait, and that nothing else is behind', async () => {
      const text = String((await it_.city.anonymous().get('/api/summons/metrics')).body);
      expect(text).toContain('yidan_parked_events{producer="list-registry"} 3\n');
      expect(text).toContain('yidan_applier_lag_events{producer="list-registry"} 0\n');
      expect(text).toContain('yidan_sequencer_lag_events 0\n');
    });

    it('trying it again too early says why it still fails and changes nothing', async () => {
      const [first] = await waiting('qh.admin');
      const answer = await it_.city.as('qh.admin').post(`/api/summons/v1/parked-events/${first.id}/re-drive`);
      expect(answer.body).toEqual({ redriven: 0, stillFails: expect.stringContaining('no_poison'), waiting: 3 });
      expect(await it_.heard('poisoned.matter')).toEqual(['1']);
    });

    it('a rebuild of the local copies leaves it parked', async () => {
      const [applier] = it_.city.service('summons').appliers;
      await applier!.rebuild([QINGHE, LINJIANG], ['heard']);
      expect(await it_.heard('poisoned.matter')).toEqual(['1']);
      expect(await it_.parked()).toHaveLength(3);
    });

    it('after the cause is mended it and those behind it are applied in their order, once', async () => {
      const [, second] = await waiting('qh.admin');
      await sql(`alter table heard drop constraint no_poison`);
      const answer = await it_.city.as('qh.admin').post(`/api/summons/v1/parked-events/${second.id}/re-drive`);
      expect(answer).toMatchObject({ status: 200, body: { redriven: 3, stillFails: null, waiting: 0 } });
      const again = await it_.city.as('qh.admin').post(`/api/summons/v1/parked-events/${second.id}/re-drive`);
      expect(again.body).toEqual({ redriven: 0, stillFails: null, waiting: 0 });
      expect(await it_.heard('poisoned.matter')).toEqual(['1', 'poison', '3', '4']);
      expect(await it_.reacted('poisoned.matter')).toBe(4);
      const { rows } = await sql('select distinct redriven_by from parked_event');
      expect(rows).toEqual([{ redriven_by: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
      expect((await it_.city.as('qh.admin').get('/api/summons/v1/parked-events?state=REDRIVEN')).body.items).toHaveLength(3);
    });
  });

  it('survives a database that ends its connections again and again: nothing is parked, nothing is missing or twice', async () => {
    const said: string[] = [];
    let ended = 0;
    while (ended < 8) {
      const more = numbers(30).map((n) => String(said.length + Number(n)));
      said.push(...more);
      const saying = it_.says(QINGHE, more.map((n) => policy('slow.under.outage', n)));
      for (let cut = 0; cut < 12; cut++) {
        const { rows } = await sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'summons_app' and datname = current_database() and xact_start is not null`);
        ended += rows.length;
        await sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'summons_worker' and datname = current_database()`);
        await sleep(120);
      }
      await saying;
    }
    await it_.city.settled();

    expect(await it_.heard('slow.under.outage')).toEqual(said);
    expect(await it_.reacted('slow.under.outage')).toBe(said.length);
    expect(await it_.parked()).toEqual([]);
  }, 300_000);

  it('has no second effect when the same events come again', async () => {
    await it_.says(QINGHE, numbers(5).map((n) => policy('heard.again', n)));
    await it_.city.settled();
    await sql(`update applier_cursor set position = 0`);
    await it_.says(QINGHE, [policy('heard.again', '6')]);
    await it_.city.settled();

    expect(await it_.heard('heard.again')).toEqual(numbers(6));
    expect(await it_.reacted('heard.again')).toBe(6);
  });

  it('is handled under its city also when the district was registered in the same batch', async () => {
    await it_.city.stopService('summons');
    await it_.says('519903', [registered('519903')]);
    await it_.says('519903', [policy('first.words', '1')]);
    await it_.city.startService('summons');
    await it_.city.settled();

    const { rows } = await sql(`select city from heard where key = 'first.words'`);
    expect(rows).toEqual([{ city: CITY }]);
  });

  it('F-150 Rebuilding all projections from events equals live state, and nothing that follows from events is done again', async () => {
    await it_.says(QINGHE, numbers(3).map((n) => policy('to.be.rebuilt', n)));
    await it_.city.settled();
    const tables = ['heard', ...REFERENCE_TABLES];
    const copies = async (): Promise<unknown> => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await sql(`select to_jsonb(t) - 'n' as row from ${table} t order by (to_jsonb(t) - 'n')::text`)).rows] as const)));
    const live = await copies();
    const reactions = await it_.reacted('');
    await sql(`delete from heard where key = 'to.be.rebuilt'`);
    await sql(`update organ set name = 'spoilt'`);
    await sql(`insert into heard (tenant_id, event_id, key, value, position) values ('${LINJIANG}', gen_random_uuid(), 'never.said', '1', 0)`);
    expect(await copies()).not.toEqual(live);

    const [applier] = it_.city.service('summons').appliers;
    const { rows: tenants } = await sql('select tenant_id from tenant');
    await applier!.rebuild(tenants.map((row) => row.tenant_id as string), tables);

    expect(await copies()).toEqual(live);
    expect(await it_.reacted('')).toBe(reactions);
  });

  it('is read again when the producer says that positions were given anew, and what is known stays as it is', async () => {
    await it_.says(QINGHE, [policy('before.failover', '1')]);
    await it_.city.settled();
    const before = [await it_.heard(''), await it_.reacted('')];
    await it_.city.sql('list-registry').query('update sequencer set epoch = gen_random_uuid()');
    const epochs = async () => [
      (await it_.city.sql('list-registry').query('select epoch from sequencer')).rows[0].epoch,
      (await sql('select epoch from applier_cursor')).rows[0].epoch,
    ];
    const [given, known] = await eventually(epochs, ([a, b]) => a === b);
    await it_.city.settled();

    expect(known).toBe(given);
    expect([await it_.heard(''), await it_.reacted('')]).toEqual(before);
    await it_.says(QINGHE, [policy('after.failover', '1')]);
    await it_.city.settled();
    expect([await it_.heard('after.failover'), await it_.reacted('after.failover')]).toEqual([['1'], 1]);
  });
});

describe('a service that is new in the city', () => {
  it('hears what was said before it came, but reacts only to what is said from now on', async () => {
    const it_ = await ALedgerCity.start();
    try {
      await it_.city.stopService('summons');
      await it_.says(QINGHE, numbers(4).map((n) => policy('history', n)));
      for (const table of ['heard', 'reacted', 'inbox', 'applier_cursor']) await it_.city.sql('summons').query(`truncate ${table}`);
      await it_.city.startService('summons');
      await it_.city.settled();
      await it_.says(QINGHE, numbers(2).map((n) => policy('news', n)));
      await it_.city.settled();

      expect(await it_.heard('history')).toEqual(numbers(4));
      expect(await it_.reacted('history')).toBe(0);
      expect(await it_.heard('news')).toEqual(numbers(2));
      expect(await it_.reacted('news')).toBe(2);
    } finally {
      await it_.stop();
    }
  });
});

describe.each(['in-process', 'jetstream'] as const)('two replicas of one service (%s)', (transport) => {
  it('let every event have its effect once, also when one of them goes away', async () => {
    const it_ = await ALedgerCity.start({ transport });
    try {
      const replica = await it_.anotherReplica();
      const saying = it_.says(QINGHE, numbers(120).map((n) => policy('heard.by.two', n)));
      await sleep(300);
      await replica.stop();
      await it_.anotherReplica();
      await saying;
      await it_.city.settled(30_000);

      expect(await it_.heard('heard.by.two')).toEqual(numbers(120));
      expect(await it_.reacted('heard.by.two')).toBe(120);
      expect(await it_.parked()).toEqual([]);
    } finally {
      await it_.stop();
    }
  });
});
