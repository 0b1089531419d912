import { ownAndCityRead, ownTenant, workerMay } from '../database/rls.ts';

/** 基础数据: the same tables in every service: who belongs to the tenant, who may act, which days are worked, which values hold. */
export function referenceTables(service: string): string[] {
  return [
    `create table tenant (
       tenant_id      text primary key,
       name           text not null,
       level          text not null,
       city_tenant_id text not null,
       row_version    int not null default 1,
       updated_at     timestamptz not null
     )`,
    // A superior, a host or a supervisor may be an organ of the city or come later, so those four are no foreign keys.
    `create table organ (
       id                         uuid primary key,
       tenant_id                  text not null references tenant,
       code                       text not null,
       name                       text not null,
       short_name                 text not null,
       kind                       text not null,
       region_code                text not null,
       level                      text not null,
       unified_social_credit_code text,
       superior_organ_id          uuid,
       parent_organ_id            uuid,
       host_town_street_id        uuid,
       supervising_organ_id       uuid,
       established_on             date,
       abolished_on               date,
       status                     text not null,
       row_version                int not null default 1,
       updated_at                 timestamptz not null,
       unique (tenant_id, id),
       unique (tenant_id, code)
     )`,
    `create table internal_unit (
       id             uuid primary key,
       tenant_id      text not null,
       organ_id       uuid not null,
       code           text not null,
       name           text not null,
       provision_text text not null,
       approved_staff int not null,
       actual_staff   int not null,
       status         text not null,
       row_version    int not null default 1,
       updated_at     timestamptz not null,
       unique (tenant_id, id),
       unique (tenant_id, organ_id, code),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id)
     )`,
    `create table person_account (
       id          uuid primary key,
       tenant_id   text not null,
       subject     text not null,
       organ_id    uuid not null,
       unit_id     uuid,
       row_version int not null default 1,
       updated_at  timestamptz not null,
       unique (tenant_id, id),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id),
       foreign key (tenant_id, unit_id) references internal_unit (tenant_id, id)
     )`,
    `create index person_account_subject on person_account (subject)`,
    `create table role_grant (
       id          uuid primary key,
       tenant_id   text not null,
       person_id   uuid not null,
       subject     text not null,
       organ_id    uuid not null,
       unit_id     uuid,
       role        text not null,
       given_at    timestamptz not null,
       ended_at    timestamptz,
       row_version int not null default 1,
       updated_at  timestamptz not null,
       unique (tenant_id, id),
       foreign key (tenant_id, person_id) references person_account (tenant_id, id),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id),
       foreign key (tenant_id, unit_id) references internal_unit (tenant_id, id)
     )`,
    `create index role_grant_subject on role_grant (subject) where ended_at is null`,
    `create table calendar_day_set (
       id          uuid primary key,
       tenant_id   text not null references tenant,
       year        int not null,
       source      text not null,
       days        jsonb not null,
       row_version int not null default 1,
       updated_at  timestamptz not null,
       unique (tenant_id, id),
       unique (tenant_id, year)
     )`,
    `create table policy_value (
       id              uuid primary key,
       tenant_id       text not null references tenant,
       key             text not null,
       value           jsonb not null,
       source_document text not null,
       valid_from      date not null,
       row_version     int not null default 1,
       updated_at      timestamptz not null,
       unique (tenant_id, id),
       unique (tenant_id, key, valid_from)
     )`,
    ...ownAndCityRead(service, 'tenant'),
    ...ownTenant(service, 'organ'),
    ...ownTenant(service, 'internal_unit'),
    ...ownTenant(service, 'person_account'),
    ...ownTenant(service, 'role_grant'),
    ...ownAndCityRead(service, 'calendar_day_set'),
    ...ownAndCityRead(service, 'policy_value'),
    ...['tenant', 'organ', 'person_account', 'role_grant'].flatMap((table) => workerMay(service, table, 'select')),
  ];
}

/** The reference tables in an order in which they can be emptied; a rebuild fills them again. */
export const REFERENCE_TABLES = ['policy_value', 'calendar_day_set', 'role_grant', 'person_account', 'post', 'internal_unit', 'organ', 'tenant'] as const;
