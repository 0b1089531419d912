import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../database/scope.ts';

/** 租户绑定: what one transaction is bound to. Events of one tenant mostly follow each other, so the database is told only where the tenant or its city changes. */
export class Binding {
  private tenant: string;
  private city: string | null;

  constructor(
    readonly em: EntityManager,
    /** What the transaction was begun with. */
    begun: Scope,
  ) {
    this.tenant = begun.tenant;
    this.city = begun.city;
  }

  /** Binds the rest of the transaction to a tenant. */
  async to(tenant: string, city: string | null): Promise<void> {
    if (tenant === this.tenant && city === this.city) return;
    await this.em.execute(`select set_config('app.tenant', ?, true), set_config('app.city', ?, true)`, [tenant, city ?? '']);
    this.tenant = tenant;
    this.city = city;
  }
}
