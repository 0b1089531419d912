import { ownTenant, workerMay } from '../database/rls.ts';

/** What a service remembers of creating requests for 48 hours, so that a repeated one changes nothing. */
export function idempotencyTables(service: string): string[] {
  return [
    `create table idempotency (
       tenant_id  text not null,
       client     text not null,
       key        text not null,
       request    text not null,
       body_hash  bytea not null,
       status     smallint,
       answer     json,
       created_at timestamptz not null,
       primary key (tenant_id, client, key)
     )`,
    `create index idempotency_age on idempotency (created_at)`,
    ...ownTenant(service, 'idempotency'),
    ...workerMay(service, 'idempotency', 'select, delete'),
  ];
}
