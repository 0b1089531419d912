import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { GrantGivenV1, OrganCreatedV1, PersonRegisteredV1, PolicyChangedV1, TenantRegisteredV1, type RecordedEvent } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import { appendToJournal, openService, Transactions, type RunningService, type ServiceDefinition } from '@yidan/platform';
import { startCity, type CityOptions, type TestCity } from '@yidan/testing';
import { Ledger } from './ledger-service.ts';

export const CITY = '519900';
export const QINGHE = '519901';
export const LINJIANG = '519902';

export const policy = (key: string, value: string | number = key): RecordedEvent =>
  PolicyChangedV1.create({ key, value, sourceDocument: '云川府办〔2026〕1号', validFrom: '2026-01-01' }, new Date());

export const registered = (tenantId: string): RecordedEvent =>
  TenantRegisteredV1.create({ tenantId, name: tenantId, level: tenantId === CITY ? 'CITY' : 'DISTRICT', cityTenantId: CITY }, new Date());

/** A city in which list-registry only journals what the spec says, and the ledger writes down what it heard. */
export class ALedgerCity {
  private readonly replicas: RunningService[] = [];

  private constructor(readonly city: TestCity) {}

  static async start(options: CityOptions = {}, ledger: ServiceDefinition = Ledger): Promise<ALedgerCity> {
    const it = new ALedgerCity(await startCity([ledger], options));
    for (const tenant of [QINGHE, LINJIANG]) await it.says(tenant, [registered(tenant)]);
    await it.city.settled();
    return it;
  }

  /** Journals events of one aggregate, each as a step of its own, as its commands would. */
  async says(tenant: string, events: RecordedEvent[], aggregate: string = randomUUID(), from = 1): Promise<string> {
    const transactions = this.city.service('list-registry').app.get(Transactions);
    for (const [i, event] of events.entries()) {
      await transactions.run({ tenant, city: null, actor: { id: 'system:spec', organId: null, roles: [] } }, (em) =>
        appendToJournal(em, { type: 'spec', id: aggregate, version: from + i }, [event]),
      );
    }
    return aggregate;
  }

  /** Somebody in a role of one district. */
  async appoint(tenant: string, subject: string, role: Role): Promise<void> {
    const [organId, personId] = [randomUUID(), randomUUID()];
    const organ = { organId, code: subject.replaceAll(/[^a-z]/g, '').slice(0, 6).toUpperCase(), name: subject, shortName: subject, kind: 'GOV_DEPARTMENT', regionCode: tenant, level: 'DISTRICT', status: 'ACTIVE' } as const;
    const none = { unifiedSocialCreditCode: null, superiorOrganId: null, parentOrganId: null, hostTownStreetId: null, supervisingOrganId: null, establishedOn: null, abolishedOn: null };
    await this.says(tenant, [OrganCreatedV1.create({ ...organ, ...none }, new Date())]);
    await this.says(tenant, [PersonRegisteredV1.create({ personId, subject, organId, unitId: null }, new Date())]);
    await this.says(tenant, [GrantGivenV1.create({ grantId: randomUUID(), personId, subject, organId, unitId: null, role }, new Date())]);
    await this.city.settled();
  }

  /** What the ledger heard of a key (or of keys that begin so), in the order in which it heard it. */
  async heard(key: string, tenant = QINGHE): Promise<string[]> {
    const { rows } = await this.city.sql('summons').query<{ value: string }>(`select value from heard where tenant_id = $1 and key like $2 || '%' order by n`, [tenant, key]);
    return rows.map(({ value }) => String(JSON.parse(value)));
  }

  async reacted(key: string): Promise<number> {
    const { rows } = await this.city.sql('summons').query<{ count: string }>(`select count(*) from reacted where key like $1 || '%'`, [key]);
    return Number(rows[0]!.count);
  }

  async parked(): Promise<{ value: string; reason: string }[]> {
    const { rows } = await this.city.sql('summons').query<{ value: string; reason: string }>(
      `select (event ->> 'payload')::json ->> 'value' as value, reason from parked_event where redriven_at is null order by position`,
    );
    return rows;
  }

  /** A second process of the ledger, as far as the database and the broker can tell. */
  async anotherReplica(): Promise<RunningService> {
    const { settings } = this.city['members'].get('summons')!;
    const replica = await openService(Ledger, settings, this.city['hub']);
    this.replicas.push(replica);
    return replica;
  }

  async stop(): Promise<void> {
    for (const replica of this.replicas) await replica.stop();
    await this.city.stop();
  }
}

/** Waits for something to become true; the value it was last seen with is what the spec then judges. */
export async function eventually<T>(look: () => Promise<T>, holds: (seen: T) => boolean, patienceMs = 15_000): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (holds(seen) || Date.now() > until) return seen;
    await sleep(25);
  }
}
