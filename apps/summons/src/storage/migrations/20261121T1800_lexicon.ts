import { Migration } from '@mikro-orm/migrations';
import { ownTenant, workerMay } from '@yidan/platform';

/** 日常用语: what each tenant's people say for what its lists call otherwise. */
export class LexiconOfTenants extends Migration {
  override up(): void {
    this.addSql(`
      create table lexicon_entry (
        id          uuid primary key,
        tenant_id   text not null,
        words       text[] not null check (cardinality(words) > 0),
        terms       text[] not null,
        holders     text[] not null,
        note        text,
        entered_by  text not null,
        entered_at  timestamptz not null,
        removed_at  timestamptz,
        row_version int not null default 1,
        unique (tenant_id, id)
      )`);
    this.addSql(`create index lexicon_entry_latest on lexicon_entry (tenant_id, entered_at desc, id desc) where removed_at is null`);
    this.addSql(`
      create table lexicon_word (
        tenant_id text not null,
        word      text not null,
        entry_id  uuid not null,
        primary key (tenant_id, word),
        foreign key (tenant_id, entry_id) references lexicon_entry (tenant_id, id)
      )`);
    this.addSql(`create index lexicon_word_entry on lexicon_word (tenant_id, entry_id)`);
    this.addSql(`create table lexicon_change (tenant_id text primary key, change bigint not null)`);
    const tables = ['lexicon_entry', 'lexicon_word', 'lexicon_change'];
    for (const sql of tables.flatMap((table) => ownTenant('summons', table))) this.addSql(sql);
    // The matching index of a replica serves all tenants.
    for (const table of ['lexicon_entry', 'lexicon_change']) for (const sql of workerMay('summons', table, 'select')) this.addSql(sql);
  }
}
