import { Migration } from '@mikro-orm/migrations';
import { maskedOrNull } from '@yidan/kernel';
import { ownTenant, personalDataTables, READER, READERS_UNIT, shownWhere } from '@yidan/platform';

const BATCH = 500;
/** Seven digits near each other, however they are written: what may hide a number. */
const DIGITS = '([0-9０-９〇零一二三四五六七八九幺][ .·－—–-]?){7}';
const FIRST = '00000000-0000-0000-0000-000000000000';

/** 个人信息与公开属性: secrets of tenants, texts without numbers, pseudonyms, and who may read what. */
export class Disclosure extends Migration {
  override async up(): Promise<void> {
    await this.execute(`
      alter table incoming_matter
        add column complainant_ref text,
        add column title_masked text,
        add column content_masked text,
        add column disclosure text not null default 'INTERNAL' check (disclosure in ('PUBLIC', 'INTERNAL', 'RESTRICTED', 'SECRET_STUB')),
        add column paper_file_number text,
        add constraint incoming_matter_stub_file check ((disclosure = 'SECRET_STUB') = (paper_file_number is not null)),
        add constraint incoming_matter_stub_empty check (disclosure <> 'SECRET_STUB' or (title = '' and content = '' and title_masked is null and content_masked is null
          and category is null and location is null and occurred_at is null and complainant_enc is null and complainant_ref is null and attachments = '[]')),
        add constraint incoming_matter_text check (disclosure = 'SECRET_STUB' or (title <> '' and content <> ''))`);
    await this.maskWhatIsThere();
    this.addSql(`alter table dispatch_order add column restricted boolean not null default false`);
    // Named before the matter is written, so that its writer sees it; checked at the end.
    this.addSql(`
      create table matter_reader (
        tenant_id text not null,
        matter_id uuid not null,
        person_id uuid not null,
        primary key (tenant_id, matter_id, person_id),
        foreign key (tenant_id, matter_id) references incoming_matter (tenant_id, id) deferrable initially deferred
      )`);
    // Local copies of what list-registry says: the event of an item may come before or after the item.
    this.addSql(`
      create table item_disclosure (
        tenant_id text not null,
        item_key  uuid not null,
        level     text not null check (level in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
        primary key (tenant_id, item_key)
      )`);
    this.addSql(`create table item_reader (tenant_id text not null, item_key uuid not null, person_id uuid not null, primary key (tenant_id, item_key, person_id))`);
    // Who looked at a complainant, found by the matter.
    this.addSql(`create index journal_complainant_read on journal (tenant_id, (payload->>'matterId')) where type = 'dispatch.complainant.read'`);
    // A pseudonym is counted.
    this.addSql(`create index incoming_matter_complainant on incoming_matter (tenant_id, complainant_ref) where complainant_ref is not null`);
    const named = (id: string, table: string): string =>
      `exists (select from matter_reader r where r.tenant_id = ${table}.tenant_id and r.matter_id = ${table}.${id} and r.person_id = ${READER})`;
    const held = `exists (select from dispatch_order h where h.tenant_id = incoming_matter.tenant_id and h.matter_id = incoming_matter.id and h.unit_id = ${READERS_UNIT} and h.state <> 'REDISPATCHED')`;
    for (const sql of [
      ...personalDataTables('summons'),
      ...['matter_reader', 'item_disclosure', 'item_reader'].flatMap((table) => ownTenant('summons', table)),
      ...shownWhere('summons', 'incoming_matter', `disclosure <> 'RESTRICTED' or ${named('id', 'incoming_matter')} or ${held}`),
      ...shownWhere('summons', 'dispatch_order', `not restricted or (unit_id = ${READERS_UNIT} and state <> 'REDISPATCHED') or ${named('matter_id', 'dispatch_order')}`),
      // What was done to a restricted matter is no more to be seen than the matter.
      ...shownWhere(
        'summons',
        'journal',
        `case agg_type when 'incoming-matter' then exists (select from incoming_matter m where m.tenant_id = journal.tenant_id and m.id = journal.agg_id)
                       when 'dispatch-order' then exists (select from dispatch_order o where o.tenant_id = journal.tenant_id and o.id = journal.agg_id) else true end`,
      ),
    ]) {
      this.addSql(sql);
    }
  }

  // Row security binds the owner too, so it is lifted while the owner looks through all tenants; the transaction holds the table.
  private async maskWhatIsThere(): Promise<void> {
    await this.execute(`alter table incoming_matter no force row level security`);
    for (let after = FIRST; ; ) {
      const rows = (await this.execute(`select id, title, content from incoming_matter where id > ? and (title ~ ? or content ~ ?) order by id limit ?`, [after, DIGITS, DIGITS, BATCH])) as unknown as {
        id: string;
        title: string;
        content: string;
      }[];
      for (const { id, title, content } of rows) {
        const masked = [maskedOrNull(title), maskedOrNull(content)];
        if (masked.some((text) => text !== null)) await this.execute(`update incoming_matter set title_masked = ?, content_masked = ? where id = ?`, [...masked, id]);
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
    await this.execute(`alter table incoming_matter force row level security`);
  }
}
