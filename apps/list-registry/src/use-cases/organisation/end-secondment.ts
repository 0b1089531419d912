import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';

/** 结束借调: the rights at the host organ end, those at home act again at the next request. */
@Injectable()
export class EndSecondment {
  constructor(
    private readonly people: PersonRepository,
    private readonly tenants: TenantRepository,
    private readonly clock: Clock,
  ) {}

  async execute(personId: string, actor: Actor): Promise<void> {
    const now = this.clock.now();
    const by = { roles: actor.roles, relations: [] };
    await this.tenants.oneAtATime(actor.tenantId);
    const person = await this.people.get(personId);
    person.endSecondment(by, now);
    await this.people.save(person);
    for (const grant of await this.people.grantsOf(personId)) {
      if (!grant.whileSeconded) continue;
      grant.end(by, await this.people.administratorsBeside(grant, businessDate(now)), now);
      await this.people.saveGrant(grant);
    }
  }
}
