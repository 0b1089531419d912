import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { EventData, ListVersionEffectiveV1, ListVersionItemsV1, ListVersionRepealedV1 } from '@yidan/contracts';
import { EffectiveLists } from '@yidan/platform';
import { listLock } from './list-lock.ts';

/** The local copy of the lists in force, with what dispatch needs of it further: who helps, how long it takes, who held an item before, and a counter that the indexes follow. */
@Injectable()
export class EffectiveListRepository {
  private readonly lists: EffectiveLists;

  constructor(private readonly em: EntityManager) {
    this.lists = new EffectiveLists(em, {
      itemColumns: { assist_unit_ids: `array(select jsonb_array_elements_text(i->'assistUnitIds')::uuid)`, time_limit: `nullif(i->'timeLimit', 'null'::jsonb)` },
      before: (tenantId, version) => this.waitForDispatches(tenantId, version),
      listColumns: async (tenantId, { organId }) => {
        await this.noteHolder(tenantId, organId);
        return { change: await this.nextChange(tenantId) };
      },
    });
  }

  keepChunk(tenantId: string, data: EventData<typeof ListVersionItemsV1>): Promise<void> {
    return this.lists.keepChunk(tenantId, data);
  }

  take(tenantId: string, version: EventData<typeof ListVersionEffectiveV1>): Promise<void> {
    return this.lists.take(tenantId, version);
  }

  /** Takes the organ's list away, unless a later version has come already; dispatches under way end first. */
  async end(tenantId: string, list: Pick<EventData<typeof ListVersionRepealedV1>, 'organId' | 'versionId'>): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock(${listLock('?', '?::uuid')})`, [tenantId, list.organId], 'run');
    await this.lists.end(tenantId, list);
    await this.nextChange(tenantId);
  }

  /** Has the indexes read an organ's items again, because it or a unit of it is called otherwise now. */
  async touch(tenantId: string, organId: string): Promise<void> {
    const held = await this.em.execute<unknown[]>(`select 1 from effective_list where tenant_id = ? and organ_id = ?`, [tenantId, organId]);
    if (held.length === 0) return;
    await this.em.execute(`update effective_list set change = ? where tenant_id = ? and organ_id = ?`, [await this.nextChange(tenantId), tenantId, organId], 'run');
  }

  // The own organ's, and those of organs that give items up to it.
  private async waitForDispatches(tenantId: string, { organId, versionId }: EventData<typeof ListVersionEffectiveV1>): Promise<void> {
    await this.em.execute(
      `select pg_advisory_xact_lock(${listLock('o.tenant_id', 'o.organ_id')})
         from (select ?::text as tenant_id, ?::uuid as organ_id
               union
               select e.tenant_id, e.organ_id from effective_item e
                 join (select (i->>'itemKey')::uuid as item_key from list_version_chunk c cross join jsonb_array_elements(c.items) as i where c.tenant_id = ? and c.version_id = ?) n
                   on n.item_key = e.item_key
                where e.tenant_id = ?
               order by organ_id) o`,
      [tenantId, organId, tenantId, versionId, tenantId],
    );
  }

  private async noteHolder(tenantId: string, organId: string): Promise<void> {
    await this.em.execute(
      `insert into item_holder (tenant_id, item_key, organ_id) select tenant_id, item_key, organ_id from effective_item where tenant_id = ? and organ_id = ? on conflict do nothing`,
      [tenantId, organId],
      'run',
    );
  }

  // The row stays locked until the change commits, so the numbers of a tenant become visible in their order.
  private async nextChange(tenantId: string): Promise<string> {
    const [row] = await this.em.execute<{ change: string }[]>(
      `insert into match_change (tenant_id, change) values (?, 1) on conflict (tenant_id) do update set change = match_change.change + 1 returning change::text as change`,
      [tenantId],
    );
    return row!.change;
  }
}
