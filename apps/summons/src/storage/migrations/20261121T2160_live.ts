import { Migration } from '@mikro-orm/migrations';

/** 履职实时与结果评估: when an order was first signed for, and the ways in which lists of a million orders are asked. */
export class Live extends Migration {
  override up(): void {
    this.addSql(`alter table dispatch_order add column signed_at timestamptz, add column signed_on_time boolean, add check (num_nulls(signed_at, signed_on_time) in (0, 2))`);
    // Row security binds the owner too, so it is lifted while the owner looks through all tenants; the transaction holds the tables.
    for (const table of ['dispatch_order', 'journal']) this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`
      update dispatch_order o set signed_at = s.at, signed_on_time = s.on_time
        from (select distinct on (tenant_id, agg_id) tenant_id, agg_id, occurred_at as at, (payload->>'onTime')::boolean as on_time
                from journal where type = 'dispatch.order.signed' order by tenant_id, agg_id, agg_version) s
       where s.tenant_id = o.tenant_id and s.agg_id = o.id`);
    for (const table of ['dispatch_order', 'journal']) this.addSql(`alter table ${table} force row level security`);
    const newest = 'dispatched_at desc, id desc';
    this.addSql(`create index dispatch_order_organ on dispatch_order (tenant_id, organ_id, ${newest})`);
    this.addSql(`create index dispatch_order_state on dispatch_order (tenant_id, state, ${newest})`);
    this.addSql(`create index dispatch_order_unit_state on dispatch_order (tenant_id, organ_id, unit_id, state, ${newest})`);
    this.addSql(`create index dispatch_order_item on dispatch_order (tenant_id, item_key, ${newest}) where item_key is not null`);
    this.addSql(`create index dispatch_order_handler on dispatch_order (tenant_id, handler_person_id, ${newest}) where handler_person_id is not null`);
    this.addSql(`create index dispatch_order_pressing on dispatch_order (tenant_id, urgency, ${newest}) where urgency <> 'NORMAL'`);
    // What runs is a small part of what there is: the live picture and what is overdue look at nothing else.
    this.addSql(`create index dispatch_order_running on dispatch_order (tenant_id, ${newest}) where state not in ('CLOSED', 'REDISPATCHED', 'WITHDRAWN')`);
    this.addSql(`create index dispatch_order_due on dispatch_order (tenant_id, ${newest}) where due_at is not null`);
    this.addSql(`create index dispatch_order_unit_due on dispatch_order (tenant_id, organ_id, unit_id, ${newest}) where due_at is not null`);
    this.addSql(`create index dispatch_order_closed on dispatch_order (tenant_id, closed_at) where closed_at is not null`);
    this.addSql(`create index incoming_matter_sender on incoming_matter (tenant_id, submitted_by_organ_id, received_at desc, id desc)`);
  }
}
