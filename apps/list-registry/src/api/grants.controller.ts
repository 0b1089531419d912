import { Controller, Post } from '@nestjs/common';
import { GrantAnswer, Id } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, ValidParam, type Actor } from '@yidan/platform';
import { roleGrantLifecycle } from '../domain/organisation/role-grant.lifecycle.ts';
import { PeopleViews } from '../storage/organisation/people.views.ts';
import { EndGrant } from '../use-cases/organisation/end-grant.ts';

/** 授权 over HTTP. */
@Controller('grants')
export class GrantsController {
  constructor(
    private readonly endGrant: EndGrant,
    private readonly views: PeopleViews,
  ) {}

  @Post(':id/end')
  @Allow({ step: [roleGrantLifecycle, 'end'] })
  @Answers(GrantAnswer, { status: 200, summary: 'End a right' })
  async end(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<GrantAnswer> {
    await this.endGrant.execute(id, actor);
    return this.views.grant(id, { roles: actor.roles, relations: [] });
  }
}
