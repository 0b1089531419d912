import { Injectable } from '@nestjs/common';
import type { GiveGrant as Entered } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { OrganRepository } from '../../storage/organisation/organ.repository.ts';
import { PersonRepository } from '../../storage/organisation/person.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';
import { FindGrantPlace } from './find-grant-place.ts';

/** 授予角色: for the person's own organ, or for another one of the tenant. */
@Injectable()
export class GiveGrant {
  constructor(
    private readonly people: PersonRepository,
    private readonly organs: OrganRepository,
    private readonly tenants: TenantRepository,
    private readonly findGrantPlace: FindGrantPlace,
    private readonly clock: Clock,
  ) {}

  async execute(personId: string, { role, organCode, unitCode, scopes }: Entered, actor: Actor): Promise<string> {
    // Two roles that one person must not hold are not to be given at the same moment either.
    await this.tenants.oneAtATime(actor.tenantId);
    const person = await this.people.get(personId);
    const place = await this.findGrantPlace.execute(organCode ?? (await this.organs.getById(person.organId)).code, unitCode);
    const grant = person.give({ id: uuid(), role, scopes: scopes ?? null, held: await this.people.grantsOf(personId) }, place, { roles: actor.roles, relations: [] }, this.clock.now());
    await this.people.saveGrant(grant);
    return grant.id;
  }
}
