import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, businessDate, startOfDay } from '@yidan/kernel';
import type { StatisticsAnswer } from '@yidan/contracts';
import { textArray } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { OWED } from '../../domain/supervision/supervised-object.ts';
import { within } from './dispatch-order.views.ts';

interface Row {
  organId: string;
  organCode: string | null;
  organName: string | null;
  unitId: string;
  unitCode: string | null;
  unitName: string | null;
  running: number;
  dueToday: number;
  overdue: number;
}

const MOST_REPEATED = 50;

/** 履职实时显示 (R-DIS-8): what runs, what is due today and what is overdue, by organ and unit. */
@Injectable()
export class StatisticsViews {
  constructor(private readonly em: EntityManager) {}

  async now(actor: Acting, now: Date): Promise<StatisticsAnswer> {
    const tomorrow = startOfDay(addDays(businessDate(now), 1)).toISOString();
    const conditions = within(widestView(actor), actor).and('o.state = any(?::text[])', textArray(orderLifecycle.openStates()));
    // The callback is the operator's to make, and so is the answer to a return: a unit is not late for them.
    const owed = textArray(OWED['dispatch-order'].HOLDER ?? []);
    const rows = await this.em.execute<Row[]>(
      `select o.organ_id as "organId", g.code as "organCode", g.name as "organName", o.unit_id as "unitId", u.code as "unitCode", u.name as "unitName",
              count(*)::int as running,
              count(*) filter (where o.due_kind = any(?::text[]) and o.due_at >= ?::timestamptz and o.due_at < ?::timestamptz)::int as "dueToday",
              count(*) filter (where o.due_kind = any(?::text[]) and o.due_at < ?::timestamptz)::int as overdue
         from dispatch_order o
         left join organ g on g.tenant_id = o.tenant_id and g.id = o.organ_id
         left join internal_unit u on u.tenant_id = o.tenant_id and u.id = o.unit_id
         ${conditions.sql}
        group by 1, 2, 3, 4, 5, 6 order by 2, 5`,
      [owed, now.toISOString(), tomorrow, owed, now.toISOString(), ...conditions.values],
    );
    const repeat = await this.em.execute<StatisticsAnswer['repeatComplainants']>(
      `select m.complainant_ref as complainant, count(distinct m.id)::int as matters
         from dispatch_order o join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id and m.complainant_ref is not null
         ${conditions.sql} group by 1 having count(distinct m.id) > 1 order by 2 desc, 1 limit ${MOST_REPEATED}`,
      conditions.values,
    );
    const sum = (field: 'running' | 'dueToday' | 'overdue'): number => rows.reduce((all, row) => all + row[field], 0);
    return {
      at: now.toISOString(),
      total: { running: sum('running'), dueToday: sum('dueToday'), overdue: sum('overdue') },
      repeatComplainants: repeat,
      rows: rows.map(({ organId, organCode, organName, unitId, unitCode, unitName, ...counts }) => ({
        organ: { id: organId, code: organCode, name: organName ?? '' },
        unit: { id: unitId, code: unitCode, name: unitName ?? '' },
        ...counts,
      })),
    };
  }
}
