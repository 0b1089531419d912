import { jest } from '@jest/globals';
import type { Answer, TestCity } from '@yidan/testing';
import { rows } from './a-list.ts';
import { aRegistry, api, expectStatus, inForceFrom, linjiang, officerOf, qinghe, setUpOrgan } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
let keys: string[];
const officer = officerOf(qinghe);
const post = (path: string, body: object = {}, as = officer): Promise<Answer> => city.as(as).post(`${api}/${path}`, body);
const get = (path: string, as = officer): Promise<Answer> => city.as(as).get(`${api}/${path}`);
const paper = (more: object = {}): object => ({
  documentNumber: '青编发〔2026〕12号', title: '关于明确电动自行车违规充电管理职责的通知', issuer: '中共青禾区委机构编制委员会', issuedOn: '2026-02-27', subject: '电动自行车进楼入户和飞线充电',
  duties: [{ itemKey: keys[0], role: 'LEAD', duty: '牵头整治飞线充电' }, { itemKey: keys[1], role: 'ASSIST', duty: '提供巡查线索' }], ...more,
});

beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'SWJ');
  await inForceFrom(city, qinghe, 'SWJ', rows(2), '2026-02-01');
  keys = (expectStatus(await get('items?organ=SWJ'), 200).body.items as { itemKey: string }[]).map(({ itemKey }) => itemKey);
});
afterAll(() => city?.stop());

describe('a document that says whose a matter is (F-167)', () => {
  it('F-167 is published with the items it names, found by its words and by an item, and withdrawn on a ground', async () => {
    const published = expectStatus(await post('clarifications', paper()), 201).body;
    expect(published).toMatchObject({ state: 'PUBLISHED', actions: ['withdraw'], duties: [{ itemKey: keys[0], role: 'LEAD', itemName: expect.stringMatching(/./), organ: `${qinghe}SWJ` }, { role: 'ASSIST' }] });

    const found = async (query: string): Promise<string[]> => (await get(`clarifications?${query}`)).body.items.map(({ documentNumber }: { documentNumber: string }) => documentNumber);
    expect(await found(`keyword=${encodeURIComponent('飞线')}`)).toEqual(['青编发〔2026〕12号']);
    expect(await found(`itemKey=${keys[1]}`)).toEqual(['青编发〔2026〕12号']);
    expect(await found(`keyword=${encodeURIComponent('采砂')}`)).toEqual([]);

    const withdrawn = expectStatus(await post(`clarifications/${published.clarificationId}/withdraw`, { ground: '清单已修改' }), 200).body;
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', ground: '清单已修改', actions: [] });
    expect((await post(`clarifications/${published.clarificationId}/withdraw`, { ground: '再次' })).status).toBe(409);
    expect(await found('state=PUBLISHED')).toEqual([]);
  });

  it('says everything that is wrong with it at once, and nothing of it is kept', async () => {
    const elsewhere = '0199aaaa-0000-7000-8000-000000000001';
    const refused = await post('clarifications', paper({
      documentNumber: '青编发〔2026〕13号', issuedOn: '2026-03-03',
      duties: [{ itemKey: elsewhere, role: 'LEAD', duty: '牵头' }, { itemKey: keys[0], role: 'LEAD', duty: '牵头' }, { itemKey: keys[0], role: 'ASSIST', duty: '协助' }],
    }));
    expect(refused.status).toBe(422);
    expect(refused.body.violations.map(({ path, code }: { path: string; code: string }) => [path, code.split('.').at(-1)])).toEqual([
      ['duties[0].itemKey', 'ITEM_NOT_IN_FORCE'], ['duties[2].itemKey', 'ITEM_TWICE'], ['duties', 'ONE_LEAD'], ['issuedOn', 'NOT_YET_ISSUED'],
    ]);
    expect((await get(`clarifications?keyword=${encodeURIComponent('13号')}`)).body.items).toEqual([]);
  });

  it('is entered once under its number, and read by no other district', async () => {
    const published = expectStatus(await post('clarifications', paper({ documentNumber: '青编发〔2026〕14号' })), 201).body;
    expect((await post('clarifications', paper({ documentNumber: '青编发〔2026〕14号' }))).body.code).toBe('REGISTRY.CLARIFICATION.KNOWN');
    expect((await get(`clarifications/${published.clarificationId}`, officerOf(linjiang))).status).toBe(404);
    expect((await get('clarifications', officerOf(linjiang))).body.items).toEqual([]);
  });
});
