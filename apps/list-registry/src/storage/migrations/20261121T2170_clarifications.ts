import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 明责文件. */
export class ClarificationsOfLists extends Migration {
  override up(): void {
    this.addSql(`
      create table clarification (
        id              uuid primary key,
        tenant_id       text not null,
        document_number text not null check (document_number <> ''),
        title           text not null,
        issuer          text not null,
        issued_on       date not null,
        subject         text not null,
        duties          jsonb not null,
        state           text not null check (state in ('PUBLISHED', 'WITHDRAWN')),
        published_at    timestamptz not null,
        withdrawn_at    timestamptz,
        ground          text,
        row_version     int not null default 1,
        unique (tenant_id, id),
        constraint clarification_once unique (tenant_id, document_number),
        check ((state = 'WITHDRAWN') = (withdrawn_at is not null)),
        check ((withdrawn_at is null) = (ground is null))
      )`);
    this.addSql(`create index clarification_page on clarification (tenant_id, issued_on desc, id desc)`);
    for (const sql of ownTenant('list-registry', 'clarification', 'select, insert, update')) this.addSql(sql);
  }
}
