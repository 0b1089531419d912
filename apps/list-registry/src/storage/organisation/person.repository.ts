import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { GrantExists, SubjectTaken } from '../../domain/organisation/organisation.errors.ts';
import { Person } from '../../domain/organisation/person.ts';
import { RoleGrant } from '../../domain/organisation/role-grant.ts';
import { inDomainWords } from './constraints.ts';

/** The tenant's people and what they may do. */
@Injectable()
export class PersonRepository {
  constructor(private readonly em: EntityManager) {}

  get(id: string): Promise<Person> {
    return this.em.findOneOrFail(Person, { id }, { failHandler: () => new NotFound('person', id) });
  }

  getGrant(id: string): Promise<RoleGrant> {
    return this.em.findOneOrFail(RoleGrant, { id }, { failHandler: () => new NotFound('grant', id) });
  }

  /** How many rights to administer the tenant stand beside this one. */
  async otherAdministrators(grant: RoleGrant): Promise<number> {
    const others = await this.em.find(RoleGrant, { role: 'TENANT_ADMIN', endedAt: null, id: { $ne: grant.id } });
    return others.length;
  }

  save(person: Person): Promise<void> {
    return inDomainWords({ person_account_one_per_subject: () => new SubjectTaken() }, () => saveWithEvents(this.em, 'person', person));
  }

  saveGrant(grant: RoleGrant): Promise<void> {
    return inDomainWords({ role_grant_once: () => new GrantExists() }, () => saveWithEvents(this.em, 'grant', grant));
  }
}
