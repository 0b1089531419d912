import { Migration } from '@mikro-orm/migrations';
import { deadlineTablesWithMarks } from '@yidan/platform';

/** 时限 may stand still, be extended, and tell how far they have run. */
export class DeadlineMarks extends Migration {
  override up(): void {
    for (const sql of deadlineTablesWithMarks()) this.addSql(sql);
  }
}
