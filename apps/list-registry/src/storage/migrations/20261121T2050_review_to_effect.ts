import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

const OWN = (table: string, rights: string): string[] => ownTenant('list-registry', table, rights);
const VERSION = 'foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id)';
const PERSON = 'foreign key (tenant_id, person_id) references person_account (tenant_id, id)';

/** 审查、审定、公示、备案: opinions of the reviewing organs, meetings of the commission with all their rolls, publicity with its objections, and receipts. */
export class ReviewToEffect extends Migration {
  override up(): void {
    for (const sql of [...reviews(), ...meetings(), ...publicities(), ...filings()]) this.addSql(sql);
  }
}

function reviews(): string[] {
  return [
    `create table review_record (
       id          uuid primary key,
       tenant_id   text not null,
       version_id  uuid not null,
       round       int not null check (round >= 1),
       reviewer    text not null check (reviewer in ('ESTABLISHMENT', 'JUSTICE')),
       state       text not null check (state in ('PREPARED', 'SIGNED')),
       conclusion  text not null check (conclusion in ('PASS', 'RETURN')),
       findings    jsonb not null,
       prepared_by text not null,
       prepared_at timestamptz not null,
       signed_by   text,
       signed_at   timestamptz,
       answered    int not null default 0,
       row_version int not null default 1,
       unique (tenant_id, id),
       constraint review_record_one_per_round unique (tenant_id, version_id, round, reviewer),
       constraint review_record_four_eyes check (signed_by <> prepared_by),
       check ((state = 'SIGNED') = (signed_by is not null and signed_at is not null)),
       ${VERSION}
     )`,
    `create table review_answer (
       id          uuid primary key,
       tenant_id   text not null,
       review_id   uuid not null,
       finding_id  uuid not null,
       text        text not null check (text <> ''),
       answered_by text not null,
       answered_at timestamptz not null,
       unique (tenant_id, id),
       constraint review_answer_once unique (tenant_id, finding_id),
       foreign key (tenant_id, review_id) references review_record (tenant_id, id)
     )`,
    ...OWN('review_record', 'select, insert, update'),
    ...OWN('review_answer', 'select, insert'),
  ];
}

function meetings(): string[] {
  const meeting = 'foreign key (tenant_id, meeting_id) references commission_meeting (tenant_id, id)';
  const item = 'foreign key (tenant_id, meeting_id, agenda_item_id) references commission_agenda_item (tenant_id, meeting_id, id)';
  return [
    `create table commission_meeting (
       id          uuid primary key,
       tenant_id   text not null,
       meets_on    date not null,
       place       text not null,
       state       text not null check (state in ('PLANNED', 'HELD', 'MINUTES_SIGNED', 'CANCELLED')),
       acts        int not null,
       called_by   text not null,
       called_at   timestamptz not null,
       held_at     timestamptz,
       row_version int not null default 1,
       unique (tenant_id, id)
     )`,
    `create table commission_agenda_item (
       id              uuid primary key,
       tenant_id       text not null,
       meeting_id      uuid not null,
       number          int not null check (number >= 1),
       kind            text not null check (kind in ('LIST_VERSION', 'SANDING', 'OTHER')),
       object_id       uuid,
       subject         text not null check (subject <> ''),
       conclusion      text check (conclusion in ('APPROVED', 'APPROVED_WITH_CHANGES', 'REJECTED', 'DEFERRED')),
       reason          text,
       document_number text,
       unique (tenant_id, id),
       unique (tenant_id, meeting_id, id),
       unique (tenant_id, meeting_id, number),
       unique (tenant_id, meeting_id, object_id),
       constraint commission_agenda_item_number_once unique (tenant_id, document_number),
       check (kind = 'OTHER' or object_id is not null),
       ${meeting}
     )`,
    `create index commission_agenda_item_object on commission_agenda_item (tenant_id, object_id)`,
    // Who was a member when the meeting was opened; grants change later, this does not.
    `create table commission_member (
       tenant_id  text not null,
       meeting_id uuid not null,
       person_id  uuid not null,
       primary key (tenant_id, meeting_id, person_id),
       ${meeting},
       ${PERSON}
     )`,
    `create table commission_attendance (
       tenant_id   text not null,
       meeting_id  uuid not null,
       person_id   uuid not null,
       recorded_by text not null,
       recorded_at timestamptz not null,
       primary key (tenant_id, meeting_id, person_id),
       foreign key (tenant_id, meeting_id, person_id) references commission_member (tenant_id, meeting_id, person_id)
     )`,
    `create table commission_recusal (
       tenant_id      text not null,
       meeting_id     uuid not null,
       agenda_item_id uuid not null,
       person_id      uuid not null,
       ground         text not null check (ground <> ''),
       declared_at    timestamptz not null,
       primary key (tenant_id, agenda_item_id, person_id),
       ${item},
       ${PERSON}
     )`,
    // Whoever is not recorded as present has no vote, whatever the application believes.
    `create table commission_vote (
       tenant_id      text not null,
       meeting_id     uuid not null,
       agenda_item_id uuid not null,
       person_id      uuid not null,
       choice         text not null check (choice in ('FOR', 'AGAINST', 'ABSTAIN')),
       cast_at        timestamptz not null,
       primary key (tenant_id, agenda_item_id, person_id),
       ${item},
       foreign key (tenant_id, meeting_id, person_id) references commission_attendance (tenant_id, meeting_id, person_id)
     )`,
    `create table commission_minutes (
       id         uuid primary key,
       tenant_id  text not null,
       meeting_id uuid not null,
       text       text not null check (text <> ''),
       sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
       kept_by    text not null,
       kept_at    timestamptz not null,
       signed_by  text,
       signed_at  timestamptz,
       unique (tenant_id, id),
       unique (tenant_id, meeting_id),
       constraint commission_minutes_four_eyes check (signed_by <> kept_by),
       check ((signed_by is null) = (signed_at is null)),
       ${meeting}
     )`,
    ...OWN('commission_meeting', 'select, insert, update'),
    ...OWN('commission_agenda_item', 'select, insert, update'),
    ...['commission_member', 'commission_attendance', 'commission_recusal', 'commission_vote'].flatMap((table) => OWN(table, 'select, insert')),
    ...OWN('commission_minutes', 'select, insert, update'),
    `alter table duty_list_version add foreign key (tenant_id, meeting_id) references commission_meeting (tenant_id, id)`,
  ];
}

function publicities(): string[] {
  return [
    `create table publicity (
       id          uuid primary key,
       tenant_id   text not null,
       version_id  uuid not null,
       channel     text not null,
       from_date   date not null,
       to_date     date not null,
       shown       int not null check (shown >= 0),
       hidden      int not null check (hidden >= 0),
       state       text not null check (state in ('OPEN', 'CLOSED', 'ENDED')),
       opened_by   text not null,
       opened_at   timestamptz not null,
       ended_at    timestamptz,
       row_version int not null default 1,
       unique (tenant_id, id),
       constraint publicity_once unique (tenant_id, version_id),
       check (to_date >= from_date),
       check ((state = 'OPEN') = (ended_at is null)),
       ${VERSION}
     )`,
    `create index publicity_open on publicity (tenant_id, from_date) where state = 'OPEN'`,
    `create table publicity_objection (
       id           uuid primary key,
       tenant_id    text not null,
       publicity_id uuid not null,
       version_id   uuid not null,
       filed_by     text not null check (filed_by in ('ORGAN', 'PUBLIC')),
       organ_id     uuid,
       receipt      text not null,
       item_key     uuid,
       text         text not null check (text <> ''),
       state        text not null check (state in ('FILED', 'ANSWERED', 'CLOSED')),
       result       text check (result in ('UPHELD', 'PARTLY', 'REJECTED')),
       answer_text  text,
       answered_by  text,
       answered_at  timestamptz,
       filed_at     timestamptz not null,
       row_version  int not null default 1,
       unique (tenant_id, id),
       unique (tenant_id, receipt),
       check ((filed_by = 'ORGAN') = (organ_id is not null)),
       check (num_nulls(result, answer_text, answered_by, answered_at) in (0, 4)),
       check (state <> 'ANSWERED' or result is not null),
       foreign key (tenant_id, publicity_id) references publicity (tenant_id, id),
       foreign key (tenant_id, organ_id) references organ (tenant_id, id),
       ${VERSION}
     )`,
    `create index publicity_objection_publicity on publicity_objection (tenant_id, publicity_id)`,
    ...OWN('publicity', 'select, insert, update'),
    ...OWN('publicity_objection', 'select, insert, update'),
  ];
}

function filings(): string[] {
  return [
    `create table list_filing (
       id             uuid primary key,
       tenant_id      text not null,
       version_id     uuid not null,
       filed_to       text not null,
       receipt_number text not null,
       is_auto        boolean not null,
       content_hash   text not null,
       filed_by       text not null,
       filed_at       timestamptz not null,
       unique (tenant_id, id),
       constraint list_filing_once unique (tenant_id, version_id),
       constraint list_filing_receipt unique (tenant_id, receipt_number),
       ${VERSION}
     )`,
    ...OWN('list_filing', 'select, insert'),
    // At the city: filed before it is in force, so nothing is known of its period and its items yet.
    `alter table filed_copy
       alter column document_number drop not null,
       alter column effective_from drop not null,
       alter column item_count drop not null,
       add column receipt_number text`,
  ];
}
