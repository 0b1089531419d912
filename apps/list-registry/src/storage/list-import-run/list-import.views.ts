import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ImportDetail, ImportSummary } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { Conditions, isoInstant } from '../duty-list/sql.ts';

const IdCursor = z.tuple([z.string()]);
const PlaceCursor = z.tuple([z.int()]);

const SUMMARY = `
  select f.id as "importId", json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ, f.file_name as "fileName", f.file_hash as "fileHash", f.state,
         (f.report->>'items')::int as items, jsonb_array_length(f.report->'issues') as issues, f.version_id as "versionId", ${isoInstant('f.created_at')} as "createdAt",
         f.row_version as "rowVersion"`;
const FROM = `from list_import f join organ o on o.tenant_id = f.tenant_id and o.id = f.organ_id`;

// The rows of a file became the items of its version one by one; what is hidden on the list is hidden in the file it came from.
const SHOWN_ROW = `(f.version_id is null or exists (select from duty_item i where i.tenant_id = f.tenant_id and i.version_id = f.version_id and i.ordinal = c.place))`;

const CONTENT = `
  select c.item, c.place::int as place from list_import f, jsonb_array_elements(f.content->'items') with ordinality as c(item, place)
   where f.id = ? and c.place > ? and ${SHOWN_ROW} order by c.place limit ?`;

const HIDDEN_ROWS = `
  select c.item->'source'->>'sheet' as sheet, (c.item->'source'->>'row')::int as row from list_import f, jsonb_array_elements(f.content->'items') with ordinality as c(item, place)
   where f.id = ? and not ${SHOWN_ROW}`;

/** Whose files a reader may see: all of the tenant's, or those of the own organ. */
export interface ImportReader {
  onlyOrganId: string | null;
}

/** 导入查询: the files that were read, newest first. */
@Injectable()
export class ListImportViews {
  constructor(private readonly em: EntityManager) {}

  async page(filter: { organ?: string | undefined; state?: string | undefined } & PageQuery, { onlyOrganId }: ImportReader): Promise<Page<ImportSummary>> {
    const where = new Conditions()
      .when(onlyOrganId, 'f.organ_id = ?')
      .when(filter.organ, 'o.code = ?')
      .when(filter.state, 'f.state = ?')
      .when(decodeCursor(filter.cursor, IdCursor), 'f.id < ?::uuid', ([id]) => id);
    const rows = await this.em.execute<ImportSummary[]>(`${SUMMARY} ${FROM} where ${where.sql} order by f.id desc limit ?`, [...where.values, filter.limit + 1]);
    return cutPage(rows, filter.limit, ({ importId }) => [importId]);
  }

  /** A file with its report and a page of its content. */
  async one(id: string, { cursor, limit }: PageQuery, { onlyOrganId }: ImportReader): Promise<Omit<ImportDetail, 'actions'>> {
    const where = new Conditions().and('f.id = ?', id).when(onlyOrganId, 'f.organ_id = ?');
    const [found] = await this.em.execute<Omit<ImportDetail, 'actions' | 'content' | 'next'>[]>(`${SUMMARY}, f.report ${FROM} where ${where.sql}`, where.values);
    if (!found) throw new NotFound('imported-list', id);
    const [after] = decodeCursor(cursor, PlaceCursor) ?? [0];
    const rows = await this.em.execute<{ item: Record<string, unknown>; place: number }[]>(CONTENT, [id, after, limit + 1]);
    const { items, next } = cutPage(rows, limit, ({ place }) => [place]);
    const hidden = await this.em.execute<{ sheet: string; row: number }[]>(HIDDEN_ROWS, [id]);
    const isShown = (issue: { sheet: string; row: number }): boolean => !hidden.some(({ sheet, row }) => sheet === issue.sheet && row === issue.row);
    const report = { ...found.report, issues: found.report.issues.filter(isShown) };
    return { ...found, report, content: items.map(({ item }) => item), next };
  }
}
