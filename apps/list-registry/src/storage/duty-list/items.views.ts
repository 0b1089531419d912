import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DutyItemDetail, DutyItemSummary, ItemFilter, ResponsibleAnswer } from '@yidan/contracts';
import { NotFound, parseDutyItemCode } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { searchable } from '../../domain/duty-list/search-text.ts';
import { ITEM_COUNT } from './hidden-items.sql.ts';
import { ELEMENT_COLUMNS, HOLDER_COLUMNS, ITEM_SOURCES, OWN_COLUMNS, SHARED_COLUMNS } from './item.columns.ts';
import { Conditions, IN_FORCE, isoInstant } from './sql.ts';

const Cursor = z.tuple([z.string().refine((code) => parseDutyItemCode(code) !== null)]);
const UUID = /^[0-9a-f]{8}-/i;

/** What a caller asks for, by what it is a condition on. */
interface Wanted {
  versions: Conditions;
  items: Conditions;
}

// A code begins with the code of its organ, so lists in the order of their organs give items in the order of their codes: the database
// reads one list after the other and stops where the page is full, instead of sorting all that is in force. A page has few special
// functions, so what their items have in common is looked up once for each of them.
const PAGE = ({ versions, items }: Wanted): string => `
  with v as materialized (select v.* from duty_list_version v where ${versions.sql} order by v.organ_code),
       page as materialized (
         select i.* from v join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id
          where ${items.sql} order by v.organ_code, i.code limit ?),
       shared as materialized (
         select i.version_id, i.major_code, i.special_code, v.organ_code, ${SHARED_COLUMNS}
           from (select distinct tenant_id, version_id, organ_id, major_code, special_code from page) i join v on v.tenant_id = i.tenant_id and v.id = i.version_id)
  select ${OWN_COLUMNS}, f.organ, f.version, f."majorFunction", f."specialFunction"
    from page i join shared f using (version_id, major_code, special_code) order by f.organ_code, i.code`;

// A version counts its items, which never change; they are counted anew only where some of them are wanted.
const COUNT = ({ versions, items }: Wanted): string =>
  items.empty
    ? `select coalesce(sum(${ITEM_COUNT('v')}), 0)::int as total from duty_list_version v where ${versions.sql}`
    : `select count(*)::int as total from duty_list_version v join duty_item i on i.tenant_id = v.tenant_id and i.version_id = v.id where ${versions.sql} and ${items.sql}`;

const PERFORMANCE = `
  (select json_build_object('closedOrders', count(*), 'onTimeOrders', count(*) filter (where f.on_time),
                            'onTimeShare', round(avg(f.on_time::int), 4), 'lastClosedAt', ${isoInstant('max(f.closed_at)')})
     from item_performance f where f.tenant_id = i.tenant_id and f.item_key = i.item_key) as performance`;

/** 事项查询: items as they were in force on a day. */
@Injectable()
export class ItemsViews {
  constructor(private readonly em: EntityManager) {}

  async page(filter: ItemFilter & PageQuery, day: string): Promise<Page<DutyItemSummary>> {
    const wanted = wantedBy(filter, day);
    const { versions, items } = wanted;
    const [counted] = filter.total ? await this.em.execute<{ total: number }[]>(COUNT(wanted), [...versions.values, ...items.values]) : [];
    const after = decodeCursor(filter.cursor, Cursor)?.[0];
    versions.when(after, 'v.organ_code >= ?', organOf);
    items.when(after, '(v.organ_code, i.code) > (?, ?)', organOf, text);
    const rows = await this.em.execute<DutyItemSummary[]>(PAGE(wanted), [...versions.values, ...items.values, filter.limit + 1]);
    return cutPage(rows, filter.limit, ({ code }) => [code], counted?.total);
  }

  /** The item as it is in force on the day. */
  async one(ref: string, day: string): Promise<DutyItemDetail> {
    const sql = `select ${ELEMENT_COLUMNS}, ${PERFORMANCE} from ${ITEM_SOURCES} where i.item_key = ? and ${IN_FORCE('v')} order by i.code limit 1`;
    const [found] = await this.em.execute<DutyItemDetail[]>(sql, [await this.keyOf(ref, day), day, day]);
    if (!found) throw new NotFound('duty-item', ref);
    return found;
  }

  /** Who held the item on the day; nobody where it was in no list then. */
  async responsible(ref: string, on: string): Promise<ResponsibleAnswer> {
    const itemKey = await this.keyOf(ref, on);
    const sql = `select ${HOLDER_COLUMNS} from ${ITEM_SOURCES} where i.item_key = ? and ${IN_FORCE('v')} order by i.code limit 1`;
    const [holder] = await this.em.execute<(NonNullable<ResponsibleAnswer['responsible']> & { itemKey: string })[]>(sql, [itemKey, on, on]);
    if (!holder) return { itemKey, on, responsible: null };
    const { itemKey: _, ...responsible } = holder;
    return { itemKey, on, responsible };
  }

  /** The identity behind a key or a code; of several items that ever bore the code, the one of the day, else the latest. */
  async keyOf(ref: string, day: string): Promise<string> {
    const isKey = UUID.test(ref);
    const [found] = await this.em.execute<{ itemKey: string }[]>(
      `select i.item_key as "itemKey" from duty_item i join duty_list_version v on v.tenant_id = i.tenant_id and v.id = i.version_id
        where ${isKey ? 'i.item_key' : 'i.code'} = ? and v.effective_from is not null order by (${IN_FORCE('v')}) desc, v.effective_from desc limit 1`,
      [ref, day, day],
    );
    if (!found) throw new NotFound('duty-item', ref);
    return found.itemKey;
  }
}

function wantedBy(filter: ItemFilter, day: string): Wanted {
  const versions = new Conditions().and(IN_FORCE('v'), day, day).when(filter.organ, 'v.organ_code = ?');
  const items = new Conditions()
    .when(filter.unit, `(i.lead_unit_id in ${UNITS} or i.assist_unit_ids && array${UNITS})`, text, text, text, text)
    .when(filter.keyword, 'position(? in i.search_text) > 0', searchable)
    .when(filter.powerType, 'exists (select from power_item p where p.tenant_id = i.tenant_id and p.item_id = i.id and p.type = ?)')
    .when(filter.attribute, 'i.attribute = ?')
    .when(filter.level1, `(i.major_code = ? or exists (select from major_function m where m.tenant_id = i.tenant_id and m.version_id = i.version_id and m.code = i.major_code and m.name = ?))`, text, text)
    .when(
      filter.level2,
      `(i.special_code = ? or exists (select from special_function s where s.tenant_id = i.tenant_id and s.version_id = i.version_id and s.major_code = i.major_code and s.code = i.special_code and s.name = ?))`,
      text,
      text,
    )
    .when(filter.status, 'i.item_status = ?');
  return { versions, items };
}

const UNITS = `(select x.id from internal_unit x where x.id::text = ? or x.name = ?)`;
const text = (value: string): string => value;
const organOf = (code: string): string => parseDutyItemCode(code)!.organ;
