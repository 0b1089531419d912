import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { InstrumentFilter, LegalInstrumentAnswer, LegalInstrumentSummary } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { Conditions } from '../duty-list/sql.ts';

const Cursor = z.tuple([z.string(), z.string()]);

const STATUS = `case when i.repealed_on <= ?::date then 'REPEALED' when i.effective_on > ?::date then 'NOT_YET_EFFECTIVE' when i.amended_on <= ?::date then 'AMENDED' else 'EFFECTIVE' end`;

const SUMMARY = `
  i.id as "instrumentId", i.title, i.kind, i.number, i.issuer, i.region_code as "regionCode", i.promulgated_on::text as "promulgatedOn", i.effective_on::text as "effectiveOn",
  i.state, ${STATUS} as status, i.amended_on::text as "amendedOn", i.repealed_on::text as "repealedOn",
  (select json_build_object('id', r.id, 'title', r.title) from legal_instrument r where r.tenant_id = i.tenant_id and r.id = i.replaced_by_id) as "replacedBy",
  i.tenant_id <> ? as "ofCity", i.row_version as "rowVersion"`;

type Row = Omit<LegalInstrumentAnswer, 'actions'>;

/** 依据查询: what a tenant and its city have entered. */
@Injectable()
export class LegalInstrumentsViews {
  constructor(private readonly em: EntityManager) {}

  async page({ keyword, kind, status, cursor, limit }: InstrumentFilter & PageQuery, tenantId: string, day: string): Promise<Page<LegalInstrumentSummary>> {
    const where = new Conditions()
      .when(kind, 'i.kind = ?')
      .when(keyword, `strpos(upper(i.title || ' ' || coalesce(i.number, '')), upper(?)) > 0`)
      .when(status, `${STATUS} = ?`, () => day, () => day, () => day, (wanted) => wanted)
      .when(decodeCursor(cursor, Cursor), '(i.title, i.id::text) > (?, ?)', ([title]) => title, ([, id]) => id);
    const rows = await this.em.execute<LegalInstrumentSummary[]>(`select ${SUMMARY} from legal_instrument i where ${where.sql} order by i.title, i.id::text limit ?`, [
      day, day, day, tenantId, ...where.values, limit + 1,
    ]);
    return cutPage(rows, limit, ({ title, instrumentId }) => [title, instrumentId]);
  }

  async one(id: string, tenantId: string, day: string): Promise<Row> {
    const [found] = await this.em.execute<Row[]>(`select ${SUMMARY}, i.text_hash as "textHash", i.provisions from legal_instrument i where i.id = ?`, [day, day, day, tenantId, id]);
    if (!found) throw new NotFound('legal-instrument', id);
    return found;
  }
}
