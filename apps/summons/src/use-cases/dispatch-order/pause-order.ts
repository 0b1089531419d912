import { Injectable } from '@nestjs/common';
import type { PauseClockRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 中止计时 (R-DL-2). */
@Injectable()
export class PauseOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, { reason, ground }: PauseClockRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.pause(actor, reason, clocks, at);
    await this.orders.save(order, clocks, { ground });
  }
}
