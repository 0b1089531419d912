import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Limit } from '@yidan/kernel';
import { currentScope, textArray } from '@yidan/platform';
import { TOWN_KINDS } from '../../domain/duty-item/held-item.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import { listLock } from '../effective-list/list-lock.ts';

interface Row {
  itemKey: string;
  code: string;
  name: string;
  versionId: string;
  organId: string;
  unitId: string;
  assistants: { organId: string; unitId: string }[];
  status: HeldItem['status'];
  performMode: HeldItem['performMode'];
  timeLimit: Limit | null;
}

// What stands on a department's list is not pushed onto a township (R-DIS-4).
const HELD = `
  select i.item_key as "itemKey", i.code, i.name, i.version_id as "versionId", i.organ_id as "organId", i.lead_unit_id as "unitId",
         i.item_status as status, i.perform_mode as "performMode", i.time_limit as "timeLimit",
         coalesce((select jsonb_agg(jsonb_build_object('organId', u.organ_id, 'unitId', u.id) order by a.place)
                     from unnest(i.assist_unit_ids) with ordinality as a(id, place)
                     join internal_unit u on u.tenant_id = i.tenant_id and u.id = a.id and u.status = 'ACTIVE'
                     left join organ g on g.tenant_id = u.tenant_id and g.id = u.organ_id
                    where u.organ_id = i.organ_id or g.kind is null or not (g.kind = any('{${TOWN_KINDS.join(',')}}'::text[]))), '[]') as assistants
    from effective_item i`;

/** The items of the lists in force, as dispatch needs them. */
@Injectable()
export class HeldItemRepository {
  constructor(private readonly em: EntityManager) {}

  /** The items among these keys that are in force, by key. */
  async among(itemKeys: readonly string[]): Promise<Map<string, HeldItem>> {
    const rows = await this.em.execute<Row[]>(`${HELD} where i.tenant_id = ? and i.item_key = any(?::uuid[])`, [tenantNow(), textArray(itemKeys)]);
    return new Map(rows.map((row) => [row.itemKey, row]));
  }

  /** The item an order was sent by, as it is in force now. */
  async itemOf({ itemKey }: { itemKey: string | null }): Promise<HeldItem | null> {
    return itemKey === null ? null : ((await this.among([itemKey])).get(itemKey) ?? null);
  }

  /**
   * An item in force, kept in force until this transaction ends: a new version of its list waits for the dispatch, and later dispatches for the new version.
   * Advisory locks queue; row locks that are shared would let a busy item keep its list from ever changing.
   */
  async hold({ itemKey, organId }: Pick<HeldItem, 'itemKey' | 'organId'>): Promise<HeldItem | null> {
    await this.lockList(organId);
    const now = (await this.among([itemKey])).get(itemKey);
    return now?.organId === organId ? now : null;
  }

  /** Several items in force, kept so together; one that moved while this waited is missing. Their lists are held in one order, so that nobody waits in a circle. */
  async holdAll(itemKeys: readonly string[]): Promise<Map<string, HeldItem>> {
    const before = await this.among(itemKeys);
    for (const organId of [...new Set([...before.values()].map((item) => item.organId))].sort()) await this.lockList(organId);
    const now = await this.among(itemKeys);
    return new Map([...now].filter(([key, { organId }]) => before.get(key)?.organId === organId));
  }

  /** Keeps what the item said when it was dispatched by: an order shows its own version whatever the list says later. */
  async keepAsDispatched(item: HeldItem): Promise<void> {
    await this.em.execute(
      `insert into dispatched_item (tenant_id, item_key, version_id, code, name, version_label, major_function, special_function, basis_texts)
       select i.tenant_id, i.item_key, i.version_id, i.code, i.name, l.label, i.item->'majorFunction'->>'name', i.item->'specialFunction'->>'name',
              array(select jsonb_array_elements_text(i.item->'basisTexts'))
         from effective_item i join effective_list l on l.tenant_id = i.tenant_id and l.version_id = i.version_id
        where i.tenant_id = ? and i.item_key = ?
       on conflict do nothing`,
      [tenantNow(), item.itemKey],
      'run',
    );
  }

  /** The unit that keeps an emergency nobody is found for: the first of the operations centre. */
  async interimHolder(): Promise<{ organId: string; unitId: string } | null> {
    const [row] = await this.em.execute<{ organId: string; unitId: string }[]>(
      `select o.id as "organId", u.id as "unitId" from organ o join internal_unit u on u.tenant_id = o.tenant_id and u.organ_id = o.id and u.status = 'ACTIVE'
        where o.tenant_id = ? and o.kind = 'CITY_OPS_CENTRE' and o.status = 'ACTIVE' order by o.code, u.code limit 1`,
      [tenantNow()],
    );
    return row ?? null;
  }

  private async lockList(organId: string): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock_shared(${listLock('?', '?')})`, [tenantNow(), organId], 'run');
  }

  async isPersonOf(personId: string, unitId: string): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(`select 1 from person_account where tenant_id = ? and id = ? and unit_id = ?`, [tenantNow(), personId, unitId]);
    return rows.length > 0;
  }
}

function tenantNow(): string {
  const scope = currentScope();
  if (!scope) throw new Error('items are read inside a transaction');
  return scope.tenant;
}
