import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import { startCity } from '@yidan/testing';
import { answered, ChainDistrict, registry } from './a-chain-district.ts';
import { inOneProcess, type ChainCity } from './chain-city.ts';
import { officeDays, RandomDisputes, WALKED_LISTS } from './random-disputes.ts';
import { dayOf, stoodStill, toldCases, toldOrders, type Stretch, type ToldCase, type ToldOrder } from './what-was-told.ts';

const [HISTORIES, SEED] = [200, 20260302];
/** What was learned of one matter would place the next; and whether people are late is for others to show. */
const POLICIES: readonly (readonly [key: string, value: unknown])[] = [
  ['dispatch.learning', { enabled: true, weight: 0 }],
  ...['decide', 'sign', 'start', 'return', 'escalate', 'handle', 'callback'].map((limit) => [`dispatch.limits.${limit}`, '120 WD'] as const),
];
const STEPS = [
  'request-dispute', 'request-return', 'escalate', 'join', 'raise', 'refuse', 'designate-interim', 'open-negotiation', 'record-meeting', 'keep-minutes', 'agree', 'file-minutes', 'object-to-minutes', 'fail', 'replace-negotiation',
  'consent-to-withdrawal', 'withdraw', 'apply', 'ask-supplement', 'supplement', 'reject', 'transfer', 'refer-up', 'record-upper-decision', 'accept', 'forward', 'reply', 'hold-round', 'draft-opinion', 'accept-opinion',
  'decline-opinion', 'consensus', 'no-consensus', 'deliberate', 'hear', 'draft-ruling', 'rule', 'defer', 'remand', 'request-review', 'decide-review UPHELD', 'decide-review REPLACED', 'execute', 'report-execution', 'confirm', 'close',
  'open an adjustment', 'draft adjustments', 'review a list', 'schedule a list', 'approve a list', 'publicise a list', 'file a list',
];
/** What nobody did but time, or one service because of another. */
const FOLLOWED: readonly (readonly [service: string, what: string])[] = [
  ['dispute-arbitration', `type = 'dispute.case.negotiation-failed' and payload->>'ground' = 'TIME_OVER'`],
  ['dispute-arbitration', `type = 'dispute.case.rejected' and payload->>'lapsed' = 'true'`],
  ['dispute-arbitration', `type = 'dispute.case.joined'`],
  ['dispute-arbitration', `type = 'dispute.outcome.decided' and payload->'outcome'->>'source' = 'AGREEMENT'`],
  ['dispute-arbitration', `type = 'dispute.outcome.decided' and payload->'outcome'->>'source' = 'OPINION'`],
  ['dispute-arbitration', `type = 'dispute.outcome.decided' and payload->>'replaces' is not null`],
  ['list-registry', `type = 'registry.list-version.approved' and payload->>'way' = 'RULING'`],
  ['summons', `type = 'dispatch.order.dispute-ended'`],
  ['summons', `type = 'dispatch.matter.dispute-ended'`],
];
/** What has to have been told of a case before: the levels, in their order. */
const BEFORE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  agreed: [['negotiation-started']], filed: [['agreed']], 'coordination-applied': [['negotiation-failed']], 'supplement-asked': [['coordination-applied']], accepted: [['coordination-applied']], 'referred-up': [['coordination-applied']],
  'coordination-started': [['accepted']], 'opinion-issued': [['coordination-started']], 'submitted-to-commission': [['coordination-started']], 'in-deliberation': [['submitted-to-commission']], remanded: [['in-deliberation']],
  deferred: [['in-deliberation']], ruled: [['in-deliberation', 'referred-up']], reconsidering: [['ruled']], executing: [['filed', 'opinion-issued', 'ruled']], executed: [['executing']], closed: [['executed']],
};

let city: ChainCity;
let lived: RandomDisputes;
let orders: ToldOrder[];
let cases: ToldCase[];

beforeAll(async () => {
  city = inOneProcess(await startCity([listRegistry, summons, disputeArbitration], { logLevel: 'error' }));
  await city.at('2026-03-02T09:00:00+08:00');
  const district = await ChainDistrict.settle(city, WALKED_LISTS);
  for (const [key, value] of POLICIES) answered(await district.as('admin').put(`${registry}/policies/${key}`, { value, sourceDocument: '清政办〔2026〕6号', validFrom: '2026-01-01' }), 200);
  lived = new RandomDisputes(district, SEED);
  await lived.live(officeDays('2026-03-03', 32), { matters: 220, arriving: 14, least: 19, missing });
  [orders, cases] = await Promise.all([toldOrders(city), toldCases(city)]);
}, 400_000);
afterAll(() => city?.stop());

/** What was not done yet, by people, by time or by one service because of another. */
async function missing(): Promise<string[]> {
  const followed = await Promise.all(FOLLOWED.map(async ([service, what]) => ((await city.sql(service).query(`select from journal where ${what} limit 1`)).rowCount === 0 ? [what] : [])));
  const { rowCount } = await city.sql('summons').query(`select distinct payload->>'matterId' from journal where type in ('dispatch.order.dispute-requested', 'dispatch.order.dispute-opened')`);
  return [...STEPS.filter((step) => !lived.walk.taken.has(step)), ...followed.flat(), ...(rowCount! < HISTORIES ? [`${HISTORIES - rowCount!} more disputed matters`] : [])];
}

const leadsOf = (matterId: string): ToldOrder[] => orders.filter((order) => order.matterId === matterId && order.role === 'LEAD');
const historyOf = (matterId: string): string => `${matterId}\n  ${leadsOf(matterId).flatMap(({ id, events }) => events.map((event) => `${event} ${id.slice(-6)}`)).toSorted().join('\n  ')}`;
const inWords = (stretches: readonly Stretch[]): string => stretches.map(({ from, until }) => `${new Date(from).toISOString()} to ${until === Infinity ? 'now' : new Date(until).toISOString()}`).join(', ') || 'never';

it(`${HISTORIES} random histories of disputes, list changes and orders: from the first order on, exactly one organ is responsible for each matter at every instant, as the orders themselves say`, () => {
  const matters = [...new Set(orders.map(({ matterId }) => matterId))];
  const disputed = matters.filter((matterId) => orders.some((order) => order.matterId === matterId && order.events.some((event) => /dispute-(requested|opened)$/.test(event))));
  const wrong: string[] = [];
  let handovers = 0;
  for (const matterId of matters) {
    const leads = leadsOf(matterId).map(({ held, endedBy }) => ({ ...held, endedBy })).toSorted((a, b) => a.from - b.from || a.until - b.until);
    handovers += leads.length - 1;
    const last = leads.at(-1)!;
    if (last.until !== Infinity && last.endedBy !== 'dispatch.order.closed') wrong.push(`nobody is responsible in the end: ${historyOf(matterId)}`);
    leads.slice(1).forEach(({ from }, i) => {
      if (from !== leads[i]!.until) wrong.push(`${from > leads[i]!.until ? 'nobody was responsible for a while' : 'two were responsible at once'}: ${historyOf(matterId)}`);
    });
  }
  expect(wrong).toEqual([]);
  expect(disputed.length).toBeGreaterThanOrEqual(HISTORIES);
  expect(handovers).toBeGreaterThan(HISTORIES / 2);
});

it('every step of the procedure was taken, by people, by time and by one service after another', async () => {
  expect(await missing()).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(40);
});

it('no level of any of the cases is skipped', () => {
  const wrong = cases.flatMap(({ number, events }) => {
    const told = events.filter((type) => type.startsWith('dispute.case.')).map((type) => type.slice('dispute.case.'.length));
    return told.flatMap((type, i) => (BEFORE[type] ?? []).filter((some) => !some.some((before) => told.slice(0, i).includes(before))).map((some) => `${number}: ${type} without ${some.join(' or ')} in ${told.join(', ')}`));
  });
  expect(wrong).toEqual([]);
});

it('each case has one interim holder from the instant it is raised until what was decided is carried out or it ends without a decision', async () => {
  const { rows } = await city.sql('dispute-arbitration').query<{ id: string; organ: string; from: Date; until: Date | null }>(`select case_id as id, organ_id as organ, from_at as "from", until_at as until from interim_designation order by from_at, until_at nulls last`);
  const kept = Map.groupBy(rows, ({ id }) => id);
  const wrong = cases.flatMap(({ id, number, raisedAt, endedAt, interims }) => {
    const held = (kept.get(id) ?? []).map(({ organ, from, until }) => ({ organId: organ, from: from.getTime(), until: until?.getTime() ?? Infinity }));
    const told = interims.map(({ organId, from, until }) => ({ organId, from, until }));
    const gaps = held.slice(1).filter(({ from }, i) => from !== held[i]!.until);
    const isWhole = held[0]?.from === raisedAt && held.at(-1)?.until === (endedAt ?? Infinity) && gaps.length === 0;
    return isWhole && JSON.stringify(held) === JSON.stringify(told) ? [] : [`${number}, raised ${inWords([{ from: raisedAt, until: endedAt ?? Infinity }])}, is held ${inWords(held)}, and told to be ${inWords(told)}`];
  });
  expect(wrong).toEqual([]);
});

it('the clock for handling stands still exactly as long as its order is in dispute, whoever holds it, and that of an emergency never; no clock stands still for a dispute that there is not', async () => {
  const clocks = await stoodStill(city, orders);
  const wrong: string[] = [];
  let seconds = 0;
  for (const { id, matterId, role, urgency, disputed } of orders) {
    if (role === 'ASSIST') continue;
    const ofOrder = clocks.get(id) ?? new Map<string, Stretch[]>();
    const still = ofOrder.get('HANDLE') ?? [];
    const wanted = urgency === 'EMERGENCY' ? [] : disputed;
    for (const { from, until } of still) seconds += until === Infinity ? 0 : (until - from) / 1000;
    if (inWords(still) !== inWords(wanted)) wrong.push(`${id} is in dispute ${inWords(wanted)}, its clock stands still ${inWords(still)}: ${historyOf(matterId)}`);
    for (const [kind, stretches] of ofOrder) for (const stretch of stretches) if (!disputed.some(({ from, until }) => from === stretch.from && until === stretch.until)) wrong.push(`${kind} of ${id} stands still ${inWords([stretch])}: ${historyOf(matterId)}`);
  }
  expect(wrong).toEqual([]);
  expect(seconds).toBeGreaterThan(HISTORIES * 86_400);
});

it('what one service decides the other goes by on the same day: a dispute is taken up when it is asked for, and over for the order when it is over for the case', async () => {
  const { days } = lived.walk;
  const wrong: string[] = [];
  const same = (what: string, at: number, by: readonly number[], matterId: string): void => {
    if (!by.some((other) => dayOf(days, other) === dayOf(days, at)) || by.every((other) => other > at)) wrong.push(`${what} on ${new Date(at).toISOString()}, by ${by.map((other) => new Date(other).toISOString()).join(', ') || 'nothing'}: ${historyOf(matterId)}`);
  };
  const requests = (await city.sql('dispute-arbitration').query<{ ref: string; at: Date; takenUp: Date | null }>(`select origin->>'refId' as ref, received_at as at, settled_at as "takenUp" from dispute_request`)).rows;
  const takenUp = requests.flatMap((request) => request.takenUp?.getTime() ?? []);
  const lists = (await city.sql('list-registry').query<{ at: Date }>(`select distinct occurred_at as at from journal where type = 'registry.list-version.effective'`)).rows.map(({ at }) => at.getTime());
  const outcomes = new Map(cases.flatMap((one) => one.outcomes.map(({ document, at }) => [document, at] as const)));
  let settled = 0;
  for (const { id, matterId, role, decisions, asked: askedAt } of orders) {
    for (const from of askedAt) {
      const asked = requests.filter(({ ref }) => ref === id).map(({ at }) => at.getTime());
      if (asked.length === 0 || asked.every((at) => dayOf(days, at) !== dayOf(days, from) || at < from)) wrong.push(`nobody took up what was asked on ${new Date(from).toISOString()}: ${historyOf(matterId)}`);
    }
    for (const { document, at } of decisions) {
      const decidedAt = outcomes.get(document);
      if (decidedAt === undefined || role === 'ASSIST') continue;
      settled += 1;
      // Whichever comes last: the outcome, the list that says the same, or that the order's dispute was joined to it.
      same(`settled by ${document}`, at, [decidedAt, ...lists.filter((list) => list >= decidedAt), ...takenUp.filter((taken) => taken >= decidedAt)], matterId);
    }
  }
  expect(wrong).toEqual([]);
  expect(settled).toBeGreaterThan(HISTORIES / 4);
  // Who is named by the case has the order, wherever it waits in dispute.
  const held = await city.sql('summons').query<{ id: string; organ: string; case: string }>(`select id, organ_id as organ, dispute_case_id as "case" from dispatch_order where state = 'IN_DISPUTE' and dispute_case_id is not null`);
  const now = new Map(cases.map((one) => [one.id, one.interims.at(-1)!.organId]));
  expect(held.rows.filter(({ organ, case: caseId }) => now.get(caseId) !== organ)).toEqual([]);
  expect(held.rows.length + settled).toBeGreaterThan(HISTORIES / 3);
});
