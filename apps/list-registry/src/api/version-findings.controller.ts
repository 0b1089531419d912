import { Controller, Get } from '@nestjs/common';
import { Id, VersionFindingsAnswer, VersionFindingsFilter } from '@yidan/contracts';
import { AllowAny, Answers, CurrentActor, ValidParam, ValidQuery, type Actor } from '@yidan/platform';
import { LookAtFindings } from '../use-cases/list-check/look-at-findings.ts';

/** 清单校验 over HTTP. */
@Controller('versions')
export class VersionFindingsController {
  constructor(private readonly findings: LookAtFindings) {}

  @Get(':id/findings')
  @AllowAny()
  @Answers(VersionFindingsAnswer, { summary: '清单校验结果：全部规则一次给出，按级别和规则计数' })
  all(@ValidParam('id', Id) id: string, @ValidQuery(VersionFindingsFilter) filter: VersionFindingsFilter, @CurrentActor() actor: Actor): Promise<VersionFindingsAnswer> {
    return this.findings.execute(id, filter, actor);
  }
}
