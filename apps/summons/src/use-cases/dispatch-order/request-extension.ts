import { Injectable } from '@nestjs/common';
import type { RequestExtensionRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 申请延期: the organ asks, in time and once. */
@Injectable()
export class RequestExtension {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, asked: RequestExtensionRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.requestExtension(actor, asked, clocks, at);
    await this.orders.save(order, clocks);
  }
}
