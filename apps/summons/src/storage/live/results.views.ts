import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { MatterFigure, ResultFigure } from '@yidan/contracts';
import type { MatterResults, ResultRow, ResultsAnswer, ResultsBy, Taken } from '@yidan/contracts';
import { addDays, startOfDay } from '@yidan/kernel';
import { Conditions } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { RESTRICTED_ITEM } from '../../domain/duty-item/restricted-item.ts';
import { linksOf } from '../../domain/live/drill-down.ts';
import { matterResults, orderResults } from '../../domain/live/results.ts';
import type { OrderTally } from '../../domain/live/results.ts';
import { within } from '../dispatch-order/dispatch-order.views.ts';
import { HIDDEN } from '../duty-item/disclosed-items.ts';
import { MATTERS, orderCondition } from './figure-conditions.ts';
import { TOWNSHIP, townshipName } from './township.sql.ts';

/** Days, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

type Tally = OrderTally & { readonly key: string | null; readonly key2: string | null; readonly isTotal: number };
type Matters = Omit<MatterResults, 'hitRate'> & { readonly key: string | null; readonly isTotal: number };
type Named = Pick<ResultRow, 'organ' | 'unit' | 'item' | 'township' | 'channel' | 'filter'>;

const FIGURES = ResultFigure.options;
const OF_MATTERS = MatterFigure.options.filter((figure) => figure !== 'undecided');
const TOP = 20;
const NOW = new Date(0);

/** What each grouping reads of an order and its matter. */
const KEYS: Readonly<Record<ResultsBy, readonly [string, string]>> = {
  organ: ['o.organ_id::text', 'null::text'],
  unit: ['o.organ_id::text', 'o.unit_id::text'],
  // An item that the reader may not read is like none.
  item: ['(case when o.item_key in (select item_key from hidden) then null else o.item_key end)::text', '(o.item_key in (select item_key from hidden))::text'],
  township: [TOWNSHIP, 'null::text'],
  channel: ['m.channel', 'null::text'],
};
const TIMES = [
  ['sign', `extract(epoch from o.signed_at - o.received_at) * 1000`, 'ledSigned'],
  ['close', `extract(epoch from o.closed_at - o.received_at) * 1000`, 'ledClosed'],
] as const;

/** 结果数据评估 (F-038): of the orders that went out in a period and the matters received in it, within what the reader may see. */
@Injectable()
export class ResultsViews {
  constructor(private readonly em: EntityManager) {}

  async of(days: Days, by: ResultsBy, actor: Acting): Promise<ResultsAnswer> {
    const seesAll = widestView(actor) === 'all';
    const tallies = await this.orders(days, by, actor);
    const matters = seesAll ? await this.matters(days, by) : [];
    const keys = [...tallies.filter(({ isTotal }) => !isTotal), ...matters.filter(({ isTotal, key }) => !isTotal && !tallies.some((tally) => !tally.isTotal && tally.key === key)).map((each) => ({ ...each, key2: null }))];
    const names = await this.names(by, keys);
    const ofMatters = (row: Matters | undefined): MatterResults | null => {
      if (!row) return null;
      const { key: _, isTotal: __, ...counts } = row;
      return matterResults(counts);
    };
    const period = { from: days.from, to: days.to };
    return {
      ...period,
      by,
      total: { orders: resultsOf(tallies.find(({ isTotal }) => isTotal)), matters: ofMatters(matters.find(({ isTotal }) => isTotal)) },
      rows: keys.map((row, n) => ({
        ...names[n]!,
        orders: resultsOf(tallies.find((tally) => !tally.isTotal && tally.key === row.key && tally.key2 === row.key2)),
        matters: ofMatters(matters.find(({ isTotal, key }) => !isTotal && key === row.key)),
      })),
      topUnmatched: seesAll ? await this.topUnmatched(days) : null,
      links: {
        ...linksOf('orders', FIGURES, period),
        ...(seesAll && linksOf('matters', OF_MATTERS, period)),
        workload: `/api/summons/v1/orders?figure=closed&closedFrom=${days.from}&closedTo=${days.to}`,
      },
    };
  }

  /** 用时: from intake to sign-for and to close, of the orders that went out in a period. */
  async times(days: Days, actor: Acting): Promise<{ intakeToSign: Taken; intakeToClose: Taken }> {
    const { intakeToSign, intakeToClose } = resultsOf((await this.orders(days, 'organ', actor)).find(({ isTotal }) => isTotal));
    return { intakeToSign, intakeToClose };
  }

  private orders(days: Days, by: ResultsBy, actor: Acting): Promise<Tally[]> {
    const [begins, ends] = instants(days);
    const began = 'o.dispatched_at >= p.begins and o.dispatched_at < p.ends';
    const ended = `o.state = 'CLOSED' and o.closed_at >= p.begins and o.closed_at < p.ends`;
    // A view without a condition has none of its own.
    const conditions = within(widestView(actor), actor, new Conditions().and(`o.role <> 'ASSIST' and (${began} or ${ended})`));
    const counts = FIGURES.map((figure) => `count(*) filter (where o.began and ${orderCondition(figure, NOW)[0]})::int as "${figure}"`);
    const times = TIMES.map(
      ([name, time, figure]) =>
        `coalesce(sum(${time}) filter (where o.began and ${orderCondition(figure, NOW)[0]}), 0)::float8 as "${name}Sum",
         percentile_cont(0.5) within group (order by (${time})::float8) filter (where o.began and ${orderCondition(figure, NOW)[0]}) as "${name}Median"`,
    );
    const [key, key2] = KEYS[by];
    return this.em.execute<Tally[]>(
      `with hidden as materialized (select x.item_key from item_disclosure x where x.level = 'RESTRICTED' and ${HIDDEN('x.item_key', 'x.tenant_id')}),
            o as materialized (
              select o.*, m.received_at, ${key} as key, ${key2} as key2, ${began} as began, ${ended} as ended
                from (select ?::timestamptz as begins, ?::timestamptz as ends) p cross join dispatch_order o join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id ${conditions.sql})
       select o.key, o.key2, grouping(o.key) as "isTotal", ${counts.join(', ')}, ${times.join(', ')},
              count(*) filter (where o.ended)::int as "workClosed", coalesce(sum(extract(epoch from o.closed_at - o.dispatched_at) * 1000) filter (where o.ended), 0)::float8 as "workSum"
         from o group by grouping sets ((), (o.key, o.key2)) order by 3 desc, 1, 2`,
      [begins, ends, ...conditions.values],
    );
  }

  private async matters(days: Days, by: ResultsBy): Promise<Matters[]> {
    const key = by === 'township' ? TOWNSHIP : by === 'channel' ? 'm.channel' : null;
    const counts = OF_MATTERS.map((figure) => `count(*) filter (where ${MATTERS[figure]})::int as "${figure}"`);
    return this.em.execute<Matters[]>(
      `select m.key, grouping(m.key) as "isTotal", ${counts.join(', ')}
         from (select m.*, ${key ?? 'null::text'} as key from incoming_matter m where m.received_at >= ?::timestamptz and m.received_at < ?::timestamptz) m
        group by grouping sets ((), (m.key)) having grouping(m.key) = 1 or ${key !== null} order by 2 desc, 1`,
      instants(days),
    );
  }

  private topUnmatched(days: Days): Promise<NonNullable<ResultsAnswer['topUnmatched']>> {
    return this.em.execute<NonNullable<ResultsAnswer['topUnmatched']>>(
      `select coalesce(m.title_masked, m.title) as title, m.category, count(*)::int as matters from incoming_matter m
        where m.received_at >= ?::timestamptz and m.received_at < ?::timestamptz and m.disclosure <> 'SECRET_STUB' and ${MATTERS.unmatched}
        group by 1, 2 order by 3 desc, 1, 2 limit ${TOP}`,
      instants(days),
    );
  }

  private async names(by: ResultsBy, keys: readonly Pick<Tally, 'key' | 'key2'>[]): Promise<Named[]> {
    const none: Named = { organ: null, unit: null, item: null, township: null, channel: null, filter: null };
    const named = new Map((await this.named(by, keys)).map((row) => [row.key, row]));
    return keys.map(({ key, key2 }) => {
      const row = named.get(key2 !== null && by === 'unit' ? key2 : (key ?? ''));
      const name = row?.name ?? '';
      const organ = by === 'organ' ? row : row?.organ;
      const organPart = { organ: { id: key ?? '', code: organ?.code ?? null, name: organ?.name ?? '' } };
      switch (by) {
        case 'organ':
          return { ...none, ...organPart, filter: `organId=${key}` };
        case 'unit':
          return { ...none, ...organPart, unit: { id: key2!, code: row?.code ?? null, name }, filter: `organId=${key}&unitId=${key2}` };
        case 'item':
          return { ...none, item: { itemKey: key, code: row?.code ?? null, name: key === null && key2 === 'true' ? RESTRICTED_ITEM : name }, filter: key && `itemKey=${key}` };
        case 'township':
          return { ...none, township: { regionCode: key, name: row?.name ?? null }, filter: key && `regionCode=${key}` };
        case 'channel':
          return { ...none, channel: key as Named['channel'], filter: `channel=${key}` };
      }
    });
  }

  private async named(by: ResultsBy, keys: readonly Pick<Tally, 'key' | 'key2'>[]): Promise<{ key: string; code: string | null; name: string | null; organ: { code: string; name: string } | null }[]> {
    const ids = JSON.stringify(keys.map(({ key, key2 }) => (by === 'unit' ? key2 : key)).filter((id) => id !== null));
    const asked = `(select value as id from json_array_elements_text(?::json) as v(value)) a`;
    switch (by) {
      case 'organ':
        return this.em.execute(`select a.id as key, g.code, g.name from ${asked} join organ g on g.id = a.id::uuid`, [ids]);
      case 'unit':
        return this.em.execute(
          `select a.id as key, u.code, u.name, json_build_object('code', g.code, 'name', g.name) as organ from ${asked} join internal_unit u on u.id = a.id::uuid left join organ g on g.tenant_id = u.tenant_id and g.id = u.organ_id`,
          [ids],
        );
      case 'item':
        return this.em.execute(
          `select a.id as key, d.code, d.name from ${asked} cross join lateral (
             select d.code, d.name from dispatched_item d where d.item_key = a.id::uuid order by d.version_id desc limit 1) d`,
          [ids],
        );
      case 'township':
        return this.em.execute(`select a.id as key, null as code, ${townshipName('a.id', `nullif(current_setting('app.tenant', true), '')`)} as name from ${asked}`, [ids]);
      case 'channel':
        return [];
    }
  }
}

function instants({ from, to }: Days): [string, string] {
  return [startOfDay(from).toISOString(), startOfDay(addDays(to, 1)).toISOString()];
}

const NOTHING = Object.fromEntries([...FIGURES, 'signSum', 'closeSum', 'workClosed', 'workSum'].map((name) => [name, 0])) as unknown as OrderTally;

function resultsOf(tally: Tally | undefined): ReturnType<typeof orderResults> {
  if (!tally) return orderResults({ ...NOTHING, signMedian: null, closeMedian: null });
  const { key: _, key2: __, isTotal: ___, ...counted } = tally;
  return orderResults(counted);
}
