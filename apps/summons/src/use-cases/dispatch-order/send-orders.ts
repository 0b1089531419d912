import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { businessDate, DeadlineBook, formatNumber, type Terms } from '@yidan/kernel';
import { nextNumbers } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { CaseClocks, DeadlineKind } from '../../domain/deadline/deadline.ts';
import { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import type { OrderFacts } from '../../domain/dispatch-order/order-facts.ts';
import { planOrders } from '../../domain/dispatch-order/order-plan.ts';
import type { OrderPlan } from '../../domain/dispatch-order/order-plan.ts';
import { isHeldInterim } from '../../domain/duty-item/held-item.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { OrderReturnRepository } from '../../storage/dispatch-order/order-return.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';

/** 待发派件单: everything of an order but its number. */
export type DraftOrder = Pick<OrderFacts, 'id' | 'organId' | 'unitId' | 'role' | 'item' | 'interim' | 'locked' | 'decisionDocument' | 'dispute'>;

/** When orders go out, and what their clocks are counted by. */
export interface Sending {
  readonly at: Date;
  readonly terms: Terms<DeadlineKind>;
  /** The decision by which whoever leads or handles is the holder. */
  readonly decisionDocument?: string | null;
  /** Kept with what ends and what is confirmed, for the audit. */
  readonly note?: Record<string, unknown>;
}

/** How an order that is being acted on ends for another one. */
export interface Ending {
  readonly order: DispatchOrder;
  readonly clocks: CaseClocks;
  end(successorOrderId: string): void;
}

/** The clocks that a new order starts. */
export const CLOCKS_OF_ORDER = ['SIGN_FOR', 'HANDLE', 'RETURN'] as const satisfies readonly DeadlineKind[];

/** 派件: sends a matter's orders to those an item names; who held it before is confirmed or relieved. */
@Injectable()
export class SendOrders {
  constructor(
    private readonly em: EntityManager,
    private readonly orders: DispatchOrderRepository,
    private readonly returns: OrderReturnRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly items: HeldItemRepository,
  ) {}

  /** 拟派: the orders of a matter that has none, by an item the list is sure of. */
  draft(item: HeldItem): Promise<DraftOrder[]> {
    return this.drafts(planOrders(item), new Set());
  }

  /** 先行处置: an emergency goes to whoever seems to hold it, or to the operations centre, before anybody has decided. */
  async draftInterim(likely: HeldItem | null): Promise<DraftOrder[]> {
    if (likely) await this.items.keepAsDispatched(likely);
    const holder = likely ?? (await this.items.interimHolder());
    if (!holder) return [];
    return [{ id: uuid(), organId: holder.organId, unitId: holder.unitId, role: 'LEAD', item: likely, interim: true, locked: false, decisionDocument: null }];
  }

  /** 照方案派件: what stands is confirmed or ends, then what is new goes out. */
  async carryOut(matter: IncomingMatter, plan: OrderPlan<DispatchOrder>, item: HeldItem, sending: Sending, acted?: Ending): Promise<void> {
    const drafts = await this.drafts(plan, await this.returns.organsOf(matter.id), sending);
    if (plan.confirms) {
      await this.items.keepAsDispatched(item);
      plan.confirms.confirm(item, sending.at, sending.decisionDocument);
      await this.orders.save(plan.confirms, undefined, sending.note);
    }
    for (const { order, forRole, forUnitId } of plan.ends) {
      const successor = drafts.find(({ role, unitId }) => role === forRole && unitId === forUnitId)?.id ?? plan.stays?.id;
      if (!successor) throw new TypeError(`nothing takes the place of order ${order.number}`);
      await this.end(order, successor, sending, acted);
    }
    await this.send(matter, drafts, sending);
  }

  /** 发出: the numbers are taken last, because their row is locked until the transaction ends. */
  async send(matter: IncomingMatter, drafts: readonly DraftOrder[], sending: Pick<Sending, 'terms' | 'at'>): Promise<void> {
    if (drafts.length === 0) return;
    const { PJ: numbers } = await nextNumbers(this.em, matter.tenantId, { PJ: drafts.length }, businessDate(sending.at));
    await this.sendAs(numbers, matter, drafts, sending);
  }

  /** Under numbers that were taken with that of the matter. */
  async sendAs(numbers: readonly number[], matter: IncomingMatter, drafts: readonly DraftOrder[], { terms, at }: Pick<Sending, 'terms' | 'at'>): Promise<void> {
    const { tenantId, urgency, id: matterId } = matter;
    const restricted = matter.disclosure === 'RESTRICTED';
    const period = businessDate(at);
    for (const [i, draft] of drafts.entries()) {
      const clocks: CaseClocks = new DeadlineBook(ownerOf(tenantId, draft.id), [], terms);
      const number = formatNumber({ series: 'PJ', period, seq: numbers[i]! });
      await this.orders.save(new DispatchOrder({ ...draft, tenantId, number, matterId, urgency, restricted }, clocks, at), clocks);
    }
  }

  private async drafts({ sends }: Pick<OrderPlan, 'sends'>, returned: ReadonlySet<string>, { decisionDocument = null }: Partial<Sending> = {}): Promise<DraftOrder[]> {
    for (const item of new Set(sends.map((order) => order.item))) await this.items.keepAsDispatched(item);
    return sends.map(({ organId, unitId, role, item }) => {
      const isCopy = role === 'ASSIST';
      const decision = isCopy ? null : decisionDocument;
      // An organ that a matter comes back to after its return does not return it again (R-DIS-3).
      const locked = !isCopy && (returned.has(organId) || decision !== null);
      return { id: uuid(), organId, unitId, role, item, interim: isHeldInterim(item), locked, decisionDocument: decision };
    });
  }

  private async end(order: DispatchOrder, successorId: string, { at, note }: Sending, acted?: Ending): Promise<void> {
    if (order === acted?.order) {
      acted.end(successorId);
      return this.orders.save(order, acted.clocks, note);
    }
    const clocks = await this.deadlines.bookOf(ownerOf(order.tenantId, order.id), order.urgency);
    order.redispatch(successorId, clocks, at);
    await this.orders.save(order, clocks, note);
  }
}

function ownerOf(tenantId: string, id: string): { tenantId: string; type: string; id: string } {
  return { tenantId, type: 'dispatch-order', id };
}
