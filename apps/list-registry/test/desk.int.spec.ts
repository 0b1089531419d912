import { jest } from '@jest/globals';
import type { TestCity } from '@yidan/testing';
import { anOrgan, Chain, director, justice, officer, reviewer, someRows, theOffices } from './a-chain.ts';
import { api, aRegistry, drafterOf, expectStatus, inForceFrom, qinghe } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
beforeAll(async () => {
  city = await aRegistry();
  await theOffices(city);
});
afterAll(() => city?.stop());

/** What lies open of an object by the last word about each task, and for whom. */
async function open(objectId: string): Promise<string[]> {
  const { rows } = await city.sql('list-registry').query<{ task: string }>(
    `select t.command || ' ' || (select string_agg(h.hat->>'role', '+' order by h.n) from json_array_elements(last.payload->'hats') with ordinality as h(hat, n)) as task
       from desk_task_open t cross join lateral (select payload from journal j where j.agg_type = 'desk-task' and j.agg_id = t.task_id order by agg_version desc limit 1) last
      where t.owner_id = $1 order by 1`,
    [objectId],
  );
  return rows.map(({ task }) => task);
}

it('a version lies on the desk of whoever comes next, from its draft to its approval, its opinions on those who prepare them', async () => {
  await anOrgan(city, 'D1');
  const { versionId } = expectStatus(await city.as(drafterOf(qinghe, 'D1')).post(`${api}/lists/D1/versions`, { kind: 'INITIAL' }), 201).body;
  const chain = new Chain(city, 'D1', versionId as string);
  expect(await open(chain.id)).toEqual(['submit ORGAN_APPROVER']);
  const [{ due }] = (await chain.sql(`select payload->>'dueAt' as due from journal where agg_type = 'desk-task'`, [])) as [{ due: string }];
  const [{ clock }] = (await chain.sql(`select due_at as clock from deadline where owner_id = $1 and kind = 'submit'`, [chain.id])) as [{ clock: Date }];
  expect(due).toBe(clock.toISOString());

  await chain.fill(someRows(3));
  await chain.enterRound(1);
  expectStatus(await chain.post('reviews', officer, { conclusion: 'PASS', findings: [] }), 201);
  expect((await open(chain.id)).filter((task) => task.startsWith('prepare'))).toEqual(['prepare JUSTICE_REVIEWER']);
  expectStatus(await chain.post('reviews', reviewer, { conclusion: 'PASS', findings: [] }), 201);
  expect((await open(chain.id)).filter((task) => task.startsWith('prepare'))).toEqual([]);
  expectStatus(await chain.post('pass', director), 200);
  expect(await open(chain.id)).toEqual(['pass JUSTICE_DIRECTOR']);
  expectStatus(await chain.post('pass', justice), 200);
  expect(await open(chain.id)).toEqual(['schedule COMMISSION_SECRETARY']);
  await chain.scheduled();
  expect(await open(chain.id)).toEqual(['approve COMMISSION_CHAIR']);
});

it('an adjustment case lies on the organ’s desk when it was given to it, and on 编办’s when the organ’s time is over', async () => {
  await anOrgan(city, 'D2');
  await inForceFrom(city, qinghe, 'D2', someRows(3), '2026-01-01');
  const { items } = expectStatus(await city.as(officer).post(`${api}/adjustments`, { trigger: 'REFORM', cause: { type: 'NOTICE', id: 'N-1', title: '机构改革方案' }, organs: [{ organCode: 'D2', items: [] }] }), 201).body;
  const { caseId } = items[0];
  expect(await open(caseId as string)).toEqual(['draft ORGAN_DRAFTER']);

  await city.sql('list-registry').query(`update deadline set due_at = '2026-01-05T00:00:00Z' where owner_id = $1 and status = 'RUNNING'`, [caseId]);
  await city.service('list-registry').sweeper!.sweep();
  expect(await open(caseId as string)).toEqual(['draft ESTABLISHMENT_OFFICER']);
});
