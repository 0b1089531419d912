import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 依单派件全流程: returns, disputes, extensions, suspensions; matters that go another way or into another one. */
export class OrdersInFull extends Migration {
  override up(): void {
    this.addSql(`
      alter table incoming_matter
        drop constraint incoming_matter_state_check,
        add constraint incoming_matter_state_check
          check (state in ('RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'IN_DISPUTE', 'DISPATCHED', 'CLOSED', 'REFERRED', 'MERGED')),
        add column statutory_channel text,
        add column statutory_hint jsonb,
        add column merged_into_id uuid,
        add foreign key (tenant_id, merged_into_id) references incoming_matter (tenant_id, id),
        add check ((state = 'REFERRED') = (statutory_channel is not null)),
        add check ((state = 'MERGED') = (merged_into_id is not null)),
        add check (merged_into_id <> id)`);
    this.addSql(`
      alter table dispatch_order
        drop constraint dispatch_order_role_check,
        add constraint dispatch_order_role_check check (role in ('LEAD', 'HANDLER', 'ASSIST')),
        drop constraint dispatch_order_state_check,
        add constraint dispatch_order_state_check check (state in (
          'DISPATCHED', 'RETURN_REQUESTED', 'IN_DISPUTE', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'SUSPENDED', 'CLOSED', 'REDISPATCHED', 'WITHDRAWN')),
        add column returnable_until timestamptz,
        add column acted_at timestamptz,
        add column locked boolean not null default false,
        add column decision_document text,
        add column claim jsonb,
        add column extension jsonb,
        add column suspension jsonb,
        add column interim_measures jsonb not null default '[]'`);
    // Orders from before there were returns have had their window.
    // Row security binds the owner too, so it is lifted while the owner goes through all tenants; the transaction holds the table.
    this.addSql(`alter table dispatch_order no force row level security`);
    this.addSql(`update dispatch_order set returnable_until = dispatched_at, acted_at = coalesce(closed_at, dispatched_at)`);
    this.addSql(`alter table dispatch_order force row level security`);
    this.addSql(`alter table dispatch_order alter column returnable_until set not null, alter column acted_at set not null`);
    this.addSql(`drop index dispatch_order_one_lead`);
    this.addSql(`create unique index dispatch_order_one_lead on dispatch_order (tenant_id, matter_id) where role = 'LEAD' and state not in ('CLOSED', 'REDISPATCHED', 'WITHDRAWN')`);
    // Once per organ and matter, through however many of its units and orders (R-DIS-3): the rule that no race can break.
    this.addSql(`
      create table order_return (
        tenant_id          text not null,
        id                 uuid primary key,
        order_id           uuid not null,
        matter_id          uuid not null,
        organ_id           uuid not null,
        reason             text not null check (reason in ('NOT_MY_DUTY', 'WRONG_REGION', 'DUPLICATE', 'OUTSIDE_SCOPE', 'INCOMPLETE')),
        proposed_organ_id  uuid,
        proposed_item_key  uuid,
        basis              text not null,
        requested_by       uuid not null,
        requested_at       timestamptz not null,
        outcome            text check (outcome in ('APPROVED', 'REJECTED', 'ESCALATED')),
        ground             text,
        answered_by        uuid,
        answered_at        timestamptz,
        row_version        int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, matter_id, organ_id),
        foreign key (tenant_id, order_id) references dispatch_order (tenant_id, id),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id),
        check (num_nulls(outcome, answered_at) in (0, 2))
      )`);
    this.addSql(`create index order_return_order on order_return (tenant_id, order_id)`);
    for (const sql of ownTenant('summons', 'order_return', 'select, insert, update')) this.addSql(sql);
  }
}
