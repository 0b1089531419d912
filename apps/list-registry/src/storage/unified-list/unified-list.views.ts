import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FiledCopyAnswer, UnifiedFilter, UnifiedLine, UnifiedListAnswer } from '@yidan/contracts';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { searchable } from '../../domain/duty-list/search-text.ts';
import { FILED_COUNT } from '../duty-list/hidden-items.sql.ts';
import { MAJOR, ORGAN, SPECIAL } from '../duty-list/item.columns.ts';
import { Conditions, IN_FORCE, isoInstant } from '../duty-list/sql.ts';

const Cursor = z.tuple([z.string(), z.string()]);
const FiledCursor = z.tuple([z.string()]);

const OWN = `from duty_list_version v join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id`;
const OWN_LINES = (where: string): string => `
  with page as materialized (select v.tenant_id as region, v.label, i.id, i.tenant_id, i.code ${OWN} where ${where} order by i.code limit ?)
  select page.region, i.item_key as "itemKey", i.code, i.name, i.attribute, (select m.name ${MAJOR}) as "majorFunction", (select s.name ${SPECIAL}) as "specialFunction", ${ORGAN},
         (select json_build_object('id', u.id, 'name', u.name) from internal_unit u where u.tenant_id = i.tenant_id and u.id = i.lead_unit_id) as "leadUnit", i.version_id as "versionId", page.label
    from page join duty_item i on i.tenant_id = page.tenant_id and i.id = page.id order by i.code`;

const FILED = `from filed_copy v join unified_line i on i.tenant_id = v.tenant_id and i.version_id = v.id`;
const FILED_LINES = (where: string): string => `
  with page as materialized (select v.district_tenant_id as region, v.label, v.organ_code, i.id, i.tenant_id, i.code ${FILED} where ${where} order by v.district_tenant_id, i.code limit ?)
  select page.region, i.item_key as "itemKey", i.code, i.name, i.attribute, i.item->'majorFunction'->>'name' as "majorFunction", i.item->'specialFunction'->>'name' as "specialFunction",
         json_build_object('id', i.organ_id, 'code', coalesce(o.code, page.organ_code), 'name', coalesce(o.name, page.organ_code)) as organ,
         json_build_object('id', i.lead_unit_id, 'name', coalesce(u.name, '')) as "leadUnit", i.version_id as "versionId", page.label
    from page
    join unified_line i on i.tenant_id = page.tenant_id and i.id = page.id
    left join filed_organ o on o.tenant_id = i.tenant_id and o.id = i.organ_id
    left join filed_unit u on u.tenant_id = i.tenant_id and u.id = i.lead_unit_id
   order by page.region, i.code`;

const COPIES = (where: string): string => `
  select v.district_tenant_id as region, v.id as "versionId", json_build_object('id', v.organ_id, 'code', v.organ_code, 'name', coalesce(o.name, v.organ_code)) as organ, v.label,
         case when v.effective_from is null then 'FILED' when v.effective_to is null then 'EFFECTIVE' else 'ENDED' end as state, v.receipt_number as "receiptNumber",
         v.document_number as "documentNumber", v.effective_from::text as "effectiveFrom", v.effective_to::text as "effectiveTo", ${FILED_COUNT('v')} as "itemCount",
         v.content_hash as "contentHash", ${isoInstant('v.filed_at')} as "filedAt"
    from filed_copy v left join filed_organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id where ${where} order by v.id desc limit ?`;

/** 全市一单: the merged list of a district from its own items, that of a city from what its districts filed. */
@Injectable()
export class UnifiedListViews {
  constructor(private readonly em: EntityManager) {}

  ofDistrict(filter: UnifiedFilter & PageQuery, day: string): Promise<UnifiedListAnswer> {
    const where = common(filter, day).when(filter.region, 'v.tenant_id = ?');
    return this.page(filter, where, { from: OWN, region: 'v.tenant_id', lines: OWN_LINES });
  }

  ofCity(filter: UnifiedFilter & PageQuery, day: string): Promise<UnifiedListAnswer> {
    const where = common(filter, day).when(filter.region, 'v.district_tenant_id = ?');
    return this.page(filter, where, { from: FILED, region: 'v.district_tenant_id', lines: FILED_LINES });
  }

  /** What districts filed with the reader's city, newest first. */
  async filedCopies({ region, organ, cursor, limit }: { region?: string | undefined; organ?: string | undefined } & PageQuery): Promise<Page<FiledCopyAnswer>> {
    const where = new Conditions()
      .when(region, 'v.district_tenant_id = ?')
      .when(organ, 'v.organ_code = ?')
      .when(decodeCursor(cursor, FiledCursor), 'v.id < ?::uuid', ([id]) => id);
    const rows = await this.em.execute<FiledCopyAnswer[]>(COPIES(where.sql), [...where.values, limit + 1]);
    return cutPage(rows, limit, ({ versionId }) => [versionId]);
  }

  private async page(filter: UnifiedFilter & PageQuery, where: Conditions, source: { from: string; region: string; lines: (where: string) => string }): Promise<UnifiedListAnswer> {
    const count = `select ${source.region} as region, count(*)::int as items ${source.from} where ${where.sql} group by 1 order by 1`;
    const byRegion = filter.total ? await this.em.execute<{ region: string; items: number }[]>(count, where.values) : null;
    where.when(decodeCursor(filter.cursor, Cursor), `(${source.region}, i.code) > (?, ?)`, ([region]) => region, ([, code]) => code);
    const rows = await this.em.execute<UnifiedLine[]>(source.lines(where.sql), [...where.values, filter.limit + 1]);
    const page = cutPage(rows, filter.limit, ({ region, code }) => [region, code]);
    return byRegion ? { ...page, total: byRegion.reduce((sum, { items }) => sum + items, 0), byRegion } : page;
  }
}

function common(filter: UnifiedFilter, day: string): Conditions {
  return new Conditions()
    .and(IN_FORCE('v'), day, day)
    .when(filter.organ, 'v.organ_code = ?')
    .when(filter.attribute, 'i.attribute = ?')
    .when(filter.keyword, 'position(? in i.search_text) > 0', searchable);
}
