import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceProcess, settle, startServers, type CityServers, type Place, type ServicePlace } from '@yidan/faults';
import { TestClient, type Answer } from '@yidan/testing';
import type { Pool } from 'pg';
import type { ChainCity, Citizen } from './chain-city.ts';

/** Where the service that is asked dies: with the act done and not committed, and committed with nobody told. */
export const COMMAND_PLACES: readonly Place[] = ['command.before-commit', 'command.committed-unsequenced'];
/** Where an event is lost if it can be: before it has its place, sent and not written down, half applied, applied and not acknowledged. */
export const EVENT_PLACES: readonly Place[] = ['sequencer.before-write', 'relay.published-unrecorded', 'applier.mid-batch', 'applier.applied-unacknowledged'];
const AUDIENCE = 'yidan';
/** Only against a city that never comes to rest. */
const PATIENCE_MS = 120_000;

/** 断电城市: three service processes on a durable PostgreSQL and a nats-server; whoever is asked dies under the act, one of the three under the event that it leaves, and everybody asks again. */
export class KilledCity implements ChainCity {
  /** Where processes died that were told to, each with something half way. */
  private readonly deaths: Place[] = [];
  /** The next act is taken under a kill, and the events it leaves are followed under one. */
  private kills = false;
  private readonly processes = new Map<string, ServiceProcess>();
  private offsetMs = 0;
  private turn = 0;

  private constructor(
    private readonly servers: CityServers,
    private readonly folder: string,
  ) {}

  static async start(instant: string): Promise<KilledCity> {
    const folder = mkdtempSync(join(tmpdir(), 'yidan-chain-'));
    chmodSync(folder, 0o755);
    const city = new KilledCity(await startServers(folder), folder);
    try {
      await city.at(instant);
      await Promise.all(city.servers.services.map((place) => city.succeed(place)));
      return city;
    } catch (error) {
      await city.stop();
      throw error;
    }
  }

  as(subject: string): Citizen {
    const client = async (path: string): Promise<TestClient> => new TestClient(`http://127.0.0.1:${this.placeOf(path).port}`, await this.servers.issuer.issue({ subject, audience: AUDIENCE, ttl: 3600 }));
    return {
      get: async (path, headers) => {
        const from = await client(path);
        return untilServed(() => from.get(path, headers));
      },
      post: async (path, body, headers) => {
        const to = await client(path);
        const key = { 'idempotency-key': randomUUID() };
        const ask = (): Promise<Answer> => untilServed(() => to.post(path, body, { ...headers, ...key }));
        return this.kills ? this.askUnderKills(this.placeOf(path), ask) : ask();
      },
      put: async (path, body, headers) => (await client(path)).put(path, body, headers),
      upload: async (path, fileName, bytes, headers) => (await client(path)).upload(path, fileName, bytes, headers),
      download: async (path, headers) => (await client(path)).download(path, headers),
    };
  }

  nextStep(): void {
    this.kills = true;
  }

  async at(instant: string): Promise<void> {
    this.offsetMs = Date.parse(instant) - Date.now();
    for (const { environment } of this.servers.services) environment['YIDAN_CLOCK_OFFSET_MS'] = String(this.offsetMs);
    await Promise.all([...this.processes.values()].map((running) => running.tell({ clockOffsetMs: this.offsetMs })));
  }

  async settled(): Promise<void> {
    // Clocks that ran out are acted on within a second; what they do may be new events.
    await settle(this.servers, PATIENCE_MS);
    await this.clocksActed();
    await settle(this.servers, PATIENCE_MS);
  }

  diedAt(places: readonly Place[]): number {
    return this.deaths.filter((place) => places.includes(place)).length;
  }

  sql(service: string): Pool {
    return this.named(service).sql;
  }

  async stop(): Promise<void> {
    for (const process of this.processes.values()) process.kill();
    await this.servers.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Whoever is asked dies with the act in its hands, is started again and asked again with the same key; then one of the three dies on the way of the events that the act leaves. */
  private async askUnderKills(asked: ServicePlace, ask: () => Promise<Answer>): Promise<Answer> {
    this.kills = false;
    const turn = this.turn++;
    const underTheAct = COMMAND_PLACES[turn % COMMAND_PLACES.length]!;
    await this.running(asked).tell({ dieAt: underTheAct });
    const refused = await ask().catch(() => null);
    await this.bury(asked, underTheAct);
    if (refused) {
      await this.succeed(asked);
      return refused;
    }
    const underTheEvent = EVENT_PLACES[turn % EVENT_PLACES.length]!;
    const others = this.servers.services.filter((place) => place !== asked);
    const follower = underTheEvent.startsWith('applier.') ? others[turn % others.length]! : asked;
    // An act that was committed leaves its events as soon as its service is up again.
    if (follower !== asked) await this.running(follower).tell({ dieAt: underTheEvent });
    await this.succeed(asked, follower === asked ? underTheEvent : undefined);
    // Where the follower is the one that is asked, it may take the answer with it.
    const answer = await ask().catch(() => null);
    await Promise.race([this.running(follower).death, settle(this.servers, PATIENCE_MS).catch(() => undefined)]);
    await this.bury(follower, underTheEvent);
    await this.succeed(follower);
    return answer ?? ask();
  }

  /** Ends a process that was told where to die, if it has not, and notes whether it was there. */
  private async bury(place: ServicePlace, where: Place): Promise<void> {
    const doomed = this.running(place);
    doomed.kill();
    const death = await doomed.death;
    // One that had not reached the place was killed at rest, which is no kill to count.
    const atRest = death.place === null && death.signal === 'SIGKILL';
    if (death.place === where) this.deaths.push(where);
    else if (!atRest) throw new Error(`${place.name} did not die at ${where} but by ${death.signal ?? `code ${death.code}`} at ${death.place ?? 'no place'}: ${doomed.lastWords}`);
  }

  /** Starts the next process of a service; one that is to die may do so before it serves, of what it had left to do. */
  private async succeed(place: ServicePlace, dieAt?: Place): Promise<void> {
    const successor = dieAt ? ServiceProcess.thatDiesAt(place, dieAt, 1) : await ServiceProcess.start(place);
    this.processes.set(place.name, successor);
    await successor.ready;
  }

  private async clocksActed(): Promise<void> {
    for (let tries = 0; tries < PATIENCE_MS / 50; tries++) {
      const open = await Promise.all(
        this.servers.services.map(async ({ sql }) => {
          const { rows } = await sql.query<{ due: string }>(`select count(*) as due from deadline where status = 'RUNNING' and parked_at is null and fired_at is null and due_at < $1 and kind = any($2)`, [new Date(Date.now() + this.offsetMs).toISOString(), TIMERS]);
          return Number(rows[0]!.due);
        }),
      );
      if (open.every((due) => due === 0)) return;
      await sleep(50);
    }
    throw new Error('clocks that ran out were not acted on');
  }

  private running(place: ServicePlace): ServiceProcess {
    return this.processes.get(place.name)!;
  }

  private placeOf(path: string): ServicePlace {
    return this.named(path.split('/')[2]!);
  }

  private named(service: string): ServicePlace {
    return this.servers.services.find(({ name }) => name === service)!;
  }
}

/** Clocks that a timer acts on by itself. */
const TIMERS = ['letStand', 'fail', 'lapse', 'closeReplies', 'activate', 'closePublicity', 'follow'];

/** Asks again as long as the answer is "later", which a process says that has just started and not yet got the issuer's keys. */
async function untilServed(ask: () => Promise<Answer>): Promise<Answer> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503 || Date.now() > until) return answer;
    await sleep(100);
  }
}
