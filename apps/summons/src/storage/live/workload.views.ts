import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { EventData, WorkloadReportedV1 } from '@yidan/contracts';
import { startOfDay } from '@yidan/kernel';
import { seeingAll } from '@yidan/platform';
import { orderCondition } from './figure-conditions.ts';

export type WorkloadLine = EventData<typeof WorkloadReportedV1>['lines'][number];

/** 事项工作量: what a month brought each unit by each item; restricted orders count like others, since only their number is told. */
@Injectable()
export class WorkloadViews {
  constructor(private readonly em: EntityManager) {}

  of(firstDay: string, dayAfter: string): Promise<WorkloadLine[]> {
    const [began, closed] = ['began', 'ended'].map((which) => `filter (where o.${which})`);
    return seeingAll(this.em, () =>
      this.em.execute<WorkloadLine[]>(
        `select o.item_key as "itemKey", o.item_code as "itemCode", o.organ_id as "organId", o.unit_id as "unitId", count(*) ${began}::int as dispatched, count(*) ${closed}::int as closed,
                count(*) filter (where o.ended and o.submitted_on_time)::int as "closedOnTime",
                round(coalesce(sum(extract(epoch from o.closed_at - o.dispatched_at)) ${closed}, 0) / 60)::int as minutes
           from (select o.*, o.dispatched_at >= p.begins and o.dispatched_at < p.ends and ${orderCondition('orders', new Date(0))[0]} as began,
                        o.state = 'CLOSED' and o.closed_at >= p.begins and o.closed_at < p.ends as ended
                   from dispatch_order o, (select ?::timestamptz as begins, ?::timestamptz as ends) p
                  where o.role <> 'ASSIST' and (o.dispatched_at >= p.begins and o.dispatched_at < p.ends or o.closed_at >= p.begins and o.closed_at < p.ends)) o
          where o.began or o.ended group by 1, 2, 3, 4 order by 3, 4, 2, 1`,
        [startOfDay(firstDay).toISOString(), startOfDay(dayAfter).toISOString()],
      ),
    );
  }
}
