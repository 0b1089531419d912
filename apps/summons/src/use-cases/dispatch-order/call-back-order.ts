import { Injectable } from '@nestjs/common';
import type { CallBackRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 回访: the operator records what the caller says of the result. */
@Injectable()
export class CallBackOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, { responded, resolved, satisfaction, ground }: CallBackRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.callBack(actor, { responded, resolved, satisfaction: satisfaction ?? null }, clocks, at);
    await this.orders.save(order, clocks, { ground });
  }
}
