import { Migration } from '@mikro-orm/migrations';
import { deskTables } from '@yidan/platform';

/** 待办: which tasks versions, opinions and adjustment cases have open. */
export class Desk extends Migration {
  override up(): void {
    for (const sql of deskTables('list-registry')) this.addSql(sql);
  }
}
