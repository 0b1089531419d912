import { Migration } from '@mikro-orm/migrations';
import { ownTenant, shownWhere } from '@yidan/platform';

/** 清单审定流程: versions that are still on their way, and the items of their drafts. */
export class VersionChain extends Migration {
  override up(): void {
    this.addSql(`
      alter table duty_list_version
        drop constraint duty_list_version_check1,
        drop constraint duty_list_version_item_count_check,
        alter column document_number drop not null,
        alter column approved_on drop not null,
        alter column effective_from drop not null,
        alter column content_hash drop not null,
        alter column import_id drop not null,
        add column urgency text not null default 'NORMAL' check (urgency in ('NORMAL', 'EXPEDITED')),
        add column adjustment_case_ids jsonb not null default '[]',
        add column drafters jsonb not null default '[]',
        add column round int not null default 0,
        add column self_check jsonb,
        add column compilation_report_id uuid,
        add column signatures jsonb not null default '[]',
        add column submitted_at timestamptz,
        add column meeting_id uuid,
        add column planned_from date,
        add column receipt_number text,
        add column filed_at timestamptz,
        add column acts int not null default 0,
        add constraint duty_list_version_dated check ((effective_from is not null) = (state in ('EFFECTIVE', 'SUPERSEDED', 'REPEALED'))),
        add constraint duty_list_version_in_force check ((state = 'EFFECTIVE') = (effective_from is not null and effective_to is null)),
        add constraint duty_list_version_approved check (
          state not in ('APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'EFFECTIVE', 'SUPERSEDED', 'REPEALED')
          or (num_nulls(document_number, approved_on, content_hash) = 0 and item_count > 0)),
        drop constraint one_version_in_force,
        add constraint one_version_in_force exclude using gist (tenant_id with =, organ_id with =, daterange(effective_from, effective_to) with &&) where (effective_from is not null)`);
    this.addSql(`update duty_list_version set planned_from = effective_from`);
    // One open draft, and one beside it in the expedited lane: what two people starting at the same moment could break.
    this.addSql(`
      create unique index duty_list_version_one_open on duty_list_version (tenant_id, organ_id, urgency)
        where state not in ('EFFECTIVE', 'SUPERSEDED', 'REPEALED', 'WITHDRAWN', 'RETURNED_AFTER_PUBLICITY')`);
    // What an item says as one value: versions of ten thousand items are compared by it.
    this.addSql(`alter table duty_item add column said_digest text`);
    this.addSql(`
      create table draft_item (
        id          uuid primary key,
        tenant_id   text not null,
        version_id  uuid not null,
        item_key    uuid not null,
        ordinal     int not null,
        content     jsonb not null,
        row_version int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, version_id, item_key),
        foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id)
      )`);
    this.addSql(`create index draft_item_order on draft_item (tenant_id, version_id, ordinal)`);
    // A draft is the one thing in a list that may be taken out again; from its approval on the items stand in duty_item.
    for (const sql of ownTenant('list-registry', 'draft_item', 'select, insert, update, delete')) this.addSql(sql);
    // What is restricted in force is so in the draft that was begun from it; who sees the item sees it here.
    for (const sql of shownWhere(
      'list-registry',
      'draft_item',
      `item_key not in (select d.item_key from item_disclosure d where d.level = 'RESTRICTED') or exists (select from duty_item i where i.tenant_id = draft_item.tenant_id and i.item_key = draft_item.item_key)`,
    ))
      this.addSql(sql);
  }
}
