import { Migration } from '@mikro-orm/migrations';
import { ownTenant, workerMay } from '@yidan/platform';

/** 事项沿革: which organs ever held an item, so that what is known of its former holder is read as being about its holder of today. */
export class ItemHolders extends Migration {
  override up(): void {
    this.addSql(`
      create table item_holder (
        tenant_id text not null,
        item_key  uuid not null,
        organ_id  uuid not null,
        primary key (tenant_id, item_key, organ_id)
      )`);
    this.addSql(`insert into item_holder (tenant_id, item_key, organ_id) select tenant_id, item_key, organ_id from effective_item`);
    for (const sql of [...ownTenant('summons', 'item_holder'), ...workerMay('summons', 'item_holder', 'select')]) this.addSql(sql);
  }
}
