import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { TestCity } from '@yidan/testing';
import { aRegistry, api, expectStatus, loadApproved, officerOf, qinghe, setUpOrgan, yunan } from './a-registry.ts';

jest.setTimeout(60_000);

const data = process.env.YIDAN_REAL_DATA;
if (!data && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real workbooks');
const folder = join(data ?? '', 'rights-lists');
const files = data ? readdirSync(folder).filter((file) => /\.xlsx?$/.test(file)) : ['(YIDAN_REAL_DATA is not set)'];

(data ? describe : describe.skip)('published lists as departments make them', () => {
  let city: TestCity;
  const get = async (path: string) => expectStatus(await city.as(officerOf(qinghe)).get(`${api}/${path}`), 200).body;

  beforeAll(async () => {
    city = await aRegistry();
    for (const [i] of files.entries()) await setUpOrgan(city, qinghe, `P${i + 1}`, []);
  });
  afterAll(() => city?.stop());

  it.each(files.map((file, i) => [file, `P${i + 1}`] as const))('%s is handed in, loaded and filed with the city', async (file, organ) => {
    const { body } = expectStatus(await city.as(officerOf(qinghe)).upload(`${api}/imports?organ=${organ}`, file, readFileSync(join(folder, file))), 201);
    const version = expectStatus(await loadApproved(city, qinghe, body.importId as string, '2026-01-01'), 201).body;
    await city.settled();

    expect(version.itemCount).toBe(body.report.items);
    expect((await get(`items?organ=${organ}&total=true&limit=1`)).total).toBe(body.report.items);
    const powers = Object.values(body.report.powersByType as Record<string, number>).reduce((a, b) => a + b, 0);
    expect((await get('lists?limit=200')).items.find((list: { organ: { code: string } }) => list.organ.code === organ).current).toMatchObject({ items: body.report.items, powers });
    expect((await city.as(officerOf(yunan)).get(`${api}/filed-copies?organ=${organ}`)).body.items).toMatchObject([{ itemCount: body.report.items, contentHash: version.contentHash }]);
  });
});
