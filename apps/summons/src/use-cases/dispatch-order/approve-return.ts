import { Injectable } from '@nestjs/common';
import type { ApproveReturnRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { NotForHandlers } from '../../domain/dispatch-order/dispatch-order.errors.ts';
import { OrderReturnRepository } from '../../storage/dispatch-order/order-return.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { MergeMatter } from '../incoming-matter/merge-matter.ts';
import { ReferMatter } from '../incoming-matter/refer-matter.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';
import { SendElsewhere } from './send-elsewhere.ts';
import { CLOCKS_OF_ORDER } from './send-orders.ts';
import type { ActedOrder } from './withdraw-orders.ts';

/** 同意退件: to the holder of another item, into another matter, or to a statutory channel. */
@Injectable()
export class ApproveReturn {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly returns: OrderReturnRepository,
    private readonly matters: IncomingMatterRepository,
    private readonly sendElsewhere: SendElsewhere,
    private readonly referMatter: ReferMatter,
    private readonly mergeMatter: MergeMatter,
  ) {}

  async execute(ref: OrderRef, { itemKey, mergeIntoMatterId, statutoryChannel, ground }: ApproveReturnRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, CLOCKS_OF_ORDER);
    order.assertMay('approveReturn', actor);
    const matter = await this.matters.getForUpdate(order.matterId);
    await this.returns.answer(order.id, 'APPROVED', ground, actor, at);
    if (itemKey !== undefined) {
      const end = (successorOrderId: string): void => order.approveReturn(actor, { successorOrderId }, clocks, at);
      return this.sendElsewhere.execute(matter, { order, clocks, end }, { itemKey, ground }, actor, at);
    }
    if (order.role !== 'LEAD') throw new NotForHandlers(order.number);
    const acted = (way: 'REFERRED' | 'MERGED'): ActedOrder => ({ order, clocks, end: () => order.approveReturn(actor, { ground: way }, clocks, at) });
    if (statutoryChannel !== undefined) return this.referMatter.refer(matter, { statutoryChannel, ground }, actor, at, acted('REFERRED'));
    return this.mergeMatter.merge(matter, { intoMatterId: mergeIntoMatterId!, ground }, actor, at, acted('MERGED'));
  }
}
