import { Injectable } from '@nestjs/common';
import type { SubmitOrderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 提交结果: handler and head of the unit sign it jointly. */
@Injectable()
export class SubmitOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, given: SubmitOrderRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, ['CALLBACK']);
    order.submit(actor, given, clocks, at);
    await this.orders.save(order, clocks);
  }
}
