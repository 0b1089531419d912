import { Migration } from '@mikro-orm/migrations';
import { ownTenant, platformTables, workerMay } from '@yidan/platform';

/** 依单派件: the local copy of the lists in force, matters, orders and their clocks. */
export class Dispatch extends Migration {
  override up(): void {
    for (const sql of platformTables('summons')) this.addSql(sql);
    this.addSql(`
      create table list_version_chunk (
        tenant_id  text not null,
        version_id uuid not null,
        chunk      int not null,
        organ_id   uuid not null,
        items      jsonb not null,
        primary key (tenant_id, version_id, chunk)
      )`);
    this.addSql(`
      create table effective_list (
        tenant_id       text not null,
        organ_id        uuid not null,
        version_id      uuid not null,
        label           text not null,
        document_number text not null,
        effective_from  timestamptz not null,
        item_count      int not null,
        change          bigint not null,
        primary key (tenant_id, organ_id),
        unique (tenant_id, version_id)
      )`);
    // One holder per item: whichever list took it over last.
    this.addSql(`
      create table effective_item (
        tenant_id       text not null,
        item_key        uuid not null,
        organ_id        uuid not null,
        version_id      uuid not null,
        code            text not null,
        name            text not null,
        lead_unit_id    uuid not null,
        assist_unit_ids uuid[] not null,
        item_status     text not null,
        perform_mode    text not null,
        time_limit      jsonb,
        item            jsonb not null,
        primary key (tenant_id, item_key)
      )`);
    this.addSql(`create index effective_item_organ on effective_item (tenant_id, organ_id)`);
    this.addSql(`create table match_change (tenant_id text primary key, change bigint not null)`);
    this.addSql(`
      create table dispatched_item (
        tenant_id        text not null,
        item_key         uuid not null,
        version_id       uuid not null,
        code             text not null,
        name             text not null,
        version_label    text not null,
        major_function   text not null,
        special_function text not null,
        basis_texts      text[] not null,
        primary key (tenant_id, item_key, version_id)
      )`);
    this.addSql(`
      create table incoming_matter (
        id                    uuid primary key,
        tenant_id             text not null,
        number                text not null,
        channel               text not null,
        external_id           text,
        body_hash             text not null,
        title                 text not null,
        content               text not null,
        category              text,
        location              jsonb,
        occurred_at           timestamptz,
        received_at           timestamptz not null,
        urgency               text not null check (urgency in ('EMERGENCY', 'URGENT', 'NORMAL')),
        complainant_enc       bytea,
        attachments           jsonb not null,
        submitted_by_organ_id uuid not null,
        state                 text not null check (state in ('RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED', 'CLOSED')),
        decision              jsonb,
        closed_at             timestamptz,
        row_version           int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, number)
      )`);
    this.addSql(`create unique index incoming_matter_external on incoming_matter (tenant_id, channel, external_id) where external_id is not null`);
    this.addSql(`create index incoming_matter_page on incoming_matter (tenant_id, received_at desc, id desc)`);
    this.addSql(`create index incoming_matter_state on incoming_matter (tenant_id, state, received_at desc, id desc)`);
    this.addSql(`
      create table match_result (
        id                uuid primary key,
        tenant_id         text not null,
        matter_id         uuid not null,
        decision          text not null check (decision in ('AUTO', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED')),
        candidates        jsonb not null,
        version_ids       jsonb not null,
        algorithm_version text not null,
        matched_at        timestamptz not null,
        unique (tenant_id, id),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id)
      )`);
    this.addSql(`create index match_result_matter on match_result (tenant_id, matter_id, matched_at desc)`);
    this.addSql(`
      create table dispatch_order (
        id                uuid primary key,
        tenant_id         text not null,
        number            text not null,
        matter_id         uuid not null,
        organ_id          uuid not null,
        unit_id           uuid not null,
        role              text not null check (role in ('LEAD', 'ASSIST')),
        urgency           text not null check (urgency in ('EMERGENCY', 'URGENT', 'NORMAL')),
        dispatched_at     timestamptz not null,
        item_key          uuid,
        item_code         text,
        version_id        uuid,
        interim           boolean not null,
        state             text not null check (state in ('DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'CLOSED', 'REDISPATCHED')),
        due_at            timestamptz,
        due_from          timestamptz,
        due_kind          text,
        handler_person_id uuid,
        result            text,
        evidence          jsonb not null,
        signatures        jsonb not null,
        submitted_on_time boolean,
        callback          jsonb,
        closed_at         timestamptz,
        row_version       int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id),
        foreign key (tenant_id, item_key, version_id) references dispatched_item (tenant_id, item_key, version_id),
        check (num_nulls(item_key, item_code, version_id) in (0, 3)),
        check (interim or item_key is not null)
      )`);
    // One unit leads a matter at a time (R-DIS-2): the rule that no race can break.
    this.addSql(`create unique index dispatch_order_one_lead on dispatch_order (tenant_id, matter_id) where role = 'LEAD' and state not in ('CLOSED', 'REDISPATCHED')`);
    this.addSql(`create index dispatch_order_matter on dispatch_order (tenant_id, matter_id)`);
    this.addSql(`create index dispatch_order_page on dispatch_order (tenant_id, dispatched_at desc, id desc)`);
    this.addSql(`create index dispatch_order_unit on dispatch_order (tenant_id, organ_id, unit_id, dispatched_at desc, id desc)`);
    this.addSql(`create index dispatch_order_open on dispatch_order (tenant_id, due_at) where state not in ('CLOSED', 'REDISPATCHED')`);
    this.addSql(`
      create table deadline (
        id               uuid primary key,
        tenant_id        text not null,
        owner_type       text not null check (owner_type in ('incoming-matter', 'dispatch-order')),
        owner_id         uuid not null,
        kind             text not null,
        clock            text not null,
        amount           int not null,
        started_at       timestamptz not null,
        due_at           timestamptz not null,
        calendar_version text not null,
        provisional      boolean not null,
        policy_key       text not null,
        policy_value     jsonb not null,
        status           text not null check (status in ('RUNNING', 'MET', 'CANCELLED')),
        met_at           timestamptz,
        row_version      int not null default 1,
        unique (tenant_id, id),
        check ((status = 'MET') = (met_at is not null))
      )`);
    this.addSql(`create unique index deadline_one_running on deadline (tenant_id, owner_type, owner_id, kind) where status = 'RUNNING'`);
    this.addSql(`create index deadline_owner on deadline (tenant_id, owner_type, owner_id)`);
    this.addSql(`create index deadline_due on deadline (due_at) where status = 'RUNNING'`);
    const tables = ['list_version_chunk', 'effective_list', 'effective_item', 'match_change', 'dispatched_item', 'incoming_matter', 'match_result', 'dispatch_order', 'deadline'];
    for (const sql of tables.flatMap((table) => ownTenant('summons', table))) this.addSql(sql);
    // The index is filled for all tenants at once, and the sweeper will look at all their clocks.
    for (const table of ['effective_list', 'effective_item', 'match_change', 'internal_unit']) for (const sql of workerMay('summons', table, 'select')) this.addSql(sql);
  }
}
