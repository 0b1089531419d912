import { Controller, Get, StreamableFile } from '@nestjs/common';
import { FlowAnswer, FlowQuery, ResultsAnswer, ResultsBy, ResultsExportQuery, ResultsQuery } from '@yidan/contracts';
import { addDays } from '@yidan/kernel';
import { Allow, Answers, AnswersFile, CurrentActor, ValidQuery } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { ORDER_WAYS } from '../../domain/dispatch-order/order-view.ts';
import { linksOf } from '../../domain/live/drill-down.ts';
import { change } from '../../domain/live/results.ts';
import { ResultsViews, type Days } from '../../storage/live/results.views.ts';
import { exportResults } from './results-export.ts';

/** 结果数据评估: reports of a period, as far as the caller sees orders. */
@Controller('reports')
@Allow({ by: ORDER_WAYS, scope: 'orders.read' })
export class ResultsController {
  constructor(private readonly views: ResultsViews) {}

  @Get('results')
  @Answers(ResultsAnswer, { summary: '结果数据评估（三率、按时率、命中率、退件、用时、工作量）' })
  results(@ValidQuery(ResultsQuery) { by, ...days }: ResultsQuery, @CurrentActor() actor: Actor): Promise<ResultsAnswer> {
    return this.views.of(days, by, actor);
  }

  @Get('results/export')
  @AnswersFile('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', { summary: '导出结果数据评估' })
  @AnswersFile('text/csv')
  async export(@ValidQuery(ResultsExportQuery) { format, by, ...days }: ResultsExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const groupings = format === 'csv' ? [by] : ResultsBy.options;
    const reports: ResultsAnswer[] = [];
    for (const grouping of groupings) reports.push(await this.views.of(days, grouping, actor));
    const file = await exportResults(reports, format);
    return new StreamableFile(file.bytes, { type: file.type, disposition: `attachment; filename="results.${format}"` });
  }

  @Get('flow')
  @Answers(FlowAnswer, { summary: '事件流转时效（某日前后来件至签收、办结用时）' })
  async flow(@ValidQuery(FlowQuery) { date, days }: FlowQuery, @CurrentActor() actor: Actor): Promise<FlowAnswer> {
    const [before, after] = [await this.period({ from: addDays(date, -days), to: addDays(date, -1) }, actor), await this.period({ from: date, to: addDays(date, days - 1) }, actor)];
    return {
      date,
      before,
      after,
      medianSignChange: change(before.intakeToSign.medianMinutes, after.intakeToSign.medianMinutes),
      medianCloseChange: change(before.intakeToClose.medianMinutes, after.intakeToClose.medianMinutes),
    };
  }

  private async period(days: Days, actor: Actor): Promise<FlowAnswer['before']> {
    return { ...days, ...(await this.views.times(days, actor)), links: linksOf('orders', ['ledSigned', 'ledClosed'], { ...days }) };
  }
}
