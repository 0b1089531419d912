import { Migration } from '@mikro-orm/migrations';
import { ownTenant, workerMay } from '@yidan/platform';

/** 办件经验: how often which term was decided for which item, and by which matters. */
export class Learning extends Migration {
  override up(): void {
    // The row without a term counts the matters themselves.
    this.addSql(`
      create table learned_term (
        tenant_id text not null,
        term      text not null,
        item_key  uuid not null,
        organ_id  uuid not null,
        confirmed int not null check (confirmed >= 0),
        returned  int not null check (returned >= 0),
        change    bigint not null,
        primary key (tenant_id, term, item_key, organ_id)
      )`);
    this.addSql(`create index learned_term_change on learned_term (tenant_id, change)`);
    this.addSql(`create index learned_term_item on learned_term (tenant_id, item_key, organ_id, confirmed)`);
    this.addSql(`
      create table learned_lesson (
        tenant_id  text not null,
        id         uuid primary key,
        matter_id  uuid not null,
        kind       text not null check (kind in ('CONFIRMED', 'RETURNED')),
        item_key   uuid not null,
        organ_id   uuid not null,
        learned_at timestamptz not null,
        unique (tenant_id, id),
        unique (tenant_id, matter_id, kind, organ_id),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id)
      )`);
    // A matter is confirmed for one item, however many acts meet.
    this.addSql(`create unique index learned_lesson_one_holder on learned_lesson (tenant_id, matter_id) where kind = 'CONFIRMED'`);
    this.addSql(`create index learned_lesson_latest on learned_lesson (tenant_id, learned_at desc, id desc)`);
    this.addSql(`
      create table learning_state (
        tenant_id       text primary key,
        change          bigint not null,
        generation      int not null,
        terms_edition   text not null,
        rebuilt_at      timestamptz,
        rebuilt_matters int
      )`);
    const tables = ['learned_term', 'learned_lesson', 'learning_state'];
    for (const sql of tables.flatMap((table) => ownTenant('summons', table))) this.addSql(sql);
    // The matching index of a replica serves all tenants.
    for (const table of ['learned_term', 'learning_state']) for (const sql of workerMay('summons', table, 'select')) this.addSql(sql);
  }
}
