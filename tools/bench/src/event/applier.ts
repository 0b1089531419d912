import { InProcessHub, openService } from '@yidan/platform';
import { Client } from 'pg';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers, type ServiceDatabase } from '../bench-servers.ts';
import { FactSource } from '../fact-source.ts';
import { interleaved } from '../interleave.ts';
import { resultOf, type BenchResult } from '../result.ts';
import { copyingReader } from './reader.ts';
import { registerOrgan, registerPeople, TENANT } from './registrations.ts';

const EVENTS = 5000;
/** As many as the applier takes into one transaction. */
const BATCH = 200;

interface Row {
  event_id: string;
  position: string;
  type: string;
  id: string;
  subject: string;
  organ_id: string;
}

/** 事件应用: events per second through inbox, effect and cursor, against batched inserts of the same rows into the same tables. */
export function eventApplier({ rounds }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const source = await FactSource.open(servers, 'in-process', 4);
    await registerOrgan(source);
    // The organ's two events are applied before the clock runs, since people are registered under it.
    const before = await source.sequenced();
    await registerPeople(source, EVENTS);
    const reader = await servers.database(copyingReader());
    const first = await openReader(servers, source, reader, null);
    await first.stop();
    const { rows } = await reader.sql.query<Row>(
      `select i.event_id, i.position::text as position, i.type, p.id, p.subject, p.organ_id
         from inbox i join person_account p on p.subject = 'bench.person.' || (i.position - $1 - 1) order by i.position`,
      [before],
    );
    if (rows.length !== EVENTS) throw new Error(`${rows.length} of ${EVENTS} registrations had their effect`);
    const taken = await interleaved(
      rounds,
      'events/s',
      async () => {
        await forget(reader, before);
        const began = { at: 0 };
        const service = await openReader(servers, source, reader, began);
        const seconds = (performance.now() - began.at) / 1000;
        await service.stop();
        return EVENTS / seconds;
      },
      async () => {
        await forget(reader, before);
        return insertAll(reader, rows);
      },
    );
    await source.stop();
    return resultOf('event-applier', 'events/s', taken, { events: EVENTS, batch: BATCH, includes: 'ours reads the journal as well' });
  });
}

/** Opens the reader beside a producer that appears only then, and waits until all is applied. */
async function openReader(servers: BenchServers, source: FactSource, database: ServiceDatabase, began: { at: number } | null): ReturnType<typeof openService> {
  const hub = new InProcessHub();
  const service = await openService(copyingReader(), servers.settings(database, 'in-process', 4), hub);
  const last = await source.sequenced();
  if (began) began.at = performance.now();
  hub.join('list-registry', source.service.journal, source.service.sequencer);
  while (service.appliers[0]!.position !== last) await new Promise((resolve) => setTimeout(resolve, 1));
  return service;
}

async function forget({ sql }: ServiceDatabase, cursor: string): Promise<void> {
  await sql.query(`truncate inbox, person_account cascade`);
  await sql.query(`update applier_cursor set position = $1`, [cursor]);
}

/** What the applier leaves behind, written by one who knows it all beforehand. */
async function insertAll({ urls }: ServiceDatabase, rows: readonly Row[]): Promise<number> {
  const client = new Client({ connectionString: urls.app });
  await client.connect();
  const began = performance.now();
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = JSON.stringify(rows.slice(from, from + BATCH));
    await client.query(`begin; select set_config('app.tenant', '${TENANT}', true)`);
    await client.query({
      name: 'inbox',
      text: `insert into inbox (event_id, producer, position, tenant_id, type, applied_at)
             select event_id, 'list-registry', position, $2, type, clock_timestamp() from json_to_recordset($1::json) as r(event_id uuid, position bigint, type text)`,
      values: [batch, TENANT],
    });
    await client.query({
      name: 'person',
      text: `insert into person_account (id, tenant_id, subject, organ_id, updated_at)
             select id, $2, subject, organ_id, clock_timestamp() from json_to_recordset($1::json) as r(id uuid, subject text, organ_id uuid)`,
      values: [batch, TENANT],
    });
    await client.query({ name: 'cursor', text: `update applier_cursor set position = $1 where producer = 'list-registry'`, values: [rows[Math.min(from + BATCH, rows.length) - 1]!.position] });
    await client.query('commit');
  }
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  return rows.length / seconds;
}
