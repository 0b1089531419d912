import { Injectable } from '@nestjs/common';
import type { RegisterTenant as Registration, TenantAnswer } from '@yidan/contracts';
import { Clock, type Role } from '@yidan/kernel';
import { Transactions, type Scope } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { Organ } from '../../domain/organisation/organ.ts';
import { TenantTaken } from '../../domain/organisation/organisation.errors.ts';
import { Person } from '../../domain/organisation/person.ts';
import { Tenant } from '../../domain/organisation/tenant.ts';
import { NameSeal } from '../../storage/organisation/name-seal.ts';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';

const FIRST_ROLES: readonly Role[] = ['TENANT_ADMIN', 'ESTABLISHMENT_OFFICER'];
const OPERATOR = { roles: ['PLATFORM_OPERATOR'], relations: [] } as const;
const NO_TIES = { superior: null, parent: null, hostTownStreet: null, supervising: null };

/** 登记租户: the operator brings in a city or a district, with its 编办 and its first administrator; the same registration again changes nothing. */
@Injectable()
export class RegisterTenant {
  constructor(
    private readonly transactions: Transactions,
    private readonly tenants: TenantRepository,
    private readonly organs: OrganRepository,
    private readonly people: PersonRepository,
    private readonly names: NameSeal,
    private readonly clock: Clock,
  ) {}

  /** Bound to the new tenant, since the operator belongs to none. */
  execute(registration: Registration, scope: Scope): Promise<{ tenant: TenantAnswer; created: boolean }> {
    const { tenantId, cityTenantId } = registration;
    return this.transactions.run({ ...scope, tenant: tenantId, city: cityTenantId }, async () => {
      await this.tenants.claim(tenantId);
      const told = JSON.stringify(registration);
      const existing = await this.tenants.find(tenantId);
      if (existing && !(await this.names.isFingerprint(existing.registration, told))) throw new TenantTaken(tenantId);
      return { tenant: answerOf(existing ?? (await this.register(registration, await this.names.fingerprint(told)))), created: !existing };
    });
  }

  private async register({ administrator, establishmentOffice, ...facts }: Registration, fingerprint: string): Promise<Tenant> {
    const now = this.clock.now();
    const { tenantId, level: tenantLevel } = facts;
    const tenant = new Tenant(uuid(), facts, await this.tenants.find(facts.cityTenantId), fingerprint, now);
    const office = { ...establishmentOffice, kind: 'ESTABLISHMENT_OFFICE' as const, status: 'ACTIVE' as const, isNameplate: false, predecessorCodes: [] };
    const organ = new Organ({ id: uuid(), tenantId, tenantLevel, predecessorIds: [] }, office, NO_TIES, now);
    const personId = uuid();
    const nameSealed = this.names.seal(administrator.name, { tenantId, id: personId });
    const person = new Person({ id: personId, tenantId, subject: administrator.subject, nameSealed, organId: organ.id, unitId: null }, OPERATOR, now);
    await this.tenants.save(tenant);
    await this.organs.save(organ);
    await this.people.save(person);
    const place = { tenantLevel, organId: organ.id, organKind: organ.kind, unitId: null };
    for (const role of FIRST_ROLES) await this.people.saveGrant(person.give({ id: uuid(), role }, place, OPERATOR, now));
    return tenant;
  }
}

function answerOf({ tenantId, name, level, cityTenantId, rowVersion }: Tenant): TenantAnswer {
  return { tenantId, name, level, cityTenantId, rowVersion };
}
