import { Migration } from '@mikro-orm/migrations';
import { trailTables } from '@yidan/platform';

/** 审计轨迹: signed checkpoints of the journal's chain, and those of other services as their witness. */
export class Trail extends Migration {
  override up(): void {
    for (const sql of trailTables('list-registry')) this.addSql(sql);
  }
}
