import { jest } from '@jest/globals';
import { readWorkbook } from '@yidan/documents';
import type { TestCity } from '@yidan/testing';
import { aRow } from './a-list.ts';
import { aRegistry, api, drafterOf, expectStatus, inForceFrom, officerOf, qinghe, register, setUpOrgan } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
const officer = officerOf(qinghe);
const get = (path: string, as = officer) => city.as(as).get(`${api}/${path}`);

/** Closed orders of an item, as they reach the registry from dispatch. */
async function closed(itemKey: string, unitId: string, organId: string, times: number, at: string): Promise<void> {
  await city.sql('list-registry').query(
    `insert into item_performance (id, tenant_id, order_id, item_key, organ_id, unit_id, on_time, resolved, closed_at)
     select gen_random_uuid(), $1, gen_random_uuid(), $2, $3, $4, true, true, $5 from generate_series(1, $6)`,
    [qinghe, itemKey, organId, unitId, at, times],
  );
}

beforeAll(async () => {
  city = await aRegistry();
  const organId = await setUpOrgan(city, qinghe, 'SWJ', ['水资源科', '河湖科']);
  await setUpOrgan(city, qinghe, 'GAJ');
  for (const organ of ['SWJ', 'GAJ']) await register(city, qinghe, drafterOf(qinghe, organ), organ, ['ORGAN_DRAFTER']);
  await city.sql('list-registry').query(`update internal_unit set approved_staff = 4, actual_staff = case name when '河湖科' then 4 else 2 end where organ_id = $1`, [organId]);
  await inForceFrom(city, qinghe, 'SWJ', [aRow({ seqNo: 1, assistUnits: ['河湖科'] }), aRow({ seqNo: 2 }), aRow({ seqNo: 3, leadUnit: '河湖科' })], '2026-01-01');
  const { items } = (await get('items?organ=SWJ')).body as { items: { itemKey: string; assignments: { unitId: string }[] }[] };
  const [a, b, c] = items;
  await closed(a!.itemKey, a!.assignments[0]!.unitId, organId, 30, '2026-02-10T10:00:00+08:00');
  await closed(b!.itemKey, b!.assignments[0]!.unitId, organId, 10, '2025-03-03T00:30:00+08:00');
  await closed(b!.itemKey, b!.assignments[0]!.unitId, organId, 99, '2025-03-02T23:30:00+08:00');
  await closed(c!.itemKey, c!.assignments[0]!.unitId, organId, 11, '2026-03-02T08:00:00+08:00');
});
afterAll(() => city?.stop());

describe('the evidence for posts', () => {
  it('R-REG-23 shows of each unit its items, the weighted orders of a year and its people', async () => {
    const evidence = expectStatus(await get('organs/SWJ/staffing-evidence', drafterOf(qinghe, 'SWJ')), 200).body;

    expect(evidence).toMatchObject({ from: '2025-03-03', to: '2026-03-02', assistWeight: 0.3, version: { label: 'SWJ-V1.0' }, organ: { code: 'SWJ' } });
    expect(evidence.units).toMatchObject([
      { name: '水资源科', itemsLed: 2, itemsAssisted: 0, ordersClosed: 40, ordersAssisted: 0, workload: 40, workloadShare: 0.6667, approvedStaff: 4, actualStaff: 2, staffShare: 0.3333, workloadPerPerson: 20 },
      { name: '河湖科', itemsLed: 1, itemsAssisted: 1, ordersClosed: 11, ordersAssisted: 30, workload: 20, workloadShare: 0.3333, approvedStaff: 4, actualStaff: 4, staffShare: 0.6667, workloadPerPerson: 5 },
    ]);
    expect(evidence.total).toMatchObject({ itemsLed: 3, ordersClosed: 51, workload: 60, actualStaff: 6, workloadPerPerson: 10 });
  });

  it('comes as a table whose numbers are the same', async () => {
    const { bytes } = await city.as(officer).download(`${api}/organs/SWJ/staffing-evidence.xlsx`);
    const [sheet] = (await readWorkbook(bytes)).sheets;

    expect(sheet?.rows[0]?.[0]).toBe('990102SWJ机构编制使用依据（2025-03-03至2026-03-02）');
    expect(sheet?.rows.slice(2, 5).map((row) => row.slice(1, 12))).toEqual([
      ['水资源科', '2', '0', '40', '0', '40', '66.7%', '4', '2', '33.3%', '20'],
      ['河湖科', '1', '1', '11', '30', '20', '33.3%', '4', '4', '66.7%', '5'],
      ['合计', '3', '1', '51', '30', '60', '', '8', '6', '', '10'],
    ]);
  });

  it('of an organ is for its own drafters and for the offices that decide on posts', async () => {
    expect((await get('organs/SWJ/staffing-evidence', drafterOf(qinghe, 'GAJ'))).status).toBe(404);
    expect((await get('organs/NONE/staffing-evidence')).status).toBe(404);
    await setUpOrgan(city, qinghe, 'SFJ', [], { kind: 'JUSTICE_BUREAU' });
    await register(city, qinghe, 'qh.justice', 'SFJ', ['JUSTICE_REVIEWER']);
    expect((await get('organs/SWJ/staffing-evidence', 'qh.justice')).status).toBe(403);
  });
});
