import { Injectable } from '@nestjs/common';
import type { SecondPerson as Entered } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { LastAdministrator } from '../../domain/organisation/organisation.errors.ts';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';

/** 借调: rights at home rest from the first day; what was given for an earlier secondment is ended, or it would come to life again. */
@Injectable()
export class SecondPerson {
  constructor(
    private readonly people: PersonRepository,
    private readonly organs: OrganRepository,
    private readonly tenants: TenantRepository,
    private readonly clock: Clock,
  ) {}

  async execute(personId: string, { toOrganCode, ...period }: Entered, actor: Actor): Promise<void> {
    const now = this.clock.now();
    const by = { roles: actor.roles, relations: [] };
    await this.tenants.oneAtATime(actor.tenantId);
    const person = await this.people.get(personId);
    const host = await this.organs.named(toOrganCode, 'toOrganCode');
    person.second({ toOrganId: host.id, ...period }, by, now);
    const grants = await this.people.grantsOf(personId);
    const others = await this.people.administratorsBesidePerson(personId, businessDate(now));
    if (others === 0 && grants.some(({ role }) => role === 'TENANT_ADMIN')) throw new LastAdministrator();
    await this.people.save(person);
    for (const grant of grants.filter(({ whileSeconded }) => whileSeconded)) {
      grant.end(by, others, now);
      await this.people.saveGrant(grant);
    }
  }
}
