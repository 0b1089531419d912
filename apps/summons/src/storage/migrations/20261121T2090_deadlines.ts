import { Migration } from '@mikro-orm/migrations';
import { deadlineTablesAdopted } from '@yidan/platform';

/** 时限 become the platform's: rows and the meaning of their columns stay, a timer may act on them. */
export class Deadlines extends Migration {
  override up(): void {
    for (const sql of deadlineTablesAdopted('summons')) this.addSql(sql);
  }
}
