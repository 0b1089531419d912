import { Controller, Post } from '@nestjs/common';
import { ExplainMatchRequest, MatchAnswer } from '@yidan/contracts';
import { AllowAny, Answers, CurrentActor, ValidBody } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { ExplainMatch } from '../use-cases/incoming-matter/explain-match.ts';

/** 谁负责: asks the list who answers for a text. */
@Controller('match')
export class MatchController {
  constructor(private readonly explainMatch: ExplainMatch) {}

  @Post()
  @AllowAny({ scope: 'lists.read' })
  @Answers(MatchAnswer, { status: 200, summary: '依单匹配说明（不登记）' })
  match(@ValidBody(ExplainMatchRequest) request: ExplainMatchRequest, @CurrentActor() actor: Actor): Promise<MatchAnswer> {
    return this.explainMatch.execute(request, actor);
  }
}
