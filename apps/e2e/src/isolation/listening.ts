import { connect } from '@nats-io/transport-node';
import type { TestCity } from '@yidan/testing';
import type { Evidence } from './leaks.ts';

/** 监听: keeps what can be heard of a city from outside its tables while it works. */
export interface Listener {
  readonly heard: Evidence[];
  stop(): Promise<void>;
}

/** Every message on the subjects of tenants, for the tenant whose subject it is. */
export async function listenToEvents(city: TestCity): Promise<Listener> {
  const connection = await connect({ servers: city.nats!.url });
  const heard: Evidence[] = [];
  connection.subscribe('yidan.>', {
    callback: (_error, message) => {
      const [, tenant = ''] = message.subject.split('.');
      const headers = message.headers?.keys().map((name) => `${name}: ${message.headers!.get(name)}`) ?? [];
      const actor = Buffer.from(message.headers?.get('ce-actor') ?? '', 'base64').toString();
      heard.push({ tenant, where: message.subject, text: [...headers, actor, message.string()].join('\n') });
    },
  });
  await connection.flush();
  return { heard, stop: () => connection.close() };
}

/** Every line the services log, from now on; who starts to log later writes to what stands here. */
export function listenToLogs(): Listener {
  const heard: Evidence[] = [];
  const { write } = process.stdout;
  process.stdout.write = (text: string | Uint8Array): boolean => {
    heard.push({ tenant: null, where: 'log', text: text.toString() });
    return true;
  };
  return {
    heard,
    stop: () => {
      process.stdout.write = write;
      return Promise.resolve();
    },
  };
}

/** Every row of every table that says whose it is. */
export async function rowsOf(city: TestCity, services: readonly string[]): Promise<Evidence[]> {
  const all: Evidence[] = [];
  for (const service of services) {
    const { rows: tables } = await city.sql(service).query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    for (const { name } of tables) {
      const { rows } = await city.sql(service).query<{ tenant: string; text: string }>(`select tenant_id as tenant, t::text as text from ${name} t`);
      all.push(...rows.map((row) => ({ ...row, where: `${service}.${name}` })));
    }
  }
  return all;
}
