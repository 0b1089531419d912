import { jest } from '@jest/globals';
import type { Answer, TestCity } from '@yidan/testing';
import { aRegistry, api, expectStatus, officerOf, qinghe, linjiang, register, setUpOrgan, yunan } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
const [cityJustice, justice, neighbour] = ['ya.justice', 'qh.justice', 'lj.justice'];
const law = (given: object = {}): object => ({ title: '易制毒化学品管理条例', kind: 'ADMIN_REGULATION', number: '国务院令第445号', issuer: '国务院', promulgatedOn: '2005-08-26', effectiveOn: '2005-11-01', ...given });
const post = (path: string, body: object, as: string): Promise<Answer> => city.as(as).post(`${api}/legal-instruments${path}`, body);
const get = async (path: string, as: string): Promise<Answer['body']> => expectStatus(await city.as(as).get(`${api}/legal-instruments${path}`), 200).body;
const enter = async (body: object, as = justice): Promise<string> => expectStatus(await post('', body, as), 201).body.instrumentId as string;
const titles = (answer: Answer['body']): string[] => answer.items.map(({ title }: { title: string }) => title);

beforeAll(async () => {
  city = await aRegistry();
  for (const [tenant, who] of [[yunan, cityJustice], [qinghe, justice], [linjiang, neighbour]] as const) {
    await setUpOrgan(city, tenant, 'SFJ', ['法制科'], { kind: 'JUSTICE_BUREAU' });
    await register(city, tenant, who, 'SFJ', ['JUSTICE_REVIEWER']);
  }
});
afterAll(() => city?.stop());

describe('a legal instrument', () => {
  it('is entered, corrected, amended and repealed by the justice bureau, and ends there', async () => {
    const id = await enter(law({ provisions: [{ article: '第三十八条', text: '违反本条例规定，……' }] }));
    const entered = await get(`/${id}`, justice);
    expect(entered).toMatchObject({ state: 'VALID', status: 'EFFECTIVE', ofCity: false, regionCode: qinghe, provisions: [{ article: '第三十八条' }], actions: ['change', 'amend', 'repeal'], rowVersion: 1 });

    const change = (ifMatch: string) => city.as(justice).put(`${api}/legal-instruments/${id}`, law({ issuer: '中华人民共和国国务院' }), { 'if-match': ifMatch });
    expectStatus(await change('"1"'), 200);
    expectStatus(await change('"1"'), 412);
    expect(expectStatus(await post(`/${id}/amend`, { amendedOn: '2018-09-18' }, justice), 200).body).toMatchObject({ issuer: '中华人民共和国国务院', state: 'AMENDED', status: 'AMENDED', amendedOn: '2018-09-18' });
    const successor = await enter(law({ title: '易制毒化学品法', kind: 'LAW', promulgatedOn: '2026-02-01', effectiveOn: '2026-09-01' }));
    expect(expectStatus(await post(`/${id}/repeal`, { repealedOn: '2026-09-01', replacedById: successor }, justice), 200).body).toMatchObject({ state: 'REPEALED', status: 'AMENDED', repealedOn: '2026-09-01', replacedBy: { id: successor, title: '易制毒化学品法' }, actions: [] });
    expect((await post(`/${id}/amend`, { amendedOn: '2026-10-01' }, justice)).status).toBe(409);
  });

  it('counts from its days on: what a list of a day is checked against', async () => {
    await enter(law({ title: '节水条例', promulgatedOn: '2026-02-01', effectiveOn: '2026-05-01' }));

    expect(titles(await get('?keyword=节水&status=NOT_YET_EFFECTIVE', justice))).toEqual(['节水条例']);
    expect(titles(await get('?keyword=节水&status=EFFECTIVE', justice))).toEqual([]);
    expect(titles(await get('?keyword=节水&status=EFFECTIVE&on=2026-05-01', justice))).toEqual(['节水条例']);
  });

  it('is entered once, and its days do not contradict each other', async () => {
    await enter(law({ title: '中华人民共和国水法', kind: 'LAW' }));

    expect(await post('', law({ title: '水法', kind: 'LAW' }), justice)).toMatchObject({ status: 409, body: { code: 'REGISTRY.INSTRUMENT.ALREADY_REGISTERED' } });
    expect(await post('', law({ title: '防洪法', effectiveOn: '2005-01-01' }), justice)).toMatchObject({ status: 422, body: { violations: [{ path: 'effectiveOn', code: 'REGISTRY.INSTRUMENT.DATES_WRONG' }] } });
    const id = await enter(law({ title: '水土保持法', kind: 'LAW' }));
    expect(await post(`/${id}/repeal`, { repealedOn: '2001-01-01' }, justice)).toMatchObject({ status: 422, body: { violations: [{ path: 'repealedOn' }] } });
  });

  it('is entered and changed by nobody else', async () => {
    const id = await enter(law({ title: '湿地保护法', kind: 'LAW' }));

    expect((await post('', law({ title: '森林法' }), officerOf(qinghe))).status).toBe(403);
    expect((await post(`/${id}/repeal`, { repealedOn: '2026-01-01' }, officerOf(qinghe))).status).toBe(403);
    expect((await get(`/${id}`, officerOf(qinghe))).actions).toEqual([]);
  });

  it('of the city is read by its districts and changed by the city alone; a district’s own is nobody else’s', async () => {
    const [ofCity, own] = [await enter(law({ title: '云安市河道管理条例', kind: 'LOCAL_REGULATION' }), cityJustice), await enter(law({ title: '青禾区节水规定', kind: 'NORMATIVE_DOC' }))];

    expect(titles(await get('?keyword=云安市', justice))).toEqual(['云安市河道管理条例']);
    expect(await get(`/${ofCity}`, neighbour)).toMatchObject({ ofCity: true, actions: [] });
    expect((await post(`/${ofCity}/repeal`, { repealedOn: '2026-01-01' }, justice)).status).toBe(404);
    for (const stranger of [neighbour, cityJustice]) expect((await city.as(stranger).get(`${api}/legal-instruments/${own}`)).status).toBe(404);
  });

  it('is entered with many others at once, all of them or none', async () => {
    const many = Array.from({ length: 120 }, (_, i) => law({ title: `第${i + 1}号条例` }));
    const wrong = await post('/import', [...many, law({ title: '第3号条例' }), law({ title: '水法', kind: 'LAW' }), law({ title: '错期条例', effectiveOn: '2001-01-01' })], justice);

    expect(wrong.status).toBe(422);
    expect(wrong.body.violations.map(({ path, code }: { path: string; code: string }) => `${path} ${code.split('.').pop()}`)).toEqual(['/120/title TWICE', '/121/title ALREADY_REGISTERED', '/122/effectiveOn DATES_WRONG']);
    expect(titles(await get('?keyword=号条例', justice))).toEqual([]);
    expect(expectStatus(await post('/import', many, justice), 201).body.registered).toBe(120);

    const read: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: Answer['body'] = await get(`?keyword=号条例&limit=50${next && `&cursor=${next}`}`, justice);
      read.push(...titles(page));
      next = page.next as string | null;
    }
    expect([read.length, new Set(read).size]).toEqual([120, 120]);
  });
});
