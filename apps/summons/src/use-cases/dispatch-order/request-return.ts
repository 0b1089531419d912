import { Injectable } from '@nestjs/common';
import type { RequestReturnRequest } from '@yidan/contracts';
import { Reference } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { nameOf } from '../../domain/acting.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { ProposalUnfounded } from '../../domain/dispatch-order/dispatch-order.errors.ts';
import { OrderReturn } from '../../domain/dispatch-order/order-return.ts';
import type { ReturnClaim } from '../../domain/dispatch-order/order-return.ts';
import { TOWN_KINDS } from '../../domain/duty-item/held-item.ts';
import { NotInTownList } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OrderReturnRepository } from '../../storage/dispatch-order/order-return.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { OpenOrder } from './open-order.ts';
import type { OrderRef } from './open-order.ts';

/** 申请退件: the organ says whose it is instead; once for each matter, through whichever of its units (R-DIS-3). */
@Injectable()
export class RequestReturn {
  constructor(
    private readonly openOrder: OpenOrder,
    private readonly orders: DispatchOrderRepository,
    private readonly returns: OrderReturnRepository,
    private readonly items: HeldItemRepository,
    private readonly reference: Reference,
  ) {}

  async execute(ref: OrderRef, request: RequestReturnRequest, actor: Actor): Promise<void> {
    const { order, clocks, at } = await this.openOrder.execute(ref, actor, ['RETURN_ANSWER', 'ESCALATE']);
    const claim = await this.founded(request, order);
    const made = new OrderReturn(uuid(), order, claim, nameOf(actor), at);
    order.requestReturn(actor, claim, await this.returns.hasReturned(order), clocks, at);
    await this.returns.add(made, order);
    await this.orders.save(order, clocks, { basis: claim.basis });
  }

  /** The proposed item is in force and held by the organ named; of an item alone the organ follows. */
  private async founded({ reason, proposedOrganId, proposedItemKey, basis }: RequestReturnRequest, order: DispatchOrder): Promise<ReturnClaim> {
    const organ = proposedOrganId === undefined ? null : await this.reference.organById(proposedOrganId);
    if (proposedOrganId !== undefined && organ?.status !== 'ACTIVE') throw new ProposalUnfounded('proposedOrganId', 'no active organ here', '不是本地区在用的单位');
    if (proposedItemKey === undefined) return { reason, proposedOrganId: organ?.id ?? null, proposedItemKey: null, basis };
    const item = (await this.items.among([proposedItemKey])).get(proposedItemKey);
    if (!item) throw new ProposalUnfounded('proposedItemKey', 'on no list in force', '不在现行有效清单中');
    if (organ && organ.id !== item.organId) {
      if (TOWN_KINDS.includes(organ.kind)) throw new NotInTownList('proposedItemKey', organ.name, item.name);
      throw new ProposalUnfounded('proposedItemKey', 'held by another organ', '该事项不由所提单位承担');
    }
    if (item.unitId === order.unitId) throw new ProposalUnfounded('proposedItemKey', 'held by the unit that returns', '该事项由申请退件的科室自己承担');
    return { reason, proposedOrganId: item.organId, proposedItemKey, basis };
  }
}
