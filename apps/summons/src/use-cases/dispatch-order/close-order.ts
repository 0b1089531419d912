import { Injectable } from '@nestjs/common';
import type { CloseOrderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { RecordLesson } from '../learning/record-lesson.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';
import { WithdrawOrders } from './withdraw-orders.ts';

/** 办结: closes an order, and its matter with the last one. */
@Injectable()
export class CloseOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly matters: IncomingMatterRepository,
    private readonly cases: SharedMatterRepository,
    private readonly withdrawOrders: WithdrawOrders,
    private readonly recordLesson: RecordLesson,
  ) {}

  async execute(ref: OrderRef, { ground, unresolvedGround }: CloseOrderRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    const matter = await this.matters.getForUpdate(order.matterId);
    const openHandlers = await this.orders.countOpen(matter.id, ['HANDLER']);
    order.close(actor, { matterIsDecided: matter.isDecided, unresolvedGround: unresolvedGround ?? null, openHandlers }, at);
    await this.orders.save(order, clocks, { ground, ...(unresolvedGround && { unresolvedGround }) });
    // With whoever led it the copies end as well (domain 19 A12).
    if (order.role === 'LEAD') await this.withdrawOrders.execute(matter.id, 'LEAD_CLOSED', at, { only: 'ASSIST' });
    await this.recordLesson.execute(matter);
    if ((await this.orders.countOpen(matter.id, ['LEAD', 'HANDLER'])) > 0) return;
    // A matter that organs of several districts work on is closed by the city, when they have confirmed.
    if (await this.cases.isShared(matter.id)) return;
    matter.close(at);
    await this.matters.save(matter);
  }
}
