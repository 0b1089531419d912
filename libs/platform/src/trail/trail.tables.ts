import { infrastructure } from '../database/rls.ts';

/** 审计轨迹: what the chain needs to be verified by others: its algorithm, the form of each digest, signed checkpoints, and those of other services that this one has seen. */
export function trailTables(service: string): string[] {
  return [
    // The epoch changes when positions are given again; the chain's first link does not.
    `alter table sequencer add algorithm text not null default 'sha256' check (algorithm in ('sha256', 'sm3')), add genesis uuid`,
    // The owner is bound by row security as well, and its policies name others.
    `alter table sequencer no force row level security`,
    `update sequencer set genesis = epoch`,
    `alter table sequencer force row level security`,
    `alter table sequencer alter genesis set not null`,
    // Rows that are there, and those an older release still adds, are digested without their changes.
    `alter table journal_order add digest_form smallint not null default 1 check (digest_form in (1, 2))`,
    `create table checkpoint (
       position  bigint primary key,
       hash      bytea not null,
       previous  bigint not null unique,
       signed_at timestamptz not null,
       key_id    text not null,
       signature bytea not null
     )`,
    `create table witnessed_checkpoint (
       producer  text not null,
       position  bigint not null,
       hash      bytea not null,
       previous  bigint not null,
       signed_at timestamptz not null,
       key_id    text not null,
       signature bytea not null,
       seen_at   timestamptz not null,
       primary key (producer, position, signature)
     )`,
    // Neither is ever changed or deleted: nobody was granted that.
    ...infrastructure(service, 'checkpoint', { worker: 'select, insert' }),
    ...infrastructure(service, 'witnessed_checkpoint', { app: 'select, insert', worker: 'select' }),
  ];
}
