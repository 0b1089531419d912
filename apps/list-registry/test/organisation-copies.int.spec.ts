import { statutoryDays } from '@yidan/kernel';
import { producerOnly, startCity, type TestCity } from '@yidan/testing';
import { listRegistry } from '../src/service.ts';

const api = '/api/list-registry/v1';
const copied: Readonly<Record<string, string>> = {
  tenant: 'tenant_id, name, level, city_tenant_id, row_version',
  organ: 'id, tenant_id, code, name, short_name, kind, region_code, level, superior_organ_id, status, row_version',
  internal_unit: '*',
  post: '*',
  person_account: 'id, tenant_id, subject, organ_id, unit_id, post_id, employment_kind, seconded_to, seconded_from, seconded_until, left_on, row_version',
  role_grant: '*',
  calendar_day_set: '*',
  policy_value: 'tenant_id, key, value, source_document, valid_from, row_version',
};

let city: TestCity;
beforeAll(async () => {
  city = await startCity([listRegistry, producerOnly('reader')]);
}, 60_000);
afterAll(() => city?.stop());

describe('F-150 what another service knows of the organisation from events', () => {
  it('is what the register holds, and a name is not among it', async () => {
    await register('990100', 'CITY', 'ya');
    await register('990102', 'DISTRICT', 'qh');
    await post('qh.admin', 'organs', { code: 'SWJ', kind: 'GOV_DEPARTMENT', name: '清河区水务局', shortName: '水务局', superiorOrganCode: 'BB', units: [{ code: 'ZH', name: '办公室' }] });
    const { body: handler } = await post('qh.admin', 'people', { subject: 'qh.handler', name: '陈海燕', organCode: 'SWJ', unitCode: 'ZH', roles: ['UNIT_HANDLER', 'ORGAN_DRAFTER'] });
    await post('qh.admin', `grants/${handler.grants[1].grantId}/end`);
    const { body: organ } = await city.as('qh.admin').get(`${api}/organs/SWJ`);
    const { body: place } = await post('qh.admin', `units/${organ.units[0].unitId}/posts`, { name: '综合岗', description: '文电办理' });
    const { body: away } = await post('qh.admin', 'people', { subject: 'qh.away', name: '陈海燕', organCode: 'SWJ', unitCode: 'ZH', postId: place.postId, roles: ['ORGAN_DRAFTER'] });
    await post('qh.admin', `people/${away.personId}/secondments`, { toOrganCode: 'BB', from: '2026-01-01', approvedByDocument: '清组通〔2026〕7号' });
    await post('qh.admin', `people/${away.personId}/grants`, { role: 'ORGAN_DRAFTER', organCode: 'BB' });
    const { body: gone } = await post('qh.admin', 'people', { subject: 'qh.gone', name: '陈海燕', organCode: 'SWJ', roles: ['ORGAN_DRAFTER', 'ORGAN_APPROVER'] });
    await post('qh.admin', `people/${gone.personId}/leave`, { on: '2026-01-05', reason: 'RETIREMENT' });
    await post('qh.admin', 'people', { subject: 'client:swj-oa', name: '水务局系统', organCode: 'SWJ', roles: ['INTEGRATION_CLIENT'], scopes: ['lists.read', 'matters.send'] });
    await post('ya.admin', 'people', { subject: 'ya.second', name: '林国栋', organCode: 'BB', roles: ['TENANT_ADMIN'] });
    const days = statutoryDays(2027).map(({ name, date }) => ({ name, date, isOffDay: true }));
    for (const proposal of [
      { noticeNumber: '国办发明电〔2026〕9号', file: { year: 2027, papers: ['https://www.gov.cn/2027'], days } },
      { kind: 'OVERRIDE', noticeNumber: '云府发〔2027〕3号', file: { year: 2027, days: [{ name: '全市防汛', date: '2027-07-06', isOffDay: true }] } },
    ]) {
      const { body } = await post('ya.admin', 'calendars', proposal);
      await post('ya.second', `calendars/${body.calendarId}/approve`);
    }
    await city.as('ya.admin').put(`${api}/policies/dispatch.limits.callback`, { value: '2 WD', sourceDocument: '云编发〔2026〕5号', validFrom: '2026-01-01' });

    await city.settled();

    for (const [table, columns] of Object.entries(copied)) {
      const rowsIn = async (service: string): Promise<unknown> => (await city.sql(service).query(`select ${columns} from ${table} order by 1, 2`)).rows;
      const held = await rowsIn('list-registry');
      expect(held).not.toEqual([]);
      expect({ table, rows: await rowsIn('reader') }).toEqual({ table, rows: held });
    }
    expect((await city.sql('reader').query('select from parked_event')).rowCount).toBe(0);
    expect((await city.sql('reader').query(`select from information_schema.columns where column_name = 'name_sealed'`)).rowCount).toBe(0);
  });
});

async function register(tenantId: string, level: string, prefix: string): Promise<void> {
  const { status } = await city.as('platform.operator').post(`${api}/tenants`, {
    tenantId,
    name: prefix,
    level,
    cityTenantId: '990100',
    establishmentOffice: { code: 'BB', name: `${prefix}编办`, shortName: '编办' },
    administrator: { subject: `${prefix}.admin`, name: '周文静' },
  });
  expect(status).toBe(201);
}

async function post(subject: string, path: string, body: unknown = {}) {
  const answer = await city.as(subject).post(`${api}/${path}`, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
