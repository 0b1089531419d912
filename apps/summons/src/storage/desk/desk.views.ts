import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, businessDate, startOfDay } from '@yidan/kernel';
import type { DeskCounts, DeskPage, DeskQuery, DeskScope, DeskTask } from '@yidan/contracts';
import { Conditions, containing, cutPage, decodeCursor, instant } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { z } from 'zod';
import { claimActions } from '../../domain/desk/desk-claim.ts';
import { keysOf } from '../../domain/desk/desk-key.ts';
import { countsOf, standingOf } from '../../domain/desk/desk-line.ts';
import type { Tally } from '../../domain/desk/desk-line.ts';
import { RESTRICTED_ITEM } from '../../domain/duty-item/restricted-item.ts';
import { HIDDEN } from '../duty-item/disclosed-items.ts';

const Key = z.tuple([z.string(), z.uuid()]);

/** Whose desk it is: the person, and the keys by which tasks lie on it. */
export interface DeskOwnerKeys {
  readonly personId: string | null;
  readonly keys: readonly string[];
}

type Row = Omit<DeskTask, 'organ' | 'unit' | 'colour' | 'dueToday' | 'actions'> & {
  organId: string | null; organCode: string | null; organName: string | null; unitId: string | null; unitCode: string | null; unitName: string | null; dueSort: string;
};

// Tasks of the actor: by the keys that fit; one that fits by a key of a place lies in the own unit or organ.
const SEEN = `
  seen as (select a.task_id, bool_or(a.key like '%@%' or a.key like '%#%') as of_unit, bool_or(a.key like '%#%') as of_person
             from desk_audience a where a.tenant_id = ? and a.key = any(?::text[]) group by a.task_id)`;
const MINE = `(t.person_id is not distinct from w.person and w.person is not null or c.person_id is not distinct from w.person and w.person is not null or s.of_person)`;
const OWN = `
    from seen s cross join (select ?::uuid as person) w
    join desk_task t on t.tenant_id = ? and t.id = s.task_id
    left join desk_claim c on c.tenant_id = t.tenant_id and c.task_id = t.id`;

// What a task is about, for whoever may read it: row security shows no restricted matter, the condition no restricted item.
const ABOUT = `
    left join dispatch_order o on t.object_type = 'dispatch-order' and o.tenant_id = t.tenant_id and o.id = t.object_id
    left join dispatched_item d on d.tenant_id = o.tenant_id and d.item_key = o.item_key and d.version_id = o.version_id
    left join incoming_matter m on m.tenant_id = t.tenant_id and m.id = case t.object_type when 'incoming-matter' then t.object_id else o.matter_id end`;
const HIDDEN_ITEM = HIDDEN('o.item_key', 'o.tenant_id');
const TITLE = `coalesce(t.title, m.title_masked, m.title)`;
const ITEM = `case when d.name is null then null when ${HIDDEN_ITEM} then '${RESTRICTED_ITEM}' else d.name end`;

const COLUMNS = `
  t.id, t.service, t.object_type as "objectType", t.object_id as "objectId", t.object_zh as "objectZh", t.number, ${TITLE} as title, t.title_en as "titleEn", ${ITEM} as "itemName",
  t.command as step, t.step_zh as "stepZh", t.step_en as "stepEn", t.urgency, t.organ_id as "organId", g.code as "organCode", g.name as "organName", t.unit_id as "unitId", u.code as "unitCode", u.name as "unitName",
  t.person_id as "personId", t.claimed_by as "claimedBy", t.mine, ${instant('t.since')} as since, ${instant('t.due_at')} as "dueAt", t.due_sort::text as "dueSort"`;

/** 我的待办查询: tasks as answers show them, within what the actor may do now. */
@Injectable()
export class DeskViews {
  constructor(private readonly em: EntityManager) {}

  async page(query: DeskQuery, actor: Actor, now: Date): Promise<DeskPage> {
    const filters = filtersOf(query, now);
    const after = decodeCursor(query.cursor, Key);
    const paged = new Conditions().where(after ?? undefined, '(t.due_sort, t.id) > (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<(Row & { total: number })[]>(
      `with ${SEEN},
            matched as (select t.*, c.person_id as claimed_by, ${MINE} as mine ${OWN} ${query.keyword === undefined ? '' : ABOUT} ${filters.sql}),
            page as (select * from matched t ${paged.sql} order by t.due_sort, t.id limit ?)
       select n.total, ${COLUMNS}
         from (select count(*)::int as total from matched) n
         left join page t on true
         ${ABOUT}
         left join organ g on g.tenant_id = t.tenant_id and g.id = t.organ_id
         left join internal_unit u on u.tenant_id = t.tenant_id and u.id = t.unit_id
        order by t.due_sort, t.id`,
      [actor.tenantId, keyArray(keysOf(actor)), actor.personId, actor.tenantId, ...filters.values, ...paged.values, query.limit + 1],
    );
    const total = rows[0]?.total ?? 0;
    const page = cutPage(rows.filter(({ id }) => id !== null), query.limit, ({ dueSort, id }) => [dueSort, id]);
    const [counts] = await this.counts(actor.tenantId, [{ personId: actor.personId, keys: keysOf(actor) }], now);
    return { items: page.items.map((row) => taskOf(row, actor, now)), next: page.next, total, counts: counts! };
  }

  /** A task on the actor's desk; null for any other. */
  async one(taskId: string, actor: Actor, now: Date): Promise<DeskTask | null> {
    const [row] = await this.em.execute<Row[]>(
      `with ${SEEN}, found as (select t.*, c.person_id as claimed_by, ${MINE} as mine ${OWN} where t.id = ?)
       select ${COLUMNS} from found t ${ABOUT}
         left join organ g on g.tenant_id = t.tenant_id and g.id = t.organ_id
         left join internal_unit u on u.tenant_id = t.tenant_id and u.id = t.unit_id`,
      [actor.tenantId, keyArray(keysOf(actor)), actor.personId, actor.tenantId, taskId],
    );
    return row ? taskOf(row, actor, now) : null;
  }

  /** The counts of several desks of the tenant in one go, in their order. */
  async counts(tenantId: string, desks: readonly DeskOwnerKeys[], now: Date): Promise<DeskCounts[]> {
    const rows = await this.em.execute<(Omit<Tally, 'count'> & { desk: number; count: string })[]>(
      `with desk as (select n::int, person, array(select json_array_elements_text(keys)) as keys from json_to_recordset(?::json) as r(n int, person uuid, keys json)),
            lying as (
              select d.n as desk, s.of_unit, (s.of_person or d.person is not null and (t.person_id is not distinct from d.person or c.person_id is not distinct from d.person)) as mine,
                     case when t.due_at is null then 'GREY' when w.now > t.due_at then 'RED' when w.now >= t.since + (t.due_at - t.since) * 0.8 then 'ORANGE'
                          when w.now >= t.since + (t.due_at - t.since) * 0.5 then 'YELLOW' else 'GREEN' end as colour,
                     coalesce(t.due_at >= w.now and t.due_at < w.tomorrow, false) as due_today
                from desk d cross join (select ?::timestamptz as now, ?::timestamptz as tomorrow) w
               cross join lateral (select a.task_id, bool_or(a.key like '%@%' or a.key like '%#%') as of_unit, bool_or(a.key like '%#%') as of_person
                                     from desk_audience a where a.tenant_id = ? and a.key = any(d.keys) group by a.task_id) s
                join desk_task t on t.tenant_id = ? and t.id = s.task_id
                left join desk_claim c on c.tenant_id = t.tenant_id and c.task_id = t.id)
       select l.desk, v.scope, l.colour, l.due_today as "dueToday", count(*) as count
         from lying l cross join lateral (values ('all', true), ('unit', l.of_unit), ('mine', l.mine)) as v(scope, counts)
        where v.counts group by l.desk, v.scope, l.colour, l.due_today`,
      [JSON.stringify(desks.map(({ personId, keys }, n) => ({ n, person: personId, keys }))), now.toISOString(), startOfDay(addDays(businessDate(now), 1)).toISOString(), tenantId, tenantId],
    );
    return desks.map((_, n) => countsOf(rows.filter(({ desk }) => desk === n).map(({ count, ...tally }) => ({ ...tally, count: Number(count) }))));
  }
}

/** One line of a desk as its reader sees it. */
export function taskOf({ organId, organCode, organName, unitId, unitCode, unitName, dueSort: _, ...row }: Row, actor: Pick<Actor, 'personId' | 'unitId' | 'roles'>, now: Date): DeskTask {
  const { total: __, ...task } = row as typeof row & { total?: number };
  return {
    ...task,
    organ: organId === null ? null : { id: organId, code: organCode, name: organName },
    unit: unitId === null ? null : { id: unitId, code: unitCode, name: unitName },
    ...standingOf(row, now),
    actions: claimActions({ unitId, claimedBy: row.claimedBy }, actor),
  };
}

function filtersOf({ scope, kind, step, service, urgency, overdue, keyword }: DeskQuery, now: Date): Conditions {
  const conditions = new Conditions()
    .where(kind, 't.object_type = ?')
    .where(step, 't.command = ?')
    .where(service, 't.service = ?')
    .where(urgency, 't.urgency = ?');
  const scopes: Record<DeskScope, string | null> = { all: null, unit: 's.of_unit', mine: MINE };
  const within = scopes[scope];
  if (within !== null) conditions.and(within);
  if (overdue !== undefined) conditions.and(overdue === 'true' ? 't.due_at < ?::timestamptz' : '(t.due_at is null or t.due_at >= ?::timestamptz)', now.toISOString());
  if (keyword !== undefined) {
    const like = containing(keyword);
    conditions.and(`t.number ilike ? or ${TITLE} ilike ? or t.title_en ilike ? or t.step_zh ilike ? or t.step_en ilike ? or ${ITEM} ilike ?`, like, like, like, like, like, like);
  }
  return conditions;
}

/** Texts with signs of their own as one value. */
function keyArray(keys: readonly string[]): string {
  return `{${keys.map((key) => `"${key}"`).join(',')}}`;
}
