import { Controller, Get, Post } from '@nestjs/common';
import { Id, JointActPeopleAnswer, OrderAnswer, RecordJointActRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { orderLifecycle } from '../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { COMPLAINANT_WAYS } from '../domain/incoming-matter/matter-view.ts';
import { OrderAnswerViews } from '../storage/dispatch-order/order-answer.views.ts';
import { ReadJointActPeople } from '../use-cases/dispatch-order/read-joint-act-people.ts';
import { RecordJointAct } from '../use-cases/dispatch-order/record-joint-act.ts';
import { OptionalIfMatch } from './optional-if-match.ts';

/** 联合执法: what organs did together in a matter, and who took part. */
@Controller('orders/:id/joint-acts')
export class OrderJointActsController {
  constructor(
    private readonly recordJointAct: RecordJointAct,
    private readonly readPeople: ReadJointActPeople,
    private readonly views: OrderAnswerViews,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Allow({ step: [orderLifecycle, 'recordJointAct'] })
  @Answers(OrderAnswer, { status: 200, summary: '登记联合执法（牵头单位：时间、地点、内容、各单位执法人员及执法证件号）' })
  async record(@ValidParam('id', Id) id: string, @ValidBody(RecordJointActRequest) request: RecordJointActRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.recordJointAct.execute({ id, readVersion }, request, actor);
    return this.views.one(id, actor, this.clock.now());
  }

  @Get('people')
  @Allow({ by: COMPLAINANT_WAYS })
  @Answers(JointActPeopleAnswer, { summary: '查看联合执法人员姓名（留痕）' })
  people(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<JointActPeopleAnswer> {
    return this.readPeople.execute(id, actor);
  }
}
