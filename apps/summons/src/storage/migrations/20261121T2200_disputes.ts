import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 职责争议跟踪: which case is over which matter, who holds it in the interim, what it ended in. */
export class Disputes extends Migration {
  override up(): void {
    for (const table of ['incoming_matter', 'dispatch_order']) {
      this.addSql(`alter table ${table} add column dispute_case_id uuid, add column dispute_case_number text, add check (num_nulls(dispute_case_id, dispute_case_number) in (0, 2))`);
      this.addSql(`create index ${table}_dispute on ${table} (tenant_id, dispute_case_number) where dispute_case_number is not null`);
    }
    // A case of the arbitration, or a request that led to none; without an end it is open here.
    this.addSql(`
      create table followed_dispute (
        tenant_id        text not null,
        id               uuid primary key,
        case_number      text,
        interim_organ_id uuid,
        interim_unit_id  uuid,
        ending           text check (ending in ('WITHDRAWN', 'REJECTED', 'TRANSFERRED', 'REFUSED')),
        route            text check (route in ('INTERNAL', 'CITIZEN', 'RULED_BEFORE', 'DISCIPLINE', 'STAFFING', 'OTHER_PROCEDURE')),
        ended_at         timestamptz,
        unique (tenant_id, id),
        check (interim_organ_id is not null or interim_unit_id is null),
        check (ending is not null or route is null)
      )`);
    this.addSql(`create index followed_dispute_open on followed_dispute (tenant_id) where ended_at is null`);
    this.addSql(`
      create table disputed_matter (
        tenant_id  text not null,
        dispute_id uuid not null,
        ref_id     uuid not null,
        matter_id  uuid not null,
        order_id   uuid,
        primary key (tenant_id, dispute_id, ref_id),
        foreign key (tenant_id, dispute_id) references followed_dispute (tenant_id, id),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id),
        foreign key (tenant_id, order_id) references dispatch_order (tenant_id, id),
        check (ref_id = coalesce(order_id, matter_id))
      )`);
    this.addSql(`create index disputed_matter_matter on disputed_matter (tenant_id, matter_id)`);
    // One outcome of a case holds at a time; it stands for good once orders went by it.
    this.addSql(`
      create table dispute_ruling (
        tenant_id       text not null,
        dispute_id      uuid not null,
        document_number text not null,
        source          text not null check (source in ('AGREEMENT', 'OPINION', 'RULING')),
        split           jsonb not null,
        carried_out_at  timestamptz,
        primary key (tenant_id, dispute_id),
        foreign key (tenant_id, dispute_id) references followed_dispute (tenant_id, id)
      )`);
    for (const table of ['followed_dispute', 'dispute_ruling']) for (const sql of ownTenant('summons', table, 'select, insert, update')) this.addSql(sql);
    for (const sql of ownTenant('summons', 'disputed_matter', 'select, insert')) this.addSql(sql);
  }
}
