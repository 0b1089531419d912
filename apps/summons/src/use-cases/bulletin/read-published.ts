import { Injectable } from '@nestjs/common';
import type { PublishedBulletin, PublishedQuery } from '@yidan/contracts';
import { Transactions, type Page, type Scope } from '@yidan/platform';
import { BulletinsViews } from '../../storage/bulletin/bulletins.views.ts';

/** 公众查阅通报: a transaction in a tenant for somebody who showed no token; only what is meant for the public is in sight. */
@Injectable()
export class ReadPublished {
  constructor(
    private readonly transactions: Transactions,
    private readonly views: BulletinsViews,
  ) {}

  execute(tenantId: string, page: PublishedQuery): Promise<Page<PublishedBulletin>> {
    const scope: Scope = { tenant: tenantId, city: null, actor: { id: 'public', organId: null, roles: ['PUBLIC'] }, reader: { personId: null, unitId: null, seesRestricted: false } };
    return this.transactions.run(scope, async () => {
      await this.views.requireTenant(tenantId);
      return this.views.published(page, true);
    });
  }
}
