import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 文书与先例: papers as they were issued, and what decided cases teach later ones. */
export class Papers extends Migration {
  override up(): void {
    const service = 'dispute-arbitration';
    // What a paper said is text, not a document that may be written otherwise: its fingerprint is of exactly these characters.
    this.addSql(`
      create table dispute_document (
        id        uuid primary key,
        tenant_id text not null,
        case_id   uuid not null,
        kind      text not null,
        number    text not null,
        fields    json not null,
        sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        issued_at timestamptz not null,
        unique (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, case_id) references dispute_case (tenant_id, id)
      )`);
    this.addSql(`create index dispute_document_case on dispute_document (tenant_id, case_id, issued_at, id)`);
    this.addSql(`
      create table precedent (
        id              uuid primary key,
        tenant_id       text not null,
        case_id         uuid not null,
        kind            text not null,
        title           text not null,
        summary         text not null,
        keywords        text[] not null,
        item_keys       uuid[] not null,
        items           jsonb not null,
        bases           jsonb not null,
        source          text not null check (source in ('AGREEMENT', 'OPINION', 'RULING')),
        split           jsonb not null,
        document_number text not null,
        cause           text,
        decided_on      date not null,
        kept_at         timestamptz not null,
        unique (tenant_id, id),
        unique (tenant_id, case_id),
        foreign key (tenant_id, case_id) references dispute_case (tenant_id, id)
      )`);
    this.addSql(`create index precedent_page on precedent (tenant_id, decided_on desc, id desc)`);
    // Words and items stand in rows of their own, compared by plain equality: row security lets an index answer that, and would not let one answer a search in an array.
    this.addSql(`
      create table precedent_term (
        tenant_id    text not null,
        term         text not null,
        precedent_id uuid not null,
        primary key (tenant_id, term, precedent_id),
        foreign key (tenant_id, precedent_id) references precedent (tenant_id, id)
      )`);
    this.addSql(`
      create table precedent_item (
        tenant_id    text not null,
        item_key     uuid not null,
        precedent_id uuid not null,
        primary key (tenant_id, item_key, precedent_id),
        foreign key (tenant_id, precedent_id) references precedent (tenant_id, id)
      )`);
    // In how many precedents a word stands: what is everywhere says nothing.
    this.addSql(`
      create table precedent_vocabulary (
        tenant_id text not null,
        term      text not null,
        cases     int not null check (cases > 0),
        primary key (tenant_id, term)
      )`);
    const kept = ['dispute_document', 'precedent', 'precedent_term', 'precedent_item'].flatMap((table) => ownTenant(service, table, 'select, insert'));
    for (const sql of [...kept, ...ownTenant(service, 'precedent_vocabulary', 'select, insert, update')]) this.addSql(sql);
  }
}
