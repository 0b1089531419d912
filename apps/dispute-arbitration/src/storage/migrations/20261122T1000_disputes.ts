import { Migration } from '@mikro-orm/migrations';
import { deadlineTables, deadlineTablesWithMarks, deskTables, effectiveListTables, ownTenant, peopleTables, platformTables, trailTables } from '@yidan/platform';
import { disputeCaseLifecycle } from '../../domain/dispute-case/dispute-case.lifecycle.ts';

const STATES = Object.keys(disputeCaseLifecycle.states).map((state) => `'${state}'`).join(', ');
const ENDED = disputeCaseLifecycle.final.map((state) => `'${state}'`).join(', ');

/** 职责争议: the cases, who holds the duty meanwhile, and the lists in force that they are about. */
export class Disputes extends Migration {
  override up(): void {
    const service = 'dispute-arbitration';
    for (const sql of [
      ...platformTables(service), ...peopleTables(service), ...trailTables(service), ...deadlineTables(service), ...deadlineTablesWithMarks(), ...deskTables(service), ...effectiveListTables(service),
    ]) {
      this.addSql(sql);
    }
    this.addSql(`
      create table dispute_case (
        id                  uuid primary key,
        tenant_id           text not null,
        number              text not null,
        chain_id            uuid not null,
        kind                text not null,
        issue               text not null check (issue in ('HOLDER', 'LAW')),
        urgency             text not null check (urgency in ('NORMAL', 'URGENT')),
        jurisdiction        text not null check (jurisdiction in ('DISTRICT', 'CITY', 'REFERRED_UP')),
        title               text not null,
        description         text not null,
        legal_issue         text,
        sector              text,
        item_keys           uuid[] not null,
        origin              jsonb not null,
        parties             jsonb not null check (jsonb_array_length(parties) >= 2),
        convenor_organ_id   uuid not null,
        raised_by           text not null,
        raised_by_organ_id  uuid,
        raised_by_person_id uuid,
        raised_at           timestamptz not null,
        fingerprint         text not null,
        state               text not null check (state in (${STATES})),
        level               smallint not null check (level in (1, 2, 3)),
        acted_at            timestamptz not null,
        entered_at          timestamptz not null,
        interim             jsonb,
        statements          jsonb not null,
        negotiation         jsonb,
        application         jsonb,
        acceptance          jsonb,
        coordination        jsonb,
        commission          jsonb,
        execution           jsonb,
        leader_acts         jsonb not null,
        withdrawal_consents jsonb not null,
        signatures          jsonb not null,
        non_compliant       boolean not null,
        outcome             jsonb,
        outcome_at          timestamptz,
        cause               text,
        closed_at           timestamptz,
        row_version         int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, number),
        check ((state in (${ENDED})) = (closed_at is not null)),
        check (state <> 'CLOSED' or (cause is not null and outcome is not null)),
        check ((outcome is null) = (outcome_at is null))
      )`);
    // One open case of the same items between the same parties: the rule that no race can break.
    this.addSql(`create unique index dispute_case_one_open on dispute_case (tenant_id, fingerprint) where state not in (${ENDED})`);
    this.addSql(`create index dispute_case_page on dispute_case (tenant_id, raised_at desc, id desc)`);
    this.addSql(`create index dispute_case_state on dispute_case (tenant_id, state, raised_at desc, id desc)`);
    this.addSql(`create index dispute_case_items on dispute_case using gin (item_keys)`);
    this.addSql(`create index dispute_case_outcome on dispute_case (tenant_id, (outcome->>'documentNumber')) where outcome is not null`);
    this.addSql(`create index dispute_case_origin on dispute_case (tenant_id, (origin->>'refId'))`);
    // Who holds the disputed duty from when to when; one at a time (R-DSP-1).
    this.addSql(`
      create table interim_designation (
        id          uuid primary key,
        tenant_id   text not null,
        case_id     uuid not null,
        organ_id    uuid not null,
        unit_id     uuid,
        rule        smallint not null check (rule between 1 and 6),
        ground      text not null,
        scope       text not null,
        from_at     timestamptz not null,
        until_at    timestamptz,
        by_whom     text not null,
        unique (tenant_id, id),
        foreign key (tenant_id, case_id) references dispute_case (tenant_id, id),
        check (until_at is null or until_at >= from_at)
      )`);
    this.addSql(`create unique index interim_designation_one on interim_designation (tenant_id, case_id) where until_at is null`);
    this.addSql(`create index interim_designation_case on interim_designation (tenant_id, case_id, from_at)`);
    // What other procedures asked for; nothing that is asked for is lost.
    this.addSql(`
      create table dispute_request (
        id            uuid primary key,
        tenant_id     text not null,
        source_event  text not null,
        origin        jsonb not null,
        kind          text not null,
        urgency       text not null check (urgency in ('NORMAL', 'URGENT')),
        item_keys     uuid[] not null,
        party_organs  jsonb not null,
        interim       jsonb,
        chain_id      uuid not null,
        note          text,
        received_at   timestamptz not null,
        state         text not null check (state in ('WAITING', 'RAISED', 'JOINED', 'REFERRED', 'REFUSED')),
        reason        text,
        case_id       uuid,
        settled_by    text,
        settled_at    timestamptz,
        row_version   int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, source_event),
        foreign key (tenant_id, case_id) references dispute_case (tenant_id, id),
        check ((state = 'WAITING') = (settled_at is null))
      )`);
    this.addSql(`create index dispute_request_page on dispute_request (tenant_id, state, received_at desc, id desc)`);
    this.addSql(`create index dispute_request_case on dispute_request (tenant_id, case_id)`);
    const tables = ['dispute_case', 'interim_designation', 'dispute_request'];
    for (const sql of tables.flatMap((table) => ownTenant(service, table, 'select, insert, update'))) this.addSql(sql);
  }
}
