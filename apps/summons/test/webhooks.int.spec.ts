import { execFile, spawnSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { armFailpoint, disarmFailpoints, FieldKeys, InProcessHub, openService } from '@yidan/platform';
import { ReferenceReceiver } from '@yidan/reference-receiver';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { PostOffice } from '../src/use-cases/exchange/post-office.ts';
import { summons } from '../src/service.ts';
import { AnExchange } from './an-exchange.ts';
import { District } from './a-district.ts';
import { guideBlock } from './guide-blocks.ts';

const API = '/api/summons/v1';
const EXCHANGE = `${API}/exchange`;
const DAY = 86_400_000;
const fieldKeys = FieldKeys.only(randomBytes(32));
let city: TestCity;
let district: District;
let exchange: AnExchange;
const open: ReferenceReceiver[] = [];

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error', fieldKeys });
  district = await District.found(city, '510184', '崇');
  exchange = new AnExchange(city, district, '崇');
  await exchange.machine('client.oa', 'CGJ');
  await exchange.machine('client.water', 'SWJ');
  await exchange.appoint('admin', 'CYZX', 'TENANT_ADMIN');
  await city.settled();
  exchange.wind();
  city.at('2026-03-02T09:00:00+08:00');
}, 180_000);
afterAll(async () => {
  disarmFailpoints();
  for (const receiver of open) await receiver.close();
  await city.stop();
});
afterEach(async () => {
  disarmFailpoints();
  // Each test has receivers of its own.
  for (const { id } of (await oa().get(`${EXCHANGE}/subscriptions?limit=200`)).body.items) await oa().post(`${EXCHANGE}/subscriptions/${id}/end`, {});
});

const oa = () => district.as('client.oa');
const handler = () => district.as('cgj.sr.handler');
const head = () => district.as('cgj.sr.head');
const after = (ms: number): void => city.at(new Date(exchange.now().getTime() + ms).toISOString());
const outcomes = (receiver: ReferenceReceiver): string[] => receiver.visits.map(({ outcome }) => outcome);
const typesOf = (receiver: ReferenceReceiver, orderId: string): string[] =>
  receiver.ledger.all().filter(({ order }) => order.id === orderId).map(({ type }) => type.replace('dispatch.order.', ''));
const subscription = async (id: string) => (await oa().get(`${EXCHANGE}/subscriptions/${id}`)).body;
const deliveries = async (query: string) => (await oa().get(`${EXCHANGE}/deliveries?${query}`)).body;

async function subscribed(wanted: object = {}, machine = 'client.oa') {
  const made = await exchange.receiver(machine, wanted);
  open.push(made.receiver);
  return made;
}

describe('F-036 orders pushed to a department’s system', () => {
  it('F-036 an order is pushed once, signed, as its system reads it; the same change pulled twice is one', async () => {
    const { receiver } = await subscribed();
    const other = await subscribed({}, 'client.water');
    const id = await exchange.order();
    await exchange.delivered();
    await exchange.delivered();

    expect(typesOf(receiver, id)).toEqual(['dispatched']);
    const [message] = receiver.ledger.all();
    const { timeline: _, ...read } = (await oa().get(`${API}/orders/${id}`)).body;
    expect(message!.order).toMatchObject(read);
    expect(JSON.stringify(message)).not.toMatch(/complainant":\s*\{/);
    expect(other.receiver.visits).toEqual([]);

    expect(await receiver.pullMissing('0')).toBe(0);
    expect(await receiver.pullMissing('0')).toBe(0);
    const pulled = (await oa().get(`${EXCHANGE}/orders?after=${BigInt(message!.cursor) - 1n}&limit=1`)).body;
    expect(pulled.items[0]).toMatchObject({ id: message!.id, cursor: message!.cursor, type: message!.type, order: { id } });
    expect((await oa().get(`${EXCHANGE}/orders?after=${message!.cursor}`)).body).toEqual({ items: [], next: message!.cursor, more: false });
    await district.as('client.water').post(`${EXCHANGE}/subscriptions/${other.subscriptionId}/end`, {});
  });

  it('F-036 a step pushed back twice is taken once; the same number with another content is refused', async () => {
    const id = await exchange.order();
    const report = (body: object, as = oa()) => as.post(`${EXCHANGE}/orders/${id}/statuses`, body);
    const signFor = { step: 'SIGN_FOR', externalRef: 'OA-1', personRef: '崇.cgj.sr.handler' };

    const answers = await Promise.all([report(signFor), report(signFor), report(signFor)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ orderState: 'SIGNED', personId: district.people.get('cgj.sr.handler'), account: '崇.client.oa' });
    expect(await report({ ...signFor, personRef: '崇.cgj.sr.head' })).toMatchObject({ status: 409, body: { code: 'EXCHANGE.EXTERNAL_REF_REUSED' } });
    expect(await exchange.count(`select count(*) as n from journal where type = 'dispatch.order.signed' and agg_id = $1`, [id])).toBe(1);
    expect((await oa().get(`${API}/orders/${id}`)).body).toMatchObject({ state: 'SIGNED', handlerPersonId: district.people.get('cgj.sr.handler') });
  });

  it('a machine acts for people of the unit that holds the order, and handler and head are two of them (R-SEC-2)', async () => {
    const id = await exchange.order();
    let n = 0;
    const report = (step: string, personRef: string, more: object = {}) => oa().post(`${EXCHANGE}/orders/${id}/statuses`, { step, externalRef: `R-${(n += 1)}`, personRef, ...more });
    const [worker, chief] = ['崇.cgj.sr.handler', '崇.cgj.sr.head'];

    for (const stranger of ['崇.cgj.jz.handler', '崇.swj.hd.handler', '崇.op', '崇.client.oa', 'nobody']) {
      expect(await report('SIGN_FOR', stranger)).toMatchObject({ status: 422, body: { code: 'EXCHANGE.NOT_OF_THE_UNIT', violations: [{ path: 'personRef' }] } });
    }
    expect(await report('PROGRESS', worker, { text: '已到现场' })).toMatchObject({ status: 409, body: { code: 'EXCHANGE.NOT_UNDER_WAY' } });
    expect((await report('SIGN_FOR', worker)).status).toBe(201);
    expect(await report('START', worker)).toMatchObject({ status: 403, body: { code: 'COMMON.NOT_YOUR_STEP' } });
    expect((await report('START', chief, { handlerRef: worker })).body.orderState).toBe('IN_PROGRESS');
    expect((await report('PROGRESS', worker, { text: '已到现场劝离' })).body).toMatchObject({ text: '已到现场劝离', orderState: 'IN_PROGRESS' });
    const result = { result: '已劝离流动摊贩', evidence: ['photo-1'] };
    expect((await report('SUBMIT', worker, result)).body.orderState).toBe('IN_PROGRESS');
    expect((await report('SUBMIT', worker)).status).toBeGreaterThanOrEqual(403);
    expect((await report('SUBMIT', chief)).body.orderState).toBe('SUBMITTED');

    const { signatures } = (await oa().get(`${API}/orders/${id}`)).body;
    expect(new Set(signatures.map(({ personId }: { personId: string }) => personId)).size).toBe(2);
    const { items } = (await district.as('op').get(`${EXCHANGE}/orders/${id}/statuses`)).body;
    expect(items.map(({ step }: { step: string }) => step)).toEqual(['SIGN_FOR', 'START', 'PROGRESS', 'SUBMIT', 'SUBMIT']);
    expect(await exchange.count(`select count(*) as n from journal where type = 'dispatch.order-status.received' and payload->>'orderId' = $1`, [id])).toBe(5);
    expect((await district.as('client.water').post(`${EXCHANGE}/orders/${id}/statuses`, { step: 'SIGN_FOR', externalRef: 'W', personRef: worker })).status).toBe(404);
  });

  it('who lacks the scope subscribes nothing, reads no feed and takes no step', async () => {
    await exchange.machine('client.plain', 'CGJ', ['matters.read']);
    await city.settled();
    const plain = district.as('client.plain');

    expect((await plain.get(`${EXCHANGE}/orders`)).body.code).toBe('SEC.SCOPE_MISSING');
    expect((await plain.post(`${EXCHANGE}/subscriptions`, { url: 'https://oa.example.gov.cn/hook' })).body.code).toBe('SEC.SCOPE_MISSING');
    expect((await handler().get(`${EXCHANGE}/subscriptions`)).status).toBe(403);
  });
});

describe('a receiver', () => {
  it('refuses what is not signed by its secret, what was altered on the way, and what is too old', async () => {
    const { receiver, secret } = await subscribed();
    const send = (body: string, signed: string, at: Date) => {
      const timestamp = String(Math.floor(at.getTime() / 1000));
      const signature = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`m-1.${timestamp}.${signed}`).digest('base64');
      return fetch(receiver.url, { method: 'POST', body, headers: { 'webhook-id': 'm-1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` } });
    };
    const ping = JSON.stringify({ type: 'exchange.ping', timestamp: '', data: {} });

    await send(ping, ping, exchange.now());
    await send(ping.replace('{}', '{"amount":1}'), ping, exchange.now());
    await send(ping, ping, new Date(exchange.now().getTime() - 301_000));
    await fetch(receiver.url, { method: 'POST', body: ping });
    expect(outcomes(receiver)).toEqual(['PING', 'SIGNATURE_WRONG', 'TOO_OLD_OR_TOO_NEW', 'HEADERS_MISSING']);
  });

  it('that knows another secret gets nothing; once it knows the right one the same message arrives', async () => {
    const { receiver, subscriptionId, secret } = await subscribed();
    receiver.know(`whsec_${randomBytes(32).toString('base64')}`);
    const id = await exchange.order();
    await exchange.delivered();

    expect(outcomes(receiver)).toEqual(['SIGNATURE_WRONG']);
    expect((await deliveries(`subscriptionId=${subscriptionId}`)).items).toMatchObject([{ state: 'PENDING', attempts: 1, lastStatus: 401, orderId: id }]);
    receiver.know(secret);
    after(60_000);
    await exchange.delivered();
    expect(outcomes(receiver)).toEqual(['SIGNATURE_WRONG', 'TAKEN']);
    expect(receiver.visits[0]!.id).toBe(receiver.visits[1]!.id);
  });

  it('is told by a test message whether all is set up, without an order and without the receiver’s words', async () => {
    const { receiver, subscriptionId } = await subscribed();
    const ping = () => oa().post(`${EXCHANGE}/subscriptions/${subscriptionId}/ping`, {});

    expect((await ping()).body).toMatchObject({ delivered: true, status: 204, failure: null });
    receiver.unwell = { status: 500 };
    expect((await ping()).body).toMatchObject({ delivered: false, status: 500, failure: 'HTTP 500' });
    expect(outcomes(receiver)).toEqual(['PING', 'OUT_OF_ORDER']);
  });

  it('knows a message by the old or the new secret while one is changed for the other; afterwards only by the new one', async () => {
    const { receiver, subscriptionId, secret } = await subscribed();
    const { body } = await oa().post(`${EXCHANGE}/subscriptions/${subscriptionId}/rotate-secret`, { overlapHours: 24 });
    expect(body.secrets).toHaveLength(2);
    await exchange.order();
    await exchange.delivered();
    receiver.know(body.secret);
    await exchange.order();
    await exchange.delivered();
    expect(outcomes(receiver)).toEqual(['TAKEN', 'TAKEN']);

    after(DAY + 1000);
    receiver.know(secret);
    await exchange.order();
    await exchange.delivered();
    expect(outcomes(receiver).at(-1)).toBe('SIGNATURE_WRONG');
    receiver.know(body.secret);
    after(60_000);
    await exchange.delivered();
    expect(outcomes(receiver).at(-1)).toBe('TAKEN');
  });

  it('has a secret that nothing keeps in the clear, neither the tables nor the answers kept for repeated requests', async () => {
    const { secret, subscriptionId } = await subscribed();
    await oa().post(`${EXCHANGE}/subscriptions/${subscriptionId}/rotate-secret`, {}, { 'idempotency-key': 'rotate-1' });
    const key = secret.slice(6);

    for (const { table } of (await city.sql('summons').query<{ table: string }>(`select relname as table from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)).rows) {
      expect(await exchange.count(`select count(*) as n from ${table} t where t::text like '%' || $1 || '%' or t::text like '%whsec_%'`, [key])).toBe(0);
    }
    expect(JSON.stringify(await subscription(subscriptionId))).not.toContain('whsec_');
  });
});

describe('a receiver that is away', () => {
  it('for three days gets everything afterwards, each message once and those of an order in order', async () => {
    const { receiver, subscriptionId } = await subscribed();
    receiver.unwell = { status: 503 };
    const ids = [await exchange.order(), await exchange.order()];
    await exchange.delivered();
    for (const id of ids) await handler().post(`${API}/orders/${id}/sign-for`, {});
    await head().post(`${API}/orders/${ids[0]}/start`, {});
    await exchange.delivered();
    for (let hour = 0; hour < 72; hour += 6) {
      after(6 * 3_600_000);
      await exchange.sent();
    }
    expect(receiver.ledger.size).toBe(0);
    expect(await subscription(subscriptionId)).toMatchObject({ state: 'FAILING', pending: 5, health: { lastFailure: 'HTTP 503' } });
    // One message at a time is tried on who does not answer.
    expect(receiver.visits.length).toBeLessThan(30);

    receiver.unwell = null;
    after(7 * 3_600_000);
    await exchange.sent();
    expect(typesOf(receiver, ids[0]!)).toEqual(['dispatched', 'signed', 'started']);
    expect(typesOf(receiver, ids[1]!)).toEqual(['dispatched', 'signed']);
    expect(outcomes(receiver).filter((outcome) => outcome !== 'OUT_OF_ORDER')).toEqual(Array.from({ length: 5 }, () => 'TAKEN'));
    const told = receiver.visits.filter(({ outcome }) => outcome === 'TAKEN').map(({ id }) => receiver.ledger.all().find((message) => message.id === id)!);
    for (const id of ids) expect(told.filter(({ order }) => order.id === id).map(({ cursor }) => BigInt(cursor))).toEqual(told.filter(({ order }) => order.id === id).map(({ cursor }) => BigInt(cursor)).sort((a, b) => (a < b ? -1 : 1)));
    expect(await subscription(subscriptionId)).toMatchObject({ state: 'ACTIVE', pending: 0, health: { failuresInARow: 0 } });
  });

  it('and asks to be left alone for an hour is left alone for an hour', async () => {
    const { receiver } = await subscribed();
    receiver.unwell = { status: 429, headers: { 'retry-after': '3600' } };
    await exchange.order();
    await exchange.delivered();
    receiver.unwell = null;
    after(59 * 60_000);
    await exchange.delivered();
    expect(outcomes(receiver)).toEqual(['OUT_OF_ORDER']);

    after(2 * 60_000);
    await exchange.delivered();
    expect(outcomes(receiver)).toEqual(['OUT_OF_ORDER', 'TAKEN']);
  });

  it('for more than seven days leaves dead letters: re-driven one by one or all at once, they arrive', async () => {
    const { receiver, subscriptionId } = await subscribed();
    receiver.unwell = { status: 500 };
    const ids = [await exchange.order(), await exchange.order(), await exchange.order()];
    await exchange.delivered();
    const began = exchange.now().getTime();
    while (exchange.now().getTime() < began + 9 * DAY) {
      after(7 * 3_600_000);
      // One at a time is tried on who does not answer.
      for (const _ of ids) {
        after(6 * 60_000);
        await exchange.sent();
      }
      if (exchange.now().getTime() < began + 7 * DAY) expect(await exchange.count(`select count(*) as n from exchange_delivery where state = 'DEAD'`)).toBe(0);
    }
    expect(await subscription(subscriptionId)).toMatchObject({ dead: 3, pending: 0 });

    receiver.unwell = null;
    const { items } = await deliveries(`subscriptionId=${subscriptionId}&state=DEAD`);
    expect(items).toHaveLength(3);
    expect((await oa().post(`${EXCHANGE}/deliveries/${items[0].id}/re-drive`, {})).body).toMatchObject({ state: 'PENDING', attempts: 0 });
    after(10 * 60_000);
    await exchange.delivered();
    expect(outcomes(receiver).filter((outcome) => outcome === 'TAKEN')).toHaveLength(1);
    expect(await oa().post(`${EXCHANGE}/deliveries/${items[0].id}/re-drive`, {})).toMatchObject({ status: 409, body: { code: 'EXCHANGE.NOT_DEAD' } });
    expect((await oa().post(`${EXCHANGE}/subscriptions/${subscriptionId}/re-drive`, {})).body).toEqual({ deliveries: 2 });
    await exchange.delivered();
    expect(receiver.ledger.all().map(({ order }) => order.id).sort()).toEqual([...ids].sort());
  });

  it('delays no other: who answers nothing is waited for alone', async () => {
    const [slow, quick] = [await subscribed(), await subscribed()];
    slow.receiver.unwell = { status: 0, silent: true };
    await exchange.order();
    await city.settled();
    const office = city.service('summons').app.get(PostOffice);
    const settling = office.settle();
    await until(() => slow.receiver.visits.length === 1 && quick.receiver.ledger.size === 1);

    expect((await deliveries(`subscriptionId=${slow.subscriptionId}`)).items).toMatchObject([{ state: 'PENDING' }]);
    await slow.receiver.close();
    await settling;
    expect((await deliveries(`subscriptionId=${slow.subscriptionId}`)).items).toMatchObject([{ state: 'PENDING', attempts: 1 }]);
    open.splice(open.indexOf(slow.receiver), 1);
  });

  it('for good says so and is left in peace until its keeper resumes it; what happened meanwhile is kept', async () => {
    const { receiver, subscriptionId } = await subscribed();
    receiver.unwell = { status: 410 };
    await exchange.order();
    await exchange.delivered();
    expect(await subscription(subscriptionId)).toMatchObject({ state: 'PAUSED', pausedFor: 'RECEIVER_GONE', actions: expect.arrayContaining(['resume']) });
    receiver.unwell = null;
    await exchange.order();
    after(DAY);
    await exchange.delivered();
    expect(receiver.ledger.size).toBe(0);

    expect((await oa().post(`${EXCHANGE}/subscriptions/${subscriptionId}/resume`, {})).body.state).toBe('ACTIVE');
    await exchange.delivered();
    expect(receiver.ledger.size).toBe(2);
  });

  it('pulls by its cursor what it missed, and what is pushed to it afterwards it knows already', async () => {
    const { receiver } = await subscribed();
    const first = await exchange.order();
    await exchange.delivered();
    receiver.unwell = { status: 503 };
    const second = await exchange.order();
    await handler().post(`${API}/orders/${second}/sign-for`, {});
    await exchange.delivered();
    receiver.unwell = null;

    const fresh = await receiver.pullMissing(receiver.ledger.all().at(-1)!.cursor);
    expect(fresh).toBe(2);
    expect([typesOf(receiver, first), typesOf(receiver, second)]).toEqual([['dispatched'], ['dispatched', 'signed']]);
    after(DAY);
    await exchange.delivered();
    expect(outcomes(receiver).filter((outcome) => outcome === 'KNOWN')).toHaveLength(2);
    expect(receiver.ledger.size).toBe(3);
  });
});

describe('a replay', () => {
  it('sends again what happened after a cursor, under the same ids, to whoever lost it', async () => {
    const lost = await subscribed();
    const ids = [await exchange.order(), await exchange.order(), await exchange.order()];
    await exchange.delivered();
    const [first] = lost.receiver.ledger.all();
    const known = new Map(lost.receiver.visits.map(({ id }) => [id, 1]));

    expect((await oa().post(`${EXCHANGE}/subscriptions/${lost.subscriptionId}/replay`, { after: first!.cursor })).body).toEqual({ deliveries: 2 });
    await exchange.delivered();
    expect(outcomes(lost.receiver)).toEqual(['TAKEN', 'TAKEN', 'TAKEN', 'KNOWN', 'KNOWN']);
    expect(lost.receiver.visits.every(({ id }) => known.has(id))).toBe(true);

    // A new receiver gets what happened before it was there.
    const late = await subscribed();
    await exchange.delivered();
    expect(late.receiver.ledger.size).toBe(0);
    await oa().post(`${EXCHANGE}/subscriptions/${late.subscriptionId}/replay`, { after: '0' });
    await exchange.delivered();
    expect(late.receiver.ledger.all().map(({ order }) => order.id)).toEqual(expect.arrayContaining(ids));
  });
});

describe('what a subscription names', () => {
  it('is what is pushed: events, units; its address is subscribed once', async () => {
    const types = await subscribed({ eventTypes: ['dispatch.order.signed'] });
    const units = await subscribed({ units: ['JZ'] });
    const id = await exchange.order();
    await handler().post(`${API}/orders/${id}/sign-for`, {});
    await exchange.delivered();

    expect(typesOf(types.receiver, id)).toEqual(['signed']);
    expect(units.receiver.visits).toEqual([]);
    expect(await oa().post(`${EXCHANGE}/subscriptions`, { url: types.receiver.url })).toMatchObject({ status: 409, body: { code: 'EXCHANGE.ADDRESS_SUBSCRIBED' } });
    expect((await oa().post(`${EXCHANGE}/subscriptions`, { url: 'https://10.0.0.8/hook' })).body.code).toBe('EXCHANGE.TARGET_REFUSED');
    expect((await oa().post(`${EXCHANGE}/subscriptions`, { url: types.receiver.url, units: ['XX'] })).body.code).toBe('EXCHANGE.UNIT_UNKNOWN');
    expect((await oa().post(`${EXCHANGE}/subscriptions`, { url: types.receiver.url, eventTypes: ['dispatch.order.eaten'] })).status).toBe(400);
  });

  it('is kept by an administrator as well, for an account that is named', async () => {
    const { receiver } = await subscribed();
    const asked = { url: `${receiver.url}/admin`, organCode: 'CGJ', account: '崇.client.oa' };
    const admin = district.as('admin');

    expect((await admin.post(`${EXCHANGE}/subscriptions`, { url: asked.url })).body.code).toBe('EXCHANGE.SUBSCRIBER_UNCLEAR');
    const { body } = await admin.post(`${EXCHANGE}/subscriptions`, asked);
    expect(body).toMatchObject({ state: 'ACTIVE', account: '崇.client.oa', organ: { code: 'CGJ' } });
    expect((await district.as('client.water').get(`${EXCHANGE}/subscriptions/${body.id}`)).status).toBe(404);
    const water = district.as('client.water');
    expect((await water.get(`${EXCHANGE}/subscriptions?ended=true&limit=200`)).body.items.filter(({ organ }: { organ: { code: string } }) => organ.code !== 'SWJ')).toEqual([]);
    expect((await water.get(`${EXCHANGE}/deliveries?subscriptionId=${body.id}`)).body.total).toBe(0);
    expect((await admin.get(`${EXCHANGE}/subscriptions?limit=200`)).body.items.map(({ id }: { id: string }) => id)).toContain(body.id);
    const stale = await admin.put(`${EXCHANGE}/subscriptions/${body.id}`, { url: asked.url, eventTypes: [], units: ['SR'] }, { 'if-match': '"9"' });
    expect(stale.status).toBe(412);
    expect((await admin.put(`${EXCHANGE}/subscriptions/${body.id}`, { url: asked.url, eventTypes: [], units: ['SR'] }, { 'if-match': `"${body.rowVersion}"` })).body.units).toEqual(['SR']);
  });

  it('is never an order that its account may not read, and nothing any more once the account has ended', async () => {
    await exchange.machine('client.ending', 'CGJ');
    await city.settled();
    const ending = await subscribed({}, 'client.ending');
    const hidden = await exchange.order({ disclosure: 'RESTRICTED', readers: [district.people.get('swj.leader')] });
    await exchange.delivered();
    expect(ending.receiver.visits).toEqual([]);
    expect((await oa().get(`${EXCHANGE}/orders?after=0&limit=200`)).body.items.filter(({ order }: { order: { id: string } }) => order.id === hidden)).toEqual([]);
    expect((await deliveries(`orderId=${hidden}`)).total).toBe(0);
    expect(await exchange.count(`select count(*) as n from exchange_delivery where order_id = $1 and state = 'WITHHELD'`, [hidden])).toBe(1);

    await exchange.dismiss('client.ending');
    await exchange.order();
    await exchange.delivered();
    expect(ending.receiver.visits).toEqual([]);
    expect(await subscription(ending.subscriptionId)).toMatchObject({ state: 'PAUSED', pausedFor: 'ACCOUNT_ENDED', pending: 1 });
  });
});

describe('two replicas, and one that dies', () => {
  it('deliver each message once between them', async () => {
    const { receiver } = await subscribed();
    const { app: appUrl, worker: workerUrl } = city.urls('summons');
    const second = await openService(
      summons,
      {
        service: 'summons', database: { appUrl, workerUrl, poolSize: 4 }, nats: null, identity: { issuer: 'http://issuer.test', audience: 'yidan', jwks: { keys: [] } }, operatorSubject: 'platform.operator',
        fieldKeys, clockOffsetMs: exchange.now().getTime() - Date.now(), testMode: true, otlpUrl: null, logLevel: 'silent',
      },
      new InProcessHub(),
    );
    const ids: string[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await exchange.order());
    await Promise.all(ids.map((id) => handler().post(`${API}/orders/${id}/sign-for`, {})));
    await city.settled();
    await Promise.all([city.service('summons').app.get(PostOffice).settle(), second.app.get(PostOffice).settle()]);
    // What the second still had on its way when both had nothing left to take.
    await second.stop();
    await exchange.delivered();

    expect(outcomes(receiver)).toEqual(Array.from({ length: 24 }, () => 'TAKEN'));
    for (const id of ids) expect(typesOf(receiver, id)).toEqual(['dispatched', 'signed']);
  });

  it.each(['exchange.fed-unmoved', 'exchange.claimed-unsent', 'exchange.sent-unrecorded'])('lose nothing where one dies at %s, and tell nothing twice under another id', async (place) => {
    const { receiver } = await subscribed();
    const ids = [await exchange.order(), await exchange.order()];
    armFailpoint(place, 1, () => {
      throw new Error(`died at ${place}`);
    });
    await exchange.delivered().catch(() => undefined);
    disarmFailpoints();
    await city.stopService('summons');
    await city.startService('summons');
    exchange.wind();
    // Whoever died had them for a minute.
    after(61_000);
    await exchange.delivered();

    expect(receiver.ledger.all().map(({ order }) => order.id).sort()).toEqual([...ids].sort());
    expect(new Set(receiver.visits.map(({ id }) => id)).size).toBe(2);
    expect(await exchange.count(`select count(*) as n from exchange_delivery where order_id = any($1) and state <> 'DELIVERED'`, [ids])).toBe(0);
  });
});

describe('the examples of the integrator’s guide', () => {
  const shell = async (block: string, more: Record<string, string>): Promise<string[]> => {
    const folder = mkdtempSync(join(tmpdir(), 'yidan-guide-'));
    const env = { PATH: process.env['PATH'], YIDAN: city.address, TOKEN: await city.token('崇.client.oa'), ...more };
    try {
      const { stdout } = await promisify(execFile)('bash', ['-euc', guideBlock(block)], { cwd: folder, env });
      // The answers follow each other without a line between them.
      return stdout.replaceAll('}{', '}\n{').split('\n').filter(Boolean);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const withCurl = spawnSync('curl', ['--version']).status === 0 ? it : it.skip;

  withCurl('work when pasted: subscribe, test, look, replay, pull, and report all steps of an order', async () => {
    const receiver = await ReferenceReceiver.open({ secrets: [], now: () => exchange.now() });
    open.push(receiver);
    const order = await exchange.order();
    await exchange.delivered();
    const answers = (await shell('subscribe.sh', { RECEIVER: receiver.url })).map((line) => JSON.parse(line));
    receiver.know(answers[0].secret);
    await exchange.delivered();
    after(DAY);
    await exchange.delivered();

    expect(answers).toMatchObject([{ url: receiver.url, state: 'ACTIVE' }, { status: 401, delivered: false }, { items: [] }, { deliveries: expect.any(Number) }, { deliveries: 0 }]);
    expect(typesOf(receiver, order)).toEqual(['dispatched']);
    const [feed] = (await shell('pull.sh', {})).map((line) => JSON.parse(line));
    expect(feed).toMatchObject({ more: expect.any(Boolean), next: expect.stringMatching(/^\d+$/) });
    const reports = (await shell('report.sh', { ORDER: order, HANDLER: '崇.cgj.sr.handler', HEAD: '崇.cgj.sr.head' })).map((line) => JSON.parse(line));
    expect(reports.map(({ orderState }) => orderState)).toEqual(['SIGNED', 'IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS', 'SUBMITTED']);
  });

  it('of the OpenAPI document are taken as they stand', async () => {
    const { body } = await oa().get(`${API.replace('/v1', '')}/openapi.json`);
    const operations = Object.entries(body.paths as Record<string, Record<string, { requestBody?: { content: Record<string, { schema: { examples?: object[] } }> } }>>).filter(([path]) => path.includes('/exchange/'));
    const posts = operations.flatMap(([path, methods]) => Object.entries(methods).flatMap(([method, { requestBody }]) => (requestBody ? [{ path, method, examples: requestBody.content['application/json']!.schema.examples }] : [])));

    expect(posts.length).toBeGreaterThanOrEqual(11);
    for (const { examples } of posts) expect(examples?.length).toBeGreaterThan(0);
    const create = posts.find(({ path, method }) => path.endsWith('/subscriptions') && method === 'post')!;
    const made = await oa().post(`${EXCHANGE}/subscriptions`, create.examples![0]!);
    expect(made.status).toBe(201);
    const { id } = made.body;
    for (const { path, method, examples } of posts.filter((one) => one.path.includes('/subscriptions/{id}') && !/ping|end$|resume/.test(one.path))) {
      const { rowVersion } = await subscription(id);
      const address = path.replace('{id}', id);
      const { status } = method === 'put' ? await oa().put(address, examples![0]!, { 'if-match': `"${rowVersion}"` }) : await oa().post(address, examples![0]!);
      // One of the examples names a unit of the department it is written for.
      expect([200, 422]).toContain(status);
    }
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
