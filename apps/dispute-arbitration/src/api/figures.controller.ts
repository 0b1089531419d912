import { Controller, Get, StreamableFile } from '@nestjs/common';
import { DisputeFiguresAnswer, DisputeFiguresQuery, DisputeReportQuery } from '@yidan/contracts';
import { Allow, Answers, AnswersFile, ValidQuery } from '@yidan/platform';
import { FIGURE_READERS } from '../domain/papers/paper-readers.ts';
import { ReadFigures } from '../use-cases/figures/read-figures.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 争议统计 by half-years. */
@Controller('dispute-figures')
@Allow({ by: FIGURE_READERS })
export class FiguresController {
  constructor(private readonly figures: ReadFigures) {}

  @Get()
  @Answers(DisputeFiguresAnswer, { summary: '职责争议半年统计' })
  read(@ValidQuery(DisputeFiguresQuery) query: DisputeFiguresQuery): Promise<DisputeFiguresAnswer> {
    return this.figures.execute(query);
  }

  @Get('export')
  @AnswersFile(XLSX, { summary: '导出职责争议半年统计' })
  async export(@ValidQuery(DisputeFiguresQuery) query: DisputeFiguresQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.figures.workbook(query), { type: XLSX, disposition: 'attachment; filename="dispute-figures.xlsx"' });
  }

  @Get('report')
  @AnswersFile(DOCX, { summary: '职责争议半年报告' })
  async report(@ValidQuery(DisputeReportQuery) { from }: DisputeReportQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.figures.report(from), { type: DOCX, disposition: `attachment; filename="dispute-report-${from}.docx"` });
  }
}
