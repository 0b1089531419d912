import { jest } from '@jest/globals';
import { PolicyChangedV1, TenantRegisteredV1 } from '@yidan/contracts';
import { startCity, type TestCity } from '@yidan/testing';
import { Ledger } from './ledger-service.ts';

jest.setTimeout(60_000);

const QINGHE = '519901';
const LINJIANG = '519902';
const policy = (key: string, value: string | number) => PolicyChangedV1.create({ key, value, sourceDocument: '云川府办〔2026〕1号', validFrom: '2026-01-01' }, new Date());

describe.each(['in-process', 'jetstream'] as const)('events from one service to another (%s)', (transport) => {
  let city: TestCity;
  const heard = async (tenant: string) => (await city.sql('summons').query(`select key, value from heard where tenant_id = $1 order by position`, [tenant])).rows;

  beforeAll(async () => {
    city = await startCity([Ledger], { transport });
    for (const tenantId of [QINGHE, LINJIANG]) {
      await city.emit('list-registry', tenantId, [TenantRegisteredV1.create({ tenantId, name: tenantId, level: 'DISTRICT', cityTenantId: '519900' }, new Date())]);
    }
  });
  afterAll(() => city.stop());

  it('arrive in their order, once, in the tenant they belong to', async () => {
    for (let n = 1; n <= 30; n++) await city.emit('list-registry', n % 2 ? QINGHE : LINJIANG, [policy('order.of.arrival', n)]);

    await city.settled();

    expect((await heard(QINGHE)).map((row) => Number(row.value))).toEqual(Array.from({ length: 15 }, (_, i) => 2 * i + 1));
    expect((await heard(LINJIANG)).map((row) => Number(row.value))).toEqual(Array.from({ length: 15 }, (_, i) => 2 * i + 2));
  });

  it('that were published while a reader was away are caught up with', async () => {
    await city.stopService('summons');
    for (let n = 1; n <= 10; n++) await city.emit('list-registry', QINGHE, [policy('while.away', n)]);
    await city.startService('summons');

    await city.settled();

    expect((await heard(QINGHE)).filter((row) => row.key === 'while.away')).toHaveLength(10);
  });
});
