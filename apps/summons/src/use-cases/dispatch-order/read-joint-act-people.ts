import { Injectable } from '@nestjs/common';
import type { JointActPeopleAnswer } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { isInChain, OutsideHandlingChain } from '../../domain/incoming-matter/handling-chain.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { JointActRepository } from '../../storage/dispatch-order/joint-act.repository.ts';
import { MatterHolders } from '../../storage/dispatch-order/matter-holders.ts';

/** 查看执法人员: who took part in the joint acts of an order's matter; only for the handling chain, and the look is written down (R-SEC-4). */
@Injectable()
export class ReadJointActPeople {
  constructor(
    private readonly orders: DispatchOrderRepository,
    private readonly holders: MatterHolders,
    private readonly acts: JointActRepository,
    private readonly clock: Clock,
  ) {}

  async execute(orderId: string, actor: Actor): Promise<JointActPeopleAnswer> {
    const { matterId } = await this.orders.get(orderId, actor, widestView(actor));
    if (!isInChain(actor, await this.holders.holdersOf(matterId))) throw new OutsideHandlingChain();
    return { items: await this.acts.namesIn(matterId, this.clock.now()) };
  }
}
