import { Injectable } from '@nestjs/common';
import type { SuspendOrderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 挂账复核: still so; the plan as it is now. */
@Injectable()
export class ReviewSuspension {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, suspension: SuspendOrderRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, ['SUSPENSION_REVIEW']);
    order.reviewSuspension(actor, suspension, clocks, at);
    await this.orders.save(order, clocks, { ...suspension });
  }
}
