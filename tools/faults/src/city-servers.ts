import { createServer } from 'node:http';
import { readlinkSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { issuerRoutes, openIssuer, type Issuer } from '@yidan/dev-issuer';
import { ensureDatabase, freePort, startNats, startPostgres, type DatabaseUrls, type RunningNats } from '@yidan/dev-servers';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { limitsAsEnvironment, migrate, NO_LIMITS } from '@yidan/platform';
import { summons } from '@yidan/summons';
import { Pool } from 'pg';

export const SERVICES = [listRegistry, summons, disputeArbitration];
/** Those that the load sends commands to, and that are killed with them in flight; disputes are killed step by step in the journey of a matter without an owner. */
export const UNDER_LOAD = ['list-registry', 'summons'];
export const AUDIENCE = 'yidan';
export const OPERATOR = 'platform.operator';

/** A service's own surroundings: where it listens and what its process reads. */
export interface ServicePlace {
  name: string;
  port: number;
  urls: DatabaseUrls;
  environment: Record<string, string>;
  /** Sees the whole database. */
  sql: Pool;
}

/** 现场: durable PostgreSQL, a nats-server and a token issuer in one folder, and a place for each service. */
export interface CityServers {
  nats: RunningNats;
  issuer: Issuer;
  services: ServicePlace[];
  /** Ends the broker and deletes its whole disk; start it again with `nats.restart`. */
  loseBrokerDisk(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything the services stand on; the services themselves are started, and killed, by the rounds. */
export async function startServers(folder: string): Promise<CityServers> {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
  const nats = await startNats({ dir: join(folder, 'nats'), url: null });
  const door = createServer((request, response) => {
    const document = issuerRoutes(issuer).find(({ path }) => path === request.url);
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document?.body ?? {}));
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const issuer = await openIssuer(folder, `http://127.0.0.1:${(door.address() as AddressInfo).port}/issuer`);
  const services: ServicePlace[] = [];
  for (const { name, migrations } of SERVICES) {
    const database = name.replaceAll('-', '_');
    const urls = await ensureDatabase(postgres.superuserUrl, database, { secretsFile: postgres.secretsFile });
    await migrate(urls.owner, migrations);
    const inside = new URL(postgres.superuserUrl);
    inside.pathname = `/${database}`;
    const sql = new Pool({ connectionString: inside.href, max: 3 });
    sql.on('error', () => undefined);
    const environment = {
      DATABASE_URL: urls.app,
      DATABASE_WORKER_URL: urls.worker,
      DATABASE_POOL: '6',
      NATS_URL: nats.url,
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_JWKS_URL: `${issuer.url}/jwks`,
      YIDAN_OPERATOR_SUBJECT: OPERATOR,
      YIDAN_FIELD_KEY: Buffer.alloc(32, 7).toString('base64'),
      YIDAN_TEST_MODE: '1',
      ...limitsAsEnvironment(NO_LIMITS),
      LOG_LEVEL: 'error',
    };
    services.push({ name, port: await freePort(), urls, environment, sql });
  }
  return {
    nats,
    issuer,
    services,
    loseBrokerDisk: async () => {
      const where = readlinkSync(`/proc/${nats.pid}/cwd`);
      await nats.kill();
      rmSync(join(where, 'jetstream'), { recursive: true });
    },
    stop: async () => {
      await Promise.all(services.map(({ sql }) => sql.end()));
      await new Promise((resolve) => door.close(resolve));
      await nats.stop();
      await postgres.stop();
    },
  };
}
