import { Migration } from '@mikro-orm/migrations';

/** 超期清单: when an order is due stands in the indexes of what has a clock, so that the newest ones, which are not late yet, are passed over without being read. */
export class OverdueLists extends Migration {
  override up(): void {
    const newest = 'dispatched_at desc, id desc';
    this.addSql(`drop index dispatch_order_due, dispatch_order_unit_due`);
    this.addSql(`create index dispatch_order_due on dispatch_order (tenant_id, ${newest}, due_at) where due_at is not null`);
    this.addSql(`create index dispatch_order_unit_due on dispatch_order (tenant_id, organ_id, unit_id, ${newest}, due_at) where due_at is not null`);
  }
}
