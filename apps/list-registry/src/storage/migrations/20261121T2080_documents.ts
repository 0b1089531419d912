import { Migration } from '@mikro-orm/migrations';
import { ownTenant, shownWhere } from '@yidan/platform';

const HIDES = `(select coalesce(current_setting('app.reader', true), '') <> 'all' and exists (select from item_disclosure where level = 'RESTRICTED'))`;
/** A restricted item that the reader does not see: no row of it is shown, in whatever version. */
const HIDDEN = (key: string, table: string): string =>
  `(${key} in (select d.item_key from item_disclosure d where d.level = 'RESTRICTED') and not exists (select from duty_item i where i.tenant_id = ${table}.tenant_id and i.item_key = ${key}))`;

/** 流程图和文书: the flowchart of each item of a version, and the documents that were written about versions, with their bytes. */
export class Documents extends Migration {
  override up(): void {
    for (const sql of [...flowcharts(), ...documents()]) this.addSql(sql);
  }
}

function flowcharts(): string[] {
  return [
    `create table item_flowchart (
       id          uuid primary key,
       tenant_id   text not null,
       version_id  uuid not null,
       item_key    uuid not null,
       nodes       jsonb not null check (jsonb_array_length(nodes) > 0),
       edges       jsonb not null,
       changed_by  text not null,
       changed_at  timestamptz not null,
       row_version int not null default 1,
       unique (tenant_id, id),
       constraint item_flowchart_once unique (tenant_id, version_id, item_key),
       foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id)
     )`,
    ...ownTenant('list-registry', 'item_flowchart', 'select, insert, update'),
    ...shownWhere('list-registry', 'item_flowchart', `not ${HIDES} or not ${HIDDEN('item_key', 'item_flowchart')}`),
  ];
}

function documents(): string[] {
  return [
    `create table official_document (
       id           uuid primary key,
       tenant_id    text not null,
       version_id   uuid not null,
       kind         text not null check (kind in ('COMPILATION_REPORT', 'REVIEW_OPINION', 'PUBLICITY_NOTICE', 'VERSION_DIFF', 'PUBLIC_LIST', 'INTERNAL_LIST')),
       format       text not null check (format in ('docx', 'xlsx')),
       title        text not null check (title <> ''),
       number       text,
       content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
       facts_hash   text not null check (facts_hash ~ '^[0-9a-f]{64}$'),
       given        jsonb not null,
       item_keys    jsonb not null,
       sha256       text not null check (sha256 = encode(sha256(bytes), 'hex')),
       bytes        bytea not null,
       created_by   text not null,
       created_at   timestamptz not null,
       unique (tenant_id, id),
       constraint official_document_once unique (tenant_id, version_id, kind, format, facts_hash),
       foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id)
     )`,
    // Documents are compressed already.
    `alter table official_document alter column bytes set storage external`,
    // A document that was written is evidence: never changed and never deleted.
    ...ownTenant('list-registry', 'official_document', 'select, insert'),
    ...shownWhere('list-registry', 'official_document', `not ${HIDES} or not exists (select from jsonb_array_elements_text(item_keys) as k(key) where ${HIDDEN('k.key::uuid', 'official_document')})`),
  ];
}
