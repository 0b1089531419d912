import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Id } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { Allow, AnswersFile, CurrentActor, Reference, ValidParam } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { resultReply, returnForm } from '../domain/dispatch-order/order-papers.ts';
import { ORDER_WAYS } from '../domain/dispatch-order/order-view.ts';
import type { FormPaper } from '../domain/form-paper.ts';
import { OrderAnswerViews } from '../storage/dispatch-order/order-answer.views.ts';
import { renderForm } from './official-form.docx.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 派件文书: what an organ asks and answers about an order, on paper; outside the handling chain without numbers of people, as the order itself is read. */
@Controller('orders/:id')
@Allow({ by: ORDER_WAYS, scope: 'orders.read' })
export class OrderPapersController {
  constructor(
    private readonly orders: OrderAnswerViews,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  @Get('return-form')
  @AnswersFile(DOCX, { summary: '退件申请文书' })
  async returnForm(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const order = await this.orders.one(id, actor, this.clock.now());
    const asked = order.returns.find(({ orderId }) => orderId === id);
    if (!asked) throw new NotFound('OrderReturn', id);
    return this.print(returnForm(order, asked, await this.operationsCentre()), `${order.number}-return`);
  }

  @Get('result-reply')
  @AnswersFile(DOCX, { summary: '办结回复文书' })
  async resultReply(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const order = await this.orders.one(id, actor, this.clock.now());
    if (order.result === null) throw new NotFound('OrderResult', id);
    return this.print(resultReply(order, await this.operationsCentre()), `${order.number}-result`);
  }

  private async operationsCentre(): Promise<string> {
    return `${(await this.reference.tenant()).name}城市运行中心`;
  }

  private async print(paper: FormPaper, name: string): Promise<StreamableFile> {
    return new StreamableFile(await renderForm(paper), { type: DOCX, disposition: `attachment; filename="${name}.docx"` });
  }
}
