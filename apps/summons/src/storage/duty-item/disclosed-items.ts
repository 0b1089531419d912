import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { EventData, ListItemDisclosureChangedV1 } from '@yidan/contracts';
import { textArray } from '@yidan/platform';

/** The tenant of the running transaction. */
export const OWN_TENANT = `(select nullif(current_setting('app.tenant', true), ''))`;

/** Whether the item with this key is restricted and the running transaction's reader may not read it: not 编办, not named, not of the unit that holds it. */
export const HIDDEN = (itemKey: string, tenantId: string): string => `
  (coalesce(current_setting('app.reader', true), '') <> 'all'
   and exists (select from item_disclosure x where x.tenant_id = ${tenantId} and x.item_key = ${itemKey} and x.level = 'RESTRICTED')
   and not exists (select from item_reader r where r.tenant_id = ${tenantId} and r.item_key = ${itemKey} and r.person_id::text = current_setting('app.reader', true))
   and not exists (select from effective_item h where h.tenant_id = ${tenantId} and h.item_key = ${itemKey} and h.lead_unit_id::text = current_setting('app.unit', true)))`;

/** 事项公开属性: the local copy of what list-registry says about who may read an item. */
@Injectable()
export class DisclosedItems {
  constructor(private readonly em: EntityManager) {}

  async keep(tenantId: string, { itemKey, level, readers }: EventData<typeof ListItemDisclosureChangedV1>): Promise<void> {
    await this.em.execute(
      `insert into item_disclosure (tenant_id, item_key, level) values (?, ?, ?) on conflict (tenant_id, item_key) do update set level = excluded.level`,
      [tenantId, itemKey, level],
      'run',
    );
    await this.em.execute(`delete from item_reader where tenant_id = ? and item_key = ?`, [tenantId, itemKey], 'run');
    await this.em.execute(`insert into item_reader (tenant_id, item_key, person_id) select ?, ?, unnest(?::uuid[])`, [tenantId, itemKey, textArray(readers)], 'run');
  }

  /** The keys among these that the reader may not read. */
  async hiddenAmong(items: readonly { itemKey: string }[]): Promise<Set<string>> {
    const rows = await this.em.execute<{ key: string }[]>(
      `select k.key from unnest(?::uuid[]) as k(key) where ${HIDDEN('k.key', OWN_TENANT)}`,
      [textArray(items.map(({ itemKey }) => itemKey))],
    );
    return new Set(rows.map(({ key }) => key));
  }
}
