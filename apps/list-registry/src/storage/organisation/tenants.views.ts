import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { TenantAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { WorkerPool } from '@yidan/platform';

const TENANT = `select tenant_id as "tenantId", name, level, city_tenant_id as "cityTenantId", row_version as "rowVersion" from tenant`;

/** What is read of tenants: one's own, and for the operator all of them. */
@Injectable()
export class TenantsViews {
  constructor(
    private readonly em: EntityManager,
    private readonly worker: WorkerPool,
  ) {}

  async one(tenantId: string): Promise<TenantAnswer> {
    const [tenant] = await this.em.execute<TenantAnswer[]>(`${TENANT} where tenant_id = ?`, [tenantId]);
    if (!tenant) throw new NotFound('tenant', tenantId);
    return tenant;
  }

  /** Across tenants, which only the worker role sees: names and levels, no business data. */
  async all(): Promise<TenantAnswer[]> {
    const { rows } = await this.worker.query<TenantAnswer>(`${TENANT} order by tenant_id`);
    return rows;
  }
}
