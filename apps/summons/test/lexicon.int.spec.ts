import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';

const LEXICON = '/api/summons/v1/lexicon';
const SAND = '河道采砂许可及监督管理';
const SAID = '村口那台铁扒子又在河坝里刨了一晚上';
let city: TestCity;
let chong: District;
let other: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  other = await District.found(city, '510182', '彭');
  await city.settled();
}, 120_000);
afterAll(() => city.stop());

const ask = async (district: District) => (await district.as('op').post('/api/summons/v1/match', { content: SAID })).body;
const entry = { words: ['铁扒子', '河坝…刨'], terms: ['河道采砂'], holders: ['水务'], note: '本地对采砂机的叫法' };
const add = (body: object, who = 'op') => chong.as(who).post(LEXICON, body);

async function answered(district: District, found: boolean) {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await ask(district);
    if ((answer.candidates[0].itemName === SAND) === found) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the matching never ${found ? 'learned' : 'forgot'} the word`);
}

describe('everyday words of a tenant', () => {
  it('are tried out on texts before they are entered, and nothing is stored', async () => {
    const { status, body } = await chong.as('op').post(`${LEXICON}/trial`, { entries: [{ words: entry.words, terms: entry.terms, holders: entry.holders }], texts: [SAID] });

    expect(status).toBe(200);
    expect(body.items[0].before.decision).toBe('UNMATCHED');
    expect(body.items[0].after.candidates[0]).toMatchObject({ itemName: SAND, unit: { code: 'HD' } });
    expect((await chong.as('op').get(LEXICON)).body).toMatchObject({ items: [], total: 0 });
  });

  it('lead to the item they stand for from then on, in this tenant only, until they are removed', async () => {
    const made = (await add(entry)).body;
    expect(made).toMatchObject({ ...entry, rowVersion: 1 });

    const answer = await answered(chong, true);
    expect(answer.candidates[0]).toMatchObject({ itemName: SAND, reasons: expect.arrayContaining([expect.objectContaining({ kind: 'LEXICON' }), expect.objectContaining({ kind: 'USUAL_HOLDER' })]) });
    expect(answer.algorithmVersion).toMatch(/ lexicon\/1$/);
    expect((await ask(other)).decision).toBe('UNMATCHED');
    expect((await ask(other)).candidates[0]?.itemName).not.toBe(SAND);
    expect((await other.as('op').get(`${LEXICON}/${made.id}`)).status).toBe(404);

    expect((await chong.as('op').put(`${LEXICON}/${made.id}`, { ...entry, words: ['铁扒子'] })).status).toBe(428);
    const changed = await chong.as('op').put(`${LEXICON}/${made.id}`, { ...entry, words: ['铁扒子'] }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ words: ['铁扒子'], rowVersion: 2 });
    expect((await chong.as('op').post(`${LEXICON}/${made.id}/remove`, {}, { 'if-match': '"1"' })).status).toBe(412);
    expect((await chong.as('op').post(`${LEXICON}/${made.id}/remove`, {}, { 'if-match': '"2"' })).status).toBe(204);
    await answered(chong, false);
    expect((await chong.as('op').get(`${LEXICON}/${made.id}`)).status).toBe(404);
    const { rows } = await city.sql('summons').query(`select type from journal where agg_id = $1 order by seq`, [made.id]);
    expect(rows.map(({ type }) => type)).toEqual(['dispatch.lexicon-entry.added', 'dispatch.lexicon-entry.changed', 'dispatch.lexicon-entry.removed']);
  });

  it('stand in one entry each, whoever enters them at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((n) => add({ words: ['麻木', `另一个${n}`], terms: ['三轮车'] })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({ code: 'DISPATCH.LEXICON_WORD_TAKEN', detailZh: expect.stringContaining('麻木') });
    expect((await chong.as('op').get(`${LEXICON}?keyword=${encodeURIComponent('另一个')}`)).body.total).toBe(1);
  });

  it('mean one thing: single characters and half pairs are refused with the word named', async () => {
    const { status, body } = await add({ words: ['狗', '狗…', '养狗'], terms: ['养犬'] });

    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'DISPATCH.LEXICON_WORD_TOO_VAGUE', violations: [expect.objectContaining({ path: 'words' }), expect.objectContaining({ path: 'words' })] });
    expect((await add({ words: [], terms: [] })).status).toBe(400);
  });

  it('are entered by dispatch operators and administrators, read by everybody, beside the common lexicon', async () => {
    expect((await add({ words: ['试一试'], terms: ['测试'] }, 'swj.zf.head')).status).toBe(403);
    expect((await chong.as('swj.zf.head').get(LEXICON)).status).toBe(200);
    const common = (await chong.as('swj.zf.head').get(`${LEXICON}/common`)).body;
    expect(common.total).toBe(common.items.length);
    expect(common.total).toBeGreaterThan(50);
  });
});
