import { Injectable } from '@nestjs/common';
import type { CloseOrderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 办结: closes an order, and its matter with the last one. */
@Injectable()
export class CloseOrder {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly matters: IncomingMatterRepository,
    private readonly cases: SharedMatterRepository,
  ) {}

  async execute(ref: OrderRef, { unresolvedGround }: CloseOrderRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor);
    const matter = await this.matters.getForUpdate(order.matterId);
    order.close(actor, { matterIsDecided: matter.isDecided, unresolvedGround: unresolvedGround ?? null }, at);
    await this.orders.save(order, clocks, unresolvedGround ? { unresolvedGround } : undefined);
    if ((await this.orders.countOpen(matter.id)) > 0) return;
    // A matter that organs of several districts work on is closed by the city, when they have confirmed.
    if (await this.cases.isShared(matter.id)) return;
    matter.close(at);
    await this.matters.save(matter);
  }
}
