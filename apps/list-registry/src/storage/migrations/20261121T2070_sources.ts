import { Migration } from '@mikro-orm/migrations';
import { ownAndCityRead, ownTenant } from '@yidan/platform';

const SERVICE = 'list-registry';

/** 清单的来源: provisions with the acts they stand on, power catalogues with what is not exercised, and the campaigns that list all organs' work. */
export class Sources extends Migration {
  override up(): void {
    for (const sql of [...sandings(), ...powers(), ...campaigns()]) this.addSql(sql);
  }
}

function sandings(): string[] {
  return [
    `create table sanding_provision (
       id               uuid primary key,
       tenant_id        text not null,
       organ_id         uuid not null,
       organ_code       text not null,
       way              text not null check (way in ('PROCEDURE', 'PAPER')),
       state            text not null check (state in ('SCOPED', 'DRAFTED', 'GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE', 'ISSUED', 'SUPERSEDED')),
       scope            text not null,
       procedure        text not null,
       due_on           date,
       title            text not null,
       duties           jsonb not null,
       units            jsonb not null,
       approved_staff   int not null check (approved_staff >= 0),
       approved_leaders int not null check (approved_leaders >= 0),
       drafters         jsonb not null,
       round            int not null,
       group_code       text,
       act_count        int not null,
       document_number  text,
       issued_on        date,
       effective_from   date,
       effective_to     date,
       created_at       timestamptz not null,
       created_by       text not null,
       row_version      int not null default 1,
       unique (tenant_id, id),
       constraint sanding_issued check ((state in ('ISSUED', 'SUPERSEDED')) = (num_nulls(document_number, issued_on, effective_from) = 0)),
       constraint sanding_ended check ((state = 'SUPERSEDED') = (effective_to is not null)),
       constraint sanding_dates check (effective_from >= issued_on),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id)
     )`,
    // What two people issuing or beginning at the same moment could break.
    `create unique index sanding_one_in_force on sanding_provision (tenant_id, organ_id) where state = 'ISSUED'`,
    `create unique index sanding_one_open on sanding_provision (tenant_id, organ_id) where state not in ('ISSUED', 'SUPERSEDED')`,
    `create unique index sanding_number on sanding_provision (tenant_id, organ_id, document_number) where document_number is not null`,
    `create table sanding_act (
       id              uuid primary key,
       tenant_id       text not null,
       sanding_id      uuid not null,
       kind            text not null check (kind in ('GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE')),
       round           int not null,
       group_code      text,
       conclusion      text not null check (conclusion in ('PASS', 'REVISE')),
       opinion         text not null,
       held_on         date not null,
       document_number text,
       meeting_id      uuid,
       recorded_by     text not null,
       recorded_at     timestamptz not null,
       unique (tenant_id, id),
       constraint sanding_act_whose check ((kind = 'GROUP_REVIEW') = (group_code is not null) and (kind = 'GROUP_REVIEW') = (document_number is null)),
       constraint sanding_act_meeting check (meeting_id is null or kind = 'LEADING_GROUP'),
       foreign key (tenant_id, sanding_id) references sanding_provision (tenant_id, id),
       foreign key (tenant_id, meeting_id) references commission_meeting (tenant_id, id)
     )`,
    `create index sanding_act_round on sanding_act (tenant_id, sanding_id, round, kind)`,
    ...ownTenant(SERVICE, 'sanding_provision', 'select, insert, update'),
    // What was decided is evidence: nobody was granted to change it.
    ...ownTenant(SERVICE, 'sanding_act', 'select, insert'),
  ];
}

function powers(): string[] {
  return [
    `create table power_catalogue (
       id             uuid primary key,
       tenant_id      text not null,
       name           text not null,
       series         text not null,
       issuer         text not null,
       edition        text not null,
       region_code    text not null,
       effective_from date not null,
       effective_to   date,
       state          text not null check (state in ('LOADED', 'EFFECTIVE', 'SUPERSEDED', 'DISCARDED')),
       power_count    int not null check (power_count > 0),
       change_count   int not null,
       loaded_at      timestamptz not null,
       loaded_by      text not null,
       row_version    int not null default 1,
       unique (tenant_id, id)
     )`,
    // Two editions of one catalogue never hold at once; catalogues of different names may.
    `create unique index power_catalogue_one_in_force on power_catalogue (tenant_id, series, region_code) where state = 'EFFECTIVE'`,
    `create table catalogue_power (
       id                 uuid primary key,
       tenant_id          text not null,
       catalogue_id       uuid not null,
       ordinal            int not null,
       type               text not null,
       number             text not null check (number <> ''),
       name               text not null check (name <> ''),
       basis              jsonb not null,
       subject_organ_kind text,
       subject_organ      text,
       levels             jsonb not null,
       status             text not null check (status in ('ACTIVE', 'AMENDED', 'REPEALED')),
       changed_by_document text,
       row_version        int not null default 1,
       unique (tenant_id, id),
       constraint catalogue_power_identity unique (tenant_id, catalogue_id, type, number),
       foreign key (tenant_id, catalogue_id) references power_catalogue (tenant_id, id)
     )`,
    `create table power_exclusion (
       id           uuid primary key,
       tenant_id    text not null,
       -- Of the own catalogue or of the city's, which a district reads and cannot refer to.
       catalogue_id uuid not null,
       power_id     uuid not null,
       organ_id     uuid,
       reason       text not null check (reason in ('NOT_APPLICABLE_REGION', 'HELD_BY_OTHER_LEVEL', 'TRANSFERRED_TO_APPROVAL_BUREAU', 'REPEALED')),
       document     text not null check (document <> ''),
       explanation  text not null,
       state        text not null check (state in ('IN_FORCE', 'ENDED')),
       recorded_by  text not null,
       recorded_at  timestamptz not null,
       ended_at     timestamptz,
       row_version  int not null default 1,
       unique (tenant_id, id),
       constraint power_exclusion_ended check ((state = 'ENDED') = (ended_at is not null)),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id)
     )`,
    `create unique index power_exclusion_once on power_exclusion (tenant_id, power_id, organ_id) nulls not distinct where state = 'IN_FORCE'`,
    `create table power_merge (
       id          uuid primary key,
       tenant_id   text not null,
       version_id  uuid not null,
       item_key    uuid not null,
       powers      jsonb not null,
       rationale   text not null check (rationale <> ''),
       merged_by   text not null,
       merged_at   timestamptz not null,
       unique (tenant_id, id),
       foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id)
     )`,
    `create index power_merge_item on power_merge (tenant_id, version_id, item_key)`,
    ...ownAndCityRead(SERVICE, 'power_catalogue'),
    ...ownAndCityRead(SERVICE, 'catalogue_power'),
    ...ownTenant(SERVICE, 'power_exclusion', 'select, insert, update'),
    ...ownTenant(SERVICE, 'power_merge', 'select, insert'),
  ];
}

function campaigns(): string[] {
  return [
    `create table compilation_campaign (
       id              uuid primary key,
       tenant_id       text not null,
       kind            text not null check (kind in ('LISTS', 'SANDING')),
       name            text not null,
       scheme_document text not null,
       guide_document  text,
       leading_group   text not null,
       starts_on       date not null,
       state           text not null check (state in ('PLANNED', 'RUNNING', 'CLOSED')),
       tasks           jsonb not null,
       created_at      timestamptz not null,
       created_by      text not null,
       closed_at       timestamptz,
       row_version     int not null default 1,
       unique (tenant_id, id),
       constraint compilation_campaign_closed check ((state = 'CLOSED') = (closed_at is not null))
     )`,
    ...ownTenant(SERVICE, 'compilation_campaign', 'select, insert, update'),
  ];
}
