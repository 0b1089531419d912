import { createCipheriv, randomBytes } from 'node:crypto';
import { armFailpoint, disarmFailpoints, FieldKeys, FieldSeal, resealPersonalData } from '@yidan/platform';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { COMPLAINANT } from '../src/storage/incoming-matter/personal-data.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const MATTERS_SENT = 23;
const old = FieldKeys.only(randomBytes(32));
const both = old.renewed('2026-11', randomBytes(32));
const complainant = (n: number) => ({ name: `诉求人${n}`, phone: `1380013${String(8000 + n)}` });
let city: TestCity;
let chong: District;
const ids: string[] = [];

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error', fieldKeys: old });
  chong = await District.found(city, '510184', '崇');
  await city.settled();
  city.at('2026-03-02T09:00:00+08:00');
  for (let n = 0; n < MATTERS_SENT; n += 1) ids.push((await send(n)).body.id);
}, 180_000);
afterEach(() => disarmFailpoints());
afterAll(() => city.stop());

const send = (n: number) => chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', externalId: `K-${n}`, ...MATTERS.vague, complainant: complainant(n) });
const read = (n: number) => chong.as('op').get(`${API}/matters/${ids[n]}/complainant`);
const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => (await city.sql('summons').query(text, values)).rows as Row[];
const rotate = (keys = both) => {
  const { app, worker } = city.urls('summons');
  return resealPersonalData({ appUrl: app, workerUrl: worker }, [COMPLAINANT], new FieldSeal(keys), () => undefined, 5);
};
const underOld = async (): Promise<number> =>
  (await sql<{ n: number }>(`select count(*)::int as n from incoming_matter where complainant_enc is not null and position($1::bytea in complainant_enc) <> 1`, [new FieldSeal(both).currentHead()]))[0]!.n;
async function withKeys(keys: FieldKeys): Promise<void> {
  await city.stopService('summons');
  await city.startService('summons', { fieldKeys: keys });
}

it('a complainant sealed before keys had names is read, and after keys change still is', async () => {
  const [first] = ids;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', old.current.key, iv).setAAD(Buffer.from(first!));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(complainant(0)), 'utf8'), cipher.final()]);
  await sql(`update incoming_matter set complainant_enc = $1, complainant_ref = null where id = $2`, [Buffer.concat([iv, cipher.getAuthTag(), sealed]), first]);

  expect((await read(0)).body).toEqual(complainant(0));
});

it('keys are changed while the service serves: killed in the middle it goes on where it was, and the old key may go', async () => {
  const before = await sql<{ id: string; ref: string }>(`select id, complainant_ref as ref from incoming_matter where complainant_ref is not null order by id`);
  await withKeys(both);
  expect((await read(1)).body).toEqual(complainant(1));

  // The tenant's secret comes first and needs two looks; of the matters one batch is done.
  armFailpoint('personal-data.batch-uncommitted', 4, () => {
    throw new Error('killed');
  });
  await expect(rotate()).rejects.toThrow('killed');
  expect(await underOld()).toBe(MATTERS_SENT - 5);
  expect((await read(1)).body).toEqual(complainant(1));
  expect((await read(MATTERS_SENT - 1)).body).toEqual(complainant(MATTERS_SENT - 1));

  expect(await rotate()).toEqual({ resealed: MATTERS_SENT - 5, overtaken: 0, unopened: {}, left: 0 });
  expect(await rotate()).toEqual({ resealed: 0, overtaken: 0, unopened: {}, left: 0 });
  await withKeys(both.currentOnly());
  for (let n = 0; n < MATTERS_SENT; n += 1) expect((await read(n)).body).toEqual(complainant(n));
  // Pseudonyms rest on the tenant's secret, not on the key; whoever had none has one now.
  const after = await sql<{ id: string; ref: string }>(`select id, complainant_ref as ref from incoming_matter where complainant_ref is not null order by id`);
  expect(after).toHaveLength(MATTERS_SENT);
  expect(after.filter(({ id }) => before.some((matter) => matter.id === id))).toEqual(before);
});

it('the same number with the same body is still the same matter when keys have changed', async () => {
  expect([(await send(7)).status, (await send(7)).body.id]).toEqual([200, ids[7]]);
  const changed = { channel: 'HOTLINE', externalId: 'K-7', ...MATTERS.vague, complainant: complainant(8) };
  expect((await chong.as('op').post(`${API}/matters`, changed)).status).toBe(409);
});

it('what somebody writes anew while keys change is not lost', async () => {
  const next = both.renewed('2027-01', randomBytes(32));
  const id = ids[3]!;
  const newer = { name: '改名', phone: '13900000000' };
  const sealed = new FieldSeal(next).seal(JSON.stringify(newer), { tenantId: '510184', table: 'incoming_matter', rowId: id, field: 'complainant_enc' });
  const writer = await city.sql('summons').connect();
  await writer.query('begin');
  await writer.query(`update incoming_matter set complainant_enc = $1 where id = $2`, [sealed, id]);

  const running = rotate(next);
  for (let waiting = 0; waiting === 0; ) {
    const [{ n }] = (await sql<{ n: number }>(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)) as [{ n: number }];
    waiting = n;
  }
  await writer.query('commit');
  writer.release();

  expect(await running).toEqual({ resealed: MATTERS_SENT, overtaken: 1, unopened: {}, left: 0 });
  await withKeys(next.currentOnly());
  expect((await read(3)).body).toEqual(newer);
  expect((await read(4)).body).toEqual(complainant(4));
});

it('a key that is gone is told by its name, and what it sealed stays as it is', async () => {
  const stranger = FieldKeys.of('2028', { '2028': randomBytes(32) });
  await withKeys(stranger);

  expect(await read(4)).toMatchObject({ status: 503, body: { code: 'SEC.FIELD_KEY_UNKNOWN', detail: expect.stringContaining('2027-01'), detailZh: expect.stringContaining('2027-01') } });
  expect(await rotate(stranger)).toEqual({ resealed: 0, overtaken: 0, unopened: { '2027-01': MATTERS_SENT + 1 }, left: MATTERS_SENT + 1 });
});
