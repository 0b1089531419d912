import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DraftItemAnswer, DraftItemFilter } from '@yidan/contracts';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { saysTheSame, type DraftRow } from '../../domain/duty-list/draft-content.ts';
import { orderedItem } from '../../domain/list-import/ordered-item.ts';
import { ListContentViews } from './list-content.views.ts';
import { Conditions } from './sql.ts';

const Cursor = z.tuple([z.int()]);

const PAGE = (where: string): string => `
  select d.item_key as "itemKey", d.ordinal, d.row_version as "rowVersion", d.content || jsonb_build_object('seqNo', d.ordinal) as content
    from draft_item d where ${where} order by d.ordinal limit ?`;

/** 草稿查询: the items of a draft, page by page, each beside what it was. */
@Injectable()
export class DraftItemsViews {
  constructor(
    private readonly em: EntityManager,
    private readonly contents: ListContentViews,
  ) {}

  async page({ versionId, baseVersionId }: { versionId: string; baseVersionId: string | null }, { keyword, leadUnit, cursor, limit }: DraftItemFilter & PageQuery): Promise<Page<DraftItemAnswer>> {
    const where = new Conditions()
      .and('d.version_id = ?', versionId)
      .when(keyword, 'position(lower(?) in lower(d.content::text)) > 0')
      .when(leadUnit, `d.content->>'leadUnit' = ?`)
      .when(decodeCursor(cursor, Cursor), 'd.ordinal > ?', ([ordinal]) => ordinal);
    const rows = await this.em.execute<DraftRow[]>(PAGE(where.sql), [...where.values, limit + 1]);
    const page = cutPage(rows, limit, ({ ordinal }) => [ordinal]);
    const before = await this.before(baseVersionId, page.items);
    const items = page.items.map(({ itemKey, ordinal: seqNo, rowVersion, content }): DraftItemAnswer => {
      const was = before.get(itemKey);
      const change = !was ? 'ADDED' : saysTheSame(was, content) ? 'UNCHANGED' : 'MODIFIED';
      return { itemKey, seqNo, rowVersion, change, item: { ...orderedItem(content) } };
    });
    return { ...page, items };
  }

  private async before(baseVersionId: string | null, rows: readonly DraftRow[]): Promise<Map<string, DraftRow['content']>> {
    const items = baseVersionId === null ? [] : await this.contents.itemsOf(baseVersionId, rows.map(({ itemKey }) => itemKey));
    return new Map(items.map(({ itemKey, content }) => [itemKey, content]));
  }
}
