import { PolicyChangedV1, TenantRegisteredV1 } from '@yidan/contracts';
import { startCity, type TestCity } from '@yidan/testing';
import { Ledger } from './ledger-service.ts';

const QINGHE = '519901';

describe('a service that starts while the broker is away', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity([Ledger], { transport: 'jetstream' });
    await city.emit('list-registry', QINGHE, [TenantRegisteredV1.create({ tenantId: QINGHE, name: '青禾区', level: 'DISTRICT', cityTenantId: '519900' }, new Date())]);
    await city.settled();
  });
  afterAll(() => city?.stop());

  it('is alive and journals, says that it is not ready, and catches up when the broker is back', async () => {
    await city.stopService('summons');
    await city.nats!.kill();

    await city.startService('summons');

    const caller = city.anonymous();
    expect((await caller.get('/api/summons/health/live')).status).toBe(200);
    expect((await caller.get('/api/summons/health/ready')).status).toBe(503);
    await city.emit('list-registry', QINGHE, [PolicyChangedV1.create({ key: 'while.away', value: 7, sourceDocument: '云川府办〔2026〕1号', validFrom: '2026-01-01' }, new Date())]);

    await city.nats!.restart();
    await city.settled(30_000);

    const { rows } = await city.sql('summons').query(`select value from heard where key = 'while.away'`);
    expect(rows).toEqual([{ value: '7' }]);
    expect((await caller.get('/api/summons/health/ready')).status).toBe(200);
  });
});
