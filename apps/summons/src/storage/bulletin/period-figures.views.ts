import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { BulletinCounts } from '@yidan/contracts';
import { addDays, startOfDay } from '@yidan/kernel';
import { seeingAll, textArray } from '@yidan/platform';
import { figuresOf, type PeriodFigures } from '../../domain/bulletin/period-figures.ts';
import { REMINDERS } from '../../domain/supervision/supervision-level.ts';
import { OWED } from '../../domain/supervision/supervised-object.ts';

type Row = { organId: string; code: string } & BulletinCounts;

// Orders are counted in the period in which they went out; a step is late in the period in which it was due.
const COUNTED = `
  with period as (select ?::timestamptz as begins, ?::timestamptz as ends, ?::timestamptz as now),
  of_orders as (
    select o.organ_id,
           count(*)::int as orders,
           count(o.submitted_on_time)::int as submitted,
           (count(*) filter (where o.submitted_on_time))::int as in_time,
           count(o.callback)::int as called_back,
           (count(*) filter (where (o.callback->>'responded')::boolean))::int as responded,
           (count(*) filter (where (o.callback->>'resolved')::boolean))::int as resolved,
           count(o.callback->>'satisfaction')::int as rated,
           (count(*) filter (where (o.callback->>'satisfaction')::int >= 4))::int as satisfied
      from dispatch_order o, period p
     where o.dispatched_at >= p.begins and o.dispatched_at < p.ends and o.role <> 'ASSIST' and o.state not in ('REDISPATCHED', 'WITHDRAWN')
     group by 1),
  late as (
    select o.organ_id, count(distinct o.id)::int as overdue
      from deadline d join dispatch_order o on o.tenant_id = d.tenant_id and o.id = d.owner_id, period p
     where d.owner_type = 'dispatch-order' and d.kind = any(?::text[]) and o.role <> 'ASSIST' and d.due_at >= p.begins and d.due_at < least(p.ends, p.now)
       and (d.status = 'RUNNING' or d.status = 'MET' and d.met_at > d.due_at)
     group by 1),
  told as (
    select n.organ_id, (count(*) filter (where n.level = any(?::text[])))::int as reminded, (count(*) filter (where n.level <> all(?::text[])))::int as supervised
      from supervision_notice n, period p where n.issued_at >= p.begins and n.issued_at < p.ends group by 1)
  select g.id as "organId", g.code, coalesce(a.orders, 0) as orders, coalesce(l.overdue, 0) as overdue, coalesce(a.submitted, 0) as submitted, coalesce(a.in_time, 0) as "submittedInTime",
         coalesce(a.called_back, 0) as "calledBack", coalesce(a.responded, 0) as responded, coalesce(a.resolved, 0) as resolved, coalesce(a.rated, 0) as rated, coalesce(a.satisfied, 0) as satisfied,
         coalesce(t.reminded, 0) as reminded, coalesce(t.supervised, 0) as supervised
    from organ g
    left join of_orders a on a.organ_id = g.id left join late l on l.organ_id = g.id left join told t on t.organ_id = g.id
   where coalesce(a.organ_id, l.organ_id, t.organ_id) is not null order by g.code`;

/** 期间数据: what a bulletin says, counted from orders, their clocks and notices. */
@Injectable()
export class PeriodFiguresViews {
  constructor(private readonly em: EntityManager) {}

  /** Of the days from the first to the last; restricted orders count like others, since only their number is told. */
  async of(from: string, to: string, now: Date): Promise<PeriodFigures> {
    const period = [startOfDay(from).toISOString(), startOfDay(addDays(to, 1)).toISOString()];
    const reminders = textArray(REMINDERS);
    return seeingAll(this.em, async () => {
      const rows = await this.em.execute<Row[]>(COUNTED, [...period, now.toISOString(), textArray(OWED['dispatch-order'].HOLDER ?? []), reminders, reminders]);
      const [led] = await this.em.execute<{ times: number }[]>(
        'select count(*)::int as times from supervision_notice where leader_coordination and issued_at >= ?::timestamptz and issued_at < ?::timestamptz',
        period,
      );
      return figuresOf(rows.map(({ organId, code, ...counts }) => ({ organId, code, counts })), led!.times);
    });
  }
}
