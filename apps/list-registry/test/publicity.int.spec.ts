import { jest } from '@jest/globals';
import type { Answer, TestCity } from '@yidan/testing';
import { anOrgan, Chain, chair, deputy, director, justice, officer, someRows, theOffices, timersActed } from './a-chain.ts';
import { api, aRegistry, drafterOf, expectStatus, inForceFrom, linjiang, officerOf, qinghe, yunan } from './a-registry.ts';
import { aCase } from './a-case.ts';

jest.setTimeout(60_000);

let city: TestCity;
beforeAll(async () => {
  city = await aRegistry();
  await theOffices(city);
});
beforeEach(() => city.at('2026-03-02T09:00:00+08:00'));
afterAll(() => city?.stop());

const anybody = (path: string): Promise<Answer> => city.anonymous().get(`${api}/public/${qinghe}/${path}`);
const object = (id: string, body: object): Promise<Answer> => city.anonymous().post(`${api}/public/${qinghe}/publicities/${id}/objections`, body);
const answer = (objectionId: string, as: string, body: object): Promise<Answer> => city.as(as).post(`${api}/objections/${objectionId}/answer`, body);
const objectionsOn = async (chain: Chain): Promise<{ objectionId: string; state: string; result: string | null }[]> => (await city.as(officer).get(`${api}/versions/${chain.id}/publicity`)).body.objections;

async function inPublicity(organ: string, rows = 6): Promise<Chain> {
  await anOrgan(city, organ);
  const chain = await (await Chain.underReview(city, organ, someRows(rows))).approved();
  expectStatus(await chain.post('publicise', officer, { channel: '区政府门户网站政务公开专栏' }), 200);
  return chain;
}

describe('F-014 a publicity', () => {
  it('runs five working days, shows what is public to everybody and says how many items are not shown', async () => {
    const chain = await inPublicity('P1');

    const shown = (await anybody('publicities')).body.items;
    expect(shown).toEqual([
      expect.objectContaining({ versionId: chain.id, organ: { code: 'P1', name: `${qinghe}P1` }, from: '2026-03-02', to: '2026-03-09', shown: 4, hidden: 2, note: '另有内部事项 2 项按规定不予公开', noteEn: '2 internal items are not shown' }),
    ]);
    const { items } = (await anybody(`publicities/${chain.id}/items`)).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual([1, 2, 4, 5].map((n) => `办理第${n}类取水许可`));
    // The day itself still counts.
    city.at('2026-03-09T23:59:00+08:00');
    await timersActed(city);
    expect((await chain.state()).state).toBe('PUBLICITY');
    city.at('2026-03-10T00:00:01+08:00');
    await timersActed(city);
    expect((await chain.state()).state).toBe('PUBLICITY_CLOSED');
    expect((await anybody(`publicities/${chain.id}/items`)).status).toBe(404);
  });

  it('takes objections of organs under their name and of the public under none, and stays open until every one is answered', async () => {
    const chain = await inPublicity('P2');
    await anOrgan(city, 'P3');
    const organs = await chain.post('objections', drafterOf(qinghe, 'P3'), { text: '第2项应由我局承担' });
    expect(expectStatus(organs, 201).body).toMatchObject({ filedBy: 'ORGAN', organ: { code: 'P3' }, state: 'FILED' });
    const anyones = expectStatus(await object(chain.id, { text: '建议写明办理地点' }), 201).body;
    expect(anyones).toEqual({ receipt: expect.stringMatching(/^(\w{5}-){3}\w{5}$/), state: 'FILED', filedAt: expect.any(String), result: null, answer: null });
    // An organ that only objects sees its own objection, and nobody sees another's receipt.
    expect((await city.as(drafterOf(qinghe, 'P3')).get(`${api}/versions/${chain.id}/publicity`)).body.objections).toHaveLength(1);
    const all = await objectionsOn(chain);
    expect(all).toMatchObject([{ receipt: '' }, { receipt: '' }]);

    city.at('2026-03-10T09:00:00+08:00');
    await timersActed(city);
    expect((await chain.state()).state).toBe('PUBLICITY');
    expect(await object(chain.id, { text: '再提一条' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.PUBLICITY.NOT_OPEN' } });
    expectStatus(await answer(all[0]!.objectionId, officer, { result: 'REJECTED', text: '依三定规定由该局承担' }), 200);
    expect((await chain.state()).state).toBe('PUBLICITY');
    expectStatus(await answer(all[1]!.objectionId, officer, { result: 'PARTLY', text: '将在办事指南中写明' }), 200);

    expect((await chain.state()).state).toBe('PUBLICITY_CLOSED');
    expect((await anybody(`objections/${anyones.receipt}`)).body).toMatchObject({ state: 'CLOSED', result: 'PARTLY', answer: '将在办事指南中写明' });
    expect((await anybody('objections/22222-22222-22222-22222')).status).toBe(404);
    const due = await chain.sql(`select count(*)::int as n from deadline where owner_id = any($1) and status = 'RUNNING'`, [all.map(({ objectionId }) => objectionId)]);
    expect(due).toEqual([{ n: 0 }]);
  });

  it('ends with an objection that is upheld; a new draft begins from the version, which is never in force', async () => {
    const chain = await inPublicity('P4');
    const receipt = expectStatus(await object(chain.id, { text: '第1项无依据' }), 201).body.receipt as string;
    expectStatus(await object(chain.id, { text: '第2项重复' }), 201);
    const [first, second] = await objectionsOn(chain);
    expect((await chain.post('uphold-objection', officer, { objectionId: first!.objectionId, text: '属实' })).status).toBe(403);
    expect((await answer(first!.objectionId, officer, { result: 'UPHELD', text: '属实' })).status).toBe(400);

    expect(expectStatus(await chain.post('uphold-objection', director, { objectionId: first!.objectionId, text: '属实，退回重拟' }), 200).body).toMatchObject({ result: 'UPHELD', state: 'CLOSED' });

    expect((await chain.state()).state).toBe('RETURNED_AFTER_PUBLICITY');
    expect((await anybody(`objections/${receipt}`)).body).toMatchObject({ state: 'CLOSED', result: 'UPHELD' });
    expect((await objectionsOn(chain)).find(({ objectionId }) => objectionId === second!.objectionId)).toMatchObject({ state: 'CLOSED', result: null });
    const { items } = (await city.as(officer).get(`${api}/versions?organ=P4`)).body;
    expect(items).toMatchObject([{ state: 'DRAFT', itemCount: 6 }, { state: 'RETURNED_AFTER_PUBLICITY' }]);
    expect((await chain.post('file', officer)).status).toBe(409);
  });

  it('that ends a revision opens an adjustment case which the new draft answers', async () => {
    await anOrgan(city, 'P5');
    await inForceFrom(city, qinghe, 'P5', someRows(3), '2026-01-01');
    const chain = await (await Chain.underReview(city, 'P5', someRows(4), { kind: 'FULL_REVISION' })).approved();
    expectStatus(await chain.post('publicise', officer, { channel: '门户网站' }), 200);
    expectStatus(await object(chain.id, { text: '第4项与镇街职责重复' }), 201);
    const [objection] = await objectionsOn(chain);

    expectStatus(await chain.post('uphold-objection', director, { objectionId: objection!.objectionId, text: '属实' }), 200);
    await city.settled();

    const [draft] = (await city.as(officer).get(`${api}/versions?organ=P5`)).body.items;
    expect(draft).toMatchObject({ state: 'DRAFT', itemCount: 4, adjustmentCaseIds: [expect.any(String)] });
    const cases = await chain.sql('select trigger, organ_code from adjustment_case where id = $1', [draft.adjustmentCaseIds[0]]);
    expect(cases).toEqual([{ trigger: 'OBJECTION_UPHELD', organ_code: 'P5' }]);
  });
});

describe('F-015 a version that was filed', () => {
  const copyOf = async (id: string): Promise<Record<string, unknown>> => {
    await city.settled();
    return (await city.as(officerOf(yunan)).get(`${api}/filed-copies`)).body.items.find(({ versionId }: { versionId: string }) => versionId === id);
  };

  it('is known to the city by its receipt and hash at once, and with all its items from its day in force on', async () => {
    const chain = await inPublicity('F1');
    city.at('2026-03-10T09:00:00+08:00');
    await timersActed(city);
    expect((await chain.post('file', justice)).status).toBe(403);

    const filed = expectStatus(await chain.post('file', officer, {}), 200).body;

    expect(filed).toMatchObject({ state: 'FILED', receiptNumber: '编备〔2026〕1号' });
    expect(await copyOf(chain.id)).toMatchObject({ region: qinghe, label: 'F1-V1.0', state: 'FILED', receiptNumber: '编备〔2026〕1号', contentHash: filed.contentHash, itemCount: null, effectiveFrom: null });
    // Without a planned day it is the day after the filing.
    city.at('2026-03-11T00:00:05+08:00');
    await timersActed(city);
    expect(await chain.state()).toMatchObject({ state: 'EFFECTIVE', effectiveFrom: '2026-03-11', contentHash: filed.contentHash });
    expect(await copyOf(chain.id)).toMatchObject({ state: 'EFFECTIVE', effectiveFrom: '2026-03-11', itemCount: 6, contentHash: filed.contentHash, receiptNumber: '编备〔2026〕1号' });
    // What the city holds is the same by its own reckoning: the copy is refused where it is not.
    expect(await chain.sql(`select count(*)::int as n from unified_line where version_id = $1`, [chain.id])).toEqual([{ n: 6 }]);
    expect(await chain.sql(`select count(*)::int as n from parked_event`, [])).toEqual([{ n: 0 }]);
  });

  it('keeps a receipt for itself', async () => {
    const [one, other] = [await inPublicity('F2'), await inPublicity('F3')];
    city.at('2026-03-10T09:00:00+08:00');
    await timersActed(city);
    expectStatus(await one.post('file', officer, { receiptNumber: '云编备〔2026〕77号' }), 200);

    expect(await other.post('file', officer, { receiptNumber: '云编备〔2026〕77号' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.FILING.RECEIPT_TAKEN' } });
  });
});

describe('F-016 through the chain', () => {
  it('three versions follow one another: on each day the right one holds, and what came before ends in the same moment', async () => {
    await anOrgan(city, 'S1');
    const days: string[] = [];
    for (const [n, month] of [[1, '03'], [2, '04'], [3, '05']] as const) {
      city.at(`2026-${month}-07T09:00:00+08:00`);
      const rows = someRows(3, (seqNo) => (seqNo === 1 ? { remarks: `第${n}版` } : {}));
      const chain = await (await Chain.underReview(city, 'S1', rows, { kind: n === 1 ? 'INITIAL' : 'FULL_REVISION' })).approved(`2026-${month}-25`);
      expectStatus(await chain.post('publicise', officer, { channel: '门户网站' }), 200);
      city.at(`2026-${month}-20T09:00:00+08:00`);
      await timersActed(city);
      expectStatus(await chain.post('file', officer), 200);
      expect((await chain.state()).state).toBe('FILED');
      city.at(`2026-${month}-24T23:58:00+08:00`);
      await timersActed(city);
      expect((await chain.state()).state).toBe('FILED');
      city.at(`2026-${month}-25T00:00:02+08:00`);
      await timersActed(city);
      expect(await chain.state()).toMatchObject({ state: 'EFFECTIVE', effectiveFrom: `2026-${month}-25`, effectiveTo: null, label: `S1-V${n}.0` });
      days.push(`2026-${month}-25`);
    }

    const held = async (day: string) => (await city.as(officer).get(`${api}/items?organ=S1&asOf=${day}`)).body.items.map(({ version }: { version: { label: string } }) => version.label)[0] ?? null;
    expect([await held('2026-03-24'), await held('2026-03-25'), await held('2026-04-24'), await held('2026-04-25'), await held('2026-05-24'), await held('2026-05-25')]).toEqual([null, 'S1-V1.0', 'S1-V1.0', 'S1-V2.0', 'S1-V2.0', 'S1-V3.0']);
    const { items } = (await city.as(officer).get(`${api}/lists/S1/versions`)).body;
    expect(items.map(({ effectiveFrom, effectiveTo }: { effectiveFrom: string; effectiveTo: string | null }) => [effectiveFrom, effectiveTo])).toEqual([[days[2], null], [days[1], days[2]], [days[0], days[1]]]);
    const { modified, added, cancelled } = (await city.as(officer).get(`${api}/versions/${items[0].versionId}/diff?against=${items[1].versionId}`)).body;
    expect([added, cancelled]).toEqual([[], []]);
    expect(modified).toMatchObject([{ changes: [{ element: 'remarks', before: '第2版', after: '第3版' }] }]);
  });

  it('a version of the expedited lane is in force on the day of its approval; publicity and filing follow it', async () => {
    await anOrgan(city, 'S2');
    await inForceFrom(city, qinghe, 'S2', someRows(3), '2026-01-01');
    const chain = await (await Chain.underReview(city, 'S2', someRows(4), { kind: 'ADJUSTMENT', urgency: 'EXPEDITED', adjustmentCaseIds: [await aCase(city, 'S2')] })).approved();

    expect(await chain.state()).toMatchObject({ state: 'EFFECTIVE', effectiveFrom: '2026-03-02', filedAt: null, actions: expect.arrayContaining(['publicise']) });
    expect((await city.as(officer).get(`${api}/items?organ=S2`)).body.items).toHaveLength(4);
    expect(await chain.post('file', officer)).toMatchObject({ status: 409, body: { code: 'REGISTRY.PUBLICITY.NOT_OVER' } });
    expectStatus(await chain.post('publicise', officer, { channel: '门户网站' }), 200);
    expect(await chain.post('publicise', officer, { channel: '门户网站' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.PUBLICITY.EXISTS' } });
    expect((await anybody('publicities')).body.items.find(({ versionId }: { versionId: string }) => versionId === chain.id)).toMatchObject({ from: '2026-03-02', to: '2026-03-03' });
    city.at('2026-03-04T09:00:00+08:00');
    await timersActed(city);
    const filed = expectStatus(await chain.post('file', officer), 200).body;
    expect(filed).toMatchObject({ state: 'EFFECTIVE', receiptNumber: expect.stringMatching(/^编备〔2026〕\d+号$/), effectiveFrom: '2026-03-02' });
    await city.settled();
    expect((await city.as(officerOf(yunan)).get(`${api}/filed-copies?organ=S2`)).body.items[0]).toMatchObject({ state: 'EFFECTIVE', receiptNumber: filed.receiptNumber, contentHash: filed.contentHash, itemCount: 4 });
  });

  it('a list that was loaded from paper on the very day holds until the day is over', async () => {
    await anOrgan(city, 'S3');
    const chain = await (await Chain.underReview(city, 'S3', someRows(2))).approved();
    expectStatus(await chain.post('publicise', officer, { channel: '门户网站' }), 200);
    city.at('2026-03-10T09:00:00+08:00');
    await timersActed(city);
    expectStatus(await chain.post('file', officer), 200);
    // The paper comes first: meanwhile the clock of the version is held.
    const holder = await city.sql('list-registry').connect();
    await holder.query('begin');
    expect((await holder.query(`select from deadline where owner_id = $1 and status = 'RUNNING' for update`, [chain.id])).rowCount).toBeGreaterThan(0);
    city.at('2026-03-11T00:00:00+08:00');
    await inForceFrom(city, qinghe, 'S3', someRows(1), '2026-03-11');
    await holder.query('commit');
    holder.release();

    await timersActed(city);
    expect((await chain.state()).state).toBe('FILED');
    city.at('2026-03-12T00:00:01+08:00');
    await timersActed(city);

    const { items } = (await city.as(officer).get(`${api}/lists/S3/versions`)).body;
    expect(items.map(({ effectiveFrom, effectiveTo }: { effectiveFrom: string; effectiveTo: string | null }) => [effectiveFrom, effectiveTo])).toEqual([['2026-03-12', null], ['2026-03-11', '2026-03-12']]);
  });

  it('content that is not what was approved is not put in force', async () => {
    await anOrgan(city, 'S4');
    const chain = await (await Chain.underReview(city, 'S4', someRows(2))).approved();
    expectStatus(await chain.post('publicise', officer, { channel: '门户网站' }), 200);
    city.at('2026-03-10T09:00:00+08:00');
    await timersActed(city);
    expectStatus(await chain.post('file', officer), 200);
    await chain.sql(`update duty_item set name = '改过的事项' where version_id = $1 and ordinal = 1`, [chain.id]);
    city.at('2026-03-11T09:00:00+08:00');

    await timersActed(city);

    expect((await chain.state()).state).toBe('FILED');
    expect(await chain.sql(`select kind from deadline where owner_id = $1 and parked_at is not null`, [chain.id])).toEqual([{ kind: 'activate' }]);
  });
});

describe('F-187 anybody', () => {
  beforeAll(async () => {
    city.at('2026-03-02T09:00:00+08:00');
    await anOrgan(city, 'U1');
    const named = ['电梯安全监管', '电梯安全内部考核', '市容巡查', '涉密档案管理'];
    await inForceFrom(city, qinghe, 'U1', someRows(4, (n) => ({ name: named[n - 1]!, disclosure: n === 2 ? 'INTERNAL' : 'PUBLIC', keywords: ['电梯'] })), '2026-01-01');
    const restricted = (await city.as(officer).get(`${api}/items?organ=U1&keyword=涉密`)).body.items[0].itemKey as string;
    expectStatus(await city.as(officer).put(`${api}/items/${restricted}/disclosure`, { disclosure: 'RESTRICTED', reason: '工作秘密' }), 200);
  });

  it('learns which organ and unit is responsible, and on what basis', async () => {
    const { body } = await anybody(`who-is-responsible?keyword=${encodeURIComponent('电梯安全')}`);

    expect(body).toEqual({ asOf: '2026-03-02', responsible: [expect.objectContaining({ name: '电梯安全监管', organ: { code: 'U1', name: `${qinghe}U1` }, leadUnit: '水资源科', basis: ['《中华人民共和国水法》第八条'] })] });
    const { code } = body.responsible[0];
    expect((await anybody(`who-is-responsible?code=${code}`)).body.responsible).toHaveLength(1);
  });

  it('never sees an internal or restricted item: not in a search, not by its code, not in a list, not in a count', async () => {
    const codes = (await city.as(officer).get(`${api}/items?organ=U1`)).body.items.map(({ code }: { code: string }) => code) as string[];
    expect(codes).toHaveLength(4);

    const seen = (await anybody('items?organ=U1')).body.items.map(({ name }: { name: string }) => name);
    expect(seen).toEqual(['电梯安全监管', '市容巡查']);
    for (const word of ['内部考核', '涉密']) {
      expect((await anybody(`items?keyword=${encodeURIComponent(word)}`)).body.items).toEqual([]);
      expect((await anybody(`who-is-responsible?keyword=${encodeURIComponent(word)}`)).body.responsible).toEqual([]);
    }
    for (const code of [codes[1], codes[3]]) expect((await anybody(`who-is-responsible?code=${code}`)).body.responsible).toEqual([]);
    expect((await anybody('lists')).body.items.find(({ organ }: { organ: { code: string } }) => organ.code === 'U1')).toMatchObject({ shown: 2, hidden: 2, note: '另有内部事项 2 项按规定不予公开' });
    const words = JSON.stringify([(await anybody('items?organ=U1')).body, (await anybody('lists')).body, (await anybody(`who-is-responsible?keyword=${encodeURIComponent('电梯')}`)).body]);
    for (const word of ['内部考核', '涉密', '工作秘密', 'approvedStaff', 'personId']) expect(words).not.toContain(word);
  });

  it('asks page by page, with at least two characters, and of a region that is a tenant', async () => {
    const first = (await anybody('items?organ=U1&limit=1')).body;
    const second = (await anybody(`items?organ=U1&limit=1&cursor=${encodeURIComponent(first.next)}`)).body;
    expect([first.items[0].name, second.items[0].name, second.next]).toEqual(['电梯安全监管', '市容巡查', null]);
    expect((await anybody(`items?keyword=${encodeURIComponent('梯')}`)).status).toBe(400);
    expect((await anybody('who-is-responsible')).status).toBe(400);
    expect((await city.anonymous().get(`${api}/public/990199/lists`)).status).toBe(404);
    expect((await city.anonymous().get(`${api}/public/${linjiang}/lists`)).body.items).toEqual([]);
    const [{ version_id: versionId }] = (await city.sql('list-registry').query(`select version_id from publicity where tenant_id = $1 limit 1`, [qinghe])).rows as [{ version_id: string }];
    expect((await city.anonymous().get(`${api}/public/${linjiang}/publicities/${versionId}/items`)).status).toBe(404);
    expect((await city.anonymous().post(`${api}/public/${linjiang}/publicities/${versionId}/objections`, { text: '异议' })).status).toBe(404);
  });

  it('sees nothing of a version that is on its way, and objects to nothing of it', async () => {
    const chain = await (async () => {
      await anOrgan(city, 'U2');
      return (await Chain.underReview(city, 'U2', someRows(2))).approved();
    })();

    expect((await anybody('items?organ=U2')).body.items).toEqual([]);
    expect((await anybody(`publicities/${chain.id}/items`)).status).toBe(404);
    expect((await object(chain.id, { text: '异议' })).status).toBe(404);
    expect([(await chain.post('publicise', deputy, { channel: '网站' })).status, (await chain.post('publicise', chair, { channel: '网站' })).status]).toEqual([403, 403]);
  });
});
