import { Injectable } from '@nestjs/common';
import type { Acting } from '../../domain/acting.ts';
import { SameHolder } from '../../domain/dispatch-order/dispatch-order.errors.ts';
import { planSuccessor } from '../../domain/dispatch-order/order-plan.ts';
import type { Beside } from '../../domain/dispatch-order/order-plan.ts';
import { isRoutable } from '../../domain/duty-item/held-item.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import { ItemNotEffective, ItemNotRoutable } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { purposeOf } from '../../domain/incoming-matter/settle-answer.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { RecordLesson } from '../learning/record-lesson.ts';
import { CLOCKS_OF_ORDER, SendOrders } from './send-orders.ts';
import type { Ending } from './send-orders.ts';

/** By which item an order goes to another unit, and why. */
export interface Elsewhere {
  readonly itemKey: string;
  readonly ground: string;
  readonly decisionDocument?: string;
  readonly beside?: Beside;
}

/** 改派去向: ends one order for that of another unit, by the item somebody named; where it led the matter, the matter is answered by that item from now on. */
@Injectable()
export class SendElsewhere {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly items: HeldItemRepository,
    private readonly sendOrders: SendOrders,
    private readonly recordLesson: RecordLesson,
  ) {}

  /** The item named, if it answers for the matter; its list stands still until the transaction ends. */
  async itemFor(matter: IncomingMatter, itemKey: string): Promise<HeldItem> {
    const item = (await this.items.holdAll([itemKey])).get(itemKey);
    if (!item) throw new ItemNotEffective(itemKey);
    const purpose = purposeOf(matter.urgency);
    if (!isRoutable(item, purpose)) throw new ItemNotRoutable(item.code, item.status, purpose);
    return item;
  }

  async execute(matter: IncomingMatter, acted: Ending, { itemKey, ground, decisionDocument, beside = {} }: Elsewhere, actor: Acting, at: Date): Promise<void> {
    const { order } = acted;
    const item = await this.itemFor(matter, itemKey);
    if (item.organId === order.organId && item.unitId === order.unitId) throw new SameHolder(item.code);
    const terms = await this.deadlines.terms(matter.urgency, CLOCKS_OF_ORDER);
    const plan = planSuccessor(order, item, await this.orders.openOf(matter.id), beside);
    const note = { ground, ...(decisionDocument && { decisionDocument }) };
    if (order.role === 'LEAD') await this.answerBy(matter, item, note, actor, at);
    await this.sendOrders.carryOut(matter, plan, item, { at, terms, note, decisionDocument: decisionDocument ?? null }, acted);
    await this.recordLesson.execute(matter);
  }

  /** The matter is answered by this item, whether it was decided before or not. */
  async answerBy(matter: IncomingMatter, item: HeldItem, note: { ground: string }, actor: Acting, at: Date): Promise<void> {
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id: matter.id }, matter.urgency);
    matter.answerBy(item, note.ground, actor, clocks, at);
    await this.matters.save(matter, note);
  }
}
