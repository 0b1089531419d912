import { ownTenant } from '../database/rls.ts';

/** 清单副本: the lists in force as list-registry announces them; tables of a service that goes by them. Local copies: a rebuild empties and fills them. */
export function effectiveListTables(service: string): string[] {
  return [
    `create table list_version_chunk (
       tenant_id  text not null,
       version_id uuid not null,
       chunk      int not null,
       organ_id   uuid not null,
       items      jsonb not null,
       primary key (tenant_id, version_id, chunk)
     )`,
    `create table effective_list (
       tenant_id       text not null,
       organ_id        uuid not null,
       version_id      uuid not null,
       label           text not null,
       document_number text not null,
       effective_from  timestamptz not null,
       item_count      int not null,
       primary key (tenant_id, organ_id),
       unique (tenant_id, version_id)
     )`,
    // One holder per item: whichever list took it over last.
    `create table effective_item (
       tenant_id    text not null,
       item_key     uuid not null,
       organ_id     uuid not null,
       version_id   uuid not null,
       code         text not null,
       name         text not null,
       lead_unit_id uuid not null,
       item_status  text not null,
       perform_mode text not null,
       item         jsonb not null,
       primary key (tenant_id, item_key)
     )`,
    `create index effective_item_organ on effective_item (tenant_id, organ_id)`,
    ...['list_version_chunk', 'effective_list', 'effective_item'].flatMap((table) => ownTenant(service, table)),
  ];
}

/** In an order in which they can be emptied. */
export const EFFECTIVE_LIST_TABLES = ['list_version_chunk', 'effective_item', 'effective_list'] as const;
