import { ListVersionRepealedV1 } from '@yidan/contracts';
import { REFERENCE_TABLES } from '@yidan/platform';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { LISTS } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await city.settled();
  city.at('2026-03-02T09:00:00+08:00');
}, 120_000);
afterAll(() => city.stop());

const NIGHT = '建筑施工噪声扰民查处';
const nightUnit = async (): Promise<string | undefined> => (await chong.as('op').post(`${API}/match`, MATTERS.night)).body.candidates.find((c: { itemName: string }) => c.itemName === NIGHT)?.unit.code;

/** Waits for it; how soon it comes is measured by a bench. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const from = Date.now();
  while (!(await condition())) {
    if (Date.now() - from > 30_000) throw new Error('not within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const withNightAt = (unit: string) => LISTS['CGJ']!.map((duty) => (duty.name === NIGHT ? { ...duty, unit } : duty));

describe('a new version of a list', () => {
  it('changes routing once it is committed; orders keep the version they went out by', async () => {
    const before = (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.night })).body;
    expect(before.orders[0].unit.code).toBe('JZ');

    await chong.enact('CGJ', 2, withNightAt('SR'));
    await until(async () => (await nightUnit()) === 'SR');
    const after = (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.night })).body;

    expect(after).toMatchObject({ state: 'DISPATCHED', orders: [{ unit: { code: 'SR' } }] });
    expect((await chong.as('op').get(`${API}/orders/${before.orders[0].id}`)).body.item.versionLabel).toBe('CGJ-V1.0');
    expect((await chong.as('op').get(`${API}/orders/${after.orders[0].id}`)).body.item.versionLabel).toBe('CGJ-V2.0');
  });

  it('never lets an order go to a unit that lost the item, however the changes and the matters meet', async () => {
    let changing = true;
    let sent = 0;
    const changes = (async () => {
      for (let major = 3; major <= 10; major += 1) {
        const unit = major % 2 === 0 ? 'SR' : 'JZ';
        await chong.enact('CGJ', major, withNightAt(unit));
        // No stream of orders keeps a version from coming into force.
        await until(async () => (await nightUnit()) === unit);
        const already = sent;
        await until(() => sent >= already + 2);
      }
    })().finally(() => (changing = false));
    const operator = chong.as('op');
    const sender = async (): Promise<void> => {
      while (changing) {
        await operator.post(`${API}/matters`, { channel: 'SENSOR', ...MATTERS.night });
        sent += 1;
      }
    };
    await Promise.all([changes, sender(), sender(), sender()]);
    await city.settled();

    // An odd version gives the item to JZ, an even one to SR: each order must agree with the version it names.
    const { rows } = await city.sql('summons').query<{ label: string; unit: string }>(
      `select d.version_label as label, u.code as unit from dispatch_order o join dispatched_item d using (tenant_id, item_key, version_id) join internal_unit u on u.id = o.unit_id
        where d.name = $1 and d.version_label <> 'CGJ-V1.0'`,
      [NIGHT],
    );
    expect(rows.length).toBeGreaterThan(8);
    expect(new Set(rows.map(({ label }) => label)).size).toBeGreaterThan(2);
    for (const { label, unit } of rows) expect([label, unit]).toEqual([label, Number(label.split('-V')[1]!.split('.')[0]) % 2 === 0 ? 'SR' : 'JZ']);
  }, 300_000);

  it('that drops an item routes nothing to it any more', async () => {
    await chong.enact('CGJ', 11, LISTS['CGJ']!.filter(({ name }) => name !== NIGHT));
    await city.settled();
    await until(async () => (await nightUnit()) === undefined);

    const { rows } = await city.sql('summons').query(`select count(*)::int as n from effective_item where name = $1`, [NIGHT]);
    expect(rows[0].n).toBe(0);
    await chong.enact('CGJ', 12, LISTS['CGJ']!);
    await city.settled();
  });

  it('that is repealed leaves nothing to route to its abolished organ', async () => {
    const versionId = chong.versions.get('CGJ')!;
    const told = { versionId, organId: chong.organs.get('CGJ')!, organCode: 'CGJ', label: 'CGJ-V12.0', at: '2026-03-02T01:00:00.000Z' };
    await chong.emit([ListVersionRepealedV1.create({ ...told, effectiveTo: '2026-03-02T16:00:00.000Z', reason: '机构改革，职责并入住建局' }, new Date(told.at))]);
    await city.settled();
    await until(async () => (await nightUnit()) === undefined);

    const { rows } = await city.sql('summons').query(`select (select count(*)::int from effective_item where version_id = $1) as items, (select count(*)::int from effective_list where version_id = $1) as lists`, [versionId]);
    expect(rows[0]).toEqual({ items: 0, lists: 0 });
    await chong.enact('CGJ', 13, LISTS['CGJ']!);
    await city.settled();
    await until(async () => (await nightUnit()) !== undefined);
  });

  it('loaded beneath a later one is history and routes nothing', async () => {
    await chong.emit(chong.versionOf('CGJ', 1, withNightAt('SR'), '2026-01-04T16:00:00Z'));
    await city.settled();

    expect(await nightUnit()).toBe('JZ');
    expect((await city.sql('summons').query('select 1 from list_version_chunk')).rowCount).toBe(0);
  });

  it('reaches an index that was asleep: a service that starts is not ready before its lists are read', async () => {
    await city.stopService('summons');
    await chong.enact('CGJ', 13, withNightAt('JZ'));
    await city.startService('summons');
    await city.settled();

    await until(async () => (await nightUnit()) === 'JZ');
    await city.stopService('summons');
    await city.startService('summons');
    // No waiting: what was in force is known with the first answer.
    expect(await nightUnit()).toBe('JZ');
  });
});

describe('F-150', () => {
  it('F-150 the local copies rebuilt from the journals equal the live ones, and routing goes on', async () => {
    const copies = async (): Promise<string> => {
      const { rows } = await city.sql('summons').query<{ text: string }>(
        `select (select string_agg(i::text, E'\\n' order by tenant_id, item_key) from effective_item i) || (select string_agg((to_jsonb(l) - 'change')::text, E'\\n' order by tenant_id, organ_id) from effective_list l)
                || (select string_agg(o::text, E'\\n' order by id) from organ o) || (select string_agg(u::text, E'\\n' order by id) from internal_unit u) as text`,
      );
      return rows[0]!.text;
    };
    const live = await copies();
    const applier = city.service('summons').appliers.find(({ producer }) => producer === 'list-registry')!;

    const replayed = await applier.rebuild(['510184'], [...summons.projections, ...REFERENCE_TABLES]);

    expect(replayed).toBeGreaterThan(100);
    expect(await copies()).toBe(live);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.night })).body.orders[0].unit.code).toBe('JZ');
  });
});

describe('a version', () => {
  it('whose pieces are not all there is not switched to: it waits, and the old one goes on', async () => {
    // One whose pieces are all there, but not as they were sent.
    const forged = chong.versionOf('CGJ', 14, withNightAt('SR')).map((event) => ({ ...event, data: { ...(event.data as object), ...(event.type.endsWith('.effective') && { contentHash: '0'.repeat(64) }) } }));
    await chong.emit(forged);
    await city.settled();
    expect(await nightUnit()).toBe('JZ');

    const events = chong.versionOf('CGJ', 15, withNightAt('SR'));
    const [missing, ...rest] = events;
    await chong.emit(rest);
    await city.settled();

    expect(await nightUnit()).toBe('JZ');
    const parked = await city.sql('summons').query(`select agg_id, reason from parked_event where redriven_at is null order by position desc`);
    expect(parked.rows.filter(({ reason }) => reason.includes('ListVersionDiffers'))).toHaveLength(2);

    await chong.emit([missing!]);
    await city.settled();
    const applier = city.service('summons').appliers.find(({ producer }) => producer === 'list-registry')!;
    await applier.redrive({ tenantId: '510184', type: 'spec', id: parked.rows[0].agg_id }, 'spec');
    await until(async () => (await nightUnit()) === 'SR');
  });
});
