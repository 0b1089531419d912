import { Migration } from '@mikro-orm/migrations';
import { peopleTables } from '@yidan/platform';

/** 人员与岗位: the copy of posts, secondments, leaving and scopes. */
export class People extends Migration {
  override up(): void {
    for (const sql of peopleTables('summons')) this.addSql(sql);
  }
}
