import { Injectable } from '@nestjs/common';
import type { LeaveService as Entered } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';

/** 离职: the person and every right of the person end in one transaction. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly people: PersonRepository,
    private readonly tenants: TenantRepository,
    private readonly clock: Clock,
  ) {}

  async execute(personId: string, entered: Entered, actor: Actor): Promise<void> {
    const now = this.clock.now();
    const by = { roles: actor.roles, relations: [] };
    await this.tenants.oneAtATime(actor.tenantId);
    const person = await this.people.get(personId);
    const others = await this.people.administratorsBesidePerson(personId, businessDate(now));
    person.leave(entered, by, now);
    await this.people.save(person);
    for (const grant of await this.people.grantsOf(personId)) {
      grant.end(by, others, now);
      await this.people.saveGrant(grant);
    }
  }
}
