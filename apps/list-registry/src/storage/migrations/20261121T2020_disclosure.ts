import { Migration } from '@mikro-orm/migrations';
import { ownTenant, personalDataTables, READER, READERS_UNIT, shownWhere } from '@yidan/platform';

const SERVICE = 'list-registry';
// Asked once for a query, not once for each row.
const HIDES = `(select coalesce(current_setting('app.reader', true), '') <> 'all' and exists (select from item_disclosure where level = 'RESTRICTED'))`;
const NOT_RESTRICTED = `item_key not in (select d.item_key from item_disclosure d where d.level = 'RESTRICTED')`;
const NAMED = `item_key in (select r.item_key from item_reader r where r.person_id = (select ${READER}))`;

/** 个人信息与公开属性: secrets of tenants, and who may read which items. Restricted items are left out by the database, whatever the query. */
export class Disclosure extends Migration {
  override up(): void {
    for (const sql of [...personalDataTables(SERVICE), ...this.disclosures(), ...this.stubs(), ...this.sight()]) this.addSql(sql);
  }

  private disclosures(): string[] {
    return [
      // Versions never change (R-REG-13): who may read an item stands beside them, by its identity.
      `create table item_disclosure (
         id          uuid primary key,
         tenant_id   text not null,
         item_key    uuid not null,
         level       text not null check (level in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
         reason      text not null check (reason <> ''),
         changed_by  text not null,
         changed_at  timestamptz not null,
         row_version int not null default 1,
         unique (tenant_id, id),
         unique (tenant_id, item_key)
       )`,
      `create table item_reader (
         tenant_id text not null,
         item_key  uuid not null,
         person_id uuid not null,
         primary key (tenant_id, item_key, person_id),
         foreign key (tenant_id, item_key) references item_disclosure (tenant_id, item_key),
         foreign key (tenant_id, person_id) references person_account (tenant_id, id)
       )`,
      `create index item_reader_person on item_reader (tenant_id, person_id)`,
      // Under the city's tenant: what districts say of items they filed.
      `create table filed_disclosure (
         tenant_id          text not null,
         district_tenant_id text not null,
         item_key           uuid not null,
         level              text not null check (level in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
         primary key (tenant_id, item_key)
       )`,
      ...ownTenant(SERVICE, 'item_disclosure', 'select, insert, update'),
      ...ownTenant(SERVICE, 'item_reader', 'select, insert, delete'),
      ...ownTenant(SERVICE, 'filed_disclosure'),
    ];
  }

  /** A secret item is a file number on paper and nothing else. */
  private stubs(): string[] {
    return [
      `alter table duty_item drop constraint duty_item_name_check`,
      `alter table duty_item
         add column paper_file_number text,
         add constraint duty_item_disclosure check (disclosure in ('PUBLIC', 'INTERNAL', 'SECRET_STUB')),
         add constraint duty_item_name check ((disclosure = 'SECRET_STUB') = (name = '')),
         add constraint duty_item_stub_file check ((disclosure = 'SECRET_STUB') = (paper_file_number is not null)),
         add constraint duty_item_stub_empty check (disclosure <> 'SECRET_STUB' or (name_key = '' and description is null and attribute = '' and basis_refs = '[]' and sanding_duty_refs = '[]'
           and sanding_unit_provision_refs = '[]' and remarks = '' and keywords = '[]' and time_limit is null and responsibility_field is null and service_objects = '[]' and search_text = ''))`,
    ];
  }

  private sight(): string[] {
    const visible = (item: string): string => `exists (select from duty_item i where ${item})`;
    return [
      ...shownWhere(SERVICE, 'duty_item', `${NOT_RESTRICTED} or lead_unit_id = (select ${READERS_UNIT}) or ${NAMED}`),
      ...shownWhere(SERVICE, 'power_item', `not ${HIDES} or ${visible('i.tenant_id = power_item.tenant_id and i.id = power_item.item_id')}`),
      ...shownWhere(
        SERVICE,
        'finding',
        `not ${HIDES} or not exists (select from jsonb_array_elements_text(item_keys) as k(key) where not ${visible('i.tenant_id = finding.tenant_id and i.item_key = k.key::uuid')})`,
      ),
      // A list travels whole in its events, and who may read an item is told by itself.
      ...shownWhere(SERVICE, 'journal', `not ${HIDES} or (type <> 'registry.list-version.items' and agg_type <> 'list-item')`),
      ...shownWhere(SERVICE, 'unified_line', `item_key not in (select d.item_key from filed_disclosure d where d.level = 'RESTRICTED')`),
    ];
  }
}
