import { Controller, Get, Put, StreamableFile } from '@nestjs/common';
import { AsOfQuery, DiscloseItemRequest, DutyItemDetail, DutyItemSummary, ItemDisclosureAnswer, ItemFilter, ItemHistory, ItemRef, ItemsExportQuery, ResponsibleAnswer, ResponsibleQuery } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, AllowAny, Answers, AnswersFile, CurrentActor, pageOf, PageQuery, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { dayOf } from '../domain/duty-list/as-of.ts';
import { ItemsViews } from '../storage/duty-list/items.views.ts';
import { DiscloseItem } from '../use-cases/duty-list/disclose-item.ts';
import { ExportLists } from '../use-cases/duty-list/export-lists.ts';
import { TraceItem } from '../use-cases/duty-list/trace-item.ts';
import { sendFile } from './send-file.ts';

const Filter = PageQuery.extend(ItemFilter.shape);

/** 职责事项: who is responsible for what, on any day. */
@Controller('items')
@AllowAny({ scope: 'lists.read' })
export class ItemsController {
  constructor(
    private readonly views: ItemsViews,
    private readonly traceItem: TraceItem,
    private readonly exportLists: ExportLists,
    private readonly discloseItem: DiscloseItem,
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

  @Get(':ref/disclosure')
  @Allow({ roles: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] })
  @Answers(ItemDisclosureAnswer, { summary: '事项公开属性与指定知悉人' })
  disclosure(@ValidParam('ref', ItemRef) ref: string): Promise<ItemDisclosureAnswer> {
    return this.discloseItem.look(ref);
  }

  @Put(':ref/disclosure')
  @Allow({ roles: ['ESTABLISHMENT_OFFICER'] })
  @Answers(ItemDisclosureAnswer, { summary: '设定事项公开属性（说明理由，留痕）' })
  disclose(@ValidParam('ref', ItemRef) ref: string, @ValidBody(DiscloseItemRequest) request: DiscloseItemRequest, @CurrentActor() actor: Actor): Promise<ItemDisclosureAnswer> {
    return this.discloseItem.execute(ref, request, actor);
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
