import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

const OWN = (table: string, rights?: string): string[] => ownTenant('list-registry', table, rights);

/** 职责任务清单: files read, lists with their versions and items, findings, performance, and what districts filed with their city. */
export class DutyLists extends Migration {
  override up(): void {
    for (const sql of [...lists(), ...items(), ...filed()]) this.addSql(sql);
  }
}

function lists(): string[] {
  return [
    // The rule that two versions of one organ are never in force together is kept by an exclusion constraint over text, uuid and a range.
    `create extension if not exists btree_gist`,
    `create table duty_list (
       id                 uuid primary key,
       tenant_id          text not null,
       organ_id           uuid not null,
       status             text not null check (status in ('NONE', 'ACTIVE', 'ORPHANED')),
       current_version_id uuid,
       last_major         int not null,
       row_version        int not null default 1,
       unique (tenant_id, id),
       unique (tenant_id, organ_id),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id)
     )`,
    `create table list_import (
       id          uuid primary key,
       tenant_id   text not null,
       organ_id    uuid not null,
       file_name   text not null,
       file_hash   text not null,
       report      jsonb not null,
       content     jsonb not null,
       state       text not null,
       version_id  uuid,
       created_at  timestamptz not null,
       created_by  text not null,
       row_version int not null default 1,
       unique (tenant_id, id),
       check ((state = 'LOADED') = (version_id is not null)),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id)
     )`,
    `create index list_import_newest on list_import (tenant_id, id desc)`,
    `create table duty_list_version (
       id              uuid primary key,
       tenant_id       text not null,
       duty_list_id    uuid not null,
       organ_id        uuid not null,
       organ_code      text not null,
       major           int not null,
       minor           int not null,
       label           text not null,
       kind            text not null,
       state           text not null,
       base_version_id uuid,
       document_number text not null,
       approved_on     date not null,
       effective_from  date not null,
       effective_to    date,
       item_count      int not null check (item_count > 0),
       content_hash    text not null,
       import_id       uuid not null unique,
       created_at      timestamptz not null,
       created_by      text not null,
       row_version     int not null default 1,
       unique (tenant_id, id),
       unique (tenant_id, organ_id, major, minor),
       check (effective_to > effective_from),
       check ((state = 'EFFECTIVE') = (effective_to is null)),
       constraint one_version_in_force exclude using gist (tenant_id with =, organ_id with =, daterange(effective_from, effective_to) with &&),
       foreign key (tenant_id, duty_list_id) references duty_list (tenant_id, id),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id),
       foreign key (tenant_id, base_version_id) references duty_list_version (tenant_id, id),
       foreign key (tenant_id, import_id) references list_import (tenant_id, id)
     )`,
    `create index duty_list_version_period on duty_list_version (tenant_id, effective_from, effective_to)`,
    // A file and its version name each other, so one of the two is checked at the end.
    `alter table list_import add foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id) deferrable initially deferred`,
    `alter table duty_list add foreign key (tenant_id, current_version_id) references duty_list_version (tenant_id, id) deferrable initially deferred`,
    ...OWN('duty_list', 'select, insert, update'),
    ...OWN('list_import', 'select, insert, update'),
    ...OWN('duty_list_version', 'select, insert, update'),
  ];
}

function items(): string[] {
  return [
    `create table major_function (
       id         uuid primary key,
       tenant_id  text not null,
       version_id uuid not null,
       code       text not null,
       name       text not null check (name <> ''),
       category   text not null,
       unique (tenant_id, id),
       unique (tenant_id, version_id, code),
       foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id)
     )`,
    `create table special_function (
       id                  uuid primary key,
       tenant_id           text not null,
       version_id          uuid not null,
       major_code          text not null,
       code                text not null,
       name                text not null check (name <> ''),
       coordinator_unit_id uuid,
       unique (tenant_id, id),
       unique (tenant_id, version_id, major_code, code),
       foreign key (tenant_id, version_id, major_code) references major_function (tenant_id, version_id, code),
       foreign key (tenant_id, coordinator_unit_id) references internal_unit (tenant_id, id)
     )`,
    `create table duty_item (
       id                          uuid primary key,
       tenant_id                   text not null,
       version_id                  uuid not null,
       organ_id                    uuid not null,
       item_key                    uuid not null,
       code                        text not null,
       ordinal                     int not null,
       seq_no                      int not null check (seq_no > 0),
       major_code                  text not null,
       special_code                text not null,
       name                        text not null check (name <> ''),
       name_key                    text not null,
       description                 text,
       attribute                   text not null,
       basis_refs                  jsonb not null,
       sanding_duty_refs           jsonb not null,
       sanding_unit_provision_refs jsonb not null,
       remarks                     text not null,
       lead_unit_id                uuid not null,
       assist_unit_ids             uuid[] not null,
       keywords                    jsonb not null,
       time_limit                  jsonb,
       responsibility_field        text,
       service_objects             jsonb not null,
       perform_mode                text not null,
       item_status                 text not null,
       disclosure                  text not null,
       search_text                 text not null,
       unique (tenant_id, id),
       unique (tenant_id, version_id, code),
       unique (tenant_id, version_id, item_key),
       foreign key (tenant_id, version_id, major_code, special_code) references special_function (tenant_id, version_id, major_code, code),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id),
       foreign key (tenant_id, lead_unit_id) references internal_unit (tenant_id, id)
     )`,
    `create index duty_item_history on duty_item (tenant_id, item_key)`,
    `create index duty_item_code on duty_item (tenant_id, code)`,
    `create table power_item (
       id         uuid primary key,
       tenant_id  text not null,
       version_id uuid not null,
       item_id    uuid not null,
       ordinal    int not null,
       type       text not null,
       number     text,
       name       text not null,
       unique (tenant_id, id),
       unique (tenant_id, item_id, ordinal),
       foreign key (tenant_id, item_id) references duty_item (tenant_id, id)
     )`,
    `create index power_item_version on power_item (tenant_id, version_id, type)`,
    `create table finding (
       id             uuid primary key,
       tenant_id      text not null,
       kind           text not null,
       severity       text not null check (severity in ('INFO', 'WARN', 'ERROR')),
       state          text not null check (state in ('OPEN', 'CONFIRMED', 'DISMISSED', 'RESOLVED')),
       version_id     uuid not null,
       organ_id       uuid not null,
       other_organ_id uuid,
       item_keys      jsonb not null,
       evidence       jsonb not null,
       message        text not null,
       message_zh     text not null,
       opened_at      timestamptz not null,
       resolved_at    timestamptz,
       row_version    int not null default 1,
       unique (tenant_id, id),
       check ((state = 'RESOLVED') = (resolved_at is not null)),
       foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id),
       foreign key (tenant_id, other_organ_id) references organ (tenant_id, id)
     )`,
    `create index finding_organ on finding (tenant_id, organ_id, state)`,
    `create index finding_other_organ on finding (tenant_id, other_organ_id, state) where other_organ_id is not null`,
    `create table item_performance (
       id           uuid primary key,
       tenant_id    text not null,
       order_id     uuid not null,
       item_key     uuid not null,
       organ_id     uuid not null,
       unit_id      uuid not null,
       on_time      boolean not null,
       resolved     boolean not null,
       satisfaction int,
       closed_at    timestamptz not null,
       row_version  int not null default 1,
       unique (tenant_id, id),
       unique (tenant_id, order_id)
     )`,
    `create index item_performance_item on item_performance (tenant_id, item_key)`,
    // Items of a version are never changed and never deleted (R-REG-13): nobody was granted either.
    ...['major_function', 'special_function', 'duty_item', 'power_item'].flatMap((table) => OWN(table, 'select, insert')),
    ...OWN('finding', 'select, insert, update'),
    ...OWN('item_performance', 'select, insert, update'),
  ];
}

// What districts file lies under the city's tenant, so nothing here can refer to a district's own rows.
function filed(): string[] {
  return [
    `create table filed_organ (
       id                 uuid primary key,
       tenant_id          text not null,
       district_tenant_id text not null,
       code               text not null,
       name               text not null,
       unique (tenant_id, id)
     )`,
    `create table filed_unit (
       id                 uuid primary key,
       tenant_id          text not null,
       district_tenant_id text not null,
       organ_id           uuid not null,
       name               text not null,
       unique (tenant_id, id)
     )`,
    `create table filed_copy (
       id                 uuid primary key,
       tenant_id          text not null,
       district_tenant_id text not null,
       organ_id           uuid not null,
       organ_code         text not null,
       label              text not null,
       document_number    text not null,
       effective_from     date not null,
       effective_to       date,
       item_count         int not null,
       content_hash       text not null,
       filed_at           timestamptz not null,
       unique (tenant_id, id)
     )`,
    `create index filed_copy_period on filed_copy (tenant_id, district_tenant_id, effective_from, effective_to)`,
    `create table unified_line (
       id                 uuid primary key,
       tenant_id          text not null,
       district_tenant_id text not null,
       version_id         uuid not null,
       organ_id           uuid not null,
       item_key           uuid not null,
       code               text not null,
       seq_no             int not null,
       chunk              int not null,
       ordinal            int not null,
       name               text not null,
       attribute          text not null,
       lead_unit_id       uuid not null,
       item               jsonb not null,
       search_text        text not null,
       unique (tenant_id, id),
       unique (tenant_id, version_id, item_key)
     )`,
    `create index unified_line_item on unified_line (tenant_id, item_key)`,
    ...['filed_organ', 'filed_unit', 'filed_copy', 'unified_line'].flatMap((table) => OWN(table)),
  ];
}
