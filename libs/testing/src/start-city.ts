import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RecordedEvent } from '@yidan/contracts';
import { startNats, type RunningNats } from '@yidan/dev-servers';
import { openIssuer } from '@yidan/dev-issuer';
import { Clock } from '@yidan/kernel';
import { appendToJournal, FieldKeys, frontDoor, InProcessHub, openService, Transactions, type RunningService, type ServiceDefinition, type ServiceSettings } from '@yidan/platform';
import { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import { producerOnly } from './producer-only.ts';
import { TestClient } from './test-client.ts';
import { testDatabase, testServers, type TestDatabase } from './test-database.ts';

export interface CityOptions {
  /** Events pass in memory, or over a real nats-server of this city's own. */
  transport?: 'in-process' | 'jetstream';
  logLevel?: ServiceSettings['logLevel'];
  /** What personal data is sealed with; one key of its own for each service unless a spec is about keys. */
  fieldKeys?: FieldKeys;
  /** How journals are made verifiable; without it they are chained and not signed. */
  trail?: ServiceSettings['trail'];
}

interface Member {
  definition: ServiceDefinition;
  database: TestDatabase;
  settings: ServiceSettings;
  pool: Pool;
  service: RunningService | null;
  /** The statement of a look at it, once it is known. */
  look: string | null;
}

const AUDIENCE = 'yidan';

/** 测试城市: services on real databases and a real transport, behind one address, with a real token issuer. */
export class TestCity {
  private offsetMs = 0;
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    private readonly members: Map<string, Member>,
    private readonly hub: InProcessHub,
    readonly address: string,
    private readonly tokenFor: (subject: string) => Promise<string>,
    private readonly closeDoor: () => Promise<void>,
    readonly nats: RunningNats | null,
  ) {}

  static async start(definitions: ServiceDefinition[], options: CityOptions = {}): Promise<TestCity> {
    const folder = mkdtempSync(join(testServers().folder, 'city-'));
    const issuer = await openIssuer(folder, 'http://issuer.test');
    const nats = options.transport === 'jetstream' ? await startNats({ dir: join(folder, 'nats'), url: null }) : null;
    const hub = new InProcessHub();
    const members = new Map<string, Member>();
    try {
      for (const definition of withProducer(definitions)) {
        const database = await testDatabase(definition);
        const settings: ServiceSettings = {
          service: definition.name,
          database: { appUrl: database.urls.app, workerUrl: database.urls.worker, poolSize: 8 },
          nats: nats ? { url: nats.url } : null,
          identity: { issuer: issuer.url, audience: AUDIENCE, jwks: issuer.jwks() as { keys: Record<string, unknown>[] } },
          operatorSubject: 'platform.operator',
          fieldKeys: options.fieldKeys ?? FieldKeys.only(randomBytes(32)),
          ...(options.trail ? { trail: options.trail } : {}),
          clockOffsetMs: 0,
          testMode: true,
          otlpUrl: null,
          logLevel: options.logLevel ?? 'fatal',
        };
        const pool = new Pool({ connectionString: database.superuserUrl, max: 3 });
        pool.on('error', () => undefined);
        const member: Member = { definition, database, settings, pool, service: null, look: null };
        members.set(definition.name, member);
        member.service = await openService(definition, settings, hub);
      }
    } catch (error) {
      await shutDown(members, nats);
      throw error;
    }
    const door = frontDoor({
      doors: [...members.keys()].map((name) => ({ prefix: `/api/${name}`, route: (request, response) => members.get(name)!.service!.route(request, response) })),
      otherwise: (_request, response) => response.writeHead(404).end(),
      ready: () => Promise.resolve({}),
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
    const closeDoor = (): Promise<void> =>
      new Promise((resolve) => {
        door.closeAllConnections();
        door.close(() => resolve());
      });
    return new TestCity(members, hub, address, (subject) => issuer.issue({ subject, audience: AUDIENCE, ttl: 3600 }), closeDoor, nats);
  }

  /** Somebody with a valid token; what they may do is for the grants to say. */
  as(subject: string, headers: Record<string, string> = {}): Caller {
    return new Caller(this.address, () => this.token(subject), headers);
  }

  /** Somebody without a token, or with one made up. */
  anonymous(token: string | null = null): TestClient {
    return new TestClient(this.address, token);
  }

  /** Somebody's token: like a person at work, everybody keeps the one they logged in with. */
  token(subject: string): Promise<string> {
    const token = this.tokens.get(subject) ?? this.tokenFor(subject);
    this.tokens.set(subject, token);
    return token;
  }

  /** A superuser's view of a service's database, for looking. */
  sql(service: string): Pool {
    return this.member(service).pool;
  }

  /** A service's database as one of its own roles. */
  urls(service: string): TestDatabase['urls'] {
    return this.member(service).database.urls;
  }

  service(name: string): RunningService {
    const { service } = this.member(name);
    if (!service) throw new Error(`${name} is stopped`);
    return service;
  }

  /** Moves every service's clock to an instant. */
  at(instant: string): void {
    this.offsetMs = Date.parse(instant) - Date.now();
    for (const { service } of this.members.values()) if (service) service.app.get(Clock).offsetMs = this.offsetMs;
  }

  /** Journals contract events as a producer's aggregate would, in one transaction. */
  async emit(producer: string, tenantId: string, events: RecordedEvent[], city: string | null = null): Promise<void> {
    const { app } = this.service(producer);
    await app.get(Transactions).run({ tenant: tenantId, city, actor: { id: 'system:spec', organId: null, roles: [] } }, (em) =>
      appendToJournal(em, { type: 'spec', id: uuid(), version: 1 }, events),
    );
  }

  /** Waits until every clock that ran out was acted on, and every committed event is sequenced and had its effect everywhere. */
  async settled(timeoutMs = 45_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    while (!(await this.isSettled())) {
      if (Date.now() > until) throw new Error(`events did not settle: ${await this.describe()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async stopService(name: string): Promise<void> {
    const member = this.member(name);
    await member.service?.stop();
    member.service = null;
  }

  /** Starts a stopped service again, with other settings where a spec is about them. */
  async startService(name: string, changed: Partial<ServiceSettings> = {}): Promise<void> {
    const member = this.member(name);
    Object.assign(member.settings, changed);
    member.service = await openService(member.definition, { ...member.settings, clockOffsetMs: this.offsetMs }, this.hub);
  }

  async stop(): Promise<void> {
    await this.closeDoor();
    await shutDown(this.members, this.nats);
  }

  /** Whether everything rests between two looks: what a clock did in between shows in the second. */
  private async isSettled(): Promise<boolean> {
    const seen = await this.standsAt();
    if (seen === null || !(await this.areClocksIdle())) return false;
    return (await this.standsAt()) === seen;
  }

  /**
   * How far every journal has come, or null where something is behind.
   * One snapshot of each service is enough: an effect that one of them did not show yet is of an event that another has and this one's cursor has not.
   */
  private async standsAt(): Promise<string | null> {
    const running = [...this.members.values()].flatMap(({ service }) => (service ? [service] : []));
    const looks = new Map(await Promise.all([...this.members.keys()].map(async (name) => [name, await this.look(name)] as const)));
    if ([...looks.values()].some(({ unsequenced }) => unsequenced)) return null;
    const heads = new Map(running.map(({ name }) => [name, looks.get(name)!.head]));
    for (const { name, appliers } of running) {
      const { unread, cursors } = looks.get(name)!;
      if (unread || appliers.some(({ producer }) => heads.has(producer) && heads.get(producer) !== (cursors[producer] ?? '0'))) return null;
    }
    return [...looks].map(([name, { position }]) => `${name} ${position}`).join();
  }

  /** What the timers do may be new events; and another sweep may be at work on what this one has left. */
  private async areClocksIdle(): Promise<boolean> {
    const sweepers = [...this.members.values()].flatMap(({ service }) => service?.sweeper ?? []);
    const idle = await Promise.all(sweepers.map(async (sweeper) => (await sweeper.sweep()) === 0 && (await sweeper.isIdle())));
    return idle.every(Boolean);
  }

  private async look(name: string): Promise<Look> {
    const member = this.member(name);
    member.look ??= await lookAt(member.pool);
    const { rows } = await member.pool.query<Look>({ name: 'city-look', text: member.look });
    return rows[0]!;
  }

  private async describe(): Promise<string> {
    const lines: string[] = [];
    for (const { service, pool } of this.members.values()) {
      if (!service) continue;
      const { rows } = await pool.query<{ position: string }>(`select position::text as position from sequencer`);
      lines.push(`${service.name} sequenced ${rows[0]!.position}`);
      const { cursors } = await this.look(service.name);
      for (const { producer } of service.appliers) lines.push(`${service.name} applied ${cursors[producer] ?? '0'} of ${producer}`);
    }
    return lines.join('; ');
  }

  private member(name: string): Member {
    const member = this.members.get(name);
    if (!member) throw new Error(`${name} is not part of this city`);
    return member;
  }
}

/** How far a service has come, in one snapshot of its database. */
interface Look {
  /** Something that was committed has no place yet. */
  unsequenced: boolean;
  /** What the service reads of its own journal, beside its commands, is behind. */
  unread: boolean;
  position: string;
  /** The last position that others are told of. */
  head: string;
  /** By producer. */
  cursors: Record<string, string>;
}

/** The statement of a look; a service that feeds departments' systems reads its own journal for it. */
async function lookAt(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ reads: boolean }>(`select to_regclass('exchange_cursor') is not null as reads`);
  const unread = rows[0]!.reads ? 'exists (select from exchange_cursor where position < (select coalesce(max(position), 0) from journal_order))' : 'false';
  return `select exists (select from journal j where not exists (select from journal_order o where o.seq = j.seq)) as unsequenced, ${unread} as unread,
                 (select coalesce(max(position), 0)::text from journal_order) as position,
                 (select coalesce(max(position), 0)::text from journal_order where published) as head,
                 (select coalesce(json_object_agg(producer, position::text), '{}') from applier_cursor) as cursors`;
}

/** 登录者: a client that gets its token with the first call. */
export class Caller {
  private client: Promise<TestClient> | null = null;

  constructor(
    private readonly address: string,
    private readonly token: () => Promise<string>,
    private readonly headers: Record<string, string>,
  ) {}

  private logIn(): Promise<TestClient> {
    this.client ??= this.token().then((token) => new TestClient(this.address, token, this.headers));
    return this.client;
  }

  get = async (...call: Parameters<TestClient['get']>): ReturnType<TestClient['get']> => (await this.logIn()).get(...call);
  post = async (...call: Parameters<TestClient['post']>): ReturnType<TestClient['post']> => (await this.logIn()).post(...call);
  put = async (...call: Parameters<TestClient['put']>): ReturnType<TestClient['put']> => (await this.logIn()).put(...call);
  delete = async (...call: Parameters<TestClient['delete']>): ReturnType<TestClient['delete']> => (await this.logIn()).delete(...call);
  upload = async (...call: Parameters<TestClient['upload']>): ReturnType<TestClient['upload']> => (await this.logIn()).upload(...call);
  download = async (...call: Parameters<TestClient['download']>): ReturnType<TestClient['download']> => (await this.logIn()).download(...call);
}

/** Every city has a list-registry, since it owns organs and grants: where a spec does not bring the real one, a bare producer stands in, whose events the spec writes. */
/** Stops what runs, those that started last first, and takes their databases away; also of a city that did not come up whole. */
async function shutDown(members: ReadonlyMap<string, Member>, nats: RunningNats | null): Promise<void> {
  for (const { service } of [...members.values()].reverse()) await service?.stop();
  await nats?.stop();
  for (const { pool, database } of members.values()) {
    await pool.end();
    await database.drop();
  }
}

function withProducer(definitions: ServiceDefinition[]): ServiceDefinition[] {
  return definitions.some(({ name }) => name === 'list-registry') ? definitions : [producerOnly('list-registry'), ...definitions];
}

/** Starts the services a spec is about, on real databases, behind one address. */
export function startCity(definitions: ServiceDefinition[], options: CityOptions = {}): Promise<TestCity> {
  return TestCity.start(definitions, options);
}
