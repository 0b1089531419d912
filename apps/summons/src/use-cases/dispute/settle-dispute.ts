import { Injectable } from '@nestjs/common';
import type { Acting } from '../../domain/acting.ts';
import type { CaseClocks } from '../../domain/deadline/deadline.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { planOrders } from '../../domain/dispatch-order/order-plan.ts';
import type { Beside } from '../../domain/dispatch-order/order-plan.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { SendElsewhere } from '../dispatch-order/send-elsewhere.ts';
import { CLOCKS_OF_ORDER, SendOrders } from '../dispatch-order/send-orders.ts';
import { RecordLesson } from '../learning/record-lesson.ts';

/** By which document somebody is the holder, and why it is entered. */
export interface Settlement {
  readonly decisionDocument: string;
  readonly ground: string;
  /** Who takes part beside whoever leads, by the same document. */
  readonly beside?: Beside;
}

/** 定责落实: the holder goes on with the order, or gets one that stands by the document; the matter is answered by the item, and what it teaches is learned. */
@Injectable()
export class SettleDispute {
  constructor(
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly items: HeldItemRepository,
    private readonly sendElsewhere: SendElsewhere,
    private readonly sendOrders: SendOrders,
    private readonly recordLesson: RecordLesson,
  ) {}

  /** Of an order that is in dispute. */
  async ofOrder(matter: IncomingMatter, { order, clocks }: { order: DispatchOrder; clocks: CaseClocks }, item: HeldItem, settlement: Settlement, actor: Acting, at: Date): Promise<void> {
    const { ground, decisionDocument, beside } = settlement;
    if (item.organId !== order.organId || item.unitId !== order.unitId) {
      const end = (successorOrderId: string): void => order.settleElsewhere(actor, successorOrderId, clocks, at);
      return this.sendElsewhere.execute(matter, { order, clocks, end }, { ...settlement, itemKey: item.itemKey }, actor, at);
    }
    await this.items.keepAsDispatched(item);
    order.settle(actor, item, decisionDocument, clocks, at);
    await this.orders.save(order, clocks, { ground });
    const isAnsweredByAnother = matter.decision?.itemKey !== item.itemKey || !matter.isOut;
    if (order.role === 'LEAD' && isAnsweredByAnother) await this.sendElsewhere.answerBy(matter, item, { ground }, actor, at);
    if (order.role === 'LEAD' && beside) await this.addBeside(matter, item, beside, settlement, at);
    await this.recordLesson.execute(matter);
  }

  /** Of a matter that waits for an outcome as a whole; whoever holds it in the interim is confirmed in what was begun, or relieved. */
  async ofMatter(matter: IncomingMatter, item: HeldItem, { ground, decisionDocument, beside }: Settlement, actor: Acting, at: Date): Promise<void> {
    const terms = await this.deadlines.terms(matter.urgency, CLOCKS_OF_ORDER);
    const plan = planOrders(item, beside, await this.orders.openOf(matter.id));
    const note = { ground, decisionDocument };
    await this.sendElsewhere.answerBy(matter, item, note, actor, at);
    await this.sendOrders.carryOut(matter, plan, item, { at, terms, decisionDocument, note });
    await this.recordLesson.execute(matter);
  }

  private async addBeside(matter: IncomingMatter, item: HeldItem, beside: Beside, { ground, decisionDocument }: Settlement, at: Date): Promise<void> {
    const plan = planOrders(item, beside, await this.orders.openOf(matter.id));
    if (plan.sends.length === 0) return;
    const terms = await this.deadlines.terms(matter.urgency, CLOCKS_OF_ORDER);
    await this.sendOrders.carryOut(matter, { ...plan, confirms: null }, item, { at, terms, decisionDocument, note: { ground, decisionDocument } });
  }
}
