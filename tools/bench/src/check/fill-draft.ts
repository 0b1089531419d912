import { sampleCity } from '@yidan/sample-city';
import type { Pool } from 'pg';
import { fill } from '../asof/fill.ts';

/** What a draft is checked beside: 30 organs whose lists of 40 items are in force. */
const AROUND = { tenants: 1, organs: 30, versions: 1, items: 40 };
const TENANT = '519901';
const ID = `create or replace function pg_temp.id(text) returns uuid language sql immutable as $$ select (left(m, 12) || '4' || substr(m, 14, 3) || '8' || substr(m, 18))::uuid from md5($1) m $$`;

/** A draft that is to be checked. */
export interface DraftToCheck {
  tenantId: string;
  versionId: string;
  items: number;
  instruments: number;
  powers: number;
  duties: number;
}

/**
 * Puts all lists of a district into the draft of one organ: 1,181 items, beside the “三定” of all of them, the power catalogue and every instrument they cite.
 * Nobody has so long a list; whoever is checked faster than this has a shorter one.
 */
export async function fillDraft(sql: Pool, tell: (line: string) => void): Promise<DraftToCheck> {
  await fill(sql, AROUND, tell);
  const [district] = sampleCity().districts;
  const items = district.lists.flatMap((list) => list.items);
  const units = [...new Set(items.flatMap(({ leadUnit, assistUnits }) => [leadUnit, ...assistUnits]))];
  const duties = district.organs.flatMap(({ sanding }) => sanding?.duties ?? []).map(({ text, change }, i) => ({ ordinal: i + 1, text, change }));
  const provisions = district.organs.flatMap((organ) => organ.units.map(({ name, provisionText }) => ({ unitId: '00000000-0000-0000-0000-000000000000', unitName: name, text: provisionText })));
  const titles = [...new Set(items.flatMap(({ basis }) => basis.flatMap(({ instrument }) => instrument ?? [])))];
  const contents = items.map((item, i) => ({ ...item, seqNo: i + 1, source: { sheet: '', row: 0 } }));
  const client = await sql.connect();
  try {
    await client.query(`set session_replication_role = replica; ${ID}`);
    const given: [string, unknown[]][] = [
      [`update role_grant set role = 'ESTABLISHMENT_OFFICER'`, []],
      [
        `insert into organ (id, tenant_id, code, name, short_name, kind, region_code, level, status, predecessor_ids, is_nameplate, approved_staff, actual_staff, approved_leaders, updated_at)
         values (pg_temp.id('drafting'), $1, 'ALL', '综合局', '综合局', 'GOV_DEPARTMENT', $1, 'DISTRICT', 'ACTIVE', '[]', false, 30, 30, 3, now())`,
        [TENANT],
      ],
      [
        `insert into internal_unit (id, tenant_id, organ_id, code, name, provision_text, approved_staff, actual_staff, status, updated_at)
         select pg_temp.id('drafting/' || u), $1, pg_temp.id('drafting'), 'U' || n, u, '', 3, 3, 'ACTIVE', now() from json_array_elements_text($2::json) with ordinality as x(u, n)`,
        [TENANT, JSON.stringify(units)],
      ],
      [`insert into duty_list (id, tenant_id, organ_id, status, last_major) values (pg_temp.id('drafted list'), $1, pg_temp.id('drafting'), 'NONE', 1)`, [TENANT]],
      [
        `insert into duty_list_version (id, tenant_id, duty_list_id, organ_id, organ_code, major, minor, label, kind, state, item_count, created_at, created_by)
         values (pg_temp.id('draft'), $1, pg_temp.id('drafted list'), pg_temp.id('drafting'), 'ALL', 1, 0, 'ALL-V1.0', 'INITIAL', 'DRAFT', $2, now(), 'bench')`,
        [TENANT, items.length],
      ],
      [
        `insert into draft_item (id, tenant_id, version_id, item_key, ordinal, content)
         select pg_temp.id('row/' || n), $1, pg_temp.id('draft'), pg_temp.id('drafted/' || n), n, c from jsonb_array_elements($2::jsonb) with ordinality as x(c, n)`,
        [TENANT, JSON.stringify(contents)],
      ],
      [
        `insert into sanding_provision (id, tenant_id, organ_id, organ_code, way, state, scope, procedure, title, duties, units, approved_staff, approved_leaders, drafters, round, act_count, document_number, issued_on,
                                        effective_from, created_at, created_by)
         values (pg_temp.id('sanding'), $1, pg_temp.id('drafting'), 'ALL', 'PAPER', 'ISSUED', '', '', '三定', $2, $3, 30, 3, '[]', 0, 0, '编发1号', '2024-01-01', '2024-01-01', now(), 'bench')`,
        [TENANT, JSON.stringify(duties), JSON.stringify(provisions)],
      ],
      [
        `insert into power_catalogue (id, tenant_id, name, series, issuer, edition, region_code, effective_from, state, power_count, change_count, loaded_at, loaded_by)
         values (pg_temp.id('catalogue'), $1, '指导清单', '指导清单', '省政府', '2021', $1, '2021-01-01', 'EFFECTIVE', $2, 0, now(), 'bench')`,
        [TENANT, district.powerCatalogue.powers.length],
      ],
      [
        `insert into catalogue_power (id, tenant_id, catalogue_id, ordinal, type, number, name, basis, subject_organ, levels, status)
         select pg_temp.id('power/' || n), $1, pg_temp.id('catalogue'), n, p->>'type', p->>'number', p->>'name', '[]', '综合局', '["DISTRICT"]', 'ACTIVE' from jsonb_array_elements($2::jsonb) with ordinality as x(p, n)
         on conflict do nothing`,
        [TENANT, JSON.stringify(district.powerCatalogue.powers)],
      ],
      [
        `insert into legal_instrument (id, tenant_id, title, title_key, kind, issuer, region_code, promulgated_on, effective_on, state, updated_at)
         select pg_temp.id('law/' || t), $1, t, regexp_replace(t, '^中华人民共和国', ''), 'LAW', '全国人大常委会', $1, '2000-01-01', '2000-01-01', 'VALID', now() from json_array_elements_text($2::json) as x(t) on conflict do nothing`,
        [TENANT, JSON.stringify(titles)],
      ],
    ];
    for (const [text, values] of given) await client.query(text, values);
    const { rows } = await client.query<{ id: string }>(`select pg_temp.id('draft') as id`);
    return { tenantId: TENANT, versionId: rows[0]!.id, items: items.length, instruments: titles.length, powers: district.powerCatalogue.powers.length, duties: duties.length };
  } finally {
    client.release(true);
    await sql.query('vacuum analyze');
  }
}
