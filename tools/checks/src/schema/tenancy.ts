import type { Connection } from './catalogue.ts';

/** 平台内部表: the only tables that belong to no tenant, or that plumbing reads across tenants; every other table is a tenant's. */
export const INFRASTRUCTURE = ['journal_order', 'sequencer', 'relay_cursor', 'inbox', 'applier_cursor', 'checkpoint', 'witnessed_checkpoint', 'exchange_cursor'] as const;

/** The migrator's own table: nobody but the owner may touch it, so row security has nothing to say there. */
export const MIGRATIONS = 'migration';

/** The logins that serve; neither may own or inherit anything. */
export interface ServingRoles {
  app: string;
  worker: string;
}

const TABLES = `select c.* from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> $1`;

// The whole condition, or one narrowed by `and`; what is joined by `or` begins with another bracket.
const boundTo = (setting: string): string => {
  const own = `\\(tenant_id = NULLIF\\(current_setting\\(''app\\.${setting}''::text, true\\), ''''::text\\)\\)`;
  return `^(${own}$|\\(${own} AND )`;
};

// $1 the migrator's table, $2 the infrastructure, $3 the serving roles, $4 the app role: every query can use all four.
const RULES = [
  `select relname || ' has no tenant_id that is never null' from tables t where relname <> all ($2)
      and not exists (select from pg_attribute a where a.attrelid = t.oid and attname = 'tenant_id' and attnotnull and atttypid = 'text'::regtype)`,
  `select relname || ' has no row security' from tables where not relrowsecurity`,
  `select relname || ' does not force row security on its owner' from tables where not relforcerowsecurity`,
  `select relname || ' has no policy' from tables t where not exists (select from pg_policy where polrelid = t.oid)`,
  `select relname || ': policy ' || polname || ' shows the app role rows of every tenant'
     from tables t join pg_policy p on polrelid = t.oid
    where relname <> all ($2) and polpermissive and polroles && array[0::oid, (select oid from pg_roles where rolname = $4)]
      and exists (select from unnest(array[pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)]) as rule where rule !~ '${boundTo('(tenant|city)')}')`,
  `select relname || ': policy ' || polname || ' lets the app role write into another tenant'
     from tables t join pg_policy p on polrelid = t.oid
    where relname <> all ($2) and polpermissive and polcmd <> 'r' and polroles && array[0::oid, (select oid from pg_roles where rolname = $4)]
      and coalesce(pg_get_expr(polwithcheck, polrelid), pg_get_expr(polqual, polrelid)) !~ '${boundTo('tenant')}'`,
  `select t.relname || ': foreign key ' || conname || ' can point into another tenant' from tables t join pg_constraint k on k.conrelid = t.oid
    where contype = 'f' and not exists (
      select from unnest(conkey, confkey) as pair(ours, theirs)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = ours
        join pg_attribute b on b.attrelid = confrelid and b.attnum = theirs
       where a.attname = 'tenant_id' and b.attname = 'tenant_id')`,
  `select 'journal: ' || coalesce(r.rolname, 'public') || ' may ' || lower(privilege_type)
     from tables t
     cross join lateral (select * from aclexplode(t.relacl) union all select acl.* from pg_attribute a cross join aclexplode(a.attacl) acl where a.attrelid = t.oid) acl
     left join pg_roles r on r.oid = grantee
    where relname = 'journal' and grantee <> relowner and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
  `select c.relname || ' is owned by ' || pg_get_userbyid(c.relowner) from pg_class c where pg_get_userbyid(c.relowner) = any ($3)`,
  `select p.oid::regprocedure || ' is owned by ' || pg_get_userbyid(p.proowner) from pg_proc p where pg_get_userbyid(p.proowner) = any ($3)`,
  `select n.nspname || ' is owned by ' || pg_get_userbyid(n.nspowner) from pg_namespace n where pg_get_userbyid(n.nspowner) = any ($3)`,
  `select pg_get_userbyid(member) || ' inherits what ' || pg_get_userbyid(roleid) || ' may' from pg_auth_members where pg_get_userbyid(member) = any ($3)`,
  `select c.relname || ' shows rows with its owner''s eyes' from pg_class c
    where c.relnamespace = 'public'::regnamespace and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on'])`,
  `select c.relname || ': ' || coalesce(r.rolname, 'public') || ' may touch the migrator''s table' from pg_class c cross join aclexplode(c.relacl) left join pg_roles r on r.oid = grantee
    where c.relname = $1 and grantee <> c.relowner`,
  // A table of one row per tenant has its tenant for a key; every other needs the pair, or nothing could refer to it within the tenant alone.
  `select relname || ' has an id that is not unique together with its tenant' from tables t where relname <> all ($2)
      and exists (select from pg_attribute a where a.attrelid = t.oid and attname = 'id' and not attisdropped)
      and not exists (select from pg_index i where i.indrelid = t.oid and i.indisunique and i.indpred is null
        and (select array_agg(a.attname::text order by a.attname) from pg_attribute a where a.attrelid = t.oid and a.attnum = any (i.indkey)) in (array['tenant_id'], array['id', 'tenant_id']))`,
  // Row security knows neither of the three: emptying passes it by, a foreign key or a trigger of one's own looks at every row.
  `select relname || ': ' || coalesce(r.rolname, 'public') || ' may ' || lower(privilege_type) from tables t cross join aclexplode(t.relacl) left join pg_roles r on r.oid = grantee
    where grantee <> relowner and relname <> 'journal' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
  `select distinct relname || ': everybody has a right' from tables t cross join aclexplode(t.relacl) where grantee = 0`,
  `select rolname || ' ' || what from pg_roles cross join lateral (values
       (rolsuper, 'is a superuser'), (rolbypassrls, 'bypasses row security'), (rolcreaterole, 'makes roles'), (rolreplication, 'reads what is replicated')) as fact (holds, what)
    where rolname = any ($3) and holds`,
  `select coalesce(r.rolname, 'public') || ' makes ' || what
     from (select nspacl, 'tables' from pg_namespace where nspname = 'public' union all select datacl, 'schemas' from pg_database where datname = current_database()) as place (acl, what)
     cross join aclexplode(acl) left join pg_roles r on r.oid = grantee
    where privilege_type = 'CREATE' and (grantee = 0 or r.rolname = any ($3))`,
  // How far a sequence is tells what other tenants do; the next number is enough for whoever writes.
  `select c.relname || ': ' || coalesce(r.rolname, 'public') || ' may ' || lower(privilege_type) || ' a sequence' from pg_class c cross join aclexplode(c.relacl) left join pg_roles r on r.oid = grantee
    where c.relkind = 'S' and grantee <> relowner and privilege_type <> 'USAGE'`,
  `select c.relname || ' lies in the schema ' || n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname !~ '^(public$|information_schema$|pg_)'`,
  `select relname || ' is a foreign table, which row security does not know' from pg_class where relkind = 'f'`,
  `select relname || ': the rule ' || rulename || ' acts with its owner''s eyes' from tables t join pg_rewrite w on w.ev_class = t.oid`,
  `select 'what ' || pg_get_userbyid(defaclrole) || ' makes is given to ' || coalesce(r.rolname, 'public') || ' by default' from pg_default_acl cross join aclexplode(defaclacl) left join pg_roles r on r.oid = grantee
    where grantee <> defaclrole`,
];

/** The sentence that says what is wrong with each table of a service that does not keep tenants apart; empty for a sound database. */
export async function tenancyFaults(connection: Connection, roles: ServingRoles): Promise<string[]> {
  const faults = RULES.map((rule) => `(${rule})`).join('\nunion all\n');
  const { rows } = await connection.query<{ fault: string }>(
    `with given as (select $1::text, $2::text[], $3::text[], $4::text), tables as (${TABLES}), faults (fault) as (${faults}) select fault from faults order by fault collate "C"`,
    [MIGRATIONS, [...INFRASTRUCTURE], [roles.app, roles.worker], roles.app],
  );
  return rows.map(({ fault }) => fault);
}

/** The functions that run with their owner's eyes, by their signatures: row security does not bind them, so each must keep tenants apart itself. */
export async function definersIn(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ signature: string }>(
    `select p.oid::regprocedure::text as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' order by 1`,
  );
  return rows.map(({ signature }) => signature);
}
