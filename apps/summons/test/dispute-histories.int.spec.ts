import { DisputeOutcomeDecidedV1, DisputeRaisedV1, DisputeWithdrawnV1, InterimDesignatedV1, PolicyChangedV1, type RecordedEvent } from '@yidan/contracts';
import { producerOnly, startCity, type Answer, type TestCity } from '@yidan/testing';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { LISTS } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const CASES = 'dispute-arbitration';
const SAND = '河道采砂许可及监督管理';
const [HISTORIES, ROUNDS] = [200, 6];
/** What a case may say of an order next; those that hold the duty meanwhile, and those that are ruled to hold it. */
const HOLDERS = ['SWJ.HD', 'CGJ.JZ', 'CGJ.SR', 'SCJ.SP'] as const;
const turn = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('INTERIM' as const), holder: fc.constantFrom(...HOLDERS) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('OUTCOME' as const), holder: fc.constantFrom('SWJ.HD', 'CGJ.SR') }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('WITHDRAWN' as const), holder: fc.constant('SWJ.HD') }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('NOTHING' as const), holder: fc.constant('SWJ.HD') }) },
);

interface History {
  readonly matterId: string;
  readonly caseId: string;
  readonly number: string;
  readonly origin: { type: 'DISPATCH'; refId: string; matterId: string };
  readonly turns: readonly { what: 'INTERIM' | 'OUTCOME' | 'WITHDRAWN' | 'NOTHING'; holder: string }[];
  document: string | null;
}

let city: TestCity;
let chong: District;
let hour = 9;

beforeAll(async () => {
  city = await startCity([producerOnly(CASES), summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await chong.emit([PolicyChangedV1.create({ key: 'dispatch.learning', value: { enabled: true, weight: 0 }, sourceDocument: '崇政办〔2026〕6号', validFrom: '2026-01-01' }, new Date('2026-01-05T01:00:00Z'))]);
  await city.settled();
  later();
}, 120_000);
afterAll(() => city.stop());

const at = (): Date => new Date(`2026-03-02T${String(hour).padStart(2, '0')}:00:00+08:00`);
function later(): void {
  hour += 1;
  city.at(at().toISOString());
}
const organ = (holder: string): string => chong.organs.get(holder.split('.')[0]!)!;
const whole = ({ caseId, number, origin }: History) => ({ caseId, number, origin, kind: 'DISPATCH' as const, urgency: 'NORMAL' as const, level: 3 as const, at: at().toISOString() });

function eventOf(one: History, round: number): RecordedEvent[] {
  const next = one.turns[round]!;
  const [organId, unitId] = [organ(next.holder), chong.units.get(next.holder)!];
  const { caseId, number, origin } = one;
  if (next.what === 'INTERIM') return [InterimDesignatedV1.create({ caseId, number, origin, organId, unitId, rule: 1, at: at().toISOString() }, at())];
  if (next.what === 'WITHDRAWN') return [DisputeWithdrawnV1.create(whole(one), at())];
  if (next.what === 'NOTHING') return [];
  const row = { task: '查处', itemKey: chong.items.get(SAND)!, isNew: false, leadOrganId: organId, leadUnitId: unitId, handlerOrganIds: [], assistOrganIds: [], handoff: null };
  const [replaces, documentNumber] = [one.document, `崇编裁〔2026〕${number}-${round}号`];
  one.document = documentNumber;
  return [DisputeOutcomeDecidedV1.create({ ...whole(one), outcome: { source: 'RULING', documentNumber, split: [row], amendments: [] }, executeBy: null, replaces }, at())];
}

/** An order that its organ does not want, or a matter that nobody can place; in dispute either way. */
async function disputed(nth: number): Promise<{ matterId: string; refId: string }> {
  const post = async (who: string, path: string, sent: object, headers = {}): Promise<Answer['body']> => {
    const { status, body } = await chong.as(who).post(`${API}/${path}`, sent, headers);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  if (nth % 2 === 0) {
    const { id, rowVersion } = await post('op', 'matters', { channel: 'HOTLINE', ...MATTERS.vague });
    await post('op', `matters/${id}/request-dispute`, { kind: 'WHO_HOLDS', ground: '清单无对应事项' }, { 'if-match': `"${rowVersion}"` });
    return { matterId: id, refId: id };
  }
  const { id: matterId, orders } = await post('op', 'matters', { channel: 'HOTLINE', ...MATTERS.sand });
  await post('swj.leader', `orders/${orders[0].id}/request-return`, { reason: 'INCOMPLETE', basis: '地点不明' });
  await post('swj.leader', `orders/${orders[0].id}/escalate`, { ground: '双方有争议' });
  return { matterId, refId: orders[0].id };
}

async function tell(events: RecordedEvent[]): Promise<void> {
  // As many as a case has at once and no more: they are different cases.
  for (let from = 0; from < events.length; from += 50) await city.emit(CASES, '510184', events.slice(from, from + 50), '510100');
  await city.settled(60_000);
}

it(`${HISTORIES} random histories of disputes and lists: from the first order on, exactly one organ is responsible for each matter at every instant, as the orders themselves say`, async () => {
  const drawn = fc.sample(fc.array(turn, { minLength: ROUNDS, maxLength: ROUNDS }), { numRuns: HISTORIES, seed: 20260302 });
  const histories: History[] = [];
  for (let from = 0; from < HISTORIES; from += 10) {
    const some = await Promise.all(drawn.slice(from, from + 10).map(async (turns, i) => ({ ...(await disputed(from + i)), turns, number: `${from + i + 1}` })));
    histories.push(...some.map(({ matterId, refId, turns, number }) => ({ matterId, caseId: uuid(), number, origin: { type: 'DISPATCH' as const, refId, matterId }, turns, document: null })));
  }
  later();
  const parties = ['SWJ', 'CGJ'].map((code) => ({ organId: organ(code), role: 'COUNTERPART' as const, stance: null }));
  await tell(histories.flatMap((one) => [
    DisputeRaisedV1.create({ ...whole(one), raisedBy: 'SYSTEM', issue: 'HOLDER', parties, convenorOrganId: organ('SWJ'), itemKeys: [] }, at()),
    InterimDesignatedV1.create({ caseId: one.caseId, number: one.number, origin: one.origin, organId: organ('SWJ'), unitId: null, rule: 2, at: at().toISOString() }, at()),
  ]));
  const moved = [...LISTS['CGJ']!, { ...LISTS['SWJ']!.find(({ name }) => name === SAND)!, unit: 'SR' }];
  for (let round = 0; round < ROUNDS; round++) {
    later();
    // The item goes to and fro between the lists while the cases are open.
    if (round === 2) await chong.enact('CGJ', 2, moved);
    if (round === 4) await chong.enact('SWJ', 2, LISTS['SWJ']!);
    await tell(histories.flatMap((one) => eventOf(one, round)));
  }
  later();
  await chong.enact('CGJ', 3, moved);
  await city.settled(60_000);

  const { rows } = await city.sql('summons').query<{ matter: string; order: string; type: string; at: Date }>(
    `select payload->>'matterId' as matter, agg_id as "order", type, occurred_at as at from journal
      where agg_type = 'dispatch-order' and payload->>'role' = 'LEAD' and type in ('dispatch.order.dispatched', 'dispatch.order.redispatched', 'dispatch.order.withdrawn', 'dispatch.order.closed')
      order by seq`,
  );
  const wrong: string[] = [];
  let handovers = 0;
  for (const { matterId, turns } of histories) {
    const said = (what: string): number => wrong.push(`${matterId}: ${what} in ${turns.map(({ what: one, holder }) => `${one} ${holder}`).join(', ')}`);
    const acts = rows.filter(({ matter }) => matter === matterId);
    const [began, ended] = [acts.filter(({ type }) => type.endsWith('.dispatched')), acts.filter(({ type }) => !type.endsWith('.dispatched'))];
    handovers += ended.length;
    const spans = began.map(({ order, at: from }) => ({ from: from.getTime(), until: ended.find((end) => end.order === order)?.at.getTime() ?? Infinity })).toSorted((a, b) => a.from - b.from || a.until - b.until);
    if (spans.length === 0 || spans.at(-1)!.until !== Infinity) said('nobody is responsible in the end');
    spans.slice(1).forEach(({ from }, i) => {
      if (from !== spans[i]!.until) said(from > spans[i]!.until ? 'nobody was responsible for a while' : 'two were responsible at once');
    });
  }
  expect(wrong).toEqual([]);
  expect(handovers).toBeGreaterThan(HISTORIES);
}, 300_000);
