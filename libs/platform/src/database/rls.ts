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
