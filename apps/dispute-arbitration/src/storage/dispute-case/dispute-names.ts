import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { textArray } from '@yidan/platform';

export interface OrganName {
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
}

export interface ItemName {
  readonly itemKey: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly organId: string | null;
}

const HIDDEN: readonly string[] = ['RESTRICTED', 'SECRET_STUB'];

/** 名称: what organs are called, and what the items of the lists in force are. */
@Injectable()
export class DisputeNames {
  constructor(private readonly em: EntityManager) {}

  /** A lookup by id; an organ that is no longer known keeps its id. */
  async organs(ids: readonly string[]): Promise<(id: string) => OrganName> {
    const found = ids.length === 0 ? [] : await this.em.execute<OrganName[]>('select id, code, name from organ where id = any(?::uuid[])', [textArray([...new Set(ids)])]);
    const byId = new Map(found.map((organ) => [organ.id, organ]));
    return (id) => byId.get(id) ?? { id, code: null, name: null };
  }

  /** In the order they are asked for; an item that no list holds has no name, and one that is for named readers only shows it to nobody else (R-SEC-3). */
  async items(itemKeys: readonly string[], seesRestricted: boolean): Promise<ItemName[]> {
    if (itemKeys.length === 0) return [];
    const found = await this.em.execute<(ItemName & { disclosure: string })[]>(
      `select item_key as "itemKey", code, name, organ_id as "organId", item->>'disclosure' as disclosure from effective_item where item_key = any(?::uuid[])`,
      [textArray(itemKeys)],
    );
    const byKey = new Map(found.map((item) => [item.itemKey, item]));
    return itemKeys.map((itemKey) => {
      const { code = null, name = null, organId = null, disclosure = '' } = byKey.get(itemKey) ?? {};
      return !seesRestricted && HIDDEN.includes(disclosure) ? { itemKey, code: null, name: null, organId } : { itemKey, code, name, organId };
    });
  }

  /** Of these, the items that are for named readers only. */
  async restrictedAmong(itemKeys: readonly string[]): Promise<Set<string>> {
    if (itemKeys.length === 0) return new Set();
    const found = await this.em.execute<{ itemKey: string }[]>(`select item_key as "itemKey" from effective_item where item_key = any(?::uuid[]) and item->>'disclosure' = any(?::text[])`, [textArray(itemKeys), textArray(HIDDEN)]);
    return new Set(found.map(({ itemKey }) => itemKey));
  }
}
