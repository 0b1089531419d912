import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { LiveFigure } from '@yidan/contracts';
import type { LiveAnswer, LiveCounts, Urgency } from '@yidan/contracts';
import { Conditions } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { linksOf } from '../../domain/live/drill-down.ts';
import { within } from '../dispatch-order/dispatch-order.views.ts';
import { liveCondition, MATTERS, OPEN } from './figure-conditions.ts';
import { TOWNSHIP, townshipName } from './township.sql.ts';

interface Row extends LiveCounts {
  readonly level: number;
  readonly organId: string;
  readonly organCode: string | null;
  readonly organName: string | null;
  readonly unitId: string;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly region: string | null;
  readonly regionName: string | null;
  readonly urgency: Urgency;
}

/** Which grouping a row belongs to: the bits of the columns that it was not grouped by. */
const LEVEL = { unit: 0b0011, organ: 0b0111, township: 0b1101, urgency: 0b1110, total: 0b1111 } as const;
const FIGURES = LiveFigure.options;

/** 履职实时显示 (R-DIS-8): what runs, is due, is overdue and waits, by organ, unit, township and urgency, in one query. */
@Injectable()
export class LiveViews {
  constructor(private readonly em: EntityManager) {}

  async now(actor: Acting, now: Date): Promise<LiveAnswer> {
    const view = widestView(actor);
    const conditions = within(view, actor, new Conditions().and(OPEN));
    const figures = FIGURES.map((figure) => ({ figure, condition: liveCondition(figure, now) }));
    const counts = figures.map(({ figure, condition: [clause] }) => `count(*) filter (where ${clause})::int as "${figure}"`);
    const rows = await this.em.execute<Row[]>(
      `with o as (select o.tenant_id, o.organ_id, o.unit_id, o.urgency, o.state, o.due_at, o.due_from, o.due_kind, coalesce(${TOWNSHIP}, '') as region
                    from dispatch_order o join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id ${conditions.sql}),
            counted as (
              select min(o.tenant_id) as tenant_id, grouping(o.organ_id, o.unit_id, o.region, o.urgency) as level, o.organ_id, o.unit_id, o.region, o.urgency, ${counts.join(', ')}
                from o group by grouping sets ((), (o.organ_id), (o.organ_id, o.unit_id), (o.region), (o.urgency)))
       select c.*, c.organ_id as "organId", g.code as "organCode", g.name as "organName", c.unit_id as "unitId", u.code as "unitCode", u.name as "unitName",
              ${townshipName('c.region', 'c.tenant_id')} as "regionName"
         from counted c
         left join organ g on g.tenant_id = c.tenant_id and g.id = c.organ_id
         left join internal_unit u on u.tenant_id = c.tenant_id and u.id = c.unit_id
        order by c.level, g.code, u.code, c.region, c.urgency`,
      [...conditions.values, ...figures.flatMap(({ condition: [, ...values] }) => values)],
    );
    const of = (level: number): Row[] => rows.filter((row) => row.level === level);
    const total = of(LEVEL.total)[0]!;
    return {
      at: now.toISOString(),
      total: countsOf(total),
      undecided: view === 'all' ? await this.undecided() : null,
      organs: of(LEVEL.organ).map((row) => ({ organ: organOf(row), filter: `organId=${row.organId}`, ...countsOf(row) })),
      units: of(LEVEL.unit).map((row) => ({ organ: organOf(row), unit: { id: row.unitId, code: row.unitCode, name: row.unitName ?? '' }, filter: `organId=${row.organId}&unitId=${row.unitId}`, ...countsOf(row) })),
      townships: of(LEVEL.township).map((row) => ({ regionCode: row.region || null, name: row.regionName, filter: row.region ? `regionCode=${row.region}` : null, ...countsOf(row) })),
      urgencies: of(LEVEL.urgency).map((row) => ({ urgency: row.urgency, filter: `urgency=${row.urgency}`, ...countsOf(row) })),
      links: { ...linksOf('orders', FIGURES), ...(view === 'all' && linksOf('matters', ['undecided'])) },
    };
  }

  private async undecided(): Promise<NonNullable<LiveAnswer['undecided']>> {
    const [row] = await this.em.execute<NonNullable<LiveAnswer['undecided']>[]>(
      `select count(*)::int as total, count(*) filter (where m.state = 'CONFIRM')::int as confirm, count(*) filter (where m.state = 'AMBIGUOUS')::int as ambiguous,
              count(*) filter (where m.state = 'UNMATCHED')::int as unmatched, count(*) filter (where m.state = 'IN_DISPUTE')::int as "inDispute"
         from incoming_matter m where ${MATTERS.undecided}`,
    );
    return row!;
  }
}

function countsOf(row: Row): LiveCounts {
  return Object.fromEntries(FIGURES.map((figure) => [figure, row[figure]])) as LiveCounts;
}

function organOf({ organId, organCode, organName }: Row): LiveAnswer['organs'][number]['organ'] {
  return { id: organId, code: organCode, name: organName ?? '' };
}
