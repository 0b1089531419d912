import { Migration } from '@mikro-orm/migrations';
import { peopleTables } from '@yidan/platform';

/** 人员与岗位: posts, secondments, leaving and scopes, and what only their owner keeps of them. */
export class People extends Migration {
  override up(): void {
    for (const sql of peopleTables('list-registry')) this.addSql(sql);
    this.addSql(`create unique index post_name_in_use on post (tenant_id, unit_id, name) where status <> 'ABOLISHED'`);
    this.addSql(`
      alter table person_account
        add column secondment_document text,
        add column leave_reason text,
        add constraint person_account_secondment check (num_nulls(seconded_to, seconded_from, secondment_document) in (0, 3)),
        add constraint person_account_seconded_elsewhere check (seconded_to <> organ_id),
        add constraint person_account_secondment_days check (seconded_until >= seconded_from),
        add constraint person_account_leaving check ((left_on is null) = (leave_reason is null))`);
    // Whoever left one district may be registered anew, here or in another.
    this.addSql(`drop index person_account_one_per_subject`);
    this.addSql(`create unique index person_account_one_per_subject on person_account (subject) where left_on is null`);
  }
}
