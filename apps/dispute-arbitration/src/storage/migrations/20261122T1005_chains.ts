import { Migration } from '@mikro-orm/migrations';
import { chainTables } from '@yidan/platform';

/** 全链条: what was told under one chain id is found by it. */
export class Chains extends Migration {
  override up(): void {
    for (const sql of chainTables()) this.addSql(sql);
  }
}
