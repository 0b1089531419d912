import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { businessDate, DeadlineBook, formatNumber, type Terms } from '@yidan/kernel';
import { nextNumber } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { DeadlineKind } from '../../domain/deadline/deadline.ts';
import { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import type { OrderFacts } from '../../domain/dispatch-order/dispatch-order.ts';
import { planOrders } from '../../domain/dispatch-order/order-plan.ts';
import { isHeldInterim } from '../../domain/duty-item/held-item.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';

/** 派件: sends a matter's orders to the holder of an item; who held it in the interim is confirmed or relieved. */
@Injectable()
export class SendOrders {
  constructor(
    private readonly em: EntityManager,
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly items: HeldItemRepository,
  ) {}

  /** 按清单派件: the LEAD unit's order and those of the units that assist; somebody may have led the matter in the interim. */
  async byItem(matter: IncomingMatter, item: HeldItem, leader: DispatchOrder | null, terms: Terms<DeadlineKind>, at: Date): Promise<void> {
    await this.items.keepAsDispatched(item);
    const plan = planOrders(item, leader);
    const id = uuid();
    const interim = isHeldInterim(item);
    if (leader && plan.confirms) await this.confirm(leader, item, at);
    if (leader && plan.relieves) await this.relieve(leader, id, at);
    if (plan.lead) await this.send(matter, { id, ...plan.lead, role: 'LEAD', item, interim }, terms, at);
    for (const assistant of plan.assist) await this.send(matter, { id: uuid(), ...assistant, role: 'ASSIST', item, interim }, terms, at);
  }

  /** 先行处置: an emergency goes to whoever seems to hold it, or to the operations centre, before anybody has decided. */
  async toInterimHolder(matter: IncomingMatter, likely: HeldItem | null, terms: Terms<DeadlineKind>, at: Date): Promise<void> {
    if (likely) await this.items.keepAsDispatched(likely);
    const holder = likely ? planOrders(likely, null).lead : await this.items.interimHolder();
    if (holder) await this.send(matter, { id: uuid(), ...holder, role: 'LEAD', item: likely, interim: true }, terms, at);
  }

  private async confirm(order: DispatchOrder, item: HeldItem, at: Date): Promise<void> {
    order.confirm(item, at);
    await this.orders.save(order);
  }

  private async relieve(order: DispatchOrder, successorId: string, at: Date): Promise<void> {
    const clocks = await this.deadlines.bookOf({ tenantId: order.tenantId, type: 'dispatch-order', id: order.id }, order.urgency);
    order.redispatch(successorId, clocks, at);
    await this.orders.save(order, clocks);
  }

  private async send(matter: IncomingMatter, given: Pick<OrderFacts, 'id' | 'organId' | 'unitId' | 'role' | 'item' | 'interim'>, terms: Terms<DeadlineKind>, at: Date): Promise<void> {
    const { tenantId, urgency, id: matterId } = matter;
    const restricted = matter.disclosure === 'RESTRICTED';
    const clocks = new DeadlineBook({ tenantId, type: 'dispatch-order', id: given.id }, [], terms);
    const period = businessDate(at);
    // The number is taken last: its row is locked until the transaction ends.
    const number = formatNumber({ series: 'PJ', period, seq: await nextNumber(this.em, tenantId, 'PJ', period) });
    await this.orders.save(new DispatchOrder({ ...given, tenantId, number, matterId, urgency, restricted }, clocks, at), clocks);
  }
}
