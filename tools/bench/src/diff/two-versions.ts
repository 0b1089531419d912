import type { Pool } from 'pg';
import { fill } from '../asof/fill.ts';

/** Every so many items of the later version one says something else, one is new and one is gone. */
const EVERY = 50;

/** How many items one class can number, and so how many are filled at once. */
const IN_ONE_CLASS = 5000;

// The second class of each version: the same items under other identities.
const SECOND_CLASS = [
  `insert into special_function (id, tenant_id, version_id, major_code, code, name) select md5('second/' || version_id)::uuid, tenant_id, version_id, '01', '02', '专项管理' from special_function`,
  `create temp table twin as select * from duty_item`,
  `update twin set id = md5('second/' || id)::uuid, item_key = md5('second/' || item_key)::uuid, special_code = '02', ordinal = ordinal + ${IN_ONE_CLASS}, seq_no = seq_no + ${IN_ONE_CLASS},
          code = regexp_replace(code, '-0101(\\d{4})$', '-0102\\1')`,
  `insert into duty_item select * from twin`,
  `insert into power_item (id, tenant_id, version_id, item_id, ordinal, type, number, name) select md5('second/' || id)::uuid, tenant_id, version_id, md5('second/' || item_id)::uuid, ordinal, type, number, name from power_item`,
  `update duty_list_version set item_count = ${2 * IN_ONE_CLASS}`,
];

/** Ids as the service gives them: what is made by a digest is none that an address may name. */
const NAMED = ['duty_item.version_id', 'major_function.version_id', 'special_function.version_id', 'power_item.version_id', 'duty_list_version.id'].map((column) => {
  const [table, field] = column.split('.') as [string, string];
  return `update ${table} set ${field} = overlay(overlay(${field}::text placing '7' from 15) placing '8' from 20)::uuid`;
});

const LATER = `version_id = (select id from duty_list_version where state = 'EFFECTIVE')`;
const CHANGES = [
  `update duty_item set remarks = '改', basis_refs = basis_refs || '[{"text": "《中华人民共和国行政许可法》第十二条", "role": "SUPPORT"}]' where ${LATER} and ordinal % ${EVERY} = 0`,
  `update duty_item set item_key = md5('new/' || item_key)::uuid where ${LATER} and ordinal % ${EVERY} = 1`,
];

// As the service writes it with the items: one value of the same length over all that the item says.
const DIGESTS = `update duty_item set said_digest = encode(sha256(convert_to(name || coalesce(description, '') || attribute || remarks || basis_refs::text || keywords::text || lead_unit_id, 'UTF8')), 'hex')`;

/** Two versions of one organ's list of 10,000 items each, of which one in fifty says something else and one in fifty is another. */
export async function twoVersions(sql: Pool, tell: (line: string) => void): Promise<{ earlier: string; later: string; items: number }> {
  await fill(sql, { tenants: 1, organs: 1, versions: 2, items: IN_ONE_CLASS }, tell);
  const client = await sql.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    for (const text of [...SECOND_CLASS, ...NAMED, ...CHANGES, DIGESTS]) await client.query(text);
  } finally {
    client.release(true);
  }
  await sql.query('vacuum analyze');
  const { rows } = await sql.query<{ id: string }>(`select id from duty_list_version order by effective_from`);
  return { earlier: rows[0]!.id, later: rows[1]!.id, items: 2 * IN_ONE_CLASS };
}
