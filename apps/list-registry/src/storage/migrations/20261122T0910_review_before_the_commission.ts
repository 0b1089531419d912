import { Migration } from '@mikro-orm/migrations';

/** 复核再议: a dispute that was ruled on comes before the commission again where a review of the ruling is asked for. */
export class ReviewBeforeTheCommission extends Migration {
  override up(): void {
    this.addSql(`alter table submitted_dispute add column waits boolean not null default true`);
  }
}
