import { rolesOf } from './roles.ts';

const TENANT = `tenant_id = nullif(current_setting('app.tenant', true), '')`;
const CITY = `tenant_id = nullif(current_setting('app.city', true), '')`;

function forced(table: string): string[] {
  return [`alter table ${table} enable row level security`, `alter table ${table} force row level security`];
}

/** Rows of the own tenant only: the rule for everything a district owns. `rights` is what the app role may do with them. */
export function ownTenant(service: string, table: string, rights = 'select, insert, update, delete'): string[] {
  const { app } = rolesOf(service);
  return [...forced(table), `grant ${rights} on ${table} to ${app}`, `create policy own_tenant on ${table} to ${app} using (${TENANT}) with check (${TENANT})`];
}

/** Own rows, and the city's rows read-only: the rule for catalogue, calendar, policy and law. */
export function ownAndCityRead(service: string, table: string): string[] {
  const { app } = rolesOf(service);
  return [...ownTenant(service, table), `create policy city_read on ${table} for select to ${app} using (${CITY})`];
}

/**
 * Own rows, and read-only the rows of the city's cases for the districts that take part in them: the rule for what a cross-district case consists of.
 * `caseIdColumn` says which case a row belongs to; `only` narrows what participants see further. Needs the table case_participant.
 */
export function ownAndParticipantRead(service: string, table: string, caseType: string, caseIdColumn: string, { rights, only }: { rights?: string; only?: string } = {}): string[] {
  const { app } = rolesOf(service);
  const takesPart = `exists (select from case_participant p where p.tenant_id = ${table}.tenant_id and p.case_type = '${caseType}' and p.case_id = ${table}.${caseIdColumn}
    and p.participant_tenant_id = nullif(current_setting('app.tenant', true), '') and p.ended_at is null)`;
  return [...ownTenant(service, table, rights), `create policy participant_read on ${table} for select to ${app} using (${CITY} and ${[takesPart, ...(only ? [`(${only})`] : [])].join(' and ')})`];
}

/** What the worker role may see of all tenants. */
export function workerMay(service: string, table: string, rights: string): string[] {
  const { worker } = rolesOf(service);
  return [`grant ${rights} on ${table} to ${worker}`, `create policy worker on ${table} to ${worker} using (true) with check (true)`];
}

/** Plumbing without a tenant (cursors, positions): only the roles named may touch it. */
export function infrastructure(service: string, table: string, rights: { app?: string; worker?: string }): string[] {
  const roles = rolesOf(service);
  const grants = (['app', 'worker'] as const).flatMap((who) => (rights[who] ? [`grant ${rights[who]} on ${table} to ${roles[who]}`] : []));
  const to = (['app', 'worker'] as const).filter((who) => rights[who]).map((who) => roles[who]);
  return [...forced(table), ...grants, `create policy infrastructure on ${table} to ${to.join(', ')} using (true) with check (true)`];
}

/** The reader's office keeps what is restricted, or the service acts for itself. */
export const SEES_RESTRICTED = `(select current_setting('app.reader', true) = 'all')`;
/** The person and the unit that read, or null. */
export const READER = `nullif(nullif(current_setting('app.reader', true), ''), 'all')::uuid`;
export const READERS_UNIT = `nullif(current_setting('app.unit', true), '')::uuid`;

/** 限制公开: rows the app role sees only where the condition holds, whatever the query: lists, counts, searches and exports leave the others out. */
export function shownWhere(service: string, table: string, condition: string): string[] {
  const { app } = rolesOf(service);
  return [`create policy shown on ${table} as restrictive for select to ${app} using ((${SEES_RESTRICTED} and ${TENANT}) or ${condition})`];
}
