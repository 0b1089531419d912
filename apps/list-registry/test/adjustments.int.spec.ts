import { jest } from '@jest/globals';
import { AdjustmentTrigger } from '@yidan/contracts';
import type { Answer, TestCity } from '@yidan/testing';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { Chain, chair, director, someRows, theOffices, timersActed } from './a-chain.ts';
import { rows } from './a-list.ts';
import { api, aRegistry, drafterOf, expectStatus, inForceFrom, linjiang, officerOf, qinghe, register, setUpOrgan, yunan } from './a-registry.ts';

jest.setTimeout(120_000);

let city: TestCity;
const officer = officerOf(qinghe);
const [swj, cgj] = [drafterOf(qinghe, 'SWJ'), drafterOf(qinghe, 'CGJ')];
const machine = 'client:qh.evaluation';
const get = async (path: string, as = officer) => expectStatus(await city.as(as).get(`${api}/${path}`), 200).body;
const post = (path: string, body: object = {}, as = officer, headers: Record<string, string> = {}): Promise<Answer> => city.as(as).post(`${api}/${path}`, body, headers);
const version = (one: { rowVersion: number }): Record<string, string> => ({ 'if-match': `"${one.rowVersion}"` });
let causes = 0;
const aCause = (title = '《某条例》废止') => ({ type: 'basis-change', id: `n-${(causes += 1)}`, title });
const open = (organs: object[], more: object = {}, as = officer): Promise<Answer> => post('adjustments', { trigger: 'BASIS_CHANGED', cause: aCause(), organs, ...more }, as);
const opened = async (organ = 'SWJ', items: object[] = [], more: object = {}): Promise<Answer['body']> => expectStatus(await open([{ organCode: organ, items }], more), 201).body.items[0];
const caseOf = (id: string, as = officer) => get(`adjustments/${id}`, as);
const itemsOf = async (organ: string): Promise<{ itemKey: string; name: string }[]> => (await get(`items?organ=${organ}&limit=200`)).items;
const sql = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => (await city.sql('list-registry').query(text, values)).rows as Record<string, unknown>[];
const endOpenDrafts = () => sql(`update duty_list_version set state = 'WITHDRAWN', row_version = row_version + 1 where effective_from is null`);

beforeAll(async () => {
  city = await aRegistry();
  await theOffices(city);
  for (const organ of ['SWJ', 'CGJ']) {
    await setUpOrgan(city, qinghe, organ, ['水资源科', '河湖科']);
    await register(city, qinghe, drafterOf(qinghe, organ), organ, ['ORGAN_DRAFTER']);
    await register(city, qinghe, `qh.${organ.toLowerCase()}.approver`, organ, ['ORGAN_APPROVER']);
    await inForceFrom(city, qinghe, organ, rows(4, (n) => ({ name: `${organ === 'SWJ' ? '节水' : '市容'}检查第${n}类` })), '2026-01-01');
  }
  await setUpOrgan(city, qinghe, 'XJJ');
});
afterAll(() => city?.stop());
afterEach(() => endOpenDrafts());

describe('an adjustment is opened', () => {
  it.each(AdjustmentTrigger.options)('for %s, and the organ has ten working days of the real calendar', async (trigger) => {
    city.at('2026-09-18T09:00:00+08:00');
    const one = expectStatus(await open([{ organCode: 'SWJ' }], { trigger }), 201).body.items[0];

    // 20 September is worked, 25 to 27 September and 1 to 7 October are not (11 §6.5).
    expect(one).toMatchObject({ trigger, state: 'WAIT_ORGAN', organ: { code: 'SWJ' }, dueSubmitAt: '2026-10-09T15:59:59.999Z', overdue: false, provisional: false });
    expect((await sql(`select agg_id from journal where type = 'registry.adjustment.opened' and payload->>'caseId' = $1 and published`, [one.caseId])).length).toBe(1);
  });

  it('once for a cause and an organ, whoever asks again and at the same moment', async () => {
    const request = { cause: aCause() };
    const answers = await Promise.all([1, 2, 3].map(() => open([{ organCode: 'SWJ' }, { organCode: 'CGJ' }], request)));
    const ids = answers.map((answer) => expectStatus(answer, 201).body.items.map(({ caseId }: { caseId: string }) => caseId));

    expect(ids[1]).toEqual(ids[0]);
    expect(ids[2]).toEqual(ids[0]);
    expect(ids[0]).toHaveLength(2);
  });

  it('with items that are named in full, or refused with every fault at its place', async () => {
    const [first] = await itemsOf('SWJ');
    const wrong = [{ itemKey: first!.itemKey, operation: 'RENAME' }, { itemKey: (await itemsOf('CGJ'))[0]!.itemKey, operation: 'CANCEL' }, { operation: 'ADD', after: { name: '新事项' } }];
    const { status, body } = await open([{ organCode: 'SWJ', items: wrong }]);

    expect({ status, code: body.code }).toEqual({ status: 422, code: 'REGISTRY.ADJUST.ITEMS_INVALID' });
    expect(body.violations.map(({ path }: { path: string }) => path)).toEqual(['organs/0/items/0/after/name', 'organs/0/items/1/itemKey', 'organs/0/items/2/after']);
    expect(await open([{ organCode: 'SWJ', items: [{ itemKey: first!.itemKey, operation: 'MODIFY', after: { colour: 'red' } }] }])).toMatchObject({ status: 400 });
    expect(await open([{ organCode: 'XJJ' }])).toMatchObject({ status: 409, body: { code: 'REGISTRY.ADJUST.NO_LIST' } });
  });

  it('by an organ for itself; that waits until the office gives it out', async () => {
    const request = { trigger: 'DEPARTMENT_REQUEST', cause: { type: 'request', id: 'r-1', title: '水务局申请新增事项' } };
    expect(await open([{ organCode: 'CGJ' }], request, swj)).toMatchObject({ status: 403 });
    expect(await open([{ organCode: 'SWJ' }], {}, swj)).toMatchObject({ status: 403, body: { code: 'REGISTRY.ADJUST.TRIGGER_NOT_YOURS' } });
    const one = expectStatus(await open([{ organCode: 'SWJ' }], request, swj), 201).body.items[0];
    expect(one).toMatchObject({ state: 'OPEN', dueSubmitAt: null });
    expect((await post(`adjustments/${one.caseId}/draft`, {}, swj)).status).toBe(409);

    expect((await post(`adjustments/${one.caseId}/assign`, {}, officer, { 'if-match': '"9"' })).status).toBe(412);
    const assigned = expectStatus(await post(`adjustments/${one.caseId}/assign`, {}, officer, version(one)), 200).body;
    expect(assigned).toMatchObject({ state: 'WAIT_ORGAN', dueSubmitAt: expect.any(String) });
    expect((await caseOf(one.caseId, swj)).actions).toEqual(['draft']);
  });

  it('by the system of a department with the scope for it, which reads no cases', async () => {
    const account = (subject: string, scopes: string[]) => post('people', { subject, name: '考核系统', organCode: 'BB', roles: ['INTEGRATION_CLIENT'], scopes });
    expectStatus(await account('client:qh.reader', ['lists.read']), 201);
    expectStatus(await account(machine, ['adjustments.open']), 201);
    expect(await open([{ organCode: 'SWJ' }], { trigger: 'FOLLOW_UP_RESULT' }, 'client:qh.reader')).toMatchObject({ status: 403, body: { code: 'SEC.SCOPE_MISSING' } });

    const one = expectStatus(await open([{ organCode: 'SWJ' }], { trigger: 'FOLLOW_UP_RESULT' }, machine), 201).body.items[0];
    expect(one.state).toBe('OPEN');
    expect((await open([{ organCode: 'SWJ' }], { trigger: 'DEPARTMENT_REQUEST' }, machine)).status).toBe(403);
    expect((await city.as(machine).get(`${api}/adjustments/${one.caseId}`)).status).toBe(403);
  });

  it('is another tenant’s to nobody', async () => {
    const { caseId } = await opened();
    for (const stranger of [officerOf(linjiang), officerOf(yunan)]) expect((await city.as(stranger).get(`${api}/adjustments/${caseId}`)).status).toBe(404);
    expect((await city.as(cgj).get(`${api}/adjustments/${caseId}`)).status).toBe(404);
  });
});

describe('the organ drafts', () => {
  it('with what the case asks for worked in, and before and after are shown element by element', async () => {
    const [first, second, third] = await itemsOf('SWJ');
    const whole = { ...rows(1)[0]!, name: '雨水收集检查' } as Partial<ContentItem>;
    for (const gone of ['seqNo', 'source', 'code'] as const) delete whole[gone];
    const one = await opened('SWJ', [
      { itemKey: first!.itemKey, operation: 'RENAME', after: { name: '节水载体检查' } },
      { itemKey: second!.itemKey, operation: 'CANCEL' },
      { itemKey: third!.itemKey, operation: 'MODIFY', after: { remarks: '按新条例', keywords: ['节水', '回用'] } },
      { operation: 'ADD', after: whole },
    ]);
    expect((await caseOf(one.caseId)).affected[0]).toMatchObject({ change: 'MODIFIED', shows: 'PROPOSED', changes: [{ element: 'name', before: first!.name, after: '节水载体检查' }] });

    const drafted = expectStatus(await post(`adjustments/${one.caseId}/draft`, {}, swj), 201).body;
    expect(drafted).toMatchObject({ state: 'DRAFTED', versionId: expect.any(String), dueSubmitAt: null, overdue: false });
    expect(drafted.affected.map(({ change, shows }: Record<string, string>) => `${change} ${shows}`)).toEqual(['MODIFIED DRAFTED', 'CANCELLED DRAFTED', 'MODIFIED DRAFTED', 'ADDED PROPOSED']);
    expect(drafted.affected[2].changes).toEqual([{ element: 'remarks', before: '', after: '按新条例' }, { element: 'keywords', before: ['节水'], after: ['节水', '回用'] }]);

    const draft = await get(`versions/${drafted.versionId}`, swj);
    expect(draft).toMatchObject({ kind: 'ADJUSTMENT', state: 'DRAFT', itemCount: 4 });
    const names = (await get(`versions/${drafted.versionId}/draft-items?limit=50`, swj)).items.map(({ item }: { item: { name: string } }) => item.name);
    expect(names).toEqual(['节水载体检查', third!.name, '节水检查第4类', '雨水收集检查']);
    await city.settled();
    expect((await caseOf(one.caseId)).state).toBe('DRAFTED');
    expect(await sql(`select status from deadline where owner_id = $1`, [one.caseId])).toEqual([{ status: 'MET' }]);
  });

  it('several cases in one draft, if they are its own', async () => {
    const [mine, also, other] = [await opened(), await opened('SWJ', [], { urgency: 'EXPEDITED' }), await opened('CGJ')];
    expect(await post(`adjustments/${mine.caseId}/draft`, { with: [other.caseId] }, officer)).toMatchObject({ status: 422, body: { code: 'REGISTRY.ADJUST.NOT_TOGETHER' } });
    expect((await post(`adjustments/${mine.caseId}/draft`, { with: [other.caseId] }, swj)).status).toBe(404);

    const drafted = expectStatus(await post(`adjustments/${mine.caseId}/draft`, { with: [also.caseId] }, swj), 201).body;
    expect(await caseOf(also.caseId)).toMatchObject({ state: 'DRAFTED', versionId: drafted.versionId });
    const [stored] = await sql('select adjustment_case_ids as ids, urgency from duty_list_version where id = $1', [drafted.versionId]);
    expect(stored).toEqual({ ids: [mine.caseId, also.caseId], urgency: 'EXPEDITED' });
  });

  it('also by naming the case in a draft begun otherwise; a case of another organ, or one that is not to be drafted yet, is refused', async () => {
    const [mine, other] = [await opened(), await opened('CGJ')];
    const begin = (caseId: string, as: string) => post('lists/SWJ/versions', { kind: 'ADJUSTMENT', adjustmentCaseIds: [caseId] }, as);
    expect((await begin(other.caseId, swj)).status).toBe(404);
    expect((await begin(crypto.randomUUID(), swj)).status).toBe(404);
    expect(await begin(mine.caseId, officer)).toMatchObject({ status: 409, body: { code: 'REGISTRY.ADJUST.ORGAN_FIRST' } });

    const { versionId } = expectStatus(await begin(mine.caseId, swj), 201).body;
    await city.settled();
    expect(await caseOf(mine.caseId)).toMatchObject({ state: 'DRAFTED', versionId });
  });

  it('not twice, and not beside a draft that is open already', async () => {
    const [mine, also] = [await opened(), await opened()];
    expectStatus(await post(`adjustments/${mine.caseId}/draft`, {}, swj), 201);
    expect((await post(`adjustments/${mine.caseId}/draft`, {}, swj)).status).toBe(409);
    expect(await post(`adjustments/${also.caseId}/draft`, {}, swj)).toMatchObject({ status: 409 });
    expect((await caseOf(also.caseId)).state).toBe('WAIT_ORGAN');
  });
});

describe('when the organ does not draft in time', () => {
  it('编办 may, the case says since when, and the organ may still', async () => {
    city.at('2026-03-02T09:00:00+08:00');
    const one = await opened('CGJ');
    expect(one.dueSubmitAt).toBe('2026-03-16T15:59:59.999Z');
    expect(await post(`adjustments/${one.caseId}/draft`)).toMatchObject({ status: 409, body: { code: 'REGISTRY.ADJUST.ORGAN_FIRST' } });
    city.at('2026-03-16T23:58:00+08:00');
    await timersActed(city);
    expect(await caseOf(one.caseId)).toMatchObject({ officeDraftsSince: null, overdue: false, actions: [] });

    city.at('2026-03-17T00:00:01+08:00');
    await timersActed(city);
    const late = await caseOf(one.caseId);
    expect(late).toMatchObject({ state: 'WAIT_ORGAN', overdue: true, officeDraftsSince: expect.stringMatching(/^2026-03-16T16:00:/), actions: ['draft'] });
    expect((await get('adjustments?overdue=true&organ=CGJ')).items.map(({ caseId }: { caseId: string }) => caseId)).toContain(one.caseId);
    expect((await get('adjustments?overdue=false&organ=CGJ')).items.map(({ caseId }: { caseId: string }) => caseId)).not.toContain(one.caseId);
    expect((await caseOf(one.caseId, cgj)).actions).toEqual(['draft']);
    expect(await sql(`select status from deadline where owner_id = $1`, [one.caseId])).toEqual([{ status: 'FIRED' }]);

    // Nothing was begun by itself: there is a draft only once somebody begins one.
    expect(await sql(`select from duty_list_version where organ_code = 'CGJ' and effective_from is null and state <> 'WITHDRAWN'`)).toEqual([]);
    const drafted = expectStatus(await post(`adjustments/${one.caseId}/draft`), 201).body;
    expect(drafted.state).toBe('DRAFTED');
    const [event] = await sql(`select payload->>'byOffice' as "byOffice" from journal where type = 'registry.adjustment.drafted' and payload->>'caseId' = $1`, [one.caseId]);
    expect(event).toEqual({ byOffice: 'true' });
  });

  it('F-153 a limit that a tenant sets holds for new cases, with its instrument; running clocks keep theirs', async () => {
    city.at('2026-03-02T09:00:00+08:00');
    const before = await opened();
    const set = (value: string) => city.as(officer).put(`${api}/policies/registry.adjust.apply`, { value, sourceDocument: '清编发〔2026〕9号', validFrom: '2026-03-01' });
    expect(await set('31 WD')).toMatchObject({ status: 422, body: { code: 'POLICY.VALUE_OUT_OF_BOUNDS' } });
    expectStatus(await set('5 WD'), 200);
    const after = await opened();

    expect([(await caseOf(before.caseId)).dueSubmitAt, after.dueSubmitAt]).toEqual(['2026-03-16T15:59:59.999Z', '2026-03-09T15:59:59.999Z']);
    const [frozen] = await sql(`select policy_value as value from deadline where owner_id = $1`, [after.caseId]);
    expect(frozen).toMatchObject({ value: { amount: 5, source: 'TENANT', sourceDocument: '清编发〔2026〕9号' } });
    const shown = (await get('policies?on=2026-03-02')).items.find(({ key }: { key: string }) => key === 'registry.adjust.apply');
    expect(shown).toMatchObject({ value: '5 WD', source: 'TENANT', sourceDocument: '清编发〔2026〕9号', validFrom: '2026-03-01', setBy: expect.any(String), fallback: '10 WD' });
    expect((await sql(`select from journal where type = 'policy.changed' and payload->>'key' = 'registry.adjust.apply'`)).length).toBe(1);
    expectStatus(await set('10 WD'), 200);
  });
});

describe('a case follows the version that answers it', () => {
  const drafted = async (organ: string): Promise<{ caseId: string; chain: Chain }> => {
    const { caseId } = await opened(organ);
    const { versionId } = expectStatus(await post(`adjustments/${caseId}/draft`, {}, drafterOf(qinghe, organ)), 201).body;
    return { caseId, chain: new Chain(city, organ, versionId as string) };
  };

  it('back to the organ when the version is withdrawn, with a new clock', async () => {
    city.at('2026-04-13T09:00:00+08:00');
    const { caseId, chain } = await drafted('SWJ');
    expectStatus(await chain.post('withdraw', 'qh.swj.approver', { reason: '重新论证' }), 200);
    await city.settled();

    expect(await caseOf(caseId)).toMatchObject({ state: 'WAIT_ORGAN', versionId: null, dueSubmitAt: '2026-04-27T15:59:59.999Z' });
    expect(await sql(`select status from deadline where owner_id = $1 order by started_at, id`, [caseId])).toEqual([{ status: 'MET' }, { status: 'RUNNING' }]);
  });

  it('to its end when the version comes into force', async () => {
    const { caseId, chain } = await drafted('SWJ');
    await chain.fill(someRows(3));
    await chain.enterRound(1);
    await chain.approved();
    expectStatus(await chain.post('publicise', officer, { channel: '区政府门户网站' }), 200);
    city.at('2026-05-20T09:00:00+08:00');
    await timersActed(city);
    expectStatus(await chain.post('file', officer), 200);
    city.at('2026-06-01T09:00:00+08:00');
    await timersActed(city);
    await timersActed(city);

    expect(await chain.state()).toMatchObject({ state: 'EFFECTIVE' });
    expect(await caseOf(caseId)).toMatchObject({ state: 'DONE', versionId: chain.id, actions: [] });
    expect((await sql(`select published from journal where type = 'registry.adjustment.done' and payload->>'caseId' = $1`, [caseId]))).toEqual([{ published: true }]);
  });

  it('nowhere once it was dismissed, by the director and with the reason', async () => {
    const one = await opened('CGJ');
    expect((await post(`adjustments/${one.caseId}/dismiss`, { reason: '不涉及' }, officer, version(one))).status).toBe(403);
    const dismissed = expectStatus(await post(`adjustments/${one.caseId}/dismiss`, { reason: '不涉及本机关事项' }, director, version(one)), 200).body;
    expect(dismissed).toMatchObject({ state: 'DISMISSED', dismissReason: '不涉及本机关事项', dueSubmitAt: null, actions: [] });
    expect((await post(`adjustments/${one.caseId}/draft`, {}, cgj)).status).toBe(409);
    expect(await sql(`select status from deadline where owner_id = $1`, [one.caseId])).toEqual([{ status: 'CANCELLED' }]);
  });
});

describe('what was found', () => {
  const findings = async (kind: string, state = 'OPEN'): Promise<Answer['body'][]> => (await get(`findings?kind=${kind}&state=${state}&limit=200`)).items;

  beforeAll(async () => {
    // Both organs hold an item of one name from here on.
    const alike = (n: number): object => (n === 1 ? { name: '占道堆放检查' } : {});
    for (const organ of ['ZA', 'ZB']) {
      await setUpOrgan(city, qinghe, organ);
      await inForceFrom(city, qinghe, organ, rows(2, (n) => ({ name: `${organ}检查第${n}类`, ...alike(n) })), '2026-01-01');
    }
  });

  it('is confirmed by the office, and its organ has a case for it', async () => {
    const [found] = (await findings('UNIT_GAP')).filter(({ organ }) => organ.code === 'SWJ');
    expect(found.actions).toEqual(['confirm', 'dismiss']);
    expect((await post(`findings/${found.findingId}/confirm`, {}, swj, version(found))).status).toBe(403);
    expect((await post(`findings/${found.findingId}/confirm`, {}, officer, { 'if-match': '"7"' })).status).toBe(412);
    const confirmed = expectStatus(await post(`findings/${found.findingId}/confirm`, {}, officer, version(found)), 200).body;

    expect(confirmed).toMatchObject({ state: 'IN_WORK', caseIds: [expect.any(String)] });
    expect(await caseOf(confirmed.caseIds[0])).toMatchObject({ trigger: 'GAP_OR_OVERLAP', organ: { code: found.organ.code } });
    expect((await post(`findings/${found.findingId}/dismiss`, { reason: '误报' }, officer, version(confirmed))).status).toBe(409);
    expect((await findings('UNIT_GAP', 'IN_WORK')).map(({ findingId, caseIds }) => ({ findingId, caseIds }))).toEqual([{ findingId: found.findingId, caseIds: confirmed.caseIds }]);
  });

  it('X-8 as an overlap of two organs is confirmed without a case: the event tells the dispute procedure both organs and their items', async () => {
    const [found] = await findings('OVERLAP_NAME');
    const confirmed = expectStatus(await post(`findings/${found.findingId}/confirm`, {}, officer, version(found)), 200).body;

    expect(confirmed).toMatchObject({ state: 'CONFIRMED', caseIds: [] });
    const [told] = await sql(`select payload, published from journal where type = 'registry.finding.confirmed' and payload->>'findingId' = $1`, [found.findingId]);
    const keys = [(await itemsOf('ZA')).find(({ name }) => name === '占道堆放检查')!.itemKey, (await itemsOf('ZB')).find(({ name }) => name === '占道堆放检查')!.itemKey];
    expect(told).toMatchObject({ published: true, payload: { kind: 'OVERLAP_NAME', organId: found.organ.id, otherOrganId: found.otherOrgan.id, itemKeys: expect.arrayContaining(keys), caseIds: [] } });
  });

  it('is dismissed with a reason and not found again, until the data say something else', async () => {
    city.at('2026-07-20T09:00:00+08:00');
    const gaps = (await findings('UNIT_GAP')).filter(({ organ }) => organ.code === 'SWJ' || organ.code === 'CGJ');
    const [gap] = gaps;
    const { code } = gap.organ;
    expectStatus(await post(`findings/${gap.findingId}/dismiss`, { reason: '河湖科职责另行核定' }, officer, version(gap)), 200);
    const again = async (given: (n: number) => Partial<ContentItem>, from: string) => {
      await inForceFrom(city, qinghe, code, rows(4, (n) => ({ name: `检查第${n}类`, ...given(n) })), from);
      return (await findings('UNIT_GAP')).filter(({ organ }) => organ.code === code).map(({ evidence }) => evidence.unit);
    };

    expect(await again(() => ({}), '2026-06-01')).toEqual([]);
    // Now the other section holds nothing.
    expect(await again(() => ({ leadUnit: '河湖科', sandingUnitProvisions: ['河湖科：承担。'] }), '2026-07-01')).toEqual(['水资源科']);
    expect((await findings('UNIT_GAP', 'DISMISSED')).map(({ dismissReason }) => dismissReason)).toEqual(['河湖科职责另行核定']);
  });
});

describe('the book of adjustments', () => {
  it('is read by organ, state, trigger and page, and an organ sees its own', async () => {
    const all = await get('adjustments?limit=200');
    const pages: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: Answer['body'] = await get(`adjustments?limit=7${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
      pages.push(...page.items.map(({ caseId }: { caseId: string }) => caseId));
      next = page.next;
    }
    expect(pages).toEqual(all.items.map(({ caseId }: { caseId: string }) => caseId));

    const [own, ofAll] = [await get('adjustments?limit=200', swj), await get('adjustments?limit=200&organ=SWJ', chair).catch((error: unknown) => String(error))];
    expect(new Set(own.items.map(({ organ }: { organ: { code: string } }) => organ.code))).toEqual(new Set(['SWJ']));
    expect(ofAll).toContain('403');
    expect((await get('adjustments?state=DISMISSED')).items.every(({ state }: { state: string }) => state === 'DISMISSED')).toBe(true);
    expect((await get('adjustments?trigger=DISPUTE_RULING')).items).toHaveLength(1);
  });

  it('is written as a spreadsheet', async () => {
    const { status, bytes } = await city.as(officer).download(`${api}/adjustments/export.xlsx?organ=CGJ`);
    expect(status).toBe(200);
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
  });
});
