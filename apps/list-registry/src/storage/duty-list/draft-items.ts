import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { bodyHash, seeingAll } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { saidBy, saysTheSame, type DraftRow, type KeyedContent } from '../../domain/duty-list/draft-content.ts';
import { orderedItem } from '../../domain/list-import/ordered-item.ts';
import type { ContentItem } from '../../domain/list-import/list-content.ts';

export type { DraftRow } from '../../domain/duty-list/draft-content.ts';

const ROWS = `
  select id, item_key as "itemKey", ordinal, row_version as "rowVersion", content || jsonb_build_object('seqNo', ordinal) as content
    from draft_item where version_id = ? order by ordinal`;

const ADD = `
  insert into draft_item (id, tenant_id, version_id, item_key, ordinal, content)
  select r.id, ?, ?, r."itemKey", r.ordinal, r.content from json_to_recordset(?::json) as r(id uuid, "itemKey" uuid, ordinal int, content jsonb)`;

// Moving a row changes nothing that an editor of it has read.
const MOVE = `
  update draft_item d set ordinal = r.ordinal
    from json_to_recordset(?::json) as r("itemKey" uuid, ordinal int) where d.version_id = ? and d.item_key = r."itemKey" and d.ordinal <> r.ordinal`;

const CHANGE = `
  update draft_item d set content = r.content, row_version = d.row_version + 1
    from json_to_recordset(?::json) as r("itemKey" uuid, content jsonb) where d.version_id = ? and d.item_key = r."itemKey"`;

const REMOVE = `delete from draft_item where version_id = ? and item_key in (select key::uuid from json_array_elements_text(?::json) as k(key))`;

/** Which of these identities an item of the tenant that the reader sees bears or bore. */
const KNOWN = `select distinct item_key as "itemKey" from duty_item where item_key in (select key::uuid from json_array_elements_text(?::json) as k(key))`;

/** 草稿事项库: the items of a draft, one row each. */
@Injectable()
export class DraftItems {
  constructor(private readonly em: EntityManager) {}

  /** All items in their order, also those that are hidden from the reader: for checks, for the approval, for deciding; not for answering. */
  of(versionId: string): Promise<DraftRow[]> {
    return seeingAll(this.em, () => this.seenOf(versionId));
  }

  /** The items that the running transaction's reader sees. */
  async seenOf(versionId: string): Promise<DraftRow[]> {
    const rows = await this.em.execute<DraftRow[]>(ROWS, [versionId]);
    return rows.map((row) => ({ ...row, content: { ...row.content, source: { sheet: '', row: 0 } } }));
  }

  /** The identities of the items that the reader sees. */
  async seenKeysOf(versionId: string): Promise<Set<string>> {
    const rows = await this.em.execute<{ itemKey: string }[]>(`select item_key as "itemKey" from draft_item where version_id = ?`, [versionId]);
    return new Set(rows.map(({ itemKey }) => itemKey));
  }

  /** 内容摘要: SHA-256 over all items in their order, each with its identity and what it says, as canonical JSON. */
  async hashOf(versionId: string): Promise<string> {
    return hashOfRows(await this.of(versionId));
  }

  async known(itemKeys: readonly string[]): Promise<Set<string>> {
    const rows = itemKeys.length === 0 ? [] : await this.em.execute<{ itemKey: string }[]>(KNOWN, [JSON.stringify(itemKeys)]);
    return new Set(rows.map(({ itemKey }) => itemKey));
  }

  /** Makes the draft read as `after`: rows that say the same and stand where they stood are not touched. */
  async write(tenantId: string, versionId: string, before: readonly DraftRow[], after: readonly KeyedContent[]): Promise<{ put: number; removed: number }> {
    const held = new Map(before.map((row) => [row.itemKey, row]));
    const kept = new Set(after.map(({ itemKey }) => itemKey));
    const placed = after.map(({ itemKey, content }, i) => ({ id: uuid(), itemKey, ordinal: i + 1, content: storedContent(content, i + 1) }));
    const removed = before.filter(({ itemKey }) => !kept.has(itemKey)).map(({ itemKey }) => itemKey);
    const added = placed.filter(({ itemKey }) => !held.has(itemKey));
    const changed = placed.filter(({ itemKey, content }) => held.has(itemKey) && !saysTheSame(held.get(itemKey)!.content, content));
    const moved = placed.filter(({ itemKey, ordinal }) => held.has(itemKey) && held.get(itemKey)!.ordinal !== ordinal).map(({ itemKey, ordinal }) => ({ itemKey, ordinal }));
    await seeingAll(this.em, async () => {
      if (removed.length > 0) await this.em.execute(REMOVE, [versionId, JSON.stringify(removed)], 'run');
      if (moved.length > 0) await this.em.execute(MOVE, [JSON.stringify(moved), versionId], 'run');
      if (changed.length > 0) await this.em.execute(CHANGE, [JSON.stringify(changed), versionId], 'run');
      if (added.length > 0) await this.em.execute(ADD, [tenantId, versionId, JSON.stringify(added)], 'run');
    });
    return { put: added.length + changed.length, removed: removed.length };
  }
}

/** 草稿摘要 of rows that were read. */
export function hashOfRows(rows: readonly KeyedContent[]): string {
  return bodyHash(rows.map(({ itemKey, content }) => ({ itemKey, ...saidBy(content) })));
}

function storedContent(content: ContentItem, seqNo: number): ContentItem {
  return { ...orderedItem({ ...content, seqNo }), source: { sheet: '', row: 0 } };
}
