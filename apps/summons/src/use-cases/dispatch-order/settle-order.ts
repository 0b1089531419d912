import { Injectable } from '@nestjs/common';
import type { SettleOrderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { RecordLesson } from '../learning/record-lesson.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';
import { SendElsewhere } from './send-elsewhere.ts';
import { CLOCKS_OF_ORDER } from './send-orders.ts';

/** 依定责意见续办: the ruling with its number is entered; the ruled holder goes on with the order, or gets one that stands by the ruling. */
@Injectable()
export class SettleOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly matters: IncomingMatterRepository,
    private readonly items: HeldItemRepository,
    private readonly sendElsewhere: SendElsewhere,
    private readonly recordLesson: RecordLesson,
  ) {}

  async execute(ref: OrderRef, { itemKey, decisionDocument, ground }: SettleOrderRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, CLOCKS_OF_ORDER);
    order.assertMay('settle', actor);
    const matter = await this.matters.getForUpdate(order.matterId);
    const item = await this.sendElsewhere.itemFor(matter, itemKey);
    if (item.organId !== order.organId || item.unitId !== order.unitId) {
      const end = (successorOrderId: string): void => order.settleElsewhere(actor, successorOrderId, clocks, at);
      return this.sendElsewhere.execute(matter, { order, clocks, end }, { itemKey, ground, decisionDocument }, actor, at);
    }
    await this.items.keepAsDispatched(item);
    order.settle(actor, item, decisionDocument, clocks, at);
    await this.orders.save(order, clocks, { ground });
    const isAnsweredByAnother = matter.decision?.itemKey !== item.itemKey;
    if (order.role === 'LEAD' && isAnsweredByAnother) await this.sendElsewhere.answerBy(matter, item, { ground }, actor, at);
    await this.recordLesson.execute(matter);
  }
}
