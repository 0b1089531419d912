import type { EntityManager } from '@mikro-orm/postgresql';
import type { EffectiveItem, EventData, ListVersionEffectiveV1, ListVersionItemsV1, ListVersionRepealedV1 } from '@yidan/contracts';
import { textArray } from '../database/conditions.ts';
import { bodyHash } from '../http/idempotency.ts';
import { ListVersionDiffers } from './effective-lists.errors.ts';

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

type Version = EventData<typeof ListVersionEffectiveV1>;

/** 副本之外: what a service keeps of the lists in force beside what every copy keeps. */
export interface MoreOfLists {
  /** Further columns of effective_item, each as SQL of the item `i` as it was announced. */
  readonly itemColumns?: Readonly<Record<string, string>>;
  /** Before the items of an organ are other ones. */
  before?(tenantId: string, version: Version): Promise<void>;
  /** When they are: further columns of the organ's row in effective_list. */
  listColumns?(tenantId: string, version: Version): Promise<Readonly<Record<string, unknown>>>;
}

const ITEM_COLUMNS: Readonly<Record<string, string>> = {
  organ_id: 'c.organ_id', version_id: 'c.version_id', code: `i->>'code'`, name: `i->>'name'`, lead_unit_id: `(i->>'leadUnitId')::uuid`,
  item_status: `i->>'itemStatus'`, perform_mode: `i->>'performMode'`, item: 'i',
};

/** 清单副本: which organ holds which duty item now, by what list-registry announced. */
export class EffectiveLists {
  constructor(
    private readonly em: EntityManager,
    private readonly more: MoreOfLists = {},
  ) {}

  /** The items of these identities that some list in force holds. */
  async itemsOf(itemKeys: readonly string[]): Promise<ListedItem[]> {
    if (itemKeys.length === 0) return [];
    return this.em.execute<ListedItem[]>(
      `select item_key as "itemKey", organ_id as "organId", version_id as "versionId", code, name, lead_unit_id as "leadUnitId", item_status as status, item
         from effective_item where item_key = any(?::uuid[]) order by code`,
      [textArray(itemKeys)],
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
  async take(tenantId: string, version: Version): Promise<void> {
    // Loaded beneath a later version: it is history and decides nothing.
    if (version.effectiveTo === null) {
      await this.assertWhole(tenantId, version);
      await this.more.before?.(tenantId, version);
      await this.replaceItems(tenantId, version);
      await this.replaceList(tenantId, version, (await this.more.listColumns?.(tenantId, version)) ?? {});
    }
    await this.em.execute(`delete from list_version_chunk where tenant_id = ? and version_id = ?`, [tenantId, version.versionId], 'run');
  }

  /** Takes an organ's list away, unless a later version has come already. */
  async end(tenantId: string, { organId, versionId }: Pick<EventData<typeof ListVersionRepealedV1>, 'organId' | 'versionId'>): Promise<void> {
    await this.em.execute(`delete from effective_item where tenant_id = ? and organ_id = ? and version_id = ?`, [tenantId, organId, versionId], 'run');
    await this.em.execute(`delete from effective_list where tenant_id = ? and organ_id = ? and version_id = ?`, [tenantId, organId, versionId], 'run');
  }

  private async assertWhole(tenantId: string, version: Version): Promise<void> {
    const pieces = await this.em.execute<{ items: EffectiveItem[] }[]>(`select items from list_version_chunk where tenant_id = ? and version_id = ? order by chunk`, [tenantId, version.versionId]);
    const items = pieces.flatMap((piece) => piece.items);
    const held = { chunks: pieces.length, itemCount: items.length, contentHash: bodyHash(items) };
    if (held.chunks !== version.chunks || held.itemCount !== version.itemCount || held.contentHash !== version.contentHash) throw new ListVersionDiffers(version, held);
  }

  private async replaceItems(tenantId: string, { organId, versionId }: Version): Promise<void> {
    const columns = { ...ITEM_COLUMNS, ...this.more.itemColumns };
    const names = Object.keys(columns);
    await this.em.execute(`delete from effective_item where tenant_id = ? and organ_id = ?`, [tenantId, organId], 'run');
    await this.em.execute(
      `insert into effective_item (tenant_id, item_key, ${names.join(', ')})
       select c.tenant_id, (i->>'itemKey')::uuid, ${Object.values(columns).join(', ')}
         from list_version_chunk c cross join jsonb_array_elements(c.items) as i
        where c.tenant_id = ? and c.version_id = ?
       on conflict (tenant_id, item_key) do update set ${asExcluded(names)}`,
      [tenantId, versionId],
      'run',
    );
  }

  private async replaceList(tenantId: string, { organId, versionId, label, documentNumber, effectiveFrom, itemCount }: Version, more: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = { version_id: versionId, label, document_number: documentNumber, effective_from: effectiveFrom, item_count: itemCount, ...more };
    const names = Object.keys(columns);
    await this.em.execute(
      `insert into effective_list (tenant_id, organ_id, ${names.join(', ')}) values (?, ?${', ?'.repeat(names.length)})
       on conflict (tenant_id, organ_id) do update set ${asExcluded(names)}`,
      [tenantId, organId, ...Object.values(columns)],
      'run',
    );
  }
}

const asExcluded = (columns: readonly string[]): string => columns.map((column) => `${column} = excluded.${column}`).join(', ');
