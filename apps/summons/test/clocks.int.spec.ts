import { startCity } from '@yidan/testing';
import type { Answer, TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { RIVER } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await city.settled();
}, 120_000);
afterAll(() => city.stop());

type Body = Answer['body'];
/** The end of a day, as answers write it. */
const end = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();
const at = (time: string): void => city.at(`2026-${time}+08:00`);
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);
const order = async (id: string): Promise<Body> => (await chong.as('op').get(`${API}/orders/${id}`)).body;
const clock = async (id: string, kind: string): Promise<Body> => (await order(id)).deadlines.find((each: Body) => each.kind === kind);
/** An order of the water bureau's river section, as far as its head had it started. */
async function anOrder(started = false): Promise<string> {
  const { body: received } = await chong.as('op').post(`${API}/matters`, { channel: 'ONLINE_GOVERNANCE', ...MATTERS.vague });
  // Decided by hand the first time; after that it has been learned.
  const decision = { itemKey: chong.items.get(RIVER.name), reason: '电话核实' };
  const { body } = received.orders.length > 0 ? { body: received } : await chong.as('op').post(`${API}/matters/${received.id}/decide`, decision, { 'if-match': `"${received.rowVersion}"` });
  const { id } = body.orders[0];
  const unit = body.orders[0].unit.code.toLowerCase();
  if (started) {
    await step(`swj.${unit}.handler`, id, 'sign-for');
    await step(`swj.${unit}.head`, id, 'start');
  }
  return id;
}
const head = async (id: string): Promise<string> => `swj.${(await order(id)).unit.code.toLowerCase()}.head`;
/** What the journal says of the marks of an order's clocks. */
async function told(id: string): Promise<[kind: string, said: string][]> {
  await city.settled();
  const { rows } = await city.sql('summons').query(`select type, payload from journal where type like 'dispatch.deadline.%' and payload->>'ownerId' = $1 order by seq`, [id]);
  return rows.map(({ type, payload }) => [payload.kind, type.endsWith('warned') ? payload.percent : 'breached']);
}

describe('R-DL-4 the marks of an order', () => {
  it('are warned of at half and at four fifths of its time and told when it is over, each once; the order stays as it is', async () => {
    at('03-02T09:00:00');
    const id = await anOrder();
    const before = await order(id);
    expect(await told(id)).toEqual([]);
    // Four working hours from nine to two: half of the time has gone at half past eleven.
    const after: [string, string, [string, unknown][]][] = [
      ['03-02T11:29:00', 'GREEN', []],
      ['03-02T11:33:00', 'YELLOW', [['SIGN_FOR', 50]]],
      ['03-02T13:03:00', 'ORANGE', [['SIGN_FOR', 50], ['SIGN_FOR', 80]]],
      ['03-02T14:03:00', 'RED', [['SIGN_FOR', 50], ['SIGN_FOR', 80], ['SIGN_FOR', 'breached']]],
      ['03-02T18:00:00', 'RED', [['SIGN_FOR', 50], ['SIGN_FOR', 80], ['SIGN_FOR', 'breached']]],
    ];
    for (const [time, colour, marks] of after) {
      at(time);
      expect([time, await told(id), (await order(id)).colour]).toEqual([time, marks, colour]);
    }
    expect(await order(id)).toMatchObject({ state: 'DISPATCHED', rowVersion: before.rowVersion });
    expect((await clock(id, 'SIGN_FOR')).status).toBe('BREACHED');
  });
});

describe('R-DL-2 a clock that stands still', () => {
  it('is neither over nor warned of, shows no colour, and runs on with the working days that were left', async () => {
    at('03-09T09:00:00');
    const id = await anOrder(true);
    const by = await head(id);
    expect((await order(id)).dueAt).toBe(end('2026-03-16'));
    at('03-11T10:00:00');
    expect((await step(by, id, 'pause', { reason: 'APPRAISAL', ground: '委托鉴定' })).body).toMatchObject({ dueAt: null, colour: 'GREY' });
    expect(await clock(id, 'HANDLE')).toMatchObject({ status: 'PAUSED' });

    at('03-27T15:00:00');
    expect(await told(id)).toEqual([]);
    // Three of five working days were left.
    expect((await step(by, id, 'proceed')).body).toMatchObject({ dueAt: end('2026-04-01'), colour: 'GREEN' });
    at('03-31T09:00:00');
    expect((await order(id)).colour).toBe('YELLOW');
    expect(await told(id)).toEqual([['HANDLE', 50]]);
  });
});

describe('R-DL-3 an extension', () => {
  it('is added to the due date as it is, and warns anew; once the time is over it comes too late', async () => {
    at('04-07T09:00:00');
    const [extended, late] = [await anOrder(true), await anOrder(true)];
    at('04-13T09:00:00');
    expect(await told(extended)).toEqual([['HANDLE', 50]]);
    for (const id of [extended, late]) await step('swj.leader', id, 'request-extension', { amount: 5, reason: '需第三方检测' });
    expect((await step('op', extended, 'approve-extension', { ground: '情况属实' })).body.dueAt).toBe(end('2026-04-21'));
    at('04-17T12:00:00');
    expect((await told(extended)).map(([, said]) => said)).toEqual([50, 50]);
    expect(await step('op', late, 'approve-extension', { ground: '情况属实' })).toMatchObject({ status: 409, body: { code: 'DEADLINE.EXTENSION_LATE' } });
  });
});

describe('R-DL-5 a calendar that is loaded', () => {
  it('moves the clocks of orders that were paused or extended with all that happened to them, and the order shows it', async () => {
    at('05-11T09:00:00');
    const [paused, extended] = [await anOrder(true), await anOrder(true)];
    const by = await head(paused);
    await step('swj.leader', extended, 'request-extension', { amount: 1, reason: '需第三方检测' });
    await step('op', extended, 'approve-extension', { ground: '情况属实' });
    await step(by, paused, 'pause', { reason: 'SUPPLEMENT', ground: '待补材料' });
    at('05-12T09:00:00');
    await step(by, paused, 'proceed');
    expect([(await order(paused)).dueAt, (await order(extended)).dueAt]).toEqual([end('2026-05-19'), end('2026-05-19')]);

    await city.sql('summons').query(
      `insert into calendar_day_set (id, tenant_id, year, source, days, updated_at) values (gen_random_uuid(), '510184', 2026, '崇府发〔2026〕3号', '[{"date":"2026-05-14","kind":"SHIFTED_REST","name":"封闭"}]', now())`,
    );
    await city.settled();
    expect([(await order(paused)).dueAt, (await order(extended)).dueAt]).toEqual([end('2026-05-20'), end('2026-05-20')]);
  });
});
