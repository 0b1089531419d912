import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 恢复计时. */
@Injectable()
export class ProceedOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, ['HANDLE']);
    order.proceed(actor, clocks, at);
    await this.orders.save(order, clocks);
  }
}
