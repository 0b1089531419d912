import { Controller, Get, Post, Put } from '@nestjs/common';
import {
  AccountAnswer, ChangePerson as ChangePersonBody, GiveGrant as GiveGrantBody, GrantAnswer, Id, LeaveService as LeaveServiceBody, PersonAnswer, PersonFilters,
  RegisterPerson as RegisterPersonBody, SecondPerson as SecondPersonBody,
} from '@yidan/contracts';
import { Allow, Answers, CurrentActor, IfMatch, PageQuery, pageOf, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { personLifecycle } from '../domain/organisation/person.lifecycle.ts';
import { roleGrantLifecycle } from '../domain/organisation/role-grant.lifecycle.ts';
import { PeopleViews } from '../storage/organisation/people.views.ts';
import { ChangePerson } from '../use-cases/organisation/change-person.ts';
import { EndSecondment } from '../use-cases/organisation/end-secondment.ts';
import { GiveGrant } from '../use-cases/organisation/give-grant.ts';
import { LeaveService } from '../use-cases/organisation/leave-service.ts';
import { ListPeople } from '../use-cases/organisation/list-people.ts';
import { RegisterPerson } from '../use-cases/organisation/register-person.ts';
import { SecondPerson } from '../use-cases/organisation/second-person.ts';

const PersonQuery = PageQuery.extend(PersonFilters.shape);

/** 人员 over HTTP. Creating requests answer without the name: their answers are remembered under an Idempotency-Key. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly registerPerson: RegisterPerson,
    private readonly giveGrant: GiveGrant,
    private readonly changePerson: ChangePerson,
    private readonly secondPerson: SecondPerson,
    private readonly endSecondment: EndSecondment,
    private readonly leaveService: LeaveService,
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
  @Allow({ step: [personLifecycle, 'register'], by: ['TENANT_ADMIN'] })
  @Answers(AccountAnswer, { status: 201, summary: 'Register a person and give the first roles' })
  async register(@ValidBody(RegisterPersonBody) body: RegisterPersonBody, @CurrentActor() actor: Actor): Promise<AccountAnswer> {
    return this.views.account(await this.registerPerson.execute(body, actor), { roles: actor.roles, relations: [] });
  }

  @Put(':id')
  @Allow({ step: [personLifecycle, 'change'] })
  @RequiresIfMatch()
  @Answers(AccountAnswer, { summary: 'Change unit, post or kind of employment; the unit roles of the unit left end' })
  async change(@ValidParam('id', Id) id: string, @ValidBody(ChangePersonBody) body: ChangePersonBody, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<AccountAnswer> {
    await this.changePerson.execute(id, body, version, actor);
    return this.after(id, actor);
  }

  @Post(':id/secondments')
  @Allow({ step: [personLifecycle, 'second'] })
  @Answers(AccountAnswer, { status: 201, summary: 'Second a person to another organ; the rights at home rest meanwhile' })
  async second(@ValidParam('id', Id) id: string, @ValidBody(SecondPersonBody) body: SecondPersonBody, @CurrentActor() actor: Actor): Promise<AccountAnswer> {
    await this.secondPerson.execute(id, body, actor);
    return this.after(id, actor);
  }

  @Post(':id/secondments/end')
  @Allow({ step: [personLifecycle, 'endSecondment'] })
  @Answers(AccountAnswer, { status: 200, summary: 'End a secondment; the rights at the host organ end' })
  async comeBack(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<AccountAnswer> {
    await this.endSecondment.execute(id, actor);
    return this.after(id, actor);
  }

  @Post(':id/leave')
  @Allow({ step: [personLifecycle, 'leave'] })
  @Answers(AccountAnswer, { status: 200, summary: 'A person leaves: every right ends at once' })
  async leave(@ValidParam('id', Id) id: string, @ValidBody(LeaveServiceBody) body: LeaveServiceBody, @CurrentActor() actor: Actor): Promise<AccountAnswer> {
    await this.leaveService.execute(id, body, actor);
    return this.after(id, actor);
  }

  @Post(':id/grants')
  @Allow({ step: [roleGrantLifecycle, 'give'], by: ['TENANT_ADMIN'] })
  @Answers(GrantAnswer, { status: 201, summary: 'Give a person a role' })
  async give(@ValidParam('id', Id) id: string, @ValidBody(GiveGrantBody) body: GiveGrantBody, @CurrentActor() actor: Actor): Promise<GrantAnswer> {
    return this.views.grant(await this.giveGrant.execute(id, body, actor), { roles: actor.roles, relations: [] });
  }

  private after(id: string, actor: Actor): Promise<AccountAnswer> {
    return this.views.account(id, { roles: actor.roles, relations: [] });
  }
}
