import { Injectable } from '@nestjs/common';
import type { GroundRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 不同意延期. */
@Injectable()
export class RefuseExtension {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, { ground }: GroundRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.refuseExtension(actor, ground, at);
    await this.orders.save(order, clocks, { ground });
  }
}
