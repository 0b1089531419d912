import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 裁定与执行: which lists an outcome changes and whether they have; the commission's acts, waiting orders and the work of items as others tell of them. */
export class RulingAndExecution extends Migration {
  override up(): void {
    const service = 'dispute-arbitration';
    this.addSql(`
      create table dispute_amendment (
        id                 uuid primary key,
        tenant_id          text not null,
        case_id            uuid not null,
        document_number    text not null,
        organ_id           uuid not null,
        items              int not null check (items > 0),
        state              text not null check (state in ('PENDING', 'EFFECTIVE', 'DISMISSED', 'REPLACED')),
        adjustment_case_id uuid,
        version_id         uuid,
        reason             text,
        settled_at         timestamptz,
        unique (tenant_id, id),
        unique (tenant_id, document_number, organ_id),
        foreign key (tenant_id, case_id) references dispute_case (tenant_id, id),
        check ((state = 'PENDING') = (settled_at is null)),
        check ((state = 'EFFECTIVE') = (version_id is not null)),
        check (state <> 'DISMISSED' or reason is not null)
      )`);
    this.addSql(`create index dispute_amendment_case on dispute_amendment (tenant_id, case_id)`);
    // Local copies: a rebuild empties and fills them.
    this.addSql(`
      create table commission_meeting_copy (
        tenant_id      text not null,
        meeting_id     uuid not null,
        meets_on       date not null,
        state          text not null check (state in ('PLANNED', 'SIGNED', 'CANCELLED')),
        minutes_sha256 text,
        minutes_at     timestamptz,
        primary key (tenant_id, meeting_id),
        check ((state = 'SIGNED') = (minutes_sha256 is not null and minutes_at is not null))
      )`);
    this.addSql(`
      create table commission_decision_copy (
        tenant_id       text not null,
        agenda_item_id  uuid not null,
        meeting_id      uuid not null,
        case_id         uuid not null,
        conclusion      text not null,
        document_number text not null,
        counts          jsonb,
        primary key (tenant_id, agenda_item_id)
      )`);
    this.addSql(`create index commission_decision_copy_case on commission_decision_copy (tenant_id, case_id, meeting_id)`);
    this.addSql(`
      create table waiting_order (
        tenant_id text not null,
        order_id  uuid not null,
        matter_id uuid not null,
        number    text not null,
        waits     boolean not null,
        since     timestamptz not null,
        primary key (tenant_id, order_id)
      )`);
    this.addSql(`create index waiting_order_matter on waiting_order (tenant_id, matter_id) where waits`);
    this.addSql(`
      create table item_workload (
        tenant_id  text not null,
        item_key   uuid not null,
        month      text not null,
        organ_id   uuid not null,
        unit_id    uuid not null,
        dispatched int not null,
        minutes    bigint not null,
        primary key (tenant_id, item_key, month, organ_id, unit_id)
      )`);
    for (const sql of ownTenant(service, 'dispute_amendment', 'select, insert, update')) this.addSql(sql);
    for (const sql of ['commission_meeting_copy', 'commission_decision_copy', 'waiting_order', 'item_workload'].flatMap((table) => ownTenant(service, table))) this.addSql(sql);
  }
}
