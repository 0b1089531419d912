import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import type { CaseClocks, DeadlineKind } from '../../domain/deadline/deadline.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { widestView } from '../../domain/dispatch-order/order-view.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';

/** An order ready for its next step: itself, its clocks, and the instant of the act. */
export interface OpenedOrder {
  readonly order: DispatchOrder;
  readonly clocks: CaseClocks;
  readonly at: Date;
}

/** Which order somebody acts on, and the version they read, if they say so. */
export interface OrderRef {
  readonly id: string;
  readonly readVersion: number | null;
}

/** 取件: finds an order the actor may act on, with its clocks. */
@Injectable()
export class OpenOrder {
  constructor(
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly clock: Clock,
  ) {}

  async execute({ id, readVersion }: OrderRef, actor: Actor, mayStart: readonly DeadlineKind[] = []): Promise<OpenedOrder> {
    const order = await this.orders.get(id, actor, widestView(actor));
    if (readVersion !== null) requireVersion(order.rowVersion, readVersion);
    const clocks = await this.deadlines.bookOf({ tenantId: order.tenantId, type: 'dispatch-order', id }, order.urgency, mayStart);
    return { order, clocks, at: this.clock.now() };
  }
}
