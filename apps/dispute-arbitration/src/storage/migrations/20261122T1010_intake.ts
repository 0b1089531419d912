import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 受理与临时责任: where a request came from by its number, and since when an item of the lists says what it says. */
export class Intake extends Migration {
  override up(): void {
    this.addSql(`alter table dispute_request add column source_number text`);
    // A case and who holds the duty from its first instant on are written together, in whatever order.
    this.addSql(`alter table interim_designation alter constraint interim_designation_tenant_id_case_id_fkey deferrable initially deferred`);
    this.addSql(`create index dispute_case_fingerprint on dispute_case (tenant_id, fingerprint, outcome_at desc) where outcome is not null`);
    // 原结论是否仍适用 (R-DSP-13): when the text or the holder of an item was last another. A local copy: a rebuild empties and fills it.
    this.addSql(`
      create table item_change (
        tenant_id  text not null,
        item_key   uuid not null,
        organ_id   uuid not null,
        digest     text not null,
        version_id uuid not null,
        changed_at timestamptz not null,
        primary key (tenant_id, item_key)
      )`);
    for (const sql of ownTenant('dispute-arbitration', 'item_change')) this.addSql(sql);
  }
}
