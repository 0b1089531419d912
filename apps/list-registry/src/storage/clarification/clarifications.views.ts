import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ClarificationAnswer, ClarificationFilter } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { Conditions, isoInstant } from '../duty-list/sql.ts';

const Cursor = z.tuple([z.string(), z.string()]);

// The items are named as the list in force names them now, else as the latest list did.
const DUTIES = `(
  select json_agg(json_build_object('itemKey', d.duty->>'itemKey', 'itemCode', coalesce(i.code, ''), 'itemName', coalesce(i.name, ''), 'organ', coalesce(i.organ, ''),
                                    'role', d.duty->>'role', 'duty', d.duty->>'duty') order by d.n)
    from jsonb_array_elements(c.duties) with ordinality as d(duty, n)
    left join lateral (
      select t.code, t.name, o.name as organ from duty_item t join duty_list_version v on v.tenant_id = t.tenant_id and v.id = t.version_id
        join organ o on o.tenant_id = t.tenant_id and o.id = t.organ_id
       where t.tenant_id = c.tenant_id and t.item_key = (d.duty->>'itemKey')::uuid and v.effective_from is not null
       order by (v.state = 'EFFECTIVE') desc, v.effective_from desc limit 1) i on true)`;

const COLUMNS = `
  c.id as "clarificationId", c.document_number as "documentNumber", c.title, c.issuer, c.issued_on::text as "issuedOn", c.subject, ${DUTIES} as duties, c.state,
  ${isoInstant('c.published_at')} as "publishedAt", ${isoInstant('c.withdrawn_at')} as "withdrawnAt", c.ground, c.row_version as "rowVersion"`;

type Row = Omit<ClarificationAnswer, 'actions'>;

/** 明责文件查询, the latest first. */
@Injectable()
export class ClarificationsViews {
  constructor(private readonly em: EntityManager) {}

  async page({ keyword, itemKey, state, cursor, limit }: ClarificationFilter & PageQuery): Promise<Page<Row>> {
    const where = new Conditions()
      .when(state, 'c.state = ?')
      .when(itemKey, 'c.duties @> ?::jsonb', (key) => JSON.stringify([{ itemKey: key }]))
      .when(keyword, `strpos(c.document_number || ' ' || c.title || ' ' || c.subject, ?) > 0`)
      .when(decodeCursor(cursor, Cursor), '(c.issued_on, c.id) < (?::date, ?::uuid)', ([day]) => day, ([, id]) => id);
    const rows = await this.em.execute<Row[]>(`select ${COLUMNS} from clarification c where ${where.sql} order by c.issued_on desc, c.id desc limit ?`, [...where.values, limit + 1]);
    return cutPage(rows, limit, ({ issuedOn, clarificationId }) => [issuedOn, clarificationId]);
  }

  async one(id: string): Promise<Row> {
    const [found] = await this.em.execute<Row[]>(`select ${COLUMNS} from clarification c where c.id = ?`, [id]);
    if (!found) throw new NotFound('clarification', id);
    return found;
  }
}
