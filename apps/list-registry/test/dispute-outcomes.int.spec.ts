import { jest } from '@jest/globals';
import { DisputeOutcomeDecidedV1, DisputeReconsideringV1, DisputeRuledV1, DisputeSubmittedToCommissionV1, type AmendmentText, type DisputeOutcome, type ListAmendment } from '@yidan/contracts';
import { producerOnly, type Answer, type TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { anOrgan, Chain, chair, members, meet, officer, secretary, theOffices } from './a-chain.ts';
import { rows } from './a-list.ts';
import { api, aRegistry, drafterOf, expectStatus, inForceFrom, qinghe, register } from './a-registry.ts';

jest.setTimeout(120_000);

const power = { type: 'PENALTY' as const, number: '3706', name: '对二次供水水质不合格的处罚' };
const at = '2026-03-02T01:00:00.000Z';
let city: TestCity;
/** Organs and units by code and name. */
const organs = new Map<string, string>();
const units = new Map<string, string>();

const sql = async (text: string, values: unknown[] = [], service = 'list-registry'): Promise<Record<string, unknown>[]> => (await city.sql(service).query(text, values)).rows as Record<string, unknown>[];
const get = async (path: string, as = officer): Promise<Answer['body']> => expectStatus(await city.as(as).get(`${api}/${path}`), 200).body;
const itemOf = async (organ: string, name: string): Promise<{ itemKey: string } | undefined> => (await get(`items?organ=${organ}&limit=200`)).items.find((item: { name: string }) => item.name === name);
const casesOf = async (documentNumber: string): Promise<Answer['body'][]> => {
  const rows = await sql(`select id from adjustment_case where cause_type = 'dispute-outcome' and cause_id = $1 order by organ_code`, [documentNumber]);
  return Promise.all(rows.map(({ id }) => get(`adjustments/${id as string}`)));
};
const draftOf = async (versionId: string): Promise<{ itemKey: string; item: Answer['body'] }[]> => (await get(`versions/${versionId}/draft-items?limit=200`)).items;
const endOpenDrafts = () => sql(`update duty_list_version set state = 'WITHDRAWN', row_version = row_version + 1 where effective_from is null`);

beforeAll(async () => {
  city = await aRegistry([producerOnly('dispute-arbitration')]);
  await theOffices(city);
  for (const organ of ['SWJ', 'CGJ']) {
    await anOrgan(city, organ);
    const given = (n: number) => ({ name: `${organ === 'SWJ' ? '节水' : '市容'}检查第${n}类`, keywords: ['检查', '巡查', '监管'], ...(organ === 'CGJ' && n === 1 ? { powers: [power], timeLimit: { amount: 5, clock: 'WORKING_DAY' as const } } : {}) });
    await inForceFrom(city, qinghe, organ, rows(3, given), '2026-01-01');
  }
  for (const { code, id } of await sql('select code, id from organ')) organs.set(code as string, id as string);
  for (const { code, name, id } of await sql('select o.code, u.name, u.id from internal_unit u join organ o on o.id = u.organ_id')) units.set(`${code as string} ${name as string}`, id as string);
  await register(city, qinghe, 'qh.swj.member', 'SWJ', ['COMMISSION_MEMBER']);
});
beforeEach(() => city.at('2026-03-02T09:00:00+08:00'));
afterEach(() => endOpenDrafts());
afterAll(() => city?.stop());

const text = (given: Partial<AmendmentText> = {}): AmendmentText => ({
  name: '二次供水设施监管', description: '对二次供水设施的日常监督', majorFunction: { name: '水资源管理', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '节约用水' }, attribute: '行业管理类',
  basisTexts: ['《中华人民共和国水法》第八条'], leadUnitId: units.get('SWJ 水资源科')!, assistUnitIds: [units.get('SWJ 河湖科')!], keywords: ['二次供水', '水箱', '清洗'], remarks: '由水务局牵头。', ...given,
});
const amendment = (organ: string, given: Partial<ListAmendment> = {}): ListAmendment => ({ organId: organs.get(organ)!, operation: 'ADD', itemKey: uuid(), fromOrganId: null, after: text(), ...given });
const head = () => ({ caseId: uuid(), number: 'ZY-2026-0001', kind: 'WHO_HOLDS' as const, urgency: 'NORMAL' as const, origin: { type: 'DISPATCH' as const, refId: null, matterId: null }, level: 3 as const, at });

/** What the dispute procedure tells when it has decided. */
async function decided(documentNumber: string, amendments: ListAmendment[], more: { source?: DisputeOutcome['source']; replaces?: string } = {}): Promise<void> {
  const { source = 'RULING', replaces = null } = more;
  const split = [{ task: '二次供水设施监管', itemKey: amendments[0]!.itemKey, isNew: false, leadOrganId: organs.get('SWJ')!, leadUnitId: units.get('SWJ 水资源科')!, handlerOrganIds: [], assistOrganIds: [], handoff: null }];
  await city.emit('dispute-arbitration', qinghe, [DisputeOutcomeDecidedV1.create({ ...head(), outcome: { source, documentNumber, split, amendments }, executeBy: null, replaces }, new Date(at))]);
  await city.settled();
}

/** The version that was drawn up for an organ, as both directors have passed it. */
async function reviewed(organ: string, versionId: string): Promise<Chain> {
  const chain = new Chain(city, organ, versionId);
  await chain.enterRound(1);
  await chain.reviewed();
  await city.settled();
  return chain;
}

describe('X-1 a ruling that moves an item', () => {
  it('R-DSP-9 opens a case for each organ with its draft, which is the list in force with exactly the words of the ruling; the item keeps its identity', async () => {
    const { itemKey } = (await itemOf('CGJ', '市容检查第1类'))!;
    const ordinary = expectStatus(await city.as(drafterOf(qinghe, 'SWJ')).post(`${api}/lists/SWJ/versions`, { kind: 'FULL_REVISION' }), 201).body.versionId as string;
    const number = '清编裁〔2026〕1号';
    await decided(number, [
      amendment('SWJ', { operation: 'TRANSFER_IN', itemKey, fromOrganId: organs.get('CGJ')! }),
      amendment('CGJ', { operation: 'TRANSFER_OUT', itemKey, after: null }),
    ]);

    const [from, to] = await casesOf(number);
    const [told] = await sql(`select correlation from journal where type = 'dispute.outcome.decided' order by seq desc limit 1`, [], 'dispute-arbitration');
    for (const one of [from, to]) {
      expect(one).toMatchObject({ trigger: 'DISPUTE_RULING', urgency: 'EXPEDITED', state: 'DRAFTED', cause: { type: 'dispute-outcome', id: number }, outcome: { documentNumber: number, source: 'RULING', obstacles: [] }, chainId: told!['correlation'] });
    }
    expect(await sql('select distinct chain_id as chain from duty_list_version where id = any($1)', [[from.versionId, to.versionId]])).toEqual([{ chain: told!['correlation'] }]);
    expect((await draftOf(from.versionId)).map(({ item }) => item.name)).toEqual(['市容检查第2类', '市容检查第3类']);
    const [came, ...others] = (await draftOf(to.versionId)).toReversed();
    expect(others).toHaveLength(3);
    expect(came).toMatchObject({ itemKey, item: { name: '二次供水设施监管', leadUnit: '水资源科', assistUnits: ['河湖科'], powers: [power], timeLimit: { amount: 5, clock: 'WORKING_DAY' }, remarks: expect.stringContaining(`依据：${number}`) } });
    expect((await get(`versions/${to.versionId}/findings?severity=ERROR`)).findings).toEqual([]);
    expect(await sql('select from item_flowchart where version_id = $1 and item_key = $2', [to.versionId, itemKey])).toHaveLength(1);
    expect(await sql('select from parked_event')).toEqual([]);

    // Both directors pass it: the ruling is its approval, and from this day on the item is the other organ's.
    await reviewed('CGJ', from.versionId);
    const chain = await reviewed('SWJ', to.versionId);
    expect(await chain.state()).toMatchObject({ state: 'EFFECTIVE', documentNumber: number });
    expect((await casesOf(number)).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect([await itemOf('CGJ', '市容检查第1类'), (await itemOf('SWJ', '二次供水设施监管'))?.itemKey]).toEqual([undefined, itemKey]);
    expect(await sql(`select payload->>'way' as way from journal where type = 'registry.list-version.approved' and payload->>'versionId' = $1`, [to.versionId])).toEqual([{ way: 'RULING' }]);
    const steps = await sql(`select distinct correlation, type from journal where agg_id = $1 and type like 'registry.list-version.%' and type <> 'registry.list-version.items'`, [to.versionId]);
    expect(steps.map(({ type }) => (type as string).split('.').at(-1)).sort()).toEqual(['approved', 'drafted', 'effective', 'passed', 'reviewed']);
    expect(new Set(steps.map(({ correlation }) => correlation))).toEqual(new Set([told!['correlation']]));
    // A6: the ordinary draft went on beside it and takes over what came into force.
    expect(await get(`versions/${ordinary}/rebase`, drafterOf(qinghe, 'SWJ'))).toMatchObject({ onto: { versionId: to.versionId }, takenOver: { added: 1 }, conflicts: [] });
  });
});

describe('corrections A5 nothing but the exact text of a ruling is approved by it', () => {
  const passed = async (number: string, source: DisputeOutcome['source'], before: (versionId: string) => Promise<unknown> = async () => undefined) => {
    await decided(number, [amendment('SWJ', { after: text({ name: `供水巡查${number}` }) })], { source });
    const [one] = await casesOf(number);
    await before(one.versionId as string);
    return (await (await reviewed('SWJ', one.versionId as string)).state()).state as string;
  };

  it.each([['AGREEMENT', '清协〔2026〕1号'], ['OPINION', '清协意〔2026〕1号']] as const)('%s: the commission decides on the version as always', async (source, number) => {
    expect(await passed(number, source)).toBe('REVIEWED');
  });

  it('a draft that was edited', async () => {
    const edited = await passed('清编裁〔2026〕2号', 'RULING', async (versionId) => {
      const [row] = await draftOf(versionId) as unknown as { itemKey: string; rowVersion: number; item: Record<string, unknown> }[];
      const { seqNo: _, code: _code, ...item } = row!.item;
      expectStatus(await city.as(officer).put(`${api}/versions/${versionId}/items`, { items: [{ itemKey: row!.itemKey, rowVersion: row!.rowVersion, item: { ...item, remarks: '顺带修改' } }] }), 200);
    });
    expect(edited).toBe('REVIEWED');
  });

  it('where the tenant says so', async () => {
    const set = (value: boolean) => city.as(officer).put(`${api}/policies/registry.rulingAsApproval`, { value, sourceDocument: '清编办〔2026〕5号', validFrom: '2026-01-01' });
    expectStatus(await set(false), 200);
    expect(await passed('清编裁〔2026〕3号', 'RULING')).toBe('REVIEWED');
    expectStatus(await set(true), 200);
  });
});

describe('an outcome that cannot be worked in', () => {
  it('stops nothing: the case is open with its reason, the office may draft, and the other organ has its draft', async () => {
    const number = '清编裁〔2026〕4号';
    await decided(number, [amendment('CGJ', { after: text({ leadUnitId: uuid() }) }), amendment('SWJ')]);

    const [stuck, other] = await casesOf(number);
    expect(stuck).toMatchObject({ state: 'WAIT_ORGAN', versionId: null, actions: ['draft'], outcome: { obstacles: [{ messageZh: expect.stringContaining('不存在或者已撤销') }] } });
    expect(other.state).toBe('DRAFTED');
    expect(await sql('select from parked_event')).toEqual([]);
    const { versionId } = expectStatus(await city.as(officer).post(`${api}/adjustments/${stuck.caseId as string}/draft`, {}), 201).body;
    expect(await sql(`select outcome->>'contentHash' as hash, outcome->'amendments'->0->'after'->>'name' as name from adjustment_case where version_id = $1`, [versionId])).toEqual([{ hash: null, name: '二次供水设施监管' }]);
  });

  it('a second one for the same list waits beside the first; drafted by the office as it stands, it is still the text of the ruling', async () => {
    await decided('清编裁〔2026〕5号', [amendment('SWJ')]);
    await decided('清编裁〔2026〕6号', [amendment('SWJ', { after: text({ name: '水箱清洗监管' }) })]);
    const [second] = await casesOf('清编裁〔2026〕6号');
    expect(second).toMatchObject({ state: 'WAIT_ORGAN', outcome: { obstacles: [{ messageZh: expect.stringContaining('加快通道已有在编版本') }] } });

    await endOpenDrafts();
    const { versionId } = expectStatus(await city.as(officer).post(`${api}/adjustments/${second.caseId as string}/draft`, {}), 201).body;
    const drawn = await city.as(drafterOf(qinghe, 'SWJ')).post(`${api}/versions/${versionId as string}/flowcharts/draft`, {});
    expect(drawn.status).toBeLessThan(300);
    city.at('2026-03-03T09:00:00+08:00');
    expect(await (await reviewed('SWJ', versionId as string)).state()).toMatchObject({ state: 'EFFECTIVE', documentNumber: '清编裁〔2026〕6号' });
  });
});

describe('an outcome that takes the place of another', () => {
  it('ends the open cases of the other with that reason, withdraws their draft and is worked in itself', async () => {
    await decided('清编裁〔2026〕7号', [amendment('SWJ')]);
    const [first] = await casesOf('清编裁〔2026〕7号');
    await decided('清编裁〔2026〕8号', [amendment('SWJ', { after: text({ name: '供水水质抽检' }) })], { replaces: '清编裁〔2026〕7号' });

    expect((await casesOf('清编裁〔2026〕7号'))[0]).toMatchObject({ state: 'DISMISSED', dismissReason: '由清编裁〔2026〕8号替代' });
    expect((await get(`versions/${first.versionId as string}`)).state).toBe('WITHDRAWN');
    const [second] = await casesOf('清编裁〔2026〕8号');
    expect(second.state).toBe('DRAFTED');
    expect((await draftOf(second.versionId as string)).at(-1)?.item.name).toBe('供水水质抽检');
  });
});

describe('a dispute before the commission', () => {
  it('is put on the agenda by its case, and again where a review is asked for; members of a party have no vote and count as recused; the signed minutes carry the decision with its counts', async () => {
    const one = head();
    await city.emit('dispute-arbitration', qinghe, [DisputeSubmittedToCommissionV1.create({ ...one, documentNumber: '清编办〔2026〕9号', title: '二次供水由谁监管', partyOrganIds: [organs.get('SWJ')!, organs.get('CGJ')!] }, new Date(at))]);
    await city.settled();
    const { meetingId } = expectStatus(await city.as(secretary).post(`${api}/meetings`, { meetsOn: '2026-03-02', place: '第一会议室' }), 201).body;
    expect(await meet(city, meetingId, 'agenda', secretary, { kind: 'DISPUTE', caseId: uuid() })).toMatchObject({ status: 422, body: { code: 'REGISTRY.NAMED_UNKNOWN', violations: [{ path: 'caseId' }] } });
    const planned = expectStatus(await meet(city, meetingId, 'agenda', secretary, { kind: 'DISPUTE', caseId: one.caseId }), 201).body;
    const [person] = await sql(`select id from person_account where subject = 'qh.swj.member'`);
    const { agendaItemId } = planned.agenda[0];
    expect(planned.agenda[0]).toMatchObject({ kind: 'DISPUTE', objectId: one.caseId, subject: '二次供水由谁监管（ZY-2026-0001）', recusals: [{ personId: person!['id'], partyOrganId: organs.get('SWJ') }] });
    expect((await meet(city, meetingId, 'cancel', secretary)).status).toBe(409);

    const all = [chair, ...members, 'qh.swj.member'];
    const people = (await sql('select id from person_account where subject = any($1)', [all])).map(({ id }) => id as string);
    expectStatus(await meet(city, meetingId, 'hold', secretary, { present: people }), 200);
    expect(await meet(city, meetingId, 'votes', 'qh.swj.member', { agendaItemId, choice: 'FOR' })).toMatchObject({ status: 403, body: { code: 'SEC.RECUSED' } });
    for (const who of [chair, ...members]) expectStatus(await meet(city, meetingId, 'votes', who, { agendaItemId, choice: who === members[3] ? 'AGAINST' : 'FOR' }), 201);
    const minutes = async (conclusion: string) => {
      const { rowVersion } = await get(`meetings/${meetingId as string}`, secretary);
      return city.as(secretary).put(`${api}/meetings/${meetingId as string}/minutes`, { text: '会议审议了争议。', conclusions: [{ agendaItemId, conclusion, reason: '见纪要' }] }, { 'if-match': `"${rowVersion as number}"` });
    };
    expect((await minutes('APPROVED_WITH_CHANGES')).status).toBe(409);
    for (const conclusion of ['DEFERRED', 'REJECTED', 'APPROVED']) expectStatus(await minutes(conclusion), 200);
    expectStatus(await meet(city, meetingId, 'sign-minutes', chair), 200);

    const [signed] = await sql(`select payload->'decisions'->0 as decision from journal where type = 'registry.commission-meeting.minutes-signed' order by seq desc limit 1`);
    expect(signed!['decision']).toMatchObject({ kind: 'DISPUTE', objectId: one.caseId, conclusion: 'APPROVED', documentNumber: expect.any(String), counts: { members: 5, present: 5, quorum: 3, inFavour: 4, against: 1 } });

    await city.emit('dispute-arbitration', qinghe, [DisputeRuledV1.create({ ...one, documentNumber: '清编裁〔2026〕9号', meetingId, policyRuling: false, replaces: null }, new Date(at))]);
    await city.settled();
    const later = expectStatus(await city.as(secretary).post(`${api}/meetings`, { meetsOn: '2026-03-09', place: '第一会议室' }), 201).body;
    const again = (): Promise<Answer> => meet(city, later.meetingId as string, 'agenda', secretary, { kind: 'DISPUTE', caseId: one.caseId });
    expect((await again()).status).toBe(422);

    await city.emit('dispute-arbitration', qinghe, [DisputeReconsideringV1.create({ ...one, byOrganId: organs.get('SWJ')! }, new Date(at))]);
    await city.settled();
    expect(expectStatus(await again(), 201).body.agenda).toMatchObject([{ kind: 'DISPUTE', objectId: one.caseId, recusals: [{ partyOrganId: organs.get('SWJ') }] }]);
  });
});
