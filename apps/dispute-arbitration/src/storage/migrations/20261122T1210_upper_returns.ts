import { Migration } from '@mikro-orm/migrations';

/** 上级退回: what was asked of the superior and came back undecided. */
export class UpperReturns extends Migration {
  override up(): void {
    this.addSql(`alter table dispute_case add column upper_returns jsonb not null default '[]'`);
  }
}
