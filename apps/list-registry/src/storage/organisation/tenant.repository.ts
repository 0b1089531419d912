import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { saveWithEvents } from '@yidan/platform';
import { Tenant } from '../../domain/organisation/tenant.ts';

/** Tenants as the running transaction sees them: its own and its city's. */
@Injectable()
export class TenantRepository {
  constructor(private readonly em: EntityManager) {}

  find(tenantId: string): Promise<Tenant | null> {
    return this.em.findOne(Tenant, { tenantId });
  }

  /** Of two registrations of one tenant the second waits for the first. */
  async claim(tenantId: string): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtextextended('tenant ' || ?, 0))`, [tenantId]);
  }

  /** Acts that look at several rows of a tenant (a circle of superiors, the last administrator) go one after another. */
  async oneAtATime(tenantId: string): Promise<void> {
    await this.em.execute('select from tenant where tenant_id = ? for no key update', [tenantId]);
  }

  save(tenant: Tenant): Promise<void> {
    return saveWithEvents(this.em, 'tenant', tenant);
  }
}
