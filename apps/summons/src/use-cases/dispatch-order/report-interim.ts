import { Injectable } from '@nestjs/common';
import type { ReportInterimRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 先行处置: the interim holder says what it does meanwhile. */
@Injectable()
export class ReportInterim {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
  ) {}

  async execute(ref: OrderRef, { text }: ReportInterimRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    order.reportInterim(actor, text, at);
    await this.orders.save(order, clocks);
  }
}
