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
const COMMAND_PLACES: readonly Place[] = ['command.before-commit', 'command.committed-unsequenced'];
/** Where an event is lost if it can be: before it has its place, sent and not written down, half applied, applied and not acknowledged. */
const EVENT_PLACES: readonly Place[] = ['sequencer.before-write', 'relay.published-unrecorded', 'applier.mid-batch', 'applier.applied-unacknowledged'];
const AUDIENCE = 'yidan';
const PATIENCE_MS = 30_000;

/** What the kills came to. */
export interface Deaths {
  /** By service and place: processes that died where they were told to, with something half way. */
  readonly hit: Map<string, number>;
  /** Processes that were killed between two steps because they had not reached the place. */
  missed: number;
}

/** 断电城市: three service processes on a durable PostgreSQL and a nats-server; whichever is asked dies under the act, those that follow die under the event, and everybody asks again. */
export class KilledCity implements ChainCity {
  readonly deaths: Deaths = { hit: new Map(), missed: 0 };
  /** The next act is taken under a kill, and the events it leaves are followed under one. */
  private killsCommand = false;
  private killsEvent = false;
  private readonly processes = new Map<string, ServiceProcess>();
  private turn = 0;

  private constructor(
    private readonly servers: CityServers,
    private readonly folder: string,
  ) {}

  static async start(instant: string): Promise<KilledCity> {
    const folder = mkdtempSync(join(tmpdir(), 'yidan-chain-'));
    chmodSync(folder, 0o755);
    const city = new KilledCity(await startServers(folder), folder);
    await city.at(instant);
    return city;
  }

  as(subject: string): Citizen {
    const client = async (path: string): Promise<TestClient> => new TestClient(`http://127.0.0.1:${this.placeOf(path).port}`, await this.servers.issuer.issue({ subject, audience: AUDIENCE, ttl: 3600 }));
    return {
      get: async (path, headers) => (await client(path)).get(path, headers),
      post: async (path, body, headers) => this.act(path, await client(path), (to, key) => to.post(path, body, { ...headers, ...key })),
      put: async (path, body, headers) => this.act(path, await client(path), (to) => to.put(path, body, headers)),
      upload: async (path, fileName, bytes, headers) => (await client(path)).upload(path, fileName, bytes, headers),
      download: async (path, headers) => (await client(path)).download(path, headers),
    };
  }

  nextStep(): void {
    this.killsCommand = true;
    this.killsEvent = true;
  }

  /** Every process is killed, and starts again at another time. */
  async at(instant: string): Promise<void> {
    const offset = String(Date.parse(instant) - Date.now());
    await Promise.all(this.servers.services.map(async (place) => {
      await this.kill(place);
      place.environment['YIDAN_CLOCK_OFFSET_MS'] = offset;
      this.processes.set(place.name, await ServiceProcess.start(place));
    }));
  }

  async settled(): Promise<void> {
    if (this.killsEvent) await this.dieUnderAnEvent();
    this.killsEvent = false;
    // Clocks that ran out are acted on within a second; what they do may be new events.
    await settle(this.servers, PATIENCE_MS);
    await this.clocksActed();
    await settle(this.servers, PATIENCE_MS);
  }

  sql(service: string): Pool {
    return this.named(service).sql;
  }

  async stop(): Promise<void> {
    for (const process of this.processes.values()) process.kill();
    await this.servers.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Asks under a kill: the process dies with the act in its hands, is started again and asked again with the same key. */
  private async act(path: string, client: TestClient, ask: (client: TestClient, key: Record<string, string>) => Promise<Answer>): Promise<Answer> {
    const key = { 'idempotency-key': randomUUID() };
    if (!this.killsCommand) return ask(client, key);
    this.killsCommand = false;
    const place = this.placeOf(path);
    const where = COMMAND_PLACES[this.turn++ % COMMAND_PLACES.length]!;
    const doomed = await this.restart(place, where);
    const first = await ask(client, key).catch(() => null);
    if (first === null) await this.note(place, where, doomed);
    else this.deaths.missed += 1;
    await this.restart(place);
    // Without a key of its own (PUT) a repetition may find the act done.
    return first !== null && first.status >= 300 ? first : again(await ask(client, key), first);
  }

  /** One of the three dies on the way of the events that the last act left. */
  private async dieUnderAnEvent(): Promise<void> {
    const { services } = this.servers;
    const place = services[this.turn % services.length]!;
    const where = EVENT_PLACES[this.turn++ % EVENT_PLACES.length]!;
    const doomed = await this.restart(place, where);
    const died = await Promise.race([doomed.death.then(() => true), sleep(1500).then(() => false)]);
    if (died) await this.note(place, where, doomed);
    else this.deaths.missed += 1;
    await this.restart(place);
  }

  private async note(place: ServicePlace, where: Place, doomed: ServiceProcess): Promise<void> {
    const death = await doomed.death;
    if (death.place !== where) throw new Error(`${place.name} did not die at ${where} but by ${death.signal ?? `code ${death.code}`} at ${death.place ?? 'no place'}: ${doomed.lastWords}`);
    const name = `${place.name} ${where}`;
    this.deaths.hit.set(name, (this.deaths.hit.get(name) ?? 0) + 1);
  }

  private async restart(place: ServicePlace, where?: Place): Promise<ServiceProcess> {
    await this.kill(place);
    if (!where) {
      const started = await ServiceProcess.start(place);
      this.processes.set(place.name, started);
      return started;
    }
    const doomed = ServiceProcess.thatDiesAt(place, where, 1);
    this.processes.set(place.name, doomed);
    // It may die before it serves: then what it had left to do killed it.
    await doomed.ready;
    return doomed;
  }

  private async kill(place: ServicePlace): Promise<void> {
    const running = this.processes.get(place.name);
    running?.kill();
    await running?.death;
  }

  private async clocksActed(): Promise<void> {
    const offset = Number(this.servers.services[0]!.environment['YIDAN_CLOCK_OFFSET_MS']);
    for (let tries = 0; tries < PATIENCE_MS / 50; tries++) {
      const open = await Promise.all(
        this.servers.services.map(async ({ sql }) => {
          const { rows } = await sql.query<{ due: string }>(`select count(*) as due from deadline where status = 'RUNNING' and parked_at is null and fired_at is null and due_at < $1 and kind = any($2)`, [new Date(Date.now() + offset).toISOString(), TIMERS]);
          return Number(rows[0]!.due);
        }),
      );
      if (open.every((due) => due === 0)) return;
      await sleep(50);
    }
    throw new Error('clocks that ran out were not acted on');
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

/** What was done under the kill and is answered only now. */
function again(answer: Answer, first: Answer | null): Answer {
  return first !== null && answer.status === 412 ? first : answer;
}
