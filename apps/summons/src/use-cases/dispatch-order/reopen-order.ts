import { Injectable } from '@nestjs/common';
import type { ReasonRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 重新办理: not solved, but it can be. */
@Injectable()
export class ReopenOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly items: HeldItemRepository,
  ) {}

  async execute(ref: OrderRef, { reason }: ReasonRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, ['HANDLE']);
    order.reopen(actor, await this.items.itemOf(order), clocks, at);
    await this.orders.save(order, clocks, { reason });
  }
}
