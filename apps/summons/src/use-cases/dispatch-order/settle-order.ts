import { Injectable } from '@nestjs/common';
import type { SettleOrderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { assertNotInArbitration } from '../../domain/dispatch-order/order-return.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { SettleDispute } from '../dispute/settle-dispute.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';
import { SendElsewhere } from './send-elsewhere.ts';
import { CLOCKS_OF_ORDER } from './send-orders.ts';

/** 依定责意见续办: somebody enters what was decided on paper, with its number; what a case of the arbitration ends in is carried out by itself. */
@Injectable()
export class SettleOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly matters: IncomingMatterRepository,
    private readonly sendElsewhere: SendElsewhere,
    private readonly settleDispute: SettleDispute,
  ) {}

  async execute(ref: OrderRef, { itemKey, decisionDocument, ground }: SettleOrderRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, CLOCKS_OF_ORDER);
    order.assertMay('settle', actor);
    assertNotInArbitration(order);
    const matter = await this.matters.getForUpdate(order.matterId);
    const item = await this.sendElsewhere.itemFor(matter, itemKey);
    await this.settleDispute.ofOrder(matter, { order, clocks }, item, { ground, decisionDocument }, actor, at);
  }
}
