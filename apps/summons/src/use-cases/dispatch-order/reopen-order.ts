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
    const item = order.itemKey ? ((await this.items.among([order.itemKey])).get(order.itemKey) ?? null) : null;
    order.reopen(actor, item, clocks, at);
    await this.orders.save(order, clocks, { reason });
  }
}
