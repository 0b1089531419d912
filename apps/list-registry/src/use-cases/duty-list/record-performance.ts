import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ItemPerformedV1, type EventData, type OrderClosedV1 } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import { appendToJournal } from '@yidan/platform';

const RECORD = `
  insert into item_performance as f (id, tenant_id, order_id, item_key, organ_id, unit_id, on_time, resolved, satisfaction, closed_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (tenant_id, order_id) do update
     set on_time = excluded.on_time, resolved = excluded.resolved, satisfaction = excluded.satisfaction, closed_at = excluded.closed_at, row_version = f.row_version + 1
  returning row_version as version`;

/** 记录履职: closing an order is performance of its item; an order that was reopened and closed again still counts once. */
@Injectable()
export class RecordPerformance {
  constructor(private readonly em: EntityManager) {}

  async execute(tenantId: string, order: EventData<typeof OrderClosedV1>): Promise<void> {
    const { orderId, itemKey, organId, unitId, onTime, resolved, satisfaction, at } = order;
    const [row] = await this.em.execute<{ version: number }[]>(RECORD, [orderId, tenantId, orderId, itemKey, organId, unitId, onTime, resolved, satisfaction, at]);
    const event = ItemPerformedV1.create({ itemKey, orderId, organId, unitId, onTime, closedOn: businessDate(new Date(at)) }, new Date(at));
    await appendToJournal(this.em, { type: 'item-performance', id: orderId, version: row!.version }, [event]);
  }
}
