import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';

/** 终止授权: the right is gone with the next request. */
@Injectable()
export class EndGrant {
  constructor(
    private readonly people: PersonRepository,
    private readonly tenants: TenantRepository,
    private readonly clock: Clock,
  ) {}

  async execute(grantId: string, actor: Actor): Promise<void> {
    await this.tenants.oneAtATime(actor.tenantId);
    const now = this.clock.now();
    const grant = await this.people.getGrant(grantId);
    grant.end({ roles: actor.roles, relations: [] }, await this.people.administratorsBeside(grant, businessDate(now)), now);
    await this.people.saveGrant(grant);
  }
}
