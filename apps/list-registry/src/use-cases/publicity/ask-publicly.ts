import { Injectable } from '@nestjs/common';
import { Reference, Transactions, type Scope } from '@yidan/platform';
import { PublicListsViews } from '../../storage/public-list/public-lists.views.ts';

/** 公众访问: a transaction in a tenant for somebody who showed no token and is nobody in particular: nothing restricted is in sight. */
@Injectable()
export class AskPublicly {
  constructor(
    private readonly transactions: Transactions,
    private readonly views: PublicListsViews,
    private readonly reference: Reference,
  ) {}

  async execute<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    return this.transactions.run(scopeOf(tenantId, null), async () => {
      await this.views.requireTenant(tenantId);
      return work();
    });
  }

  /** Where something is written, deadlines are counted by the city's calendar too. */
  async write<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    const city = await this.execute(tenantId, async () => (await this.reference.tenant()).cityTenantId);
    return this.transactions.run(scopeOf(tenantId, city), work);
  }
}

function scopeOf(tenant: string, city: string | null): Scope {
  return { tenant, city, actor: { id: 'public', organId: null, roles: ['PUBLIC'] }, reader: { personId: null, unitId: null, seesRestricted: false } };
}
