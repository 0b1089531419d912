import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { issuerRoutes, openIssuer, type Issuer } from '@yidan/dev-issuer';
import { ensureDatabase, startNats, startPostgres, type DatabaseUrls, type RunningNats, type RunningPostgres } from '@yidan/dev-servers';
import { FieldKeys, limitsAsEnvironment, migrate, NO_LIMITS, type ServiceDefinition, type ServiceSettings } from '@yidan/platform';
import { Pool } from 'pg';
import { benchFolder } from './running-city.ts';

export const AUDIENCE = 'yidan';
export const OPERATOR = 'platform.operator';
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A service's database: the roles' addresses, and a superuser for looking and filling. */
export interface ServiceDatabase {
  name: string;
  urls: DatabaseUrls;
  sql: Pool;
}

/** 台架: a durable PostgreSQL, a nats-server and a token issuer in a folder of their own, which goes with them. */
export class BenchServers {
  private readonly pools: Pool[] = [];
  private stopped: Promise<void> | null = null;

  private constructor(
    readonly folder: string,
    readonly postgres: RunningPostgres,
    readonly nats: RunningNats,
    readonly issuer: Issuer,
    private readonly close: () => Promise<void>,
  ) {}

  /** Runs a bench on servers of its own; they and their folder are gone afterwards, however it ends. */
  static async during<T>(work: (servers: BenchServers) => Promise<T>): Promise<T> {
    const folder = benchFolder();
    try {
      const servers = await BenchServers.start(folder);
      // A bench that is cut off takes its servers with it as well; what was under way on them has nobody to tell any more.
      const cutOff = (): void => {
        process.on('uncaughtException', () => undefined);
        void servers.stop().finally(() => process.exit(130));
      };
      for (const signal of SIGNALS) process.once(signal, cutOff);
      try {
        return await work(servers);
      } finally {
        for (const signal of SIGNALS) process.off(signal, cutOff);
        await servers.stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private static async start(folder: string): Promise<BenchServers> {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true, maxConnections: 80 });
    const nats = await startNats({ dir: join(folder, 'nats'), url: null });
    const door = createServer((request, response) => {
      const document = issuerRoutes(issuer).find(({ path }) => path === request.url);
      response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document?.body ?? {}));
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const issuer = await openIssuer(folder, `http://127.0.0.1:${(door.address() as AddressInfo).port}/issuer`);
    return new BenchServers(folder, postgres, nats, issuer, async () => {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
      await nats.stop();
      await postgres.stop();
    });
  }

  /** A service's database at its newest schema. */
  async database({ name, migrations }: ServiceDefinition): Promise<ServiceDatabase> {
    const database = name.replaceAll('-', '_');
    const urls = await ensureDatabase(this.postgres.superuserUrl, database, { secretsFile: this.postgres.secretsFile });
    await migrate(urls.owner, migrations);
    const inside = new URL(this.postgres.superuserUrl);
    inside.pathname = `/${database}`;
    const sql = new Pool({ connectionString: inside.href, max: 2 });
    sql.on('error', () => undefined);
    this.pools.push(sql);
    return { name, urls, sql };
  }

  /** What a service that runs in this process is told of its surroundings. */
  settings({ name, urls }: ServiceDatabase, transport: 'in-process' | 'jetstream', poolSize: number): ServiceSettings {
    return {
      service: name,
      database: { appUrl: urls.app, workerUrl: urls.worker, poolSize },
      nats: transport === 'jetstream' ? { url: this.nats.url } : null,
      identity: { issuer: this.issuer.url, audience: AUDIENCE, jwks: this.issuer.jwks() as { keys: Record<string, unknown>[] } },
      operatorSubject: OPERATOR,
      fieldKeys: FieldKeys.only(Buffer.alloc(32, 7)),
      clockOffsetMs: 0,
      testMode: false,
      otlpUrl: null,
      logLevel: 'error',
    };
  }

  /** The environment of a service that runs as a process of its own. */
  environment({ urls }: ServiceDatabase, poolSize: number): Record<string, string> {
    return {
      DATABASE_URL: urls.app,
      DATABASE_WORKER_URL: urls.worker,
      DATABASE_POOL: String(poolSize),
      NATS_URL: this.nats.url,
      OIDC_ISSUER: this.issuer.url,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_JWKS_URL: `${this.issuer.url}/jwks`,
      YIDAN_OPERATOR_SUBJECT: OPERATOR,
      YIDAN_FIELD_KEY: Buffer.alloc(32, 7).toString('base64'),
      LOG_LEVEL: 'error',
      ...limitsAsEnvironment(NO_LIMITS),
    };
  }

  token(subject: string): Promise<string> {
    return this.issuer.issue({ subject, audience: AUDIENCE, ttl: 7200 });
  }

  private stop(): Promise<void> {
    this.stopped ??= Promise.all(this.pools.map((pool) => pool.end())).then(() => this.close());
    return this.stopped;
  }
}
