import { sampleCity } from '@yidan/sample-city';
import type { Pool } from 'pg';
import { CITY, TENANT, YEARS_BACK, type Extent } from './extent.ts';

// As every id in the product reads: of a version and a variant.
const ID = `create or replace function pg_temp.id(text) returns uuid language sql immutable as $$ select overlay(overlay(md5($1) placing '7' from 13) placing '8' from 17)::uuid $$`;
const PER_STEP = 100_000;

const organisation = ({ organs, units }: Extent): string[] => [
  `insert into tenant (tenant_id, name, level, city_tenant_id, updated_at) values ('${CITY}', '市', 'CITY', '${CITY}', now()), ('${TENANT}', '区', 'DISTRICT', '${CITY}', now())`,
  `insert into organ (id, tenant_id, code, name, short_name, kind, region_code, level, status, updated_at)
   select pg_temp.id('organ/' || o), '${TENANT}', 'J' || lpad(o::text, 3, '0'), '第' || o || '局', '第' || o || '局', 'GOV_DEPARTMENT', '${TENANT}', 'DISTRICT', 'ACTIVE', now() from generate_series(0, ${organs - 1}) o`,
  `insert into internal_unit (id, tenant_id, organ_id, code, name, provision_text, approved_staff, actual_staff, status, updated_at)
   select pg_temp.id('unit/' || o || '/' || u), '${TENANT}', pg_temp.id('organ/' || o), 'K' || u, '第' || u || '科', '', 5, 5, 'ACTIVE', now() from generate_series(0, ${organs - 1}) o, generate_series(0, ${units - 1}) u`,
  `insert into person_account (id, tenant_id, subject, organ_id, unit_id, updated_at)
   values (pg_temp.id('operator'), '${TENANT}', 'bench.operator', pg_temp.id('organ/1'), null, now()), (pg_temp.id('busy'), '${TENANT}', 'bench.busy', pg_temp.id('organ/0'), pg_temp.id('unit/0/0'), now()),
          (pg_temp.id('usual'), '${TENANT}', 'bench.usual', pg_temp.id('organ/7'), pg_temp.id('unit/7/3'), now())`,
  `insert into role_grant (id, tenant_id, person_id, subject, organ_id, unit_id, role, given_at, updated_at)
   select pg_temp.id('grant/' || p.subject), p.tenant_id, p.id, p.subject, p.organ_id, p.unit_id, case when p.unit_id is null then 'DISPATCH_OPERATOR' else 'UNIT_HANDLER' end, now(), now() from person_account p`,
];

// A matter every so many seconds; what is older than a month is closed, and of the rest some are at every step. One in ten orders is the busy unit's.
const matters = (from: number, to: number, { orders }: Extent): string => `
  insert into incoming_matter (id, tenant_id, number, channel, external_id, body_hash, title, content, received_at, urgency, attachments, submitted_by_organ_id, state, location, decision, closed_at)
  select pg_temp.id('matter/' || n), '${TENANT}', 'LJ-20260101-' || lpad(n::text, 7, '0'), (array['HOTLINE', 'GRID', 'PETITION', 'INSPECTION'])[1 + n % 4], null, '', s.title || '（' || n % 97 || '）', s.title || '，请尽快派人处理。', t.at, case when n % 50 = 0 then 'URGENT' else 'NORMAL' end, '[]', pg_temp.id('organ/1'),
         case when age.open and n % 40 = 0 then (array['CONFIRM', 'AMBIGUOUS', 'UNMATCHED'])[1 + n / 40 % 3] when age.open then 'DISPATCHED' else 'CLOSED' end,
         jsonb_build_object('regionCode', '${TENANT}' || lpad((100 + n % 20)::text, 3, '0')), '{"how": "AUTO"}', case when age.open then null else t.at + interval '5 days' end
    from generate_series(${from}, ${to}) n join sample s on s.place = n % (select count(*) from sample)
   cross join lateral (select now() - interval '${YEARS_BACK} years' * (1 - n::float8 / ${orders}) as at) t cross join lateral (select t.at > now() - interval '30 days' and n % 3 > 0 as open) age`;

const ordersOf = (from: number, to: number, { organs, units }: Extent): string => `
  insert into dispatch_order (id, tenant_id, number, matter_id, organ_id, unit_id, role, urgency, dispatched_at, item_key, item_code, version_id, interim, state, due_at, due_from, due_kind, evidence, signatures, callback, submitted_on_time,
                              closed_at, returnable_until, acted_at, signed_at, signed_on_time)
  select pg_temp.id('order/' || n), '${TENANT}', 'PJ-20260101-' || lpad(n::text, 7, '0'), m.id, pg_temp.id('organ/' || w.o), pg_temp.id('unit/' || w.o || '/' || w.u), 'LEAD', m.urgency, m.received_at + interval '1 minute',
         i.key, i.code, i.version, false, s.state, case when s.open then s.due end, case when s.open then m.received_at end, case when s.open then 'HANDLE' end, '[]', '[]',
         case when s.state = 'CLOSED' then '{"responded": true, "resolved": true, "satisfaction": 5}'::jsonb end, case when s.state = 'CLOSED' then true end, m.closed_at, m.received_at, coalesce(m.closed_at, m.received_at), m.received_at + interval '2 hours', true
    from generate_series(${from}, ${to}) n join incoming_matter m on m.id = pg_temp.id('matter/' || n)
   cross join lateral (select case when n % 10 = 0 then 0 else n / 10 % ${organs} end as o, case when n % 10 = 0 then 0 else n / 7 % ${units} end as u) w
   cross join lateral (select m.closed_at is null as open, case when m.closed_at is not null then case when n % 60 = 0 then 'REDISPATCHED' else 'CLOSED' end
                              else (array['DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'IN_PROGRESS', 'SUBMITTED', 'RETURN_REQUESTED'])[1 + n % 6] end as state, m.received_at + interval '8 days' as due) s
    join lateral (select item_key as key, code, version_id as version from item where place = n % (select count(*) from item)) i on true`;

/**
 * Fills a district with matters and one order of each, the newest at the end. What a foreign key asks for is there; the keys' triggers rest.
 */
export async function fill(sql: Pool, extent: Extent, tell: (line: string) => void): Promise<void> {
  const items = sampleCity().districts[0].lists.flatMap((list) => list.items);
  const client = await sql.connect();
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; ${ID}`);
    for (const text of organisation(extent)) await client.query(text);
    await client.query(
      `insert into dispatched_item (tenant_id, item_key, version_id, code, name, version_label, major_function, special_function, basis_texts)
       select '${TENANT}', pg_temp.id('item/' || n), pg_temp.id('version'), '${TENANT}-' || lpad(n::text, 8, '0'), name, 'V1.0', '', '', '{}' from unnest($1::text[]) with ordinality as i(name, n)`,
      [items.map(({ name }) => name)],
    );
    await client.query(`create temp table item as select item_key, code, version_id, row_number() over () - 1 as place from dispatched_item; create unique index on item (place); analyze item`);
    await client.query(`create temp table sample as select title, place - 1 as place from unnest($1::text[]) with ordinality as t(title, place)`, [items.map(({ name, keywords }) => `${keywords[0] ?? ''}${name}`)]);
    await client.query('create unique index on sample (place); analyze sample');
    for (let from = 1; from <= extent.orders; from += PER_STEP) {
      const to = Math.min(extent.orders, from + PER_STEP - 1);
      await client.query(matters(from, to, extent));
      await client.query('analyze incoming_matter');
      await client.query(ordersOf(from, to, extent));
      tell(`${to} of ${extent.orders} orders`);
    }
  } finally {
    // Its settings go with it.
    client.release(true);
  }
  await sql.query('vacuum analyze');
}
