import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import type { CaseClocks } from '../../domain/deadline/deadline.ts';
import { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import type { OrderRole } from '../../domain/dispatch-order/order-facts.ts';
import type { OrderView } from '../../domain/dispatch-order/order-view.ts';
import type { Acting } from '../../domain/acting.ts';
import { DeadlineRepository } from '../deadline/deadline.repository.ts';
import { CaseDesks } from '../desk/case-desks.ts';
import { SupervisionFollower } from '../supervision/supervision-follower.ts';

/** Loads and saves orders. */
@Injectable()
export class DispatchOrderRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: DeadlineRepository,
    private readonly desks: CaseDesks,
    private readonly supervision: SupervisionFollower,
  ) {}

  /** An order within what the actor may see; any other sounds like none. */
  async get(id: string, actor: Acting, view: OrderView): Promise<DispatchOrder> {
    const order = await this.em.findOne(DispatchOrder, { id });
    if (!order || !isWithin(order, actor, view)) throw new NotFound('DispatchOrder', id);
    return order;
  }

  /** The open LEAD order of a matter: there is one at most. */
  leadOf(matterId: string): Promise<DispatchOrder | null> {
    return this.em.findOne(DispatchOrder, { matterId, role: 'LEAD', state: { $in: orderLifecycle.openStates() } });
  }

  /** The orders of a matter that are still open, in the order in which they went out. */
  openOf(matterId: string): Promise<DispatchOrder[]> {
    return this.em.find(DispatchOrder, { matterId, state: { $in: orderLifecycle.openStates() } }, { orderBy: { dispatchedAt: 'asc', number: 'asc' } });
  }

  /** In which role an order was sent, open or over. */
  async roleOf(id: string): Promise<OrderRole | null> {
    const order = await this.em.findOne(DispatchOrder, { id });
    return order?.role ?? null;
  }

  /** How many orders of a matter are still open, in these roles. */
  countOpen(matterId: string, roles: readonly OrderRole[] = ['LEAD', 'HANDLER', 'ASSIST']): Promise<number> {
    return this.em.count(DispatchOrder, { matterId, role: { $in: [...roles] }, state: { $in: orderLifecycle.openStates() } });
  }

  /** Writes the order, its clocks and what happened to it; the note is for the audit and is never published. */
  async save(order: DispatchOrder, clocks?: CaseClocks, note?: Record<string, unknown>): Promise<void> {
    // The order first: of two steps at once the second is refused by its version, before any clock starts.
    await saveWithEvents(this.em, 'dispatch-order', order, note);
    if (clocks) await this.deadlines.save(clocks);
    await this.desks.followOrder(order);
    // What just went out was never supervised.
    if (order.rowVersion > 1) await this.supervision.follow('dispatch-order', order.id);
  }
}

function isWithin(order: DispatchOrder, actor: Acting, view: OrderView): boolean {
  if (view === 'all') return true;
  if (order.organId !== actor.organId) return false;
  if (view === 'organ') return true;
  return view === 'unit' ? order.unitId === actor.unitId : order.handlerPersonId !== null && order.handlerPersonId === actor.personId;
}
