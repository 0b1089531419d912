import { Controller, Get } from '@nestjs/common';
import { MeAnswer } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, officials, OwnTransactions, RequestScope, type Actor, type Scope } from '@yidan/platform';
import { WhoAmI } from '../use-cases/organisation/who-am-i.ts';

/** 当前用户 over HTTP: everybody with a role may ask, the operator too, who is no actor of any tenant. */
@Controller('me')
export class MeController {
  constructor(private readonly whoAmI: WhoAmI) {}

  @Get()
  @Allow({ by: ['PLATFORM_OPERATOR', ...officials], scope: 'OWN_ACCOUNT' })
  @OwnTransactions()
  @Answers(MeAnswer, { summary: '当前用户：姓名、机关、科室和角色' })
  me(@CurrentActor() actor: Actor, @RequestScope() scope: Scope): Promise<MeAnswer> {
    return this.whoAmI.execute(actor, scope);
  }
}
