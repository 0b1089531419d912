import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { FieldKeys } from '@yidan/platform';
import type { ReferenceReceiver } from '@yidan/reference-receiver';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { AnExchange } from './an-exchange.ts';
import { District } from './a-district.ts';

const PLACES = ['exchange.fed-unmoved', 'exchange.claimed-unsent', 'exchange.sent-unrecorded'];
/** How often a process is killed at each place; `YIDAN_EXCHANGE_KILLS` lets it be more. */
const ROUNDS = Number(process.env['YIDAN_EXCHANGE_KILLS'] ?? 1);
const ORDERS = 6;
const MAIN = join(import.meta.dirname, '../dist/main.js');
const fieldKeys = FieldKeys.only(randomBytes(32));
let city: TestCity;
let exchange: AnExchange;
let receiver: ReferenceReceiver;

beforeAll(async () => {
  city = await startCity([summons], { transport: 'jetstream', logLevel: 'silent', fieldKeys });
  const district = await District.found(city, '510184', '崇');
  exchange = new AnExchange(city, district, '崇');
  await exchange.machine('client.oa', 'CGJ');
  await city.settled();
  exchange.wind();
  city.at('2026-03-02T09:00:00+08:00');
}, 180_000);
afterAll(async () => {
  await receiver.close();
  await city.stop();
});

/** A service process of its own, until it dies at the place it is armed with, or nothing is left to deliver. */
async function run(place: string | null): Promise<{ signal: string | null; said: string }> {
  const { app, worker } = city.urls('summons');
  const env = {
    PATH: process.env['PATH'], DATABASE_URL: app, DATABASE_WORKER_URL: worker, DATABASE_POOL: '6', NATS_URL: city.nats!.url, OIDC_ISSUER: 'http://issuer.test', OIDC_JWKS_URL: 'http://127.0.0.1:1/jwks', PORT: '0',
    YIDAN_FIELD_KEYS: fieldKeys.toText(), YIDAN_TEST_MODE: '1', YIDAN_CLOCK_OFFSET_MS: String(Math.round(exchange.now().getTime() - Date.now())), YIDAN_FAILPOINTS: place ?? '', LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const gone = new Promise<string | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  const watch = setInterval(() => void left().then((n) => n === 0 && child.kill('SIGTERM')), 200);
  const signal = await gone;
  clearInterval(watch);
  return { signal, said };
}

const left = (): Promise<number> => exchange.count(`select count(*) as n from exchange_delivery where state <> 'DELIVERED'`);
const sql = (text: string): Promise<unknown> => city.sql('summons').query(text);

describe('a service that is killed while it tells a department’s system', () => {
  it(`has told everything in the end, nothing under a second id, and of an order in order (${PLACES.length * ROUNDS} kills)`, async () => {
    const made = await exchange.receiver('client.oa');
    receiver = made.receiver;
    receiver.unwell = { status: 503 };
    for (let i = 0; i < ORDERS; i += 1) {
      const id = await exchange.order();
      await exchange.district.as('cgj.sr.handler').post(`/api/summons/v1/orders/${id}/sign-for`, {});
    }
    await exchange.delivered();
    await city.stopService('summons');
    receiver.unwell = null;
    receiver.visits.length = 0;

    let kills = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const place of PLACES) {
        // Everything is to be told again, and the feed to be read from its beginning: there is always something half way.
        await sql(`update exchange_cursor set position = 0`);
        await sql(`update exchange_delivery set state = 'PENDING', next_attempt_at = '2026-03-02T09:00:00+08:00', attempts = 0, first_attempt_at = null, delivered_at = null`);
        await sql(`update exchange_health set failures = 0, not_before = '-infinity'`);
        // A feed is read in one stretch; queues are taken from again and again.
        const { signal, said } = await run(`${place}:${place === PLACES[0] ? 1 : 1 + (round % 3)}`);
        expect({ place, signal, said }).toEqual({ place, signal: 'SIGKILL', said: expect.stringContaining(`failpoint ${place}`) });
        kills += 1;
        // Whoever died had its messages for a minute.
        exchange.advance(61_000);
      }
    }
    await run(null);

    expect(kills).toBe(PLACES.length * ROUNDS);
    expect(await left()).toBe(0);
    const events = await exchange.count(`select count(*) as n from journal where agg_type = 'dispatch-order' and published`);
    expect(receiver.ledger.size).toBe(events);
    expect(await exchange.count(`select count(*) as n from exchange_delivery`)).toBe(events);
    expect(await exchange.count(`select count(*) as n from exchange_feed`)).toBe(events);
    // The first that was heard of each order was that it was dispatched.
    const first = new Map<string, string>();
    const byId = new Map(receiver.ledger.all().map((message) => [message.id, message]));
    for (const { id } of receiver.visits) first.set(byId.get(id!)!.order.id, first.get(byId.get(id!)!.order.id) ?? byId.get(id!)!.type);
    expect([...first.values()]).toEqual(Array.from({ length: ORDERS }, () => 'dispatch.order.dispatched'));
  }, 600_000);
});
