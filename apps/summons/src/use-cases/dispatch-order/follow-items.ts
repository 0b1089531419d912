import { Injectable } from '@nestjs/common';
import type { Urgency } from '@yidan/contracts';
import type { Terms } from '@yidan/kernel';
import type { DeadlineKind } from '../../domain/deadline/deadline.ts';
import { NOT_BEGUN } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { planSuccessor } from '../../domain/dispatch-order/order-plan.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { MovedOrders } from '../../storage/dispatch-order/moved-orders.ts';
import type { CitedVersion, MovedOrder } from '../../storage/dispatch-order/moved-orders.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { CLOCKS_OF_ORDER, SendOrders } from './send-orders.ts';
import type { Sending } from './send-orders.ts';

/** One transaction's worth: the numbers of the tenant wait that long. */
const AT_ONCE = 10;
const PAUSE_MS = 1000;

/** 随单改派: orders nobody has begun go to the unit that holds their item by the new version; those begun stay where they are, and are listed for the operator. */
@Injectable()
export class FollowItems {
  constructor(
    private readonly moved: MovedOrders,
    private readonly items: HeldItemRepository,
    private readonly matters: IncomingMatterRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly sendOrders: SendOrders,
  ) {}

  /** Moves some, and answers when to look again, if there are more. */
  async execute(versionId: string, at: Date): Promise<Date | null> {
    const version = await this.moved.version(versionId);
    // A later version is in force: it has a timer of its own.
    if (!version) return null;
    const some = await this.moved.some(versionId, AT_ONCE);
    const held = await this.items.holdAll(some.flatMap(({ order }) => order.itemKey ?? []));
    const termsOf = new Map<Urgency, Promise<Terms<DeadlineKind>>>();
    for (const one of some) {
      const { urgency } = one.matter;
      if (!termsOf.has(urgency)) termsOf.set(urgency, this.deadlines.terms(urgency, CLOCKS_OF_ORDER));
      const item = held.get(one.order.itemKey!);
      if (item?.versionId === versionId && NOT_BEGUN.includes(one.order.state)) await this.follow(one, item, version, { at, terms: await termsOf.get(urgency)! });
    }
    if (!(await this.moved.areThere(versionId))) return null;
    return new Date(at.getTime() + (some.length > 0 ? -1 : PAUSE_MS));
  }

  private async follow({ order, matter }: MovedOrder, item: HeldItem, { label, documentNumber }: CitedVersion, { at, terms }: Pick<Sending, 'at' | 'terms'>): Promise<void> {
    const clocks = await this.deadlines.bookOf({ tenantId: order.tenantId, type: 'dispatch-order', id: order.id }, order.urgency);
    const reason = `清单 ${label}（${documentNumber}）调整承担单位`;
    // An order in dispute is settled by the version that carries the ruling out.
    const decisionDocument = order.state === 'IN_DISPUTE' ? documentNumber : null;
    if (order.role === 'LEAD') {
      matter.reassign(item, reason, null, at);
      await this.matters.save(matter, { reason });
    }
    const plan = planSuccessor(order, item, await this.orders.openOf(matter.id));
    const end = (successorOrderId: string): void => order.redispatch(successorOrderId, clocks, at);
    await this.sendOrders.carryOut(matter, plan, item, { at, terms, decisionDocument, note: { reason } }, { order, clocks, end });
  }
}
