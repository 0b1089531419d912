import { ROLES } from '@yidan/kernel';
import type { Pool } from 'pg';
import type { Extent } from '../asof/extent.ts';

/** What no person of a tenant can hold. */
const NOT_HELD = ['PLATFORM_OPERATOR', 'PUBLIC', 'INTEGRATION_CLIENT'];

/** 多授权人员: in every tenant one person with so many grants, over all organs and role after role, and an administrator with one. */
export async function grantMany(sql: Pool, { tenants, organs }: Extent, grants: number): Promise<void> {
  const roles = ROLES.filter((role) => !NOT_HELD.includes(role));
  if (organs * roles.length < grants) throw new RangeError(`${organs} organs have no room for ${grants} grants`);
  const client = await sql.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const [kind, count] of [['many', grants], ['admin', 1]] as const) {
      // Made of what stands there already, whatever columns a grant may have.
      const person = `md5('${kind}/' || p.tenant_id)::uuid`;
      const subject = `'bench.${kind}.' || right(p.tenant_id, 2)::int`;
      await client.query(
        `insert into person_account select (jsonb_populate_record(p, jsonb_build_object('id', ${person}, 'subject', ${subject}))).* from person_account p where subject like 'bench.reader.%'`,
      );
      await client.query(
        `insert into role_grant select (jsonb_populate_record(p, jsonb_build_object('id', md5('${kind}/' || p.tenant_id || '/' || n)::uuid, 'person_id', ${person}, 'subject', ${subject}, 'role', r.role, 'organ_id', o.id))).*
           from role_grant p
           join (select o.*, row_number() over (partition by o.tenant_id order by o.code) as place from organ o) o on o.tenant_id = p.tenant_id
           cross join unnest($1::text[]) with ordinality as r (role, nth)
           cross join lateral (select (nth - 1) * ${organs} + place as n) numbered
          where p.subject like 'bench.reader.%' and n <= $2`,
        [kind === 'many' ? roles : ['TENANT_ADMIN'], count],
      );
    }
  } finally {
    // Its settings go with it.
    client.release(true);
  }
  await sql.query('analyze role_grant; analyze person_account');
  const { rows } = await sql.query<{ count: number }>(`select count(*)::int as count from role_grant where subject like 'bench.many.%'`);
  if (rows[0]!.count !== tenants * grants) throw new Error(`${rows[0]!.count} grants instead of ${tenants * grants}`);
}
