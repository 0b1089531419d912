import { ownTenant } from '../database/rls.ts';

/** 租户密值: a secret of each tenant by which fingerprints and pseudonyms are made; sealed itself, so that keys change and pseudonyms do not. */
export function personalDataTables(service: string): string[] {
  return [
    `create table tenant_secret (
       tenant_id     text primary key,
       id            uuid not null,
       secret_sealed bytea not null,
       unique (tenant_id, id)
     )`,
    ...ownTenant(service, 'tenant_secret', 'select, insert, update'),
  ];
}
