import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { PublicItem, PublicItemFilter, PublicList, PublicObjectionAnswer, PublicPublicity } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { searchable } from '../../domain/duty-list/search-text.ts';
import { IS_PUBLIC } from '../duty-list/shown-items.sql.ts';
import { Conditions, IN_FORCE, isoInstant } from '../duty-list/sql.ts';

const Cursor = z.tuple([z.string(), z.string()]);
const OrganCursor = z.tuple([z.string()]);
const ORGAN = `json_build_object('code', o.code, 'name', o.name) as organ`;
const SHOWN = `(select count(*)::int from duty_item i where i.tenant_id = v.tenant_id and i.version_id = v.id and ${IS_PUBLIC('i')})`;

const LISTS = (where: string): string => `
  select v.id as "versionId", ${ORGAN}, v.label, v.document_number as "documentNumber", v.effective_from::text as "effectiveFrom", ${SHOWN} as shown, v.item_count - ${SHOWN} as hidden
    from duty_list_version v join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id where ${where} order by o.code limit ?`;

const PUBLICITIES = (where: string): string => `
  select v.id as "versionId", ${ORGAN}, v.label, p.from_date::text as "from", p.to_date::text as "to", ${SHOWN} as shown, v.item_count - ${SHOWN} as hidden
    from publicity p
    join duty_list_version v on v.tenant_id = p.tenant_id and v.id = p.version_id
    join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id
   where p.state = 'OPEN' and p.to_date >= ?::date and ${where} order by o.code, v.id limit ?`;

// No description of how an office works inside, no time limit of its own, nobody by name: organ, unit, basis.
const ITEM = `
  i.item_key as "itemKey", i.code, i.name, i.description, i.attribute, ${ORGAN},
  (select u.name from internal_unit u where u.tenant_id = i.tenant_id and u.id = i.lead_unit_id) as "leadUnit",
  coalesce((select json_agg(u.name order by n) from unnest(i.assist_unit_ids) with ordinality as w(id, n) join internal_unit u on u.tenant_id = i.tenant_id and u.id = w.id), '[]') as "assistUnits",
  coalesce((select json_agg(b->>'text' order by n) from jsonb_array_elements(i.basis_refs) with ordinality as w(b, n)), '[]') as basis,
  coalesce((select json_agg(json_build_object('type', p.type, 'number', p.number, 'name', p.name) order by p.ordinal)
              from power_item p where p.tenant_id = i.tenant_id and p.item_id = i.id), '[]') as powers`;

const ITEMS = (where: string, order: string): string => `
  select ${ITEM} from duty_list_version v
    join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id
    join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id
   where ${where} and ${IS_PUBLIC('i')} order by ${order} limit ?`;

/** 公开查询: what anybody may see of the tenant's lists, asked without a token (F-187). */
@Injectable()
export class PublicListsViews {
  constructor(private readonly em: EntityManager) {}

  /** Of a region that is no tenant there is nothing to ask. */
  async requireTenant(tenantId: string): Promise<void> {
    const found = await this.em.execute<unknown[]>('select 1 from tenant where tenant_id = ?', [tenantId]);
    if (found.length === 0) throw new NotFound('tenant', tenantId);
  }

  async lists({ cursor, limit }: PageQuery, day: string): Promise<Page<PublicList>> {
    const where = new Conditions().and(IN_FORCE('v'), day, day).when(decodeCursor(cursor, OrganCursor), 'o.code > ?', ([code]) => code);
    const rows = await this.em.execute<Omit<PublicList, 'note' | 'noteEn'>[]>(LISTS(where.sql), [...where.values, limit + 1]);
    return cutPage(rows.map(withNote), limit, ({ organ }) => [organ.code]);
  }

  async publicities({ cursor, limit }: PageQuery, day: string): Promise<Page<PublicPublicity>> {
    const where = new Conditions().when(decodeCursor(cursor, Cursor), '(o.code, v.id::text) > (?, ?)', ([code]) => code, ([, id]) => id);
    const rows = await this.em.execute<Omit<PublicPublicity, 'note' | 'noteEn'>[]>(PUBLICITIES(where.sql), [day, ...where.values, limit + 1]);
    return cutPage(rows.map(withNote), limit, ({ organ, versionId }) => [organ.code, versionId]);
  }

  /** The items of a version in publicity. */
  async publicised(versionId: string, { cursor, limit }: PageQuery, day: string): Promise<Page<PublicItem>> {
    const open = await this.em.execute<unknown[]>(`select 1 from publicity where version_id = ? and state = 'OPEN' and to_date >= ?::date`, [versionId, day]);
    if (open.length === 0) throw new NotFound('publicity', versionId);
    return this.items(new Conditions().and('v.id = ?', versionId), { cursor, limit });
  }

  /** Items in force, by words and organ. */
  search({ keyword, organ, ...page }: PublicItemFilter & PageQuery, day: string): Promise<Page<PublicItem>> {
    const where = new Conditions()
      .and(IN_FORCE('v'), day, day)
      .when(organ, 'v.organ_code = ?')
      .when(keyword, 'position(? in i.search_text) > 0', searchable);
    return this.items(where, page);
  }

  /** 谁负责: the item of a code, or the few whose words come nearest: first those that bear the words in their name, the shortest before the longer. */
  async responsible({ code, keyword }: { code?: string | undefined; keyword?: string | undefined }, day: string): Promise<PublicItem[]> {
    const where = new Conditions()
      .and(IN_FORCE('v'), day, day)
      .when(code, 'i.code = ?')
      .when(keyword, 'position(? in i.search_text) > 0', searchable);
    return this.em.execute<PublicItem[]>(ITEMS(where.sql, `position(? in i.name) = 0, length(i.name), i.code`), [...where.values, keyword ?? '', 10]);
  }

  async objection(receipt: string): Promise<PublicObjectionAnswer> {
    const [found] = await this.em.execute<PublicObjectionAnswer[]>(
      `select receipt, state, ${isoInstant('filed_at')} as "filedAt", result, answer_text as answer from publicity_objection where receipt = ?`,
      [receipt],
    );
    if (!found) throw new NotFound('objection', receipt);
    return found;
  }

  private async items(where: Conditions, { cursor, limit }: PageQuery): Promise<Page<PublicItem>> {
    where.when(decodeCursor(cursor, Cursor), '(v.organ_code, i.code) > (?, ?)', ([organ]) => organ, ([, code]) => code);
    const rows = await this.em.execute<PublicItem[]>(ITEMS(where.sql, 'v.organ_code, i.code'), [...where.values, limit + 1]);
    return cutPage(rows, limit, ({ organ, code }) => [organ.code, code]);
  }
}

/** 另有内部事项 n 项按规定不予公开 (R-REG-14): said, so that nobody leaves things out in silence. */
function withNote<Row extends { hidden: number }>(row: Row): Row & { note: string | null; noteEn: string | null } {
  const { hidden } = row;
  return { ...row, note: hidden > 0 ? `另有内部事项 ${hidden} 项按规定不予公开` : null, noteEn: hidden > 0 ? `${hidden} internal items are not shown` : null };
}
