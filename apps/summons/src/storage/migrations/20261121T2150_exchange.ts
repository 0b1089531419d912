import { Migration } from '@mikro-orm/migrations';
import { infrastructure, ownTenant, shownWhere, workerMay } from '@yidan/platform';

/** 部门系统对接: who is told of which orders, what is on its way to whom, and what came back. */
export class Exchange extends Migration {
  override up(): void {
    this.addSql(`
      create table exchange_subscription (
        tenant_id   text not null,
        id          uuid primary key,
        organ_id    uuid not null,
        account     text not null,
        url         text not null,
        event_types jsonb not null,
        unit_ids    jsonb not null,
        state       text not null check (state in ('ACTIVE', 'PAUSED', 'ENDED')),
        paused_for  text check (paused_for in ('KEEPER', 'RECEIVER_GONE', 'ACCOUNT_ENDED')),
        created_at  timestamptz not null,
        acted_at    timestamptz not null,
        row_version int not null default 1,
        unique (tenant_id, id),
        check ((state = 'PAUSED') = (paused_for is not null))
      )`);
    this.addSql(`create unique index exchange_subscription_address on exchange_subscription (tenant_id, organ_id, url) where state <> 'ENDED'`);
    this.addSql(`
      create table exchange_secret (
        tenant_id       text not null,
        id              uuid primary key,
        subscription_id uuid not null,
        secret_sealed   bytea not null,
        made_at         timestamptz not null,
        valid_until     timestamptz,
        unique (tenant_id, id),
        foreign key (tenant_id, subscription_id) references exchange_subscription (tenant_id, id)
      )`);
    this.addSql(`create index exchange_secret_subscription on exchange_secret (tenant_id, subscription_id, made_at)`);
    // Beside the subscription and not in it: it changes with every message, and nobody edits it.
    this.addSql(`
      create table exchange_health (
        tenant_id       text not null,
        subscription_id uuid not null,
        failures        int not null default 0,
        not_before      timestamptz not null default '-infinity',
        last_success_at timestamptz,
        last_failure_at timestamptz,
        last_failure    text,
        primary key (tenant_id, subscription_id),
        foreign key (tenant_id, subscription_id) references exchange_subscription (tenant_id, id)
      )`);
    // What happened to orders, by organ and in the journal's order: what a department pulls, and what is pushed again.
    this.addSql(`
      create table exchange_feed (
        tenant_id   text not null,
        position    bigint not null,
        organ_id    uuid not null,
        unit_id     uuid not null,
        order_id    uuid not null,
        event_id    uuid not null,
        type        text not null,
        restricted  boolean not null,
        primary key (tenant_id, position),
        foreign key (tenant_id, order_id) references dispatch_order (tenant_id, id)
      )`);
    this.addSql(`create index exchange_feed_organ on exchange_feed (tenant_id, organ_id, position)`);
    this.addSql(`
      create table exchange_delivery (
        tenant_id        text not null,
        id               uuid primary key,
        subscription_id  uuid not null,
        position         bigint not null,
        event_id         uuid not null,
        order_id         uuid not null,
        type             text not null,
        restricted       boolean not null,
        state            text not null check (state in ('PENDING', 'DELIVERED', 'DEAD', 'WITHHELD', 'CANCELLED')),
        attempts         int not null default 0,
        first_attempt_at timestamptz,
        next_attempt_at  timestamptz,
        claimed_until    timestamptz,
        delivered_at     timestamptz,
        last_status      int,
        last_failure     text,
        unique (tenant_id, id),
        unique (tenant_id, subscription_id, event_id),
        foreign key (tenant_id, subscription_id) references exchange_subscription (tenant_id, id),
        foreign key (tenant_id, position) references exchange_feed (tenant_id, position),
        foreign key (tenant_id, order_id) references dispatch_order (tenant_id, id),
        check ((state = 'PENDING') = (next_attempt_at is not null)),
        check ((state = 'DELIVERED') = (delivered_at is not null))
      )`);
    this.addSql(`create index exchange_delivery_due on exchange_delivery (next_attempt_at) where state = 'PENDING'`);
    this.addSql(`create index exchange_delivery_queue on exchange_delivery (tenant_id, subscription_id, next_attempt_at, position) where state = 'PENDING'`);
    this.addSql(`create index exchange_delivery_order on exchange_delivery (tenant_id, subscription_id, order_id, position) where state = 'PENDING'`);
    this.addSql(`create index exchange_delivery_all on exchange_delivery (tenant_id, position, id)`);
    this.addSql(`create index exchange_delivery_dead on exchange_delivery (tenant_id, subscription_id) where state = 'DEAD'`);
    this.addSql(`
      create table exchange_status (
        tenant_id     text not null,
        id            uuid primary key,
        order_id      uuid not null,
        restricted    boolean not null,
        external_ref  text not null,
        body_hash     text not null,
        step          text not null check (step in ('SIGN_FOR', 'START', 'PROGRESS', 'SUBMIT')),
        person_id     uuid not null,
        account       text not null,
        text          text,
        received_at   timestamptz not null,
        order_state   text,
        order_version int,
        unique (tenant_id, id),
        unique (tenant_id, order_id, external_ref),
        foreign key (tenant_id, order_id) references dispatch_order (tenant_id, id)
      )`);
    this.addSql(`create table exchange_cursor (one boolean primary key default true check (one), position bigint not null default 0)`);
    // What was there before anybody could subscribe is pulled by the lists of orders; the feed begins now.
    this.addSql(`insert into exchange_cursor (position) select coalesce(max(position), 0) from journal_order`);
    const shown = (table: string): string => `not restricted or exists (select from dispatch_order o where o.tenant_id = ${table}.tenant_id and o.id = ${table}.order_id)`;
    for (const sql of [
      ...ownTenant('summons', 'exchange_subscription', 'select, insert, update'),
      ...ownTenant('summons', 'exchange_secret', 'select, insert, update'),
      ...ownTenant('summons', 'exchange_health', 'select, insert, update'),
      ...ownTenant('summons', 'exchange_feed', 'select, insert'),
      ...ownTenant('summons', 'exchange_delivery', 'select, insert, update'),
      ...ownTenant('summons', 'exchange_status', 'select, insert, update'),
      // Whoever may not know of a restricted order may not know that something happened to it.
      ...['exchange_feed', 'exchange_delivery', 'exchange_status'].flatMap((table) => shownWhere('summons', table, shown(table))),
      // The background asks of all tenants which queues have something due; what it then does it does as the tenant, and of secrets it sees nothing.
      ...workerMay('summons', 'exchange_subscription', 'select (tenant_id, id, organ_id, state)'),
      ...workerMay('summons', 'exchange_health', 'select (tenant_id, subscription_id, failures, not_before)'),
      ...workerMay('summons', 'exchange_delivery', 'select (tenant_id, id, subscription_id, state, next_attempt_at, claimed_until)'),
      ...infrastructure('summons', 'exchange_cursor', { worker: 'select, update' }),
    ]) {
      this.addSql(sql);
    }
  }
}
