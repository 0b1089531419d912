import { Injectable } from '@nestjs/common';
import type { StartOrderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { HandlerOutsideUnit } from '../../domain/dispatch-order/dispatch-order.errors.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 开始办理: the head of the unit names who handles the order. */
@Injectable()
export class StartOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly items: HeldItemRepository,
  ) {}

  async execute(ref: OrderRef, { handlerPersonId }: StartOrderRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.start(actor, handlerPersonId ?? null, clocks, at);
    if (handlerPersonId && !(await this.items.isPersonOf(handlerPersonId, order.unitId))) throw new HandlerOutsideUnit(handlerPersonId);
    await this.orders.save(order, clocks);
  }
}
