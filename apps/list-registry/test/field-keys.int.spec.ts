import { randomBytes } from 'node:crypto';
import { FieldKeys, rotateFieldKeys } from '@yidan/platform';
import type { TestCity } from '@yidan/testing';
import { listRegistry } from '../src/index.ts';
import { aRegistry, api, expectStatus, officerOf, qinghe, register, setUpOrgan, yunan } from './a-registry.ts';

const old = FieldKeys.only(randomBytes(32));
const both = old.renewed('2026-11', randomBytes(32));
let city: TestCity;

beforeAll(async () => {
  city = await aRegistry([], { fieldKeys: old });
  await setUpOrgan(city, qinghe, 'SWJ');
  await register(city, qinghe, 'qh.swj.one', 'SWJ', ['ORGAN_DRAFTER']);
}, 120_000);
afterAll(() => city?.stop());

const names = async (): Promise<string[]> => expectStatus(await city.as(officerOf(qinghe)).get(`${api}/people`), 200).body.items.map(({ name }: { name: string }) => name);
async function withKeys(keys: FieldKeys): Promise<void> {
  await city.stopService('list-registry');
  await city.startService('list-registry', { fieldKeys: keys });
}

it('names are read after their key was changed and the old one taken away, and a tenant registered before is known again', async () => {
  await withKeys(both);
  await register(city, qinghe, 'qh.swj.two', 'SWJ', ['ORGAN_APPROVER']);
  const told: string[] = [];

  const { app: appUrl, worker: workerUrl } = city.urls('list-registry');
  const { left } = await rotateFieldKeys(listRegistry, { appUrl, workerUrl }, both, (line) => told.push(line));

  expect([left, told.at(-1)]).toEqual([0, expect.stringMatching(/^list-registry: \d+ re-sealed under 2026-11, 0 written anew meanwhile, 0 left$/)]);
  await withKeys(both.currentOnly());
  expect(await names()).toEqual(['林国栋', '吴晓明', '吴晓明']);
  const again = {
    tenantId: qinghe, name: `${qinghe}区`, level: 'DISTRICT', cityTenantId: yunan,
    establishmentOffice: { code: 'BB', name: `${qinghe}编办`, shortName: '编办' }, administrator: { subject: officerOf(qinghe), name: '林国栋' },
  };
  expect((await city.as('platform.operator').post(`${api}/tenants`, again)).status).toBe(200);
});

it('a name whose key is not here is shown as such; the list is not lost with it', async () => {
  await withKeys(old);

  expect(await names()).toEqual(Array.from({ length: 3 }, () => '（无法解密：缺少密钥 2026-11）'));
});
