import { Controller, Get, Post } from '@nestjs/common';
import { AccountAnswer, GiveGrant as GiveGrantBody, GrantAnswer, Id, PersonAnswer, PersonFilters, RegisterPerson as RegisterPersonBody } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, PageQuery, pageOf, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { PeopleViews } from '../storage/organisation/people.views.ts';
import { GiveGrant } from '../use-cases/organisation/give-grant.ts';
import { ListPeople } from '../use-cases/organisation/list-people.ts';
import { RegisterPerson } from '../use-cases/organisation/register-person.ts';

const PersonQuery = PageQuery.extend(PersonFilters.shape);

/** 人员 over HTTP. Creating requests answer without the name: their answers are remembered under an Idempotency-Key. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly registerPerson: RegisterPerson,
    private readonly giveGrant: GiveGrant,
    private readonly listPeople: ListPeople,
    private readonly views: PeopleViews,
  ) {}

  @Get()
  @Allow({ roles: ['TENANT_ADMIN'] })
  @Answers(pageOf(PersonAnswer), { summary: 'The people of the tenant and their rights; the reading is journalled' })
  list(@ValidQuery(PersonQuery) query: z.output<typeof PersonQuery>, @CurrentActor() actor: Actor): Promise<Page<PersonAnswer>> {
    return this.listPeople.execute(query, actor);
  }

  @Post()
  @Allow({ roles: ['TENANT_ADMIN'] })
  @Answers(AccountAnswer, { status: 201, summary: 'Register a person and give the first roles' })
  async register(@ValidBody(RegisterPersonBody) body: RegisterPersonBody, @CurrentActor() actor: Actor): Promise<AccountAnswer> {
    return this.views.account(await this.registerPerson.execute(body, actor), { roles: actor.roles, relations: [] });
  }

  @Post(':id/grants')
  @Allow({ roles: ['TENANT_ADMIN'] })
  @Answers(GrantAnswer, { status: 201, summary: 'Give a person a role' })
  async give(@ValidParam('id', Id) id: string, @ValidBody(GiveGrantBody) body: GiveGrantBody, @CurrentActor() actor: Actor): Promise<GrantAnswer> {
    return this.views.grant(await this.giveGrant.execute(id, body, actor), { roles: actor.roles, relations: [] });
  }
}
