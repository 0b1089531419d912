import { Controller, Get, Post, Put, StreamableFile } from '@nestjs/common';
import { FlowchartAnswer, FlowchartBody, FlowchartLine, FlowchartsDraftedAnswer, Id } from '@yidan/contracts';
import { Allow, AllowAny, Answers, AnswersFile, CurrentActor, IfMatch, pageOf, PageQuery, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import { dutyListVersionLifecycle } from '../domain/duty-list/duty-list-version.lifecycle.ts';
import { DraftFlowcharts } from '../use-cases/flowchart/draft-flowcharts.ts';
import { DrawFlowchart } from '../use-cases/flowchart/draw-flowchart.ts';
import { LookAtFlowcharts } from '../use-cases/flowchart/look-at-flowcharts.ts';
import { sendFile } from './send-file.ts';

/** 流程图 of the items of a version. */
@Controller('versions/:id')
export class FlowchartsController {
  constructor(
    private readonly drawFlowchart: DrawFlowchart,
    private readonly draftFlowcharts: DraftFlowcharts,
    private readonly flowcharts: LookAtFlowcharts,
  ) {}

  @Get('flowcharts')
  @AllowAny()
  @Answers(pageOf(FlowchartLine), { summary: '各事项有无流程图' })
  lines(@ValidParam('id', Id) id: string, @ValidQuery(PageQuery) page: PageQuery, @CurrentActor() actor: Actor): Promise<Page<FlowchartLine>> {
    return this.flowcharts.lines(id, page, actor);
  }

  @Post('flowcharts/draft')
  @Allow({ step: [dutyListVersionLifecycle, 'edit'] })
  @Answers(FlowchartsDraftedAnswer, { status: 200, summary: '为没有流程图的事项沿用上一版本流程图或按标准流程补绘' })
  draft(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<FlowchartsDraftedAnswer> {
    return this.draftFlowcharts.execute(id, actor);
  }

  @Get('items/:itemKey/flowchart')
  @AllowAny()
  @Answers(FlowchartAnswer, { summary: '事项流程图（未绘制时给出标准流程供修改）' })
  one(@ValidParam('id', Id) id: string, @ValidParam('itemKey', Id) itemKey: string, @CurrentActor() actor: Actor): Promise<FlowchartAnswer> {
    return this.flowcharts.one(id, itemKey, actor);
  }

  @Put('items/:itemKey/flowchart')
  @Allow({ step: [dutyListVersionLifecycle, 'edit'] })
  @RequiresIfMatch()
  @Answers(FlowchartAnswer, { summary: '绘制或修改事项流程图（首次绘制 If-Match: "0"）' })
  async draw(@ValidParam('id', Id) id: string, @ValidParam('itemKey', Id) itemKey: string, @ValidBody(FlowchartBody) body: FlowchartBody, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<FlowchartAnswer> {
    await this.drawFlowchart.execute(id, itemKey, body, version, actor);
    return this.flowcharts.one(id, itemKey, actor);
  }

  @Get('items/:itemKey/flowchart.svg')
  @AllowAny()
  @AnswersFile('image/svg+xml', { summary: '流程图（SVG）' })
  async svg(@ValidParam('id', Id) id: string, @ValidParam('itemKey', Id) itemKey: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return sendFile(await this.flowcharts.svg(id, itemKey, actor));
  }

  @Get('items/:itemKey/flowchart/process')
  @AllowAny()
  @AnswersFile('application/json', { summary: '流程数据（BPMN 要素名称的 JSON）' })
  process(@ValidParam('id', Id) id: string, @ValidParam('itemKey', Id) itemKey: string, @CurrentActor() actor: Actor): Promise<object> {
    return this.flowcharts.process(id, itemKey, actor);
  }
}
