import { Injectable } from '@nestjs/common';
import type { GroundRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OrderReturnRepository } from '../../storage/dispatch-order/order-return.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 提请职责争议处理: the operator or the organ asks for a ruling; the first receiver holds it meanwhile. */
@Injectable()
export class EscalateOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly returns: OrderReturnRepository,
  ) {}

  async execute(ref: OrderRef, { ground }: GroundRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.escalate(actor, clocks, at);
    await this.returns.answer(order.id, 'ESCALATED', ground, actor, at);
    await this.orders.save(order, clocks, { ground });
  }
}
