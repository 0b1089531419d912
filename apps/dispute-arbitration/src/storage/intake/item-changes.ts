import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { textArray } from '@yidan/platform';

/** What an item says and whose it is; its place in the list and the number that follows from it are no change. */
const DIGEST = `md5(e.organ_id::text || (e.item - 'code' - 'seqNo')::text)`;

/** 事项变动: since when each item of the lists in force says what it says. */
@Injectable()
export class ItemChanges {
  constructor(private readonly em: EntityManager) {}

  /** After the list of an organ came into force: notes each item that now says something else, stands with another organ, or is gone. */
  async follow(tenantId: string, organId: string, versionId: string, effectiveFrom: string): Promise<void> {
    await this.em.execute(
      `insert into item_change (tenant_id, item_key, organ_id, digest, version_id, changed_at)
       select e.tenant_id, e.item_key, e.organ_id, ${DIGEST}, e.version_id, ?::timestamptz from effective_item e where e.tenant_id = ? and e.organ_id = ?
       on conflict (tenant_id, item_key) do update set organ_id = excluded.organ_id, digest = excluded.digest, version_id = excluded.version_id, changed_at = excluded.changed_at
        where item_change.digest <> excluded.digest`,
      [effectiveFrom, tenantId, organId],
      'run',
    );
    await this.em.execute(
      `update item_change c set digest = '', version_id = ?, changed_at = ?::timestamptz
        where c.tenant_id = ? and c.organ_id = ? and c.digest <> '' and not exists (select from effective_item e where e.tenant_id = c.tenant_id and e.item_key = c.item_key)`,
      [versionId, effectiveFrom, tenantId, organId],
      'run',
    );
  }

  /** Whether one of the items was changed since, by another version than those that carried the decision out. */
  async haveChanged(itemKeys: readonly string[], since: Date, otherThan: readonly string[]): Promise<boolean> {
    const [row] = await this.em.execute<{ changed: boolean }[]>(
      `select exists (select from item_change where item_key = any(?::uuid[]) and changed_at > ?::timestamptz and not version_id = any(?::uuid[])) as changed`,
      [textArray(itemKeys), since.toISOString(), textArray(otherThan)],
    );
    return row!.changed;
  }
}
