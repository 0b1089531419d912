import { normaliseName } from '@yidan/kernel';
import { sampleCity } from '@yidan/sample-city';
import type { Pool } from 'pg';
import { DAYS_HELD, FIRST_DAY, type Extent } from './extent.ts';

const ID = `create or replace function pg_temp.id(text) returns uuid language sql immutable as $$ select md5($1)::uuid $$`;

const SAMPLE = `
  create temp table sample as
  select (n - 1)::int as n, s->>'name' as name, s->>'nameKey' as name_key, s->>'description' as description, s->'keywords' as keywords, s->>'attribute' as attribute, s->'basis' as basis, s->>'searchText' as search_text
    from jsonb_array_elements($1::jsonb) with ordinality as x(s, n)`;

/** One row per tenant, organ or version, as `t`, `o` and `v`. */
const ORGANS = (e: Extent): string => `generate_series(1, ${e.tenants}) t, generate_series(1, ${e.organs}) o`;
const VERSIONS = (e: Extent): string => `${ORGANS(e)}, generate_series(1, ${e.versions}) v`;
const TENANT = `(519900 + t)::text`;
const ORGAN = `pg_temp.id('organ/' || t || '/' || o)`;
const VERSION = `pg_temp.id('version/' || t || '/' || o || '/' || v)`;
const CODE = `'J' || lpad(o::text, 3, '0')`;
const FROM = (v: string): string => `date '${FIRST_DAY}' + (${v}) * ${DAYS_HELD} + o`;

const organisation = (e: Extent): string[] => [
  `insert into tenant (id, tenant_id, name, level, city_tenant_id, registration, updated_at)
   select pg_temp.id('tenant/' || t), ${TENANT}, '区' || t, 'DISTRICT', '519900', 'bench', now() from generate_series(1, ${e.tenants}) t`,
  `insert into organ (id, tenant_id, code, name, short_name, kind, region_code, level, status, predecessor_ids, is_nameplate, approved_staff, actual_staff, approved_leaders, updated_at)
   select ${ORGAN}, ${TENANT}, ${CODE}, '第' || o || '局', '第' || o || '局', 'GOV_DEPARTMENT', ${TENANT}, 'DISTRICT', 'ACTIVE', '[]', false, 30, 30, 3, now() from ${ORGANS(e)}`,
  `insert into internal_unit (id, tenant_id, organ_id, code, name, provision_text, approved_staff, actual_staff, status, updated_at)
   select pg_temp.id('unit/' || t || '/' || o || '/' || u), ${TENANT}, ${ORGAN}, 'K' || u, '第' || u || '科', '', 5, 5, 'ACTIVE', now() from ${ORGANS(e)}, generate_series(0, 5) u`,
  `insert into person_account (id, tenant_id, subject, organ_id, name_sealed, updated_at)
   select pg_temp.id('person/' || t), ${TENANT}, 'bench.reader.' || t, pg_temp.id('organ/' || t || '/1'), '', now() from generate_series(1, ${e.tenants}) t`,
  `insert into role_grant (id, tenant_id, person_id, subject, organ_id, role, given_at, updated_at)
   select pg_temp.id('grant/' || t), ${TENANT}, pg_temp.id('person/' || t), 'bench.reader.' || t, pg_temp.id('organ/' || t || '/1'), 'SUPERVISOR', now(), now() from generate_series(1, ${e.tenants}) t`,
];

const versions = (e: Extent): string[] => [
  `insert into duty_list (id, tenant_id, organ_id, status, current_version_id, last_major)
   select pg_temp.id('list/' || t || '/' || o), ${TENANT}, ${ORGAN}, 'ACTIVE', pg_temp.id('version/' || t || '/' || o || '/${e.versions}'), ${e.versions} from ${ORGANS(e)}`,
  `insert into list_import (id, tenant_id, organ_id, file_name, file_hash, report, content, state, version_id, created_at, created_by)
   select pg_temp.id('import/' || t || '/' || o || '/' || v), ${TENANT}, ${ORGAN}, 'list.xlsx', md5('file' || t || o || v), '{}', '{}', 'LOADED', ${VERSION}, now(), 'bench' from ${VERSIONS(e)}`,
  `insert into duty_list_version (id, tenant_id, duty_list_id, organ_id, organ_code, major, minor, label, kind, state, document_number, approved_on, effective_from, effective_to, item_count, content_hash,
                                  import_id, created_at, created_by)
   select ${VERSION}, ${TENANT}, pg_temp.id('list/' || t || '/' || o), ${ORGAN}, ${CODE}, v, 0, ${CODE} || '-V' || v || '.0', 'INITIAL', case when v = ${e.versions} then 'EFFECTIVE' else 'SUPERSEDED' end,
          '编发' || v || '号', ${FROM('v - 1')}, ${FROM('v - 1')}, case when v < ${e.versions} then ${FROM('v')} end, ${e.items}, md5('content' || t || o || v),
          pg_temp.id('import/' || t || '/' || o || '/' || v), now(), 'bench' from ${VERSIONS(e)}`,
  `insert into major_function (id, tenant_id, version_id, code, name, category) select pg_temp.id('major/' || id), tenant_id, id, '01', '综合管理', 'GENERAL_AFFAIRS' from duty_list_version`,
  `insert into special_function (id, tenant_id, version_id, major_code, code, name) select pg_temp.id('special/' || id), tenant_id, id, '01', '01', '日常管理' from duty_list_version`,
];

/** An organ's item stays the same item from version to version, in the same words. */
const itemsOf = (e: Extent, t: number): string[] => [
  `insert into duty_item (id, tenant_id, version_id, organ_id, item_key, code, ordinal, seq_no, major_code, special_code, name, name_key, description, attribute, basis_refs, sanding_duty_refs,
                          sanding_unit_provision_refs, remarks, lead_unit_id, assist_unit_ids, keywords, service_objects, perform_mode, item_status, disclosure, search_text)
   select pg_temp.id('item/' || v.id || '/' || i), v.tenant_id, v.id, v.organ_id, pg_temp.id('key/' || v.organ_id || '/' || i), v.tenant_id || '-' || v.organ_code || '-0101' || lpad(i::text, 4, '0'), i, i, '01', '01',
          s.name, s.name_key, s.description, s.attribute, s.basis, '[]', '[]', '', pg_temp.id('unit/${t}/' || substr(v.organ_code, 2)::int || '/' || i % 6), '{}', s.keywords, '[]',
          'SELF', 'ACTIVE', 'PUBLIC', s.search_text
     from duty_list_version v cross join generate_series(1, ${e.items}) i
     join sample s on s.n = (substr(v.organ_code, 2)::int * 37 + i * 11 + ${t} * 101) % (select count(*) from sample)
    where v.tenant_id = '${519_900 + t}' order by v.effective_from, v.organ_code, i`,
  `insert into power_item (id, tenant_id, version_id, item_id, ordinal, type, number, name)
   select pg_temp.id('power/' || id), tenant_id, version_id, id, 1, 'PENALTY', ordinal::text, name from duty_item where tenant_id = '${519_900 + t}'`,
];

/**
 * Fills the registry's tables: lists of many organs, each version following the one before, every item with a power.
 * What a foreign key asks for is there; the keys' triggers rest, since they would look up each of a million rows.
 */
export async function fill(sql: Pool, extent: Extent, tell: (line: string) => void): Promise<number> {
  const client = await sql.connect();
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; ${ID}`);
    await client.query(SAMPLE, [JSON.stringify(samples())]);
    for (const text of [...organisation(extent), ...versions(extent)]) await client.query(text);
    for (let t = 1; t <= extent.tenants; t += 1) {
      for (const text of itemsOf(extent, t)) await client.query(text);
      if (t % 5 === 0) tell(`${t} of ${extent.tenants} tenants filled`);
    }
  } finally {
    // Its settings go with it.
    client.release(true);
  }
  await sql.query('vacuum analyze');
  const { rows } = await sql.query<{ count: string }>('select count(*) from duty_item');
  return Number(rows[0]!.count);
}

function samples(): unknown[] {
  const items = sampleCity().districts[0].lists.flatMap((list) => list.items);
  return items.map(({ name, description, keywords, attribute, basis }) => ({
    name, description, keywords, attribute, basis, nameKey: normaliseName(name), searchText: [name, description, ...keywords, name].join('\n').normalize('NFKC').toLowerCase(),
  }));
}
