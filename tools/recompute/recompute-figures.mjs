#!/usr/bin/env node
// 指标复算 · Recomputes the live picture (F-037), the results of a period (F-038), the times before and after a date (F-152) and the monthly workload from a journal alone:
// node alone, nothing of this repository, no database, no network, and nothing known of how the service counts.
//
//   npm run verify-trail -- --export journal.jsonl
//   npm run recompute -- --journal journal.jsonl --tenant 510184 [--at 2026-03-31T18:00:00+08:00] [--from 2026-03-01 --to 2026-03-31] [--date 2026-03-15 --days 14] [--month 2026-03]
//
// Prints one JSON object. Where a journal holds what was written before events named their clock or their township, `missing` says how many did not.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values: asked } = parseArgs({
  options: Object.fromEntries(['journal', 'tenant', 'at', 'from', 'to', 'date', 'days', 'month'].map((name) => [name, { type: 'string' }])),
});
if (!asked.journal) {
  console.error('npm run recompute -- --journal <export.jsonl> [--tenant <code>] [--at <instant>] [--from <day> --to <day>] [--date <day> --days <n>] [--month <yyyy-mm>]');
  process.exit(2);
}

const DAY = 86_400_000;
const midnight = (day) => Date.parse(`${day}T00:00:00+08:00`);
const dayOf = (ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const plus = (day, days) => dayOf(midnight(day) + days * DAY);
const tenth = (value) => Math.round(value * 10) / 10;
const share = (part, whole) => (whole === 0 ? null : Math.round((part * 1000) / whole) / 10);

const matters = new Map();
const orders = new Map();
const missing = { clock: 0, township: 0 };

function matterOf(id) {
  const known = matters.get(id) ?? {};
  matters.set(id, known);
  return known;
}

const matterEvents = {
  received: (m, d) => {
    if (d.regionCode === undefined) missing.township += 1;
    Object.assign(m, { at: Date.parse(d.receivedAt), channel: d.channel, region: (d.regionCode ?? '').slice(0, 9), state: 'RECEIVED', list: null, how: null });
  },
  matched: (m, d) => Object.assign(m, { list: d.decision, state: d.decision, how: d.decision === 'AUTO' ? 'AUTO' : m.how }),
  unmatched: (m) => Object.assign(m, { list: 'UNMATCHED', state: 'UNMATCHED' }),
  assigned: (m, d) => Object.assign(m, { how: d.how, state: 'ASSIGNED' }),
  referred: (m) => (m.state = 'REFERRED'),
  merged: (m) => (m.state = 'MERGED'),
  'dispute-requested': (m) => (m.state = 'IN_DISPUTE'),
  'dispute-ended': (m) => (m.state = 'AMBIGUOUS'),
  closed: (m) => (m.state = 'CLOSED'),
};

const redo = (o) => Object.assign(o, { inTime: null, answer: null });
const orderEvents = {
  dispatched: (o, d) => Object.assign(o, { id: d.orderId, matter: matterOf(d.matterId), organ: d.organId, unit: d.unitId, role: d.role, urgency: d.urgency, went: Date.parse(d.dispatchedAt), state: 'DISPATCHED', inTime: null, answer: null }),
  signed: (o, d) => {
    o.state = 'SIGNED';
    o.signed ??= { at: Date.parse(d.at), onTime: d.onTime };
  },
  started: (o) => (o.state = 'IN_PROGRESS'),
  submitted: (o, d) => Object.assign(o, { state: 'SUBMITTED', inTime: d.onTime }),
  rejected: (o) => Object.assign(redo(o), { state: 'IN_PROGRESS' }),
  'called-back': (o, d) => Object.assign(o, { state: 'CALLED_BACK', answer: d }),
  reopened: (o) => Object.assign(redo(o), { state: 'IN_PROGRESS' }),
  closed: (o, d) => Object.assign(o, { state: 'CLOSED', ended: Date.parse(d.at) }),
  redispatched: (o) => (o.state = 'REDISPATCHED'),
  withdrawn: (o) => (o.state = 'WITHDRAWN'),
  'return-requested': (o) => Object.assign(o, { state: 'RETURN_REQUESTED', returned: true }),
  'return-rejected': (o) => (o.state = 'DISPATCHED'),
  'dispute-requested': (o) => (o.state = 'IN_DISPUTE'),
  'dispute-opened': (o, d) => d.waits && (o.state = 'IN_DISPUTE'),
  'dispute-ended': (o, d) => (o.state = d.state),
  // One that goes out by a decision was settled before it began, and goes on as it is.
  settled: (o, d) => d.goesOn || (o.state = 'DISPATCHED'),
  suspended: (o) => (o.state = 'SUSPENDED'),
  resumed: (o) => Object.assign(redo(o), { state: 'IN_PROGRESS' }),
};

function take({ type, payload, tenant_id: tenant }) {
  if (asked.tenant && tenant !== asked.tenant) return;
  const [context, noun, verb] = type.split('.');
  if (context !== 'dispatch' || (noun !== 'matter' && noun !== 'order')) return;
  const data = typeof payload === 'string' ? JSON.parse(payload) : payload;
  if (noun === 'matter') {
    const matter = matterOf(data.matterId);
    matterEvents[verb]?.(matter, data);
    return;
  }
  const order = orders.get(data.orderId) ?? {};
  orders.set(data.orderId, order);
  orderEvents[verb]?.(order, data);
  Object.assign(order, { item: data.itemKey, itemCode: data.itemCode });
  if (data.clock === undefined) missing.clock += 1;
  else order.clock = data.clock && { kind: data.clock.kind, from: Date.parse(data.clock.from), due: Date.parse(data.clock.dueAt) };
}

const OPEN = new Set(['DISPATCHED', 'RETURN_REQUESTED', 'IN_DISPUTE', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'SUSPENDED']);
const HOLDERS = new Set(['SIGN_FOR', 'START', 'HANDLE']);
const COLOURS = ['green', 'yellow', 'orange', 'red', 'grey'];

function colour(clock, now) {
  if (!clock) return 'grey';
  if (now > clock.due) return 'red';
  const gone = (now - clock.from) * 100;
  return gone >= (clock.due - clock.from) * 80 ? 'orange' : gone >= (clock.due - clock.from) * 50 ? 'yellow' : 'green';
}

function countLive(some, now) {
  const tomorrow = midnight(dayOf(now)) + DAY;
  const counts = { running: 0, dueToday: 0, overdue: 0, centreOverdue: 0, returning: 0, inDispute: 0, suspended: 0, green: 0, yellow: 0, orange: 0, red: 0, grey: 0 };
  for (const { state, clock } of some) {
    counts.running += 1;
    if (clock && HOLDERS.has(clock.kind) && clock.due >= now && clock.due < tomorrow) counts.dueToday += 1;
    if (clock && clock.due < now) counts[HOLDERS.has(clock.kind) ? 'overdue' : 'centreOverdue'] += 1;
    if (state === 'RETURN_REQUESTED') counts.returning += 1;
    if (state === 'IN_DISPUTE') counts.inDispute += 1;
    if (state === 'SUSPENDED') counts.suspended += 1;
    counts[COLOURS.find((one) => one === colour(clock, now))] += 1;
  }
  return counts;
}

const grouped = (some, key, count) => Object.fromEntries([...Map.groupBy(some, key)].map(([name, members]) => [String(name), count(members)]).sort(([a], [b]) => (a < b ? -1 : 1)));

function live(now) {
  const open = [...orders.values()].filter(({ state }) => OPEN.has(state));
  const count = (some) => countLive(some, now);
  const waiting = (state) => [...matters.values()].filter((matter) => matter.state === state).length;
  const undecided = { confirm: waiting('CONFIRM'), ambiguous: waiting('AMBIGUOUS'), unmatched: waiting('UNMATCHED'), inDispute: waiting('IN_DISPUTE') };
  return {
    total: count(open),
    undecided: { total: Object.values(undecided).reduce((a, b) => a + b, 0), ...undecided },
    organs: grouped(open, ({ organ }) => organ, count),
    units: grouped(open, ({ organ, unit }) => `${organ} ${unit}`, count),
    townships: grouped(open, ({ matter }) => matter.region, count),
    urgencies: grouped(open, ({ urgency }) => urgency, count),
  };
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return (low + high) / 2;
}

function taken(times) {
  const middle = median(times);
  return {
    count: times.length,
    averageMinutes: times.length === 0 ? null : tenth(times.reduce((a, b) => a + b, 0) / times.length / 60_000),
    medianMinutes: middle === null ? null : tenth(middle / 60_000),
  };
}

/** What came of orders: those that went out in the period, and, as work, those that were closed in it. */
function outcome(some, begins, ends) {
  const all = some.filter(({ role }) => role !== 'ASSIST');
  const began = all.filter(({ went }) => went >= begins && went < ends);
  const standing = began.filter(({ state }) => state !== 'REDISPATCHED' && state !== 'WITHDRAWN');
  const of = (test) => standing.filter(test).length;
  const leading = standing.filter(({ role }) => role === 'LEAD');
  const signTimes = leading.filter(({ signed }) => signed).map(({ signed, matter }) => signed.at - matter.at);
  const closeTimes = leading.filter(({ state }) => state === 'CLOSED').map(({ ended, matter }) => ended - matter.at);
  const closed = all.filter(({ state, ended }) => state === 'CLOSED' && ended >= begins && ended < ends);
  const counts = {
    orders: standing.length,
    signed: of(({ signed }) => signed),
    signedOnTime: of(({ signed }) => signed?.onTime),
    submitted: of(({ inTime }) => inTime !== null),
    submittedOnTime: of(({ inTime }) => inTime),
    calledBack: of(({ answer }) => answer),
    responded: of(({ answer }) => answer?.responded),
    resolved: of(({ answer }) => answer?.resolved),
    rated: of(({ answer }) => answer && answer.satisfaction !== null),
    satisfied: of(({ answer }) => answer && answer.satisfaction >= 4),
    closed: of(({ state }) => state === 'CLOSED'),
    returned: began.filter(({ returned }) => returned).length,
    sentOn: began.filter(({ role, state }) => role === 'LEAD' && state === 'REDISPATCHED').length,
    led: leading.length,
    ledSigned: signTimes.length,
    ledClosed: closeTimes.length,
  };
  return {
    counts,
    respondedRate: share(counts.responded, counts.calledBack),
    resolvedRate: share(counts.resolved, counts.calledBack),
    satisfiedRate: share(counts.satisfied, counts.rated),
    signOnTimeRate: share(counts.signedOnTime, counts.signed),
    handleOnTimeRate: share(counts.submittedOnTime, counts.submitted),
    hopsPerMatter: counts.led === 0 ? null : Math.round((counts.sentOn * 100) / counts.led) / 100,
    intakeToSign: taken(signTimes),
    intakeToClose: taken(closeTimes),
    workload: { closed: closed.length, hours: tenth(closed.reduce((sum, { ended, went }) => sum + ended - went, 0) / 3_600_000) },
  };
}

function listOutcome(some) {
  const of = (test) => some.filter(test).length;
  const counts = {
    received: some.length,
    decided: of(({ how }) => how),
    auto: of(({ list }) => list === 'AUTO'),
    autoRight: of(({ how }) => how === 'AUTO'),
    confirm: of(({ list }) => list === 'CONFIRM'),
    confirmedAsProposed: of(({ list, how }) => list === 'CONFIRM' && how === 'CONFIRMED'),
    ambiguous: of(({ list }) => list === 'AMBIGUOUS'),
    unmatched: of(({ list }) => list === 'UNMATCHED'),
    merged: of(({ state }) => state === 'MERGED'),
    referred: of(({ state }) => state === 'REFERRED'),
  };
  return { ...counts, hitRate: share(counts.autoRight + counts.confirmedAsProposed, counts.decided) };
}

const KEYS = {
  organ: ({ organ }) => organ,
  unit: ({ organ, unit }) => `${organ} ${unit}`,
  item: ({ item }) => item ?? '',
  township: ({ matter }) => matter.region,
  channel: ({ matter }) => matter.channel,
};

function results(from, to) {
  const [begins, ends] = [midnight(from), midnight(to) + DAY];
  const all = [...orders.values()];
  const received = [...matters.values()].filter(({ at }) => at >= begins && at < ends);
  const counted = all.filter(({ role, went, state, ended }) => role !== 'ASSIST' && ((went >= begins && went < ends) || (state === 'CLOSED' && ended >= begins && ended < ends)));
  const by = Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, grouped(counted, key, (some) => outcome(some, begins, ends))]));
  return {
    total: { orders: outcome(all, begins, ends), matters: listOutcome(received) },
    by,
    mattersBy: { township: grouped(received, ({ region }) => region, listOutcome), channel: grouped(received, ({ channel }) => channel, listOutcome) },
  };
}

function flow(date, days) {
  const period = (from, to) => {
    const { intakeToSign, intakeToClose } = outcome([...orders.values()], midnight(from), midnight(to) + DAY);
    return { from, to, intakeToSign, intakeToClose };
  };
  const grown = (a, b) => (a === null || b === null || a === 0 ? null : Math.round(((b - a) * 1000) / a) / 10);
  const [before, after] = [period(plus(date, -days), plus(date, -1)), period(date, plus(date, days - 1))];
  return {
    date,
    before,
    after,
    medianSignChange: grown(before.intakeToSign.medianMinutes, after.intakeToSign.medianMinutes),
    medianCloseChange: grown(before.intakeToClose.medianMinutes, after.intakeToClose.medianMinutes),
  };
}

function workload(month) {
  const begins = midnight(`${month}-01`);
  const ends = midnight(`${dayOf(begins + 32 * DAY).slice(0, 7)}-01`);
  const lines = grouped(
    [...orders.values()].filter(({ role }) => role !== 'ASSIST'),
    ({ organ, unit, itemCode }) => `${organ} ${unit} ${itemCode ?? ''}`,
    (some) => {
      const closed = some.filter(({ state, ended }) => state === 'CLOSED' && ended >= begins && ended < ends);
      return {
        dispatched: some.filter(({ state, went }) => went >= begins && went < ends && state !== 'REDISPATCHED' && state !== 'WITHDRAWN').length,
        closed: closed.length,
        closedOnTime: closed.filter(({ inTime }) => inTime).length,
        minutes: Math.round(closed.reduce((sum, { ended, went }) => sum + ended - went, 0) / 60_000),
      };
    },
  );
  return Object.fromEntries(Object.entries(lines).filter(([, { dispatched, closed }]) => dispatched + closed > 0));
}

for await (const line of createInterface({ input: createReadStream(asked.journal) })) {
  if (line === '') continue;
  const { row } = JSON.parse(line);
  if (row) take(row);
}
const answer = {
  missing,
  live: live(asked.at ? Date.parse(asked.at) : Date.now()),
  ...(asked.from && asked.to && { results: results(asked.from, asked.to) }),
  ...(asked.date && { flow: flow(asked.date, Number(asked.days ?? 90)) }),
  ...(asked.month && { workload: workload(asked.month) }),
};
console.log(JSON.stringify(answer, null, 2));
