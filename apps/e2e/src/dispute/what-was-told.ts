import type { ChainCity } from './chain-city.ts';

/** 台账一条: what a service's journal says of one of its objects. */
interface Told {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly payload: Record<string, unknown>;
}

export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** 派件单一生, by the journal of the dispatch alone. */
export interface ToldOrder {
  readonly id: string;
  readonly matterId: string;
  readonly role: string;
  readonly urgency: string;
  readonly held: Stretch;
  /** When it was in dispute. */
  readonly disputed: readonly Stretch[];
  /** When somebody asked for it to be settled. */
  readonly asked: readonly number[];
  readonly endedBy: string | null;
  readonly decisions: readonly { document: string; at: number }[];
  readonly events: readonly string[];
}

const ENDS = ['dispatch.order.redispatched', 'dispatch.order.withdrawn', 'dispatch.order.closed'];

async function journalOf(city: ChainCity, service: string, types: string): Promise<Told[]> {
  const { rows } = await city.sql(service).query<{ id: string; type: string; at: Date; payload: Record<string, unknown> }>(`select agg_id as id, type, occurred_at as at, payload from journal where type like $1 order by seq`, [types]);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Every order there was. */
export async function toldOrders(city: ChainCity): Promise<ToldOrder[]> {
  const journal = Map.groupBy(await journalOf(city, 'summons', 'dispatch.order.%'), ({ payload }) => payload['orderId'] as string);
  return [...journal].map(([id, told]) => {
    const [first] = told as [Told, ...Told[]];
    const end = told.find(({ type }) => ENDS.includes(type));
    return {
      id, matterId: first.payload['matterId'] as string, role: first.payload['role'] as string, urgency: first.payload['urgency'] as string,
      held: { from: first.at, until: end?.at ?? Infinity },
      disputed: disputedBy(told),
      asked: told.filter(({ type }) => type === 'dispatch.order.dispute-requested').map(({ at }) => at),
      endedBy: end?.type ?? null,
      decisions: told.flatMap(({ type, at, payload }) => (type === 'dispatch.order.settled' ? [{ document: payload['decisionDocument'] as string, at }] : [])),
      events: told.map(({ type, at }) => `${new Date(at).toISOString()} ${type.slice('dispatch.order.'.length)}`),
    };
  });
}

/** From the request, or from its first instant with whoever was designated, until it is settled, ended, or somebody else's. */
function disputedBy(told: readonly Told[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from: number | null = null;
  for (const { type, at, payload } of told) {
    if (type === 'dispatch.order.dispute-requested' || (type === 'dispatch.order.dispute-opened' && payload['waits'] === true)) from ??= at;
    const leaves = ENDS.includes(type) || type === 'dispatch.order.dispute-ended' || (type === 'dispatch.order.settled' && payload['goesOn'] !== true);
    if (from === null || !leaves) continue;
    stretches.push({ from, until: at });
    from = null;
  }
  return from === null ? stretches : [...stretches, { from, until: Infinity }];
}

/** 时限停表: when each clock of each order stood still because of a dispute; one that ended while it stood still did so until the end of its order. */
export async function stoodStill(city: ChainCity, orders: readonly ToldOrder[]): Promise<Map<string, Map<string, Stretch[]>>> {
  const { rows } = await city.sql('summons').query<{ order: string; kind: string; pauses: { from: string; to: string | null; reason: string }[] }>(`select owner_id as "order", kind, pauses from deadline where owner_type = 'dispatch-order' order by started_at`);
  const held = new Map(orders.map((order) => [order.id, order.held]));
  const clocks = new Map<string, Map<string, Stretch[]>>();
  for (const { order, kind, pauses } of rows) {
    const ofOrder = clocks.get(order) ?? new Map<string, Stretch[]>();
    clocks.set(order, ofOrder);
    const still = pauses.filter(({ reason }) => reason === 'DISPUTE').map(({ from, to }) => ({ from: Date.parse(from), until: to === null ? held.get(order)!.until : Date.parse(to) }));
    ofOrder.set(kind, [...(ofOrder.get(kind) ?? []), ...still]);
  }
  return clocks;
}

/** 争议案件一生, by the journal of the arbitration alone. */
export interface ToldCase {
  readonly id: string;
  readonly number: string;
  readonly raisedAt: number;
  /** In their order. */
  readonly events: readonly string[];
  /** How it ended, where it did; its interim holder is released at the same instant, or was when the execution was confirmed. */
  readonly endedAt: number | null;
  readonly ended: string | null;
  readonly outcomes: readonly { document: string; at: number }[];
  /** Who held it in the interim, as the journal says. */
  readonly interims: readonly (Stretch & { organId: string })[];
}

const OVER = ['dispute.case.executed', 'dispute.case.withdrawn', 'dispute.case.rejected', 'dispute.case.transferred'];

export async function toldCases(city: ChainCity): Promise<ToldCase[]> {
  const journal = Map.groupBy((await journalOf(city, 'dispute-arbitration', 'dispute.%')).filter(({ payload }) => typeof payload['caseId'] === 'string'), ({ payload }) => payload['caseId'] as string);
  return [...journal].map(([id, told]) => {
    const raised = told.find(({ type }) => type === 'dispute.case.raised')!;
    const ended = told.find(({ type }) => OVER.includes(type));
    const designated = told.filter(({ type }) => type === 'dispute.interim.designated');
    const released = told.find(({ type }) => type === 'dispute.interim.released');
    return {
      id, number: raised.payload['number'] as string, raisedAt: raised.at, events: told.map(({ type }) => type), ended: ended?.type ?? null, endedAt: ended?.at ?? null,
      outcomes: told.flatMap(({ type, at, payload }) => (type === 'dispute.outcome.decided' ? [{ document: (payload['outcome'] as { documentNumber: string }).documentNumber, at }] : [])),
      interims: designated.map(({ at, payload }, i) => ({ organId: payload['organId'] as string, from: at, until: designated[i + 1]?.at ?? released?.at ?? Infinity })),
    };
  });
}

/** 时刻表: on which of the days something happened. */
export function dayOf(days: readonly Stretch[], at: number): number {
  return days.findIndex(({ from, until }) => at >= from && at <= until);
}
