import { MeAnswer } from '@yidan/contracts';
import type { Answer, TestCity } from '@yidan/testing';
import { api, aRegistry, expectStatus, officerOf, qinghe, setUpOrgan } from './a-registry.ts';

let city: TestCity;
const me = (subject: string, headers: Record<string, string> = {}): Promise<Answer> => city.as(subject, headers).get(`${api}/me`);
const person = (subject: string, name: string, more: object) => city.as(officerOf(qinghe)).post(`${api}/people`, { subject, name, organCode: 'SWJ', ...more });

beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'SWJ', ['水资源科', '河湖管理科'], { name: '清河区水务局', shortName: '水务局' });
  await setUpOrgan(city, qinghe, 'JTJ', ['公路科'], { name: '清河区交通运输局', shortName: '交通局' });
}, 60_000);
afterAll(() => city?.stop());

describe('who asks who they are', () => {
  it('and works in a unit is told the own name, the district, the organ, the unit and the roles in both languages', async () => {
    expectStatus(await person('qh.handler', '陈海燕', { unitCode: 'U2', roles: ['UNIT_HANDLER', 'ORGAN_DRAFTER'] }), 201);

    const { status, body } = await me('qh.handler');

    expect(status).toBe(200);
    expect(MeAnswer.parse(body)).toEqual({
      subject: 'qh.handler',
      name: '陈海燕',
      tenant: { id: qinghe, name: '990102区' },
      organ: { id: expect.any(String), code: 'SWJ', name: '清河区水务局', shortName: '水务局' },
      unit: { id: expect.any(String), code: 'U2', name: '河湖管理科' },
      roles: expect.arrayContaining([{ role: 'UNIT_HANDLER', name: 'Unit handler', nameZh: '科室承办人' }, { role: 'ORGAN_DRAFTER', name: 'Drafter of the body', nameZh: '部门经办人' }]),
      scopes: null,
      choices: [{ tenantId: qinghe, organ: { id: expect.any(String), code: 'SWJ', shortName: '水务局' }, unit: { id: expect.any(String), name: '河湖管理科' }, roles: expect.arrayContaining(['UNIT_HANDLER', 'ORGAN_DRAFTER']), chosen: true }],
      isOperator: false,
    });
    expect(body.roles).toHaveLength(2);
  });

  it('is told the own name only, and nothing is written down about it', async () => {
    const before = await disclosures();
    expect((await me(officerOf(qinghe))).body).toMatchObject({ name: '林国栋', unit: null, organ: { code: 'BB' } });
    expect(await disclosures()).toBe(before);
  });

  it('and serves in two organs has to say for which', async () => {
    const { body: account } = expectStatus(await person('qh.two', '许婉清', { roles: ['ORGAN_DRAFTER'] }), 201);
    expectStatus(await city.as(officerOf(qinghe)).post(`${api}/people/${account.personId}/grants`, { role: 'ORGAN_APPROVER', organCode: 'JTJ' }), 201);

    expect(await me('qh.two')).toMatchObject({ status: 403, body: { code: 'SEC.ORGAN_REQUIRED' } });
    expect((await me('qh.two', { 'yidan-organ': 'JTJ' })).body).toMatchObject({ name: '许婉清', organ: { code: 'JTJ' }, roles: [{ role: 'ORGAN_APPROVER' }] });
    const { choices } = MeAnswer.parse((await me('qh.two', { 'yidan-organ': 'SWJ' })).body);
    expect(choices.map(({ organ, roles, chosen }) => [organ.code, roles, chosen])).toEqual([['JTJ', ['ORGAN_APPROVER'], false], ['SWJ', ['ORGAN_DRAFTER'], true]]);
  });

  it('and operates the platform stands in no tenant and has no name', async () => {
    const { status, body } = await me('platform.operator');
    expect(status).toBe(200);
    expect(MeAnswer.parse(body)).toEqual({
      subject: 'platform.operator',
      name: null,
      tenant: null,
      organ: null,
      unit: null,
      roles: [{ role: 'PLATFORM_OPERATOR', name: 'Platform operator', nameZh: '平台运维' }],
      scopes: null,
      choices: [],
      isOperator: true,
    });
  });

  it('and is a machine has an organ but no name', async () => {
    expectStatus(await person('client:swj-oa', '水务局协同办公', { roles: ['INTEGRATION_CLIENT'], scopes: ['lists.read'] }), 201);
    expect((await me('client:swj-oa')).body).toMatchObject({ subject: 'client:swj-oa', name: null, organ: { code: 'SWJ' }, roles: [{ role: 'INTEGRATION_CLIENT' }], scopes: ['lists.read'], isOperator: false });
  });

  it('without a role or without a token is told nothing', async () => {
    expect(await me('qh.nobody')).toMatchObject({ status: 401, body: { code: 'AUTH.TENANT_MISSING' } });
    expect((await fetch(`${city.address}${api}/me`)).status).toBe(401);
  });
});

async function disclosures(): Promise<number> {
  return (await city.sql('list-registry').query(`select from journal where type = 'org.person.names-disclosed'`)).rowCount ?? 0;
}
