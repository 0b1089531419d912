import { Injectable } from '@nestjs/common';
import type { GroundRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OrderReturnRepository } from '../../storage/dispatch-order/order-return.repository.ts';
import { RecordLesson } from '../learning/record-lesson.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 不同意退件: it stays where it is, on a ground. */
@Injectable()
export class RejectReturn {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly returns: OrderReturnRepository,
    private readonly recordLesson: RecordLesson,
  ) {}

  async execute(ref: OrderRef, { ground }: GroundRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, ['SIGN_FOR']);
    order.rejectReturn(actor, clocks, at);
    await this.returns.answer(order.id, 'REJECTED', ground, actor, at);
    await this.orders.save(order, clocks, { ground });
    await this.recordLesson.execute({ id: order.matterId, tenantId: order.tenantId });
  }
}
