import { infrastructure, ownTenant, workerMay } from '../database/rls.ts';

/** The journal of one service and what reads it: append-only facts, their order and hash chain, the relay's cursor, the readers' inbox. */
export function journalTables(service: string): string[] {
  return [
    // xid stands first: defaults run in column order, so the transaction has its id before nextval and the sequencer's horizon holds.
    `create table journal (
       xid            xid8 not null default pg_current_xact_id(),
       seq            bigint generated always as identity primary key,
       event_id       uuid not null unique,
       tenant_id      text not null,
       agg_type       text not null,
       agg_id         uuid not null,
       agg_version    int not null,
       agg_index      int not null,
       type           text not null,
       schema_version smallint not null,
       published      boolean not null,
       occurred_at    timestamptz not null,
       recorded_at    timestamptz not null,
       actor          text not null,
       correlation    uuid not null,
       causation      uuid,
       traceparent    text,
       payload        json not null,
       changes        json,
       unique (tenant_id, agg_type, agg_id, agg_version, agg_index)
     )`,
    `create table journal_order (
       position  bigint primary key,
       seq       bigint not null unique,
       published boolean not null,
       digest    bytea not null,
       hash      bytea not null
     )`,
    `create index journal_order_published on journal_order (position) where published`,
    `create table sequencer (
       one         boolean primary key default true check (one),
       epoch       uuid not null default gen_random_uuid(),
       position    bigint not null default 0,
       hash        bytea not null default '',
       pending     int8multirange not null default '{[1,)}',
       retire_seq  bigint not null default 0,
       retire_xid  xid8 not null default '0'
     )`,
    `insert into sequencer default values`,
    `create table relay_cursor (one boolean primary key default true check (one), position bigint not null default 0)`,
    `insert into relay_cursor default values`,
    `create table inbox (
       event_id   uuid primary key,
       producer   text not null,
       position   bigint not null,
       tenant_id  text not null,
       type       text not null,
       applied_at timestamptz not null
     )`,
    `create table applier_cursor (
       producer   text primary key,
       position   bigint not null,
       epoch      uuid,
       react_from bigint not null
     )`,
    `create table parked_event (
       id         uuid primary key,
       producer   text not null,
       position   bigint not null,
       event_id   uuid not null,
       tenant_id  text not null,
       agg_type   text not null,
       agg_id     uuid not null,
       type       text not null,
       event      json not null,
       reason     text not null,
       parked_at  timestamptz not null,
       redriven_at timestamptz,
       redriven_by text,
       unique (producer, event_id),
       unique (tenant_id, id)
     )`,
    `create index parked_event_waiting on parked_event (producer, agg_type, agg_id) where redriven_at is null`,
    `create table number_counter (
       tenant_id text not null,
       kind      text not null,
       period    text not null,
       value     bigint not null,
       primary key (tenant_id, kind, period)
     )`,
    // Append-only: nobody was granted update or delete.
    ...ownTenant(service, 'journal', 'select, insert'),
    ...workerMay(service, 'journal', 'select'),
    ...ownTenant(service, 'number_counter', 'select, insert, update'),
    ...infrastructure(service, 'journal_order', { app: 'select', worker: 'select, insert' }),
    ...infrastructure(service, 'sequencer', { worker: 'select, update' }),
    ...infrastructure(service, 'relay_cursor', { worker: 'select, update' }),
    ...infrastructure(service, 'inbox', { app: 'select, insert', worker: 'select' }),
    ...infrastructure(service, 'applier_cursor', { app: 'select, insert, update', worker: 'select' }),
    // It holds what tenants said to each other, so unlike the cursors it is theirs.
    ...ownTenant(service, 'parked_event', 'select, insert, update'),
    ...workerMay(service, 'parked_event', 'select'),
  ];
}
