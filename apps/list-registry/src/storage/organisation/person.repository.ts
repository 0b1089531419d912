import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { GrantExists, SubjectTaken } from '../../domain/organisation/organisation.errors.ts';
import { Person } from '../../domain/organisation/person.ts';
import { RoleGrant } from '../../domain/organisation/role-grant.ts';
import { inDomainWords } from './constraints.ts';

// Who is seconded away, or is about to be, cannot be counted on.
const ADMINISTRATORS = `
  select count(*)::int as count
    from role_grant g join person_account p on p.id = g.person_id
   where g.role = 'TENANT_ADMIN' and g.ended_at is null and not g.while_seconded and p.left_on is null
     and (p.seconded_to is null or p.seconded_until < ?)`;

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

  /** The rights of a person that were not ended. */
  grantsOf(personId: string): Promise<RoleGrant[]> {
    return this.em.find(RoleGrant, { personId, endedAt: null }, { orderBy: { id: 'asc' } });
  }

  /** How many rights to administer the tenant stand beside this one, in the hands of people who are here. */
  administratorsBeside(grant: Pick<RoleGrant, 'id'>, today: string): Promise<number> {
    return this.administrators('g.id <> ?', grant.id, today);
  }

  /** How many rights to administer the tenant other people have who are here. */
  administratorsBesidePerson(personId: string, today: string): Promise<number> {
    return this.administrators('g.person_id <> ?', personId, today);
  }

  save(person: Person): Promise<void> {
    return inDomainWords({ person_account_one_per_subject: () => new SubjectTaken() }, () => saveWithEvents(this.em, 'person', person));
  }

  saveGrant(grant: RoleGrant): Promise<void> {
    return inDomainWords({ role_grant_once: () => new GrantExists() }, () => saveWithEvents(this.em, 'grant', grant));
  }

  private async administrators(others: string, id: string, today: string): Promise<number> {
    const [row] = await this.em.execute<{ count: number }[]>(`${ADMINISTRATORS} and ${others}`, [today, id]);
    return row?.count ?? 0;
  }
}
