import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Id, PrecedentBookQuery, PrecedentsPage, PrecedentsQuery, ShownPrecedentsAnswer } from '@yidan/contracts';
import { Allow, Answers, AnswersFile, CurrentActor, ValidParam, ValidQuery, type Actor } from '@yidan/platform';
import { DISPUTE_CASE_WAYS, DISPUTE_WAYS } from '../domain/intake/dispute-ways.ts';
import { Precedents } from '../storage/precedent/precedents.ts';
import { ReadPrecedents } from '../use-cases/precedent/read-precedents.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 先例: what was decided before, for whoever negotiates, coordinates or rules. */
@Controller()
@Allow({ by: DISPUTE_WAYS })
export class PrecedentsController {
  constructor(
    private readonly precedents: Precedents,
    private readonly read: ReadPrecedents,
  ) {}

  @Get('precedents')
  @Answers(PrecedentsPage, { summary: '先例检索' })
  page(@ValidQuery(PrecedentsQuery) query: PrecedentsQuery): Promise<PrecedentsPage> {
    return this.precedents.page(query);
  }

  @Get('precedents/export')
  @AnswersFile(XLSX, { summary: '导出先例汇编' })
  async book(@ValidQuery(PrecedentBookQuery) { kind }: PrecedentBookQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.read.book(kind), { type: XLSX, disposition: 'attachment; filename="precedents.xlsx"' });
  }

  @Get('disputes/:id/precedents')
  @Allow({ by: DISPUTE_CASE_WAYS })
  @Answers(ShownPrecedentsAnswer, { summary: '签署前应对照的先例' })
  ofCase(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ShownPrecedentsAnswer> {
    return this.read.ofCase(id, actor);
  }
}
