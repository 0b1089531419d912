import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 明责文件副本: what was published about whose a matter is, by item. */
export class ClarifiedItemCopies extends Migration {
  override up(): void {
    this.addSql(`
      create table clarified_item (
        tenant_id        text not null,
        clarification_id uuid not null,
        item_key         uuid not null,
        document_number  text not null,
        title            text not null,
        issuer           text not null,
        issued_on        date not null,
        subject          text not null,
        role             text not null check (role in ('LEAD', 'HANDLER', 'ASSIST')),
        duty             text not null,
        primary key (tenant_id, clarification_id, item_key)
      )`);
    this.addSql(`create index clarified_item_item on clarified_item (tenant_id, item_key)`);
    for (const sql of ownTenant('summons', 'clarified_item', 'select, insert, delete')) this.addSql(sql);
  }
}
