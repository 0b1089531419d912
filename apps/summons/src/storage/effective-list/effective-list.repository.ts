import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { EffectiveItem, EventData, ListVersionEffectiveV1, ListVersionItemsV1 } from '@yidan/contracts';
import { bodyHash } from '@yidan/platform';
import { listLock } from './list-lock.ts';

/** What is held of a version that is still arriving. */
export interface Staged {
  readonly chunks: number;
  readonly itemCount: number;
  readonly contentHash: string;
}

/** The local copy of the lists in force: pieces that arrive, and the items that answer. */
@Injectable()
export class EffectiveListRepository {
  constructor(private readonly em: EntityManager) {}

  async keepChunk(tenantId: string, data: EventData<typeof ListVersionItemsV1>): Promise<void> {
    await this.em.execute(
      `insert into list_version_chunk (tenant_id, version_id, chunk, organ_id, items) values (?, ?, ?, ?, ?::jsonb)
       on conflict (tenant_id, version_id, chunk) do update set items = excluded.items`,
      [tenantId, data.versionId, data.chunk, data.organId, JSON.stringify(data.items)],
      'run',
    );
  }

  async staged(tenantId: string, versionId: string): Promise<Staged> {
    const pieces = await this.em.execute<{ items: EffectiveItem[] }[]>(
      `select items from list_version_chunk where tenant_id = ? and version_id = ? order by chunk`,
      [tenantId, versionId],
    );
    const items = pieces.flatMap((piece) => piece.items);
    return { chunks: pieces.length, itemCount: items.length, contentHash: bodyHash(items) };
  }

  async dropChunks(tenantId: string, versionId: string): Promise<void> {
    await this.em.execute(`delete from list_version_chunk where tenant_id = ? and version_id = ?`, [tenantId, versionId], 'run');
  }

  /** Puts a complete version in the place of the organ's former one; an item that came from another organ moves with it. */
  async replace(tenantId: string, data: EventData<typeof ListVersionEffectiveV1>): Promise<void> {
    await this.waitForDispatches(tenantId, data);
    await this.em.execute(`delete from effective_item where tenant_id = ? and organ_id = ?`, [tenantId, data.organId], 'run');
    await this.em.execute(
      `insert into effective_item (tenant_id, item_key, organ_id, version_id, code, name, lead_unit_id, assist_unit_ids, item_status, perform_mode, time_limit, item)
       select c.tenant_id, (i->>'itemKey')::uuid, c.organ_id, c.version_id, i->>'code', i->>'name', (i->>'leadUnitId')::uuid,
              array(select jsonb_array_elements_text(i->'assistUnitIds')::uuid), i->>'itemStatus', i->>'performMode', nullif(i->'timeLimit', 'null'::jsonb), i
         from list_version_chunk c cross join jsonb_array_elements(c.items) as i
        where c.tenant_id = ? and c.version_id = ?
       on conflict (tenant_id, item_key) do update
          set organ_id = excluded.organ_id, version_id = excluded.version_id, code = excluded.code, name = excluded.name, lead_unit_id = excluded.lead_unit_id,
              assist_unit_ids = excluded.assist_unit_ids, item_status = excluded.item_status, perform_mode = excluded.perform_mode,
              time_limit = excluded.time_limit, item = excluded.item`,
      [tenantId, data.versionId],
      'run',
    );
    await this.em.execute(
      `insert into item_holder (tenant_id, item_key, organ_id) select tenant_id, item_key, organ_id from effective_item where tenant_id = ? and organ_id = ? on conflict do nothing`,
      [tenantId, data.organId],
      'run',
    );
    await this.em.execute(
      `insert into effective_list (tenant_id, organ_id, version_id, label, document_number, effective_from, item_count, change) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (tenant_id, organ_id) do update
          set version_id = excluded.version_id, label = excluded.label, document_number = excluded.document_number,
              effective_from = excluded.effective_from, item_count = excluded.item_count, change = excluded.change`,
      [tenantId, data.organId, data.versionId, data.label, data.documentNumber, data.effectiveFrom, data.itemCount, await this.nextChange(tenantId)],
      'run',
    );
  }

  /** Takes the organ's list away, unless a later version has come already; dispatches under way end first. */
  async end(tenantId: string, organId: string, versionId: string): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock(${listLock('?', '?::uuid')})`, [tenantId, organId], 'run');
    await this.em.execute(`delete from effective_item where tenant_id = ? and organ_id = ? and version_id = ?`, [tenantId, organId, versionId], 'run');
    await this.em.execute(`delete from effective_list where tenant_id = ? and organ_id = ? and version_id = ?`, [tenantId, organId, versionId], 'run');
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

  // The row stays locked until the change commits, so the numbers of a tenant become visible in their order.
  private async nextChange(tenantId: string): Promise<string> {
    const [row] = await this.em.execute<{ change: string }[]>(
      `insert into match_change (tenant_id, change) values (?, 1) on conflict (tenant_id) do update set change = match_change.change + 1 returning change::text as change`,
      [tenantId],
    );
    return row!.change;
  }
}
