import { Controller } from '@nestjs/common';
import {
  MatterAssignedV1, MatterDisputeRequestedV1, MatterMergedV1, MatterReferredV1, OrderClosedV1, OrderDisputeEndedV1, OrderDisputeOpenedV1, OrderDisputeRequestedV1, OrderRedispatchedV1, OrderSettledV1, OrderWithdrawnV1,
} from '@yidan/contracts';
import { Project, type Received } from '@yidan/platform';
import { WaitingOrders } from '../../storage/execution/waiting-orders.ts';

/** 待定责派件副本: follows the orders that came into dispute until each has the holder that was decided. */
@Controller()
export class WaitingOrderFollower {
  constructor(private readonly orders: WaitingOrders) {}

  /** A matter that nobody holds waits itself, unless an interim holder has an order of it. */
  @Project(MatterDisputeRequestedV1)
  matterAsked({ tenantId, data: { matterId, number, interimOrderId, at } }: Received<typeof MatterDisputeRequestedV1>): Promise<void> {
    return this.orders.wait(tenantId, { orderId: interimOrderId ?? matterId, matterId, number, at });
  }

  @Project(OrderDisputeRequestedV1)
  orderAsked({ tenantId, data }: Received<typeof OrderDisputeRequestedV1>): Promise<void> {
    return this.orders.wait(tenantId, data);
  }

  @Project(OrderDisputeOpenedV1)
  opened({ tenantId, data }: Received<typeof OrderDisputeOpenedV1>): Promise<void> {
    return this.orders.wait(tenantId, data);
  }

  @Project(OrderSettledV1)
  settled({ tenantId, data }: Received<typeof OrderSettledV1>): Promise<void> {
    return this.orders.settle(tenantId, data);
  }

  @Project(OrderRedispatchedV1)
  redispatched({ tenantId, data }: Received<typeof OrderRedispatchedV1>): Promise<void> {
    return this.orders.pass(tenantId, data.orderId, data.successorOrderId);
  }

  @Project(OrderDisputeEndedV1)
  ended({ tenantId, data }: Received<typeof OrderDisputeEndedV1>): Promise<void> {
    return this.orders.forget(tenantId, data.orderId);
  }

  @Project(OrderWithdrawnV1)
  withdrawn({ tenantId, data }: Received<typeof OrderWithdrawnV1>): Promise<void> {
    return this.orders.forget(tenantId, data.orderId);
  }

  @Project(OrderClosedV1)
  closed({ tenantId, data }: Received<typeof OrderClosedV1>): Promise<void> {
    return this.orders.forget(tenantId, data.orderId);
  }

  /** Somebody has said whose it is, before or by the outcome. */
  @Project(MatterAssignedV1)
  assigned({ tenantId, data }: Received<typeof MatterAssignedV1>): Promise<void> {
    return this.orders.forgetMatter(tenantId, data.matterId);
  }

  @Project(MatterMergedV1)
  merged({ tenantId, data }: Received<typeof MatterMergedV1>): Promise<void> {
    return this.orders.forgetMatter(tenantId, data.matterId);
  }

  @Project(MatterReferredV1)
  referred({ tenantId, data }: Received<typeof MatterReferredV1>): Promise<void> {
    return this.orders.forgetMatter(tenantId, data.matterId);
  }
}
