import { Injectable } from '@nestjs/common';
import type { CaseClocks } from '../../domain/deadline/deadline.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import type { OrderRole, WithdrawalGround } from '../../domain/dispatch-order/order-facts.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';

/** An order that is being acted on, and how it ends. */
export interface ActedOrder {
  readonly order: DispatchOrder;
  readonly clocks: CaseClocks;
  end(): void;
}

/** 撤回派件单: nothing is asked any more of the units that hold orders of a matter. */
@Injectable()
export class WithdrawOrders {
  constructor(
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
  ) {}

  async execute(matterId: string, ground: WithdrawalGround, at: Date, { only, acted }: { only?: OrderRole; acted?: ActedOrder } = {}): Promise<void> {
    for (const order of await this.orders.openOf(matterId)) {
      if (only !== undefined && order.role !== only) continue;
      if (order === acted?.order) {
        acted.end();
        await this.orders.save(order, acted.clocks);
        continue;
      }
      const clocks = await this.deadlines.bookOf({ tenantId: order.tenantId, type: 'dispatch-order', id: order.id }, order.urgency);
      order.withdraw(ground, clocks, at);
      await this.orders.save(order, clocks);
    }
  }
}
