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
}

const AUDIENCE = 'yidan';

/** 测试城市: services on real databases and a real transport, behind one address, with a real token issuer. */
export class TestCity {
  private offsetMs = 0;

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
      members.set(definition.name, { definition, database, settings, pool, service: await openService(definition, settings, hub) });
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
    return new Caller(this.address, () => this.tokenFor(subject), headers);
  }

  /** Somebody without a token, or with one made up. */
  anonymous(token: string | null = null): TestClient {
    return new TestClient(this.address, token);
  }

  token(subject: string): Promise<string> {
    return this.tokenFor(subject);
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
  async settled(timeoutMs = 15_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    let quiet = 0;
    while (quiet < 2) {
      if (Date.now() > until) throw new Error(`events did not settle: ${await this.describe()}`);
      quiet = (await this.isSettled()) ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 15));
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
    for (const member of [...this.members.values()].reverse()) await member.service?.stop();
    await this.nats?.stop();
    for (const { pool, database } of this.members.values()) {
      await pool.end();
      await database.drop();
    }
  }

  private async isSettled(): Promise<boolean> {
    for (const { pool } of this.members.values()) {
      const { rows } = await pool.query<{ waiting: string }>(
        `select count(*) as waiting from journal j where not exists (select from journal_order o where o.seq = j.seq)`,
      );
      if (rows[0]!.waiting !== '0') return false;
    }
    for (const { service, pool } of this.members.values()) if (service && (await isReadingItself(pool))) return false;
    // What the timers do may be new events.
    for (const { service } of this.members.values()) if (await service?.sweeper?.sweep()) return false;
    // Another sweep may be at work on what this one has left.
    for (const { service } of this.members.values()) if (service?.sweeper && !(await service.sweeper.isIdle())) return false;
    for (const { service } of this.members.values()) {
      for (const applier of service?.appliers ?? []) {
        const producer = this.members.get(applier.producer)?.service;
        if (producer && (await producer.journal.head()).position !== (await this.appliedUpTo(service!.name, applier.producer))) return false;
      }
    }
    return true;
  }

  private async appliedUpTo(service: string, producer: string): Promise<string> {
    const { rows } = await this.member(service).pool.query<{ position: string }>(`select position::text as position from applier_cursor where producer = $1`, [producer]);
    return rows[0]?.position ?? '0';
  }

  private async describe(): Promise<string> {
    const lines: string[] = [];
    for (const { service, pool } of this.members.values()) {
      if (!service) continue;
      const { rows } = await pool.query<{ position: string }>(`select position::text as position from sequencer`);
      lines.push(`${service.name} sequenced ${rows[0]!.position}`);
      for (const applier of service.appliers) lines.push(`${service.name} applied ${await this.appliedUpTo(service.name, applier.producer)} of ${applier.producer}`);
    }
    return lines.join('; ');
  }

  private member(name: string): Member {
    const member = this.members.get(name);
    if (!member) throw new Error(`${name} is not part of this city`);
    return member;
  }
}

/** Whether what a service reads of its own journal, beside its commands, is behind: the feed to departments' systems. */
async function isReadingItself(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ reads: boolean }>(`select to_regclass('exchange_cursor') is not null as reads`);
  if (!rows[0]!.reads) return false;
  const { rows: behind } = await pool.query(`select from exchange_cursor where position < (select coalesce(max(position), 0) from journal_order)`);
  return behind.length > 0;
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
function withProducer(definitions: ServiceDefinition[]): ServiceDefinition[] {
  return definitions.some(({ name }) => name === 'list-registry') ? definitions : [producerOnly('list-registry'), ...definitions];
}

/** Starts the services a spec is about, on real databases, behind one address. */
export function startCity(definitions: ServiceDefinition[], options: CityOptions = {}): Promise<TestCity> {
  return TestCity.start(definitions, options);
}
