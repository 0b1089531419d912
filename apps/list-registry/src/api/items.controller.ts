import { Controller, Get, StreamableFile } from '@nestjs/common';
import { AsOfQuery, DutyItemDetail, DutyItemSummary, ItemFilter, ItemHistory, ItemRef, ItemsExportQuery, ResponsibleAnswer, ResponsibleQuery } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { AllowAny, Answers, AnswersFile, pageOf, PageQuery, ValidParam, ValidQuery, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { dayOf } from '../domain/duty-list/as-of.ts';
import { ItemsViews } from '../storage/duty-list/items.views.ts';
import { ExportLists } from '../use-cases/duty-list/export-lists.ts';
import { TraceItem } from '../use-cases/duty-list/trace-item.ts';
import { sendFile } from './send-file.ts';

const Filter = PageQuery.extend(ItemFilter.shape);

/** 职责事项: who is responsible for what, on any day. */
@Controller('items')
@AllowAny()
export class ItemsController {
  constructor(
    private readonly views: ItemsViews,
    private readonly traceItem: TraceItem,
    private readonly exportLists: ExportLists,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(pageOf(DutyItemSummary), { summary: '查询职责事项' })
  all(@ValidQuery(Filter) filter: z.output<typeof Filter>): Promise<Page<DutyItemSummary>> {
    return this.views.page(filter, dayOf(filter.asOf, this.clock.now()));
  }

  @Get('export')
  @AnswersFile('application/octet-stream', { summary: '导出生效事项（xlsx、csv、json；csv 可选 encoding=gb18030）' })
  async export(@ValidQuery(ItemsExportQuery) { format, encoding, asOf, organ }: z.output<typeof ItemsExportQuery>): Promise<StreamableFile> {
    return sendFile(await this.exportLists.inForce(dayOf(asOf, this.clock.now()), organ, format, encoding));
  }

  @Get(':ref')
  @Answers(DutyItemDetail, { summary: '一个职责事项（按 itemKey 或编码）' })
  one(@ValidParam('ref', ItemRef) ref: string, @ValidQuery(AsOfQuery) { asOf }: z.output<typeof AsOfQuery>): Promise<DutyItemDetail> {
    return this.views.one(ref, dayOf(asOf, this.clock.now()));
  }

  @Get(':ref/history')
  @Answers(ItemHistory, { summary: '事项沿革' })
  history(@ValidParam('ref', ItemRef) ref: string): Promise<ItemHistory> {
    return this.traceItem.execute(ref);
  }

  @Get(':ref/responsible')
  @Answers(ResponsibleAnswer, { summary: '某日由谁负责' })
  responsible(@ValidParam('ref', ItemRef) ref: string, @ValidQuery(ResponsibleQuery) { on }: z.output<typeof ResponsibleQuery>): Promise<ResponsibleAnswer> {
    return this.views.responsible(ref, on);
  }
}
