import { Injectable } from '@nestjs/common';
import type { ReasonRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 退回重办: the operator does not accept the result and says why. */
@Injectable()
export class RejectOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, { reason }: ReasonRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.reject(actor, clocks, at);
    await this.orders.save(order, clocks, { reason });
  }
}
