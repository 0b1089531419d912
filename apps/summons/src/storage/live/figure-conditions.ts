import type { LiveFigure, MatterFigure, OrderFigure, ResultFigure } from '@yidan/contracts';
import { addDays, businessDate, startOfDay } from '@yidan/kernel';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { OWED } from '../../domain/supervision/supervised-object.ts';

/** One condition on a row, with its values in order. */
export type Condition = readonly [clause: string, ...values: unknown[]];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const FINAL = quoted((Object.keys(orderLifecycle.states) as (keyof typeof orderLifecycle.states)[]).filter((state) => orderLifecycle.isFinal(state)));
/** Written out, so that the index of what runs serves it. */
export const OPEN = `o.state not in (${FINAL})`;
// The callback is the operator's to make: a unit is not late for it.
const OWED_BY_HOLDER = `o.due_kind in (${quoted(OWED['dispatch-order'].HOLDER ?? [])})`;
const NO_COPY = `o.role <> 'ASSIST'`;
const STANDING = `${NO_COPY} and o.state not in ('REDISPATCHED', 'WITHDRAWN')`;
const LEADING = `o.role = 'LEAD' and ${STANDING}`;
/** So many per cent of the clock have gone, as its colour counts it. */
const gone = (percent: number): string => `extract(epoch from ?::timestamptz - o.due_from) * 100 >= extract(epoch from o.due_at - o.due_from) * ${percent}`;

/** 实时指标: the condition under which an order o counts, now. */
export function liveCondition(figure: LiveFigure, now: Date): Condition {
  const at = now.toISOString();
  switch (figure) {
    case 'running':
      return [OPEN];
    case 'dueToday':
      return [`${OPEN} and ${OWED_BY_HOLDER} and o.due_at >= ?::timestamptz and o.due_at < ?::timestamptz`, at, startOfDay(addDays(businessDate(now), 1)).toISOString()];
    case 'overdue':
      return [`${OPEN} and ${OWED_BY_HOLDER} and o.due_at < ?::timestamptz`, at];
    case 'centreOverdue':
      return [`${OPEN} and not ${OWED_BY_HOLDER} and o.due_at < ?::timestamptz`, at];
    case 'returning':
      return [`o.state = 'RETURN_REQUESTED'`];
    case 'inDispute':
      return [`o.state = 'IN_DISPUTE'`];
    case 'suspended':
      return [`o.state = 'SUSPENDED'`];
    case 'grey':
      return [`${OPEN} and o.due_at is null`];
    case 'green':
      return [`${OPEN} and o.due_at is not null and not ${gone(50)}`, at];
    case 'yellow':
      return [`${OPEN} and ${gone(50)} and not ${gone(80)}`, at, at];
    case 'orange':
      return [`${OPEN} and ${gone(80)} and o.due_at >= ?::timestamptz`, at, at];
    case 'red':
      return [`${OPEN} and o.due_at < ?::timestamptz`, at];
  }
}

/** 结果指标: the condition under which an order o counts. */
const RESULTS: Readonly<Record<ResultFigure, string>> = {
  orders: STANDING,
  signed: `${STANDING} and o.signed_at is not null`,
  signedOnTime: `${STANDING} and o.signed_on_time`,
  submitted: `${STANDING} and o.submitted_on_time is not null`,
  submittedOnTime: `${STANDING} and o.submitted_on_time`,
  calledBack: `${STANDING} and o.callback is not null`,
  responded: `${STANDING} and (o.callback->>'responded')::boolean`,
  resolved: `${STANDING} and (o.callback->>'resolved')::boolean`,
  rated: `${STANDING} and o.callback->>'satisfaction' is not null`,
  satisfied: `${STANDING} and (o.callback->>'satisfaction')::int >= 4`,
  closed: `${NO_COPY} and o.state = 'CLOSED'`,
  returned: `${NO_COPY} and exists (select from order_return r where r.tenant_id = o.tenant_id and r.order_id = o.id)`,
  sentOn: `o.role = 'LEAD' and o.state = 'REDISPATCHED'`,
  led: LEADING,
  ledSigned: `${LEADING} and o.signed_at is not null`,
  ledClosed: `o.role = 'LEAD' and o.state = 'CLOSED'`,
};

const isResult = (figure: OrderFigure): figure is ResultFigure => figure in RESULTS;

/** 办件指标: the condition under which an order o counts for a figure; lists and counts ask the same. */
export function orderCondition(figure: OrderFigure, now: Date): Condition {
  return isResult(figure) ? [RESULTS[figure]] : liveCondition(figure, now);
}

const answered = (decision: string): string => `exists (select from match_result r where r.tenant_id = m.tenant_id and r.matter_id = m.id and r.decision = '${decision}')`;

/** 来件指标: the condition under which a matter m counts. */
export const MATTERS: Readonly<Record<MatterFigure, string>> = {
  undecided: `m.state in ('CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'IN_DISPUTE')`,
  received: 'true',
  decided: 'm.decision is not null',
  auto: answered('AUTO'),
  autoRight: `m.decision->>'how' = 'AUTO'`,
  confirm: answered('CONFIRM'),
  confirmedAsProposed: `m.decision->>'how' = 'CONFIRMED' and ${answered('CONFIRM')}`,
  ambiguous: answered('AMBIGUOUS'),
  unmatched: answered('UNMATCHED'),
  merged: `m.state = 'MERGED'`,
  referred: `m.state = 'REFERRED'`,
};
