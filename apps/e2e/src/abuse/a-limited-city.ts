import { listRegistry } from '@yidan/list-registry';
import { openService, type Limits, type RunningService, type ServiceSettings } from '@yidan/platform';
import { startCity, TestClient, type TestCity } from '@yidan/testing';
import { expectStatus, registry } from '../dispatch/a-sample-district.ts';

export const [CITY, QINGHE, LINJIANG] = ['519900', '519901', '519902'] as const;
export const adminOf = (tenant: string): string => `admin.${tenant}`;

/** A city and two districts with an administrator each, and services that count requests. */
export class ALimitedCity {
  private readonly replicas: RunningService[] = [];

  private constructor(readonly city: TestCity) {}

  static async start(): Promise<ALimitedCity> {
    const city = await startCity([listRegistry]);
    const office = (tenant: string) => ({ code: 'BWB', name: `${tenant}机构编制委员会办公室`, shortName: '区委编办' });
    for (const tenantId of [CITY, QINGHE, LINJIANG]) {
      const level = tenantId === CITY ? 'CITY' : 'DISTRICT';
      const body = { tenantId, name: tenantId, level, cityTenantId: CITY, establishmentOffice: office(tenantId), administrator: { subject: adminOf(tenantId), name: '管理员' } };
      expectStatus(await city.as('platform.operator').post(`${registry}/tenants`, body), 201);
    }
    return new ALimitedCity(city);
  }

  /** A second replica of the list registry, listening by itself, with shares of its own. */
  async replica(settings: Partial<ServiceSettings> & { limits?: Limits }): Promise<Replica> {
    const replica = await openService(listRegistry, { ...this.city['members'].get('list-registry')!.settings, ...settings }, this.city['hub']);
    this.replicas.push(replica);
    const address = await replica.listen(0, '127.0.0.1');
    const as = async (subject: string): Promise<TestClient> => new TestClient(address, await this.city.token(subject));
    return { address, as, with: (token) => new TestClient(address, token) };
  }

  async stop(): Promise<void> {
    for (const replica of this.replicas) await replica.stop();
    await this.city.stop();
  }
}

/** A replica and those who call it. */
export interface Replica {
  address: string;
  as(subject: string): Promise<TestClient>;
  with(token: string | null): TestClient;
}

export const plenty: Limits = { subject: { reads: 10_000, commands: 10_000, heavy: 10_000 }, tenant: { reads: 10_000, commands: 10_000, heavy: 10_000 }, failedTokens: 10_000 };
