import { setTimeout as sleep } from 'node:timers/promises';
import { JOURNAL_COLUMNS, linksOf, type ChainAlgorithm, type DigestForm, type JournalRow } from '@yidan/platform';
import type { CityServers, ServicePlace } from './city-servers.ts';

/** The books of one service, counted. */
export interface Books {
  service: string;
  journal: number;
  order: number;
  published: number;
  /** Per producer that is heard: events received. */
  inbox: Record<string, number>;
  parked: number;
}

/** 对账: journal = order = inbox = effects, over all databases, and every sentence that does not hold. */
export interface Reconciliation {
  books: Books[];
  faults: string[];
}

/** What callers were told had its effect: organs by code, matters by title, notices by the order they are about. */
export interface Acknowledged {
  readonly organs: string[];
  readonly matters: string[];
  readonly notices: string[];
}

/** Waits until every committed event has its place and was applied by everybody who hears it. */
export async function settle({ services }: CityServers, patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const open = (await Promise.all(services.map((service) => openOf(service, services)))).flat();
    if (open.length === 0) return;
    if (Date.now() > until) throw new Error(`did not settle within ${patienceMs / 1000} s: ${open.join('; ')}`);
    await sleep(50);
  }
}

async function openOf(service: ServicePlace, services: ServicePlace[]): Promise<string[]> {
  const unplaced = await one<string>(service, `select count(*) from journal j where not exists (select from journal_order o where o.seq = j.seq)`);
  const { rows } = await service.sql.query<{ producer: string; position: string }>('select producer, position from applier_cursor');
  const behind = await Promise.all(
    rows.map(async ({ producer, position }) => {
      const head = await headOf(services.find(({ name }) => name === producer)!);
      return head === position ? [] : [`${service.name} applied ${position} of ${producer}'s ${head}`];
    }),
  );
  return [...(unplaced === '0' ? [] : [`${service.name} has ${unplaced} events without a position`]), ...behind.flat()];
}

const headOf = (service: ServicePlace): Promise<string> => one(service, 'select coalesce(max(position), 0)::text from journal_order where published');

async function one<T>({ sql }: ServicePlace, text: string): Promise<T> {
  const { rows } = await sql.query<Record<string, T>>(text);
  return Object.values(rows[0]!)[0] as T;
}

/** Compares the books of all services with each other and with what was acknowledged to the callers. */
export async function reconcile({ services }: CityServers, acknowledged: Acknowledged): Promise<Reconciliation> {
  const books: Books[] = [];
  const faults: string[] = [];
  for (const service of services) {
    const published = new Map(await Promise.all(services.map(async (producer) => [producer.name, await publishedIds(producer)] as const)));
    books.push(await booksOf(service, published.get(service.name)!.length));
    faults.push(...(await orderFaults(service)), ...(await inboxFaults(service, published)));
  }
  faults.push(...(await effectFaults(services, acknowledged)));
  return { books, faults };
}

async function booksOf(service: ServicePlace, published: number): Promise<Books> {
  const { rows } = await service.sql.query<{ producer: string; count: string }>('select producer, count(*) from inbox group by producer order by producer');
  return {
    service: service.name,
    journal: Number(await one(service, 'select count(*) from journal')),
    order: Number(await one(service, 'select count(*) from journal_order')),
    published,
    inbox: Object.fromEntries(rows.map(({ producer, count }) => [producer, Number(count)])),
    parked: Number(await one(service, 'select count(*) from parked_event')),
  };
}

async function publishedIds({ sql }: ServicePlace): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>('select event_id as id from journal_order o join journal j using (seq) where o.published order by position');
  return rows.map(({ id }) => id);
}

/** Every journal row has one position, positions are dense, versions of an aggregate stand in their order, and the chain is whole. */
async function orderFaults(service: ServicePlace): Promise<string[]> {
  const links = linksOf(await one<ChainAlgorithm>(service, 'select algorithm from sequencer'));
  const genesis = await one<string>(service, 'select genesis from sequencer');
  const { rows } = await service.sql.query<JournalRow & { position: string; hash: Buffer; form: DigestForm }>(
    `select o.position::text as position, o.hash, o.digest_form as form, ${JOURNAL_COLUMNS} from journal_order o join journal j using (seq) order by o.position`,
  );
  const faults: string[] = [];
  const missing = await one<string>(service, 'select count(*) from journal j where not exists (select from journal_order o where o.seq = j.seq)');
  if (missing !== '0') faults.push(`${service.name}: ${missing} journal rows have no position`);
  const versions = new Map<string, number>();
  let last = links.genesis(service.name, genesis);
  for (const [index, row] of rows.entries()) {
    const position = BigInt(index + 1);
    last = links.next(last, position, links.digestOf(row, row.form));
    if (row.position !== String(position)) return [...faults, `${service.name}: position ${position} is missing`];
    if (!row.hash.equals(last)) return [...faults, `${service.name}: the chain breaks at ${position}`];
    const aggregate = `${row.agg_type}/${row.agg_id}`;
    if ((versions.get(aggregate) ?? 0) > row.agg_version) faults.push(`${service.name}: ${aggregate} goes back to version ${row.agg_version} at ${position}`);
    versions.set(aggregate, row.agg_version);
  }
  const relayed = await one<string>(service, 'select position::text from relay_cursor');
  if (relayed !== (await headOf(service))) faults.push(`${service.name}: published up to ${relayed} of ${await headOf(service)}`);
  return faults;
}

/** What a service received of each producer it hears is what that producer published: no event missing, none of which nobody knows. */
async function inboxFaults(service: ServicePlace, published: Map<string, string[]>): Promise<string[]> {
  const { rows: heard } = await service.sql.query<{ producer: string }>('select producer from applier_cursor');
  const faults: string[] = [];
  for (const { producer } of heard) {
    const { rows } = await service.sql.query<{ id: string }>('select event_id as id from inbox where producer = $1', [producer]);
    const [said, received] = [new Set(published.get(producer)), new Set(rows.map(({ id }) => id))];
    const missing = without(said, received).length;
    const unknown = without(received, said).length;
    if (missing) faults.push(`${service.name}: ${missing} events of ${producer} never arrived`);
    if (unknown) faults.push(`${service.name}: ${unknown} events of ${producer} that it does not know`);
  }
  const parked = await one<string>(service, 'select count(*) from parked_event');
  if (parked !== '0') faults.push(`${service.name}: ${parked} events parked, the first because of: ${await one<string>(service, 'select reason from parked_event order by position limit 1')}`);
  return faults;
}

/** Every acknowledged command is there once, nothing is there that nobody was told of, and what follows in the other service follows once. */
async function effectFaults(services: ServicePlace[], { organs, matters, notices }: Acknowledged): Promise<string[]> {
  const [registry, dispatch] = services as [ServicePlace, ServicePlace];
  const column = async ({ sql }: ServicePlace, text: string): Promise<string[]> => (await sql.query<{ value: string }>(text)).rows.map(({ value }) => value);
  return [
    ...differences('organs in list-registry', organs, await column(registry, `select code as value from organ where code like 'F%'`)),
    ...differences('events of organs', organs, await column(registry, `select payload ->> 'code' as value from journal where type = 'org.organ.created' and payload ->> 'code' like 'F%'`)),
    ...differences('organs as summons knows them', organs, await column(dispatch, `select code as value from organ where code like 'F%'`)),
    ...differences('internal units as summons knows them', organs, await column(dispatch, `select o.code as value from internal_unit u join organ o on o.id = u.organ_id where o.code like 'F%'`)),
    ...differences('matters in summons', matters, await column(dispatch, `select title as value from incoming_matter`)),
    ...differences('events of matters', matters, await column(dispatch, `select title as value from journal j join incoming_matter m on m.id = j.agg_id where type = 'dispatch.matter.received'`)),
    ...differences('orders of emergencies', matters, await column(dispatch, `select m.title as value from dispatch_order o join incoming_matter m on m.id = o.matter_id`)),
    ...differences('events of orders', matters, await column(dispatch, `select m.title as value from journal j join dispatch_order o on o.id = j.agg_id join incoming_matter m on m.id = o.matter_id where j.type = 'dispatch.order.dispatched'`)),
    ...differences('notices of supervision', notices, await column(dispatch, `select object_id::text as value from supervision_notice`)),
    ...differences('events of notices', notices, await column(dispatch, `select payload ->> 'objectId' as value from journal where type = 'summons.supervision.issued'`)),
    ...(await numberFaults(dispatch)),
  ];
}

/** 编号连续: in every series the numbers run from one to as many as there are, and the counter stands at the last. */
async function numberFaults({ sql }: ServicePlace): Promise<string[]> {
  const { rows } = await sql.query<{ series: string; given: string; distinct: string; last: string; counter: string }>(`
    with numbers as (select tenant_id, number from incoming_matter union all select tenant_id, number from dispatch_order union all select tenant_id, number from supervision_notice),
         parts as (select tenant_id, split_part(number, '-', 1) as kind, split_part(number, '-', 2) as period, split_part(number, '-', 3)::bigint as n from numbers)
    select p.kind || '-' || p.period as series, count(*) as given, count(distinct n) as distinct, max(n) as last, coalesce(max(c.value), 0) as counter
      from parts p left join number_counter c on c.tenant_id = p.tenant_id and c.kind = p.kind and replace(c.period, '-', '') = p.period group by p.tenant_id, p.kind, p.period`);
  if (rows.length < 3) return [`only ${rows.length} series of numbers were used`];
  return rows.filter(({ given, distinct, last, counter }) => new Set([given, distinct, last, counter]).size > 1).map((row) => `numbers of ${row.series}: ${JSON.stringify(row)}`);
}

function differences(what: string, acknowledged: string[], there: string[]): string[] {
  const [told, found] = [new Set(acknowledged), new Set(there)];
  const missing = without(told, found);
  const untold = without(found, told);
  const faults: string[] = [];
  if (missing.length > 0) faults.push(`${what}: ${missing.length} acknowledged and missing, such as ${missing[0]}`);
  if (untold.length > 0) faults.push(`${what}: ${untold.length} there that nobody was told of, such as ${untold[0]}`);
  if (there.length !== found.size) faults.push(`${what}: ${there.length - found.size} there twice`);
  return faults;
}

function without(all: Set<string>, known: Set<string>): string[] {
  return [...all].filter((one) => !known.has(one));
}
