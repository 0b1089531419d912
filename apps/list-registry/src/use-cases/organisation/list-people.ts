import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NamesDisclosedV1, type PersonAnswer, type PersonFilters } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { appendToJournal, type Actor, type Page, type PageQuery } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { PeopleViews } from '../../storage/organisation/people.views.ts';

/** 查阅人员: names are personal data, so who read whose is written down with the reading. */
@Injectable()
export class ListPeople {
  constructor(
    private readonly views: PeopleViews,
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute(query: PageQuery & PersonFilters, actor: Actor): Promise<Page<PersonAnswer>> {
    const page = await this.views.page(query, { roles: actor.roles, relations: [] });
    if (page.items.length > 0) {
      const read = NamesDisclosedV1.create({ personIds: page.items.map((person) => person.personId) }, this.clock.now());
      await appendToJournal(this.em, { type: 'disclosure', id: uuid(), version: 1 }, [read]);
    }
    return page;
  }
}
