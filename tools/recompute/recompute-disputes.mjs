#!/usr/bin/env node
// 争议指标复算 · Recomputes the half-year figures of disputes (F-051, F-180) from a journal alone:
// node alone, nothing of this repository, no database, no network, and nothing known of how the service counts.
//
//   npm run verify-trail -- --export journal.jsonl
//   node tools/recompute/recompute-disputes.mjs --journal journal.jsonl --tenant 510184 --half 2026H1 [--calendar days.json]
//
// Working days are Monday to Friday, but for the days of days.json: { "off": ["2026-04-06"], "worked": ["2026-02-14"] }.
// Prints one JSON object.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values: asked } = parseArgs({ options: Object.fromEntries(['journal', 'tenant', 'half', 'calendar'].map((name) => [name, { type: 'string' }])) });
if (!asked.journal || !/^\d{4}H[12]$/.test(asked.half ?? '')) {
  console.error('node tools/recompute/recompute-disputes.mjs --journal <export.jsonl> --half <yyyyHn> [--tenant <code>] [--calendar <days.json>]');
  process.exit(2);
}

const DAY = 86_400_000;
const { off = [], worked = [] } = asked.calendar ? JSON.parse(readFileSync(asked.calendar, 'utf8')) : {};
const [isOff, isWorked] = [new Set(off), new Set(worked)];
const dayOf = (at) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
const isWorkday = (day) => isWorked.has(day) || (!isOff.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
const tenth = (value) => Math.round(value * 10) / 10;

function workingDays(from, to) {
  let days = 0;
  for (let at = Date.parse(`${dayOf(from)}T00:00:00Z`) + DAY; at <= Date.parse(`${dayOf(to)}T00:00:00Z`); at += DAY) if (isWorkday(new Date(at).toISOString().slice(0, 10))) days += 1;
  return days;
}

const cases = new Map();
const actions = {
  'case.raised': (c, d) => Object.assign(c, { kind: d.kind, raised: d.at, raisedBy: d.raisedBy }),
  'case.coordination-applied': (c, d) => (c.applied = d.at),
  'case.submitted-to-commission': (c, d) => (c.submitted = d.at),
  'outcome.decided': (c, d) => Object.assign(c, { solved: d.at, source: d.outcome.source }),
  'case.closed': (c, d) => Object.assign(c, { closed: d.at, cause: d.cause }),
  'case.non-compliance': (c, d) => c.marks.push({ what: 'nonCompliant', organ: d.organId, at: d.at }),
  'case.act-recorded': (c, d) => {
    if (d.act === 'LEADER') c.leader.push(d.at);
    const what = { ABSENT: 'absent', REFUSAL: 'absent', LATE_CONVENOR: 'lateConvenor' }[d.act];
    if (what) c.marks.push({ what, organ: d.organId, at: d.at });
  },
};

function take({ type, payload, tenant_id: tenant }) {
  if ((asked.tenant && tenant !== asked.tenant) || !type.startsWith('dispute.')) return;
  const act = actions[type.slice('dispute.'.length)];
  if (!act) return;
  const data = typeof payload === 'string' ? JSON.parse(payload) : payload;
  const one = cases.get(data.caseId) ?? { leader: [], marks: [] };
  cases.set(data.caseId, one);
  act(one, data);
}

for await (const line of createInterface({ input: createReadStream(asked.journal) })) {
  const { row } = line === '' ? {} : JSON.parse(line);
  if (row) take(row);
}

const spanOf = (half) => {
  const [year, no] = half.split('H').map(Number);
  return no === 1 ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`];
};
const before = (half, by) => {
  const [year, no] = half.split('H').map(Number);
  const place = year * 2 + no - 1 - by;
  return `${Math.floor(place / 2)}H${(place % 2) + 1}`;
};
const inHalf = (half) => (at) => at !== undefined && dayOf(at) >= spanOf(half)[0] && dayOf(at) <= spanOf(half)[1];
const all = [...cases.values()];
const within = inHalf(asked.half);
const solved = all.filter((c) => within(c.solved));
const LEVEL = { AGREEMENT: 1, OPINION: 2, RULING: 3 };
const countBy = (some, key) => Object.fromEntries([...Map.groupBy(some, key)].map(([name, members]) => [name, members.length]).sort(([a], [b]) => (a < b ? -1 : 1)));
const leaders = (half) => {
  const inside = inHalf(half);
  return all.reduce((sum, { leader, raised, raisedBy }) => sum + leader.filter(inside).length + (raisedBy === 'LEADER' && inside(raised) && !leader.includes(raised) ? 1 : 0), 0);
};
const taken = (from, to) => {
  const days = solved.flatMap((c) => (from(c) && to(c) ? [workingDays(from(c), to(c))] : [])).sort((a, b) => a - b);
  if (days.length === 0) return { cases: 0, mean: null, median: null };
  const [low, high] = [days[(days.length - 1) >> 1], days[days.length >> 1]];
  return { cases: days.length, mean: tenth(days.reduce((a, b) => a + b, 0) / days.length), median: tenth((low + high) / 2) };
};
const marks = all.flatMap((c) => c.marks).filter(({ at }) => within(at));
console.log(
  JSON.stringify(
    {
      half: asked.half,
      raised: countBy(all.filter((c) => within(c.raised)), ({ kind }) => kind),
      solved: countBy(solved, ({ source }) => LEVEL[source]),
      days: { 1: taken((c) => c.raised, (c) => c.applied ?? c.solved), 2: taken((c) => c.applied, (c) => c.submitted ?? c.solved), 3: taken((c) => c.submitted, (c) => c.solved) },
      leaderInterventions: { count: leaders(asked.half), previous: leaders(before(asked.half, 1)), yearBefore: leaders(before(asked.half, 2)) },
      organs: Object.fromEntries([...Map.groupBy(marks, ({ organ }) => organ)].map(([organ, some]) => [organ, countBy(some, ({ what }) => what)]).sort(([a], [b]) => (a < b ? -1 : 1))),
      causes: countBy(all.filter((c) => within(c.closed)), ({ cause, source }) => `${cause} ${LEVEL[source]}`),
    },
    null,
    2,
  ),
);
