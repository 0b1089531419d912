import { TenantRegisteredV1, type EventData } from '@yidan/contracts';
import { Aggregate } from '@yidan/kernel';
import { CityUnknown } from './organisation.errors.ts';

/** What is registered of a tenant. */
export type TenantFacts = EventData<typeof TenantRegisteredV1>;

/** 租户: a district, or the city itself, whose rows nobody else sees. */
export class Tenant extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly level: TenantFacts['level'];
  readonly cityTenantId: string;
  /** Fingerprint of the registration, so that the same request again is recognised. */
  readonly registration: string;
  readonly rowVersion: number = 1;
  readonly updatedAt: Date;

  constructor(id: string, facts: TenantFacts, city: { level: string } | null, registration: string, at: Date) {
    super();
    const ownCity = facts.cityTenantId === facts.tenantId;
    if (facts.level === 'CITY' ? !ownCity : ownCity || city?.level !== 'CITY') throw new CityUnknown(facts.cityTenantId);
    this.id = id;
    this.tenantId = facts.tenantId;
    this.name = facts.name;
    this.level = facts.level;
    this.cityTenantId = facts.cityTenantId;
    this.registration = registration;
    this.updatedAt = at;
    const { tenantId, name, level, cityTenantId } = facts;
    this.record(TenantRegisteredV1.create({ tenantId, name, level, cityTenantId }, at));
  }
}
