import { Migration } from '@mikro-orm/migrations';
import { ownTenant, READER, READERS_UNIT, shownWhere } from '@yidan/platform';

/** 联合执法: what the organs of a matter did together, who took part and by which certificates. */
export class JointActs extends Migration {
  override up(): void {
    this.addSql(`
      create table joint_act (
        tenant_id   text not null,
        id          uuid primary key,
        order_id    uuid not null,
        matter_id   uuid not null,
        restricted  boolean not null,
        happened_at timestamptz not null,
        place       text not null,
        done        text not null,
        recorded_by text not null,
        recorded_at timestamptz not null,
        unique (tenant_id, id),
        foreign key (tenant_id, order_id) references dispatch_order (tenant_id, id),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id),
        check (happened_at <= recorded_at)
      )`);
    this.addSql(`create index joint_act_matter on joint_act (tenant_id, matter_id, happened_at, id)`);
    this.addSql(`create index joint_act_order on joint_act (tenant_id, order_id)`);
    this.addSql(`
      create table joint_act_person (
        tenant_id          text not null,
        id                 uuid primary key,
        joint_act_id       uuid not null,
        matter_id          uuid not null,
        restricted         boolean not null,
        no                 smallint not null check (no > 0),
        organ_id           uuid not null,
        certificate_number text not null check (char_length(certificate_number) between 6 and 20),
        name_enc           bytea not null,
        unique (tenant_id, id),
        unique (tenant_id, joint_act_id, no),
        unique (tenant_id, joint_act_id, certificate_number),
        foreign key (tenant_id, joint_act_id) references joint_act (tenant_id, id),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id)
      )`);
    this.addSql(`create index joint_act_person_matter on joint_act_person (tenant_id, matter_id)`);
    // Who looked at the people of a joint act, found by the matter.
    this.addSql(`create index journal_enforcer_read on journal (tenant_id, (payload->>'matterId')) where type = 'dispatch.enforcer.read'`);
    // Of a restricted matter they are for whoever may read the matter's orders.
    const shown = (table: string): string =>
      `not restricted or exists (select from dispatch_order o where o.tenant_id = ${table}.tenant_id and o.matter_id = ${table}.matter_id and o.unit_id = ${READERS_UNIT} and o.state <> 'REDISPATCHED')
        or exists (select from matter_reader r where r.tenant_id = ${table}.tenant_id and r.matter_id = ${table}.matter_id and r.person_id = ${READER})`;
    for (const sql of [
      ...ownTenant('summons', 'joint_act', 'select, insert'),
      // A change of keys seals the names anew.
      ...ownTenant('summons', 'joint_act_person', 'select, insert, update'),
      ...['joint_act', 'joint_act_person'].flatMap((table) => shownWhere('summons', table, shown(table))),
    ]) {
      this.addSql(sql);
    }
  }
}
