import type { EntityManager } from '@mikro-orm/postgresql';
import type { EffectiveItem, EventData, ListVersionEffectiveV1, ListVersionItemsV1, ListVersionRepealedV1 } from '@yidan/contracts';
import { DomainError } from '@yidan/kernel';
import { bodyHash } from '../http/idempotency.ts';

/** 在册事项: an item of a list in force, and whose list it is. */
export interface ListedItem {
  readonly itemKey: string;
  readonly organId: string;
  readonly versionId: string;
  readonly code: string;
  readonly name: string;
  readonly leadUnitId: string;
  readonly status: string;
  readonly item: EffectiveItem;
}

/** 清单副本: which organ holds which duty item now, by what list-registry announced. */
export class EffectiveLists {
  constructor(private readonly em: EntityManager) {}

  /** The items of these identities that some list in force holds. */
  async itemsOf(itemKeys: readonly string[]): Promise<ListedItem[]> {
    if (itemKeys.length === 0) return [];
    return this.em.execute<ListedItem[]>(
      `select item_key as "itemKey", organ_id as "organId", version_id as "versionId", code, name, lead_unit_id as "leadUnitId", item_status as status, item
         from effective_item where item_key = any(?) order by code`,
      [[...itemKeys]],
    );
  }

  async itemOf(itemKey: string): Promise<ListedItem | null> {
    return (await this.itemsOf([itemKey]))[0] ?? null;
  }

  async keepChunk(tenantId: string, { versionId, chunk, organId, items }: EventData<typeof ListVersionItemsV1>): Promise<void> {
    await this.em.execute(
      `insert into list_version_chunk (tenant_id, version_id, chunk, organ_id, items) values (?, ?, ?, ?, ?::jsonb)
       on conflict (tenant_id, version_id, chunk) do update set items = excluded.items`,
      [tenantId, versionId, chunk, organId, JSON.stringify(items)],
      'run',
    );
  }

  /** Puts a complete version in the place of the organ's former one; an item that came from another organ moves with it. */
  async take(tenantId: string, version: EventData<typeof ListVersionEffectiveV1>): Promise<void> {
    // Loaded beneath a later version: it is history and decides nothing.
    if (version.effectiveTo === null) await this.replace(tenantId, version);
    await this.em.execute(`delete from list_version_chunk where tenant_id = ? and version_id = ?`, [tenantId, version.versionId], 'run');
  }

  /** Takes an organ's list away, unless a later version has come already. */
  async end(tenantId: string, { organId, versionId }: Pick<EventData<typeof ListVersionRepealedV1>, 'organId' | 'versionId'>): Promise<void> {
    await this.em.execute(`delete from effective_item where tenant_id = ? and organ_id = ? and version_id = ?`, [tenantId, organId, versionId], 'run');
    await this.em.execute(`delete from effective_list where tenant_id = ? and organ_id = ? and version_id = ?`, [tenantId, organId, versionId], 'run');
  }

  private async replace(tenantId: string, version: EventData<typeof ListVersionEffectiveV1>): Promise<void> {
    const { versionId, organId, label, documentNumber, effectiveFrom, itemCount } = version;
    const pieces = await this.em.execute<{ items: EffectiveItem[] }[]>(`select items from list_version_chunk where tenant_id = ? and version_id = ? order by chunk`, [tenantId, versionId]);
    const items = pieces.flatMap((piece) => piece.items);
    if (pieces.length !== version.chunks || items.length !== itemCount || bodyHash(items) !== version.contentHash) throw new ListPiecesDiffer(versionId);
    await this.em.execute(`delete from effective_item where tenant_id = ? and organ_id = ?`, [tenantId, organId], 'run');
    await this.em.execute(
      `insert into effective_item (tenant_id, item_key, organ_id, version_id, code, name, lead_unit_id, item_status, perform_mode, item)
       select c.tenant_id, (i->>'itemKey')::uuid, c.organ_id, c.version_id, i->>'code', i->>'name', (i->>'leadUnitId')::uuid, i->>'itemStatus', i->>'performMode', i
         from list_version_chunk c cross join jsonb_array_elements(c.items) as i
        where c.tenant_id = ? and c.version_id = ?
       on conflict (tenant_id, item_key) do update
          set organ_id = excluded.organ_id, version_id = excluded.version_id, code = excluded.code, name = excluded.name, lead_unit_id = excluded.lead_unit_id,
              item_status = excluded.item_status, perform_mode = excluded.perform_mode, item = excluded.item`,
      [tenantId, versionId],
      'run',
    );
    await this.em.execute(
      `insert into effective_list (tenant_id, organ_id, version_id, label, document_number, effective_from, item_count) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (tenant_id, organ_id) do update
          set version_id = excluded.version_id, label = excluded.label, document_number = excluded.document_number, effective_from = excluded.effective_from, item_count = excluded.item_count`,
      [tenantId, organId, versionId, label, documentNumber, effectiveFrom, itemCount],
      'run',
    );
  }
}

/** 清单分片不符: the pieces that arrived are not the version that was announced; the event is parked until they are. */
export class ListPiecesDiffer extends DomainError {
  readonly code = 'PLATFORM.LIST_PIECES_DIFFER';
  readonly kind = 'conflict';
  constructor(versionId: string) {
    super(`The pieces of version ${versionId} are not the list that came into force`, `版本 ${versionId} 的分片与公布生效的清单不一致`, { params: { versionId } });
  }
}
