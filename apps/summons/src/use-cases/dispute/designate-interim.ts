import { Injectable } from '@nestjs/common';
import { defaultThresholds } from '@yidan/matching';
import { Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import type { Holder } from '../../domain/dispatch-order/order-plan.ts';
import type { FollowedDispute } from '../../domain/dispute/followed-dispute.ts';
import { isRoutable } from '../../domain/duty-item/held-item.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { CLOCKS_OF_ORDER, SendOrders } from '../dispatch-order/send-orders.ts';
import type { InDispute } from './follow-dispute.ts';

/** 临时责任单位承接 (R-DSP-1): the order goes to whom the arbitration designated, in one act, so that there is one holder at every instant; it stays where it stands there already, or where its work is done. */
@Injectable()
export class DesignateInterim {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly items: HeldItemRepository,
    private readonly sendOrders: SendOrders,
    private readonly reference: Reference,
  ) {}

  async execute({ matter, order }: InDispute, { id: caseId, caseNumber: number, interim }: FollowedDispute, at: Date): Promise<void> {
    if (!interim || number === null || (order && (order.state === 'SUBMITTED' || order.state === 'CALLED_BACK'))) return;
    const theirs = await this.itemsOf(interim.organId, matter, order);
    const holder = await this.holderOf(interim, theirs, order);
    if (!holder || (order && isSame(order, holder))) return;
    const item = theirs.find((one) => isSame(one, holder)) ?? null;
    const terms = await this.deadlines.terms(matter.urgency, CLOCKS_OF_ORDER);
    const draft = {
      ...holder, id: uuid(), role: order?.role ?? ('LEAD' as const), item, interim: true, locked: true, decisionDocument: null,
      dispute: { caseId, number, waits: order?.state === 'IN_DISPUTE' },
    };
    if (item) await this.items.keepAsDispatched(item);
    // A copy the unit has is part of what it holds now.
    const copies = (await this.orders.openOf(matter.id)).filter((one) => one.role === 'ASSIST' && isSame(one, holder));
    for (const ended of [...(order ? [order] : []), ...copies]) {
      const clocks = await this.deadlines.bookOf({ tenantId: ended.tenantId, type: 'dispatch-order', id: ended.id }, ended.urgency);
      ended.redispatch(draft.id, clocks, at);
      await this.orders.save(ended, clocks, { ground: `职责争议案件 ${number} 指定临时责任单位` });
    }
    await this.sendOrders.send(matter, [draft], { terms, at });
  }

  /** What the organ holds of what the matter may be about: the item it went out by, the one that a return named instead, and those that the list found plausible. */
  private async itemsOf(organId: string, matter: IncomingMatter, order: DispatchOrder | null): Promise<HeldItem[]> {
    const proposed = (await this.matters.matchOf(matter.id))?.candidates.filter(({ score }) => score >= defaultThresholds.ambiguous).map(({ itemKey }) => itemKey) ?? [];
    const named = [order?.itemKey, order?.claim?.proposedItemKey, matter.decision?.itemKey];
    const keys = [...new Set([...named.flatMap((key) => key ?? []), ...proposed])];
    const held = await this.items.holdAll(keys);
    return keys.flatMap((key) => held.get(key) ?? []).filter((item) => item.organId === organId && isRoutable(item, 'INTERIM_DUTY'));
  }

  /** The unit named; else where it stands in that organ; else whoever holds such an item there; else the organ's first unit. */
  private async holderOf({ organId, unitId }: NonNullable<FollowedDispute['interim']>, [first]: readonly HeldItem[], order: DispatchOrder | null): Promise<Holder | null> {
    const units = (await this.reference.unitsOf(organId)).filter(({ status }) => status === 'ACTIVE');
    const named = units.find(({ id }) => id === unitId);
    if (named) return { organId, unitId: named.id };
    if (order?.organId === organId) return { organId, unitId: order.unitId };
    const unit = first?.unitId ?? units[0]?.id;
    return unit === undefined ? null : { organId, unitId: unit };
  }
}

function isSame(a: Holder, b: Holder): boolean {
  return a.organId === b.organId && a.unitId === b.unitId;
}
