import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { WaitingOrder } from '../../domain/execution/open-ends.ts';

/** 待定责派件: orders, and matters without one, that wait for what a dispute decides. */
@Injectable()
export class WaitingOrders {
  constructor(private readonly em: EntityManager) {}

  /** What still waits of everything that a case answers: what it was raised for, and what was joined to it. */
  ofCase({ id, origin }: { id: string; origin: { matterId: string | null } }): Promise<WaitingOrder[]> {
    return this.em.execute<WaitingOrder[]>(
      `select order_id as "orderId", number from waiting_order
        where waits and (matter_id = ?::uuid or matter_id in (select (r.origin->>'matterId')::uuid from dispute_request r where r.case_id = ? and r.state in ('RAISED', 'JOINED')))
        order by since, number`,
      [origin.matterId, id],
    );
  }

  /** One that is settled already waits no more, in whatever order it is told. */
  async wait(tenantId: string, { orderId, matterId, number, at }: { orderId: string; matterId: string; number: string; at: string }): Promise<void> {
    await this.em.execute(
      `insert into waiting_order (tenant_id, order_id, matter_id, number, waits, since) values (?, ?, ?, ?, true, ?) on conflict (tenant_id, order_id) do nothing`,
      [tenantId, orderId, matterId, number, at],
      'run',
    );
  }

  /** 已定责: the order, and with it the matter that had none. */
  async settle(tenantId: string, { orderId, matterId, number, at }: { orderId: string; matterId: string; number: string; at: string }): Promise<void> {
    await this.em.execute(
      `insert into waiting_order (tenant_id, order_id, matter_id, number, waits, since) values (?, ?, ?, ?, false, ?) on conflict (tenant_id, order_id) do update set waits = false`,
      [tenantId, orderId, matterId, number, at],
      'run',
    );
    await this.forget(tenantId, matterId);
  }

  /** 改派: the order that took its place waits in its stead. */
  async pass(tenantId: string, orderId: string, successorOrderId: string): Promise<void> {
    await this.em.execute(
      `insert into waiting_order (tenant_id, order_id, matter_id, number, waits, since)
       select tenant_id, ?::uuid, matter_id, number, true, since from waiting_order where tenant_id = ? and order_id = ? and waits
       on conflict (tenant_id, order_id) do nothing`,
      [successorOrderId, tenantId, orderId],
      'run',
    );
    await this.forget(tenantId, orderId);
  }

  /** Nothing is asked any more, of the order or of the matter itself. */
  async forget(tenantId: string, id: string): Promise<void> {
    await this.em.execute(`delete from waiting_order where tenant_id = ? and order_id = ?`, [tenantId, id], 'run');
  }

  async forgetMatter(tenantId: string, matterId: string): Promise<void> {
    await this.em.execute(`delete from waiting_order where tenant_id = ? and matter_id = ?`, [tenantId, matterId], 'run');
  }
}
