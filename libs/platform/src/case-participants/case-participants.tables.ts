import { ownTenant } from '../database/rls.ts';
import { rolesOf } from '../database/roles.ts';

const ASKING = `nullif(current_setting('app.tenant', true), '')`;

/**
 * 案件参与方: which organs of which districts take part in a case of the city. A row opens the case to its district until it is ended; it is written by the city only.
 * Needs the reference tables.
 */
export function caseParticipantTables(service: string): string[] {
  const { app } = rolesOf(service);
  return [
    ...districtDirectory(service),
    // The organ belongs to another tenant, so no foreign key can point at it; the policy below looks it up as the row is written.
    `create table case_participant (
       tenant_id              text not null,
       id                     uuid primary key,
       case_type              text not null,
       case_id                uuid not null,
       participant_tenant_id  text not null,
       participant_organ_id   uuid not null,
       participant_organ_code text not null,
       participant_unit_id    uuid,
       role                   text not null check (role in ('LEAD', 'HANDLER', 'ASSIST', 'INFORMED')),
       added_by               text not null,
       added_at               timestamptz not null,
       ended_at               timestamptz,
       unique (tenant_id, id),
       check (participant_tenant_id <> tenant_id)
     )`,
    `create unique index case_participant_one on case_participant (tenant_id, case_type, case_id, participant_tenant_id, participant_organ_id) where ended_at is null`,
    `create index case_participant_district on case_participant (participant_tenant_id, participant_organ_id, case_type) where ended_at is null`,
    // Who takes part in what never changes; only that it is over may be written later, and nothing is taken back by deleting.
    ...ownTenant(service, 'case_participant', 'select, insert, update (ended_at)'),
    `create policy participant_read on case_participant for select to ${app}
       using (tenant_id = nullif(current_setting('app.city', true), '') and participant_tenant_id = ${ASKING} and ended_at is null)`,
    `create policy organ_of_a_district on case_participant as restrictive for insert to ${app}
       with check (exists (select from district_organ(participant_tenant_id, participant_organ_code) o where o.id = participant_organ_id and o.status = 'ACTIVE'))`,
  ];
}

/**
 * 区县机构查询: a city asks whether a code names an organ, or a unit of it, in one of its own districts, and learns its name and whether it exists still. It sees no district table:
 * the functions look with the owner's eyes, and the owner itself is shown no more than the districts of the tenant that asks.
 */
function districtDirectory(service: string): string[] {
  const { app, owner } = rolesOf(service);
  const districtOf = (table: string): string => `exists (select from tenant t where t.tenant_id = ${table}.tenant_id)`;
  return [
    `create policy districts_of_the_asking_city on tenant for select to ${owner} using (city_tenant_id = ${ASKING} and tenant_id <> city_tenant_id)`,
    `create policy districts_of_the_asking_city on organ for select to ${owner} using (${districtOf('organ')})`,
    `create policy districts_of_the_asking_city on internal_unit for select to ${owner} using (${districtOf('internal_unit')})`,
    `create function district_organ(district text, organ_code text) returns table (id uuid, name text, kind text, status text)
       language sql stable security definer set search_path = ''
       as $$ select o.id, o.name, o.kind, o.status from public.organ o join public.tenant t using (tenant_id)
              where t.city_tenant_id = ${ASKING} and t.tenant_id <> t.city_tenant_id and o.tenant_id = $1 and o.code = $2 $$`,
    `create function district_unit(district text, organ_code text, unit_code text) returns table (id uuid, name text, status text)
       language sql stable security definer set search_path = ''
       as $$ select u.id, u.name, u.status from public.district_organ($1, $2) o join public.internal_unit u on u.tenant_id = $1 and u.organ_id = o.id and u.code = $3 $$`,
    ...['district_organ(text, text)', 'district_unit(text, text, text)'].flatMap((signature) => [
      `revoke all on function ${signature} from public`,
      `grant execute on function ${signature} to ${app}`,
    ]),
  ];
}
