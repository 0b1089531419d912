import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 上传的原文件: each file that was kept, once for each tenant, under the hash of its bytes; imports name it by that hash. */
export class UploadedFiles extends Migration {
  override up(): void {
    this.addSql(`create table uploaded_file (
       id          uuid primary key,
       tenant_id   text not null,
       sha256      text not null,
       bytes       bytea not null,
       uploaded_at timestamptz not null,
       unique (tenant_id, id),
       unique (tenant_id, sha256),
       check (sha256 = encode(sha256(bytes), 'hex'))
     )`);
    // Spreadsheets are compressed already.
    this.addSql(`alter table uploaded_file alter column bytes set storage external`);
    // A file is never changed and never deleted: an import is evidence of what was handed in.
    for (const sql of ownTenant('list-registry', 'uploaded_file', 'select, insert')) this.addSql(sql);
  }
}
