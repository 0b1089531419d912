import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { EventData, WorkloadReportedV1 } from '@yidan/contracts';
import { lastTwelveMonths, type ItemWork } from '../../domain/execution/workload-change.ts';

/** 事项工作量副本: what each item meant in orders, month by month, as the dispatch reports it. */
@Injectable()
export class ItemWorkloads {
  constructor(private readonly em: EntityManager) {}

  async keep(tenantId: string, { month, lines }: EventData<typeof WorkloadReportedV1>): Promise<void> {
    await this.em.execute(
      `insert into item_workload (tenant_id, item_key, month, organ_id, unit_id, dispatched, minutes)
       select ?, l."itemKey", ?, l."organId", l."unitId", l.dispatched, l.minutes
         from json_to_recordset(?::json) as l("itemKey" uuid, "organId" uuid, "unitId" uuid, dispatched int, minutes bigint) where l."itemKey" is not null
       on conflict (tenant_id, item_key, month, organ_id, unit_id) do update set dispatched = excluded.dispatched, minutes = excluded.minutes`,
      [tenantId, month, JSON.stringify(lines)],
      'run',
    );
  }

  /** The work of items in the twelve months before the day, whoever did it. */
  async ofLastTwelveMonths(itemKeys: readonly string[], day: string): Promise<ItemWork[]> {
    if (itemKeys.length === 0) return [];
    const { from, to } = lastTwelveMonths(day);
    return this.em.execute<ItemWork[]>(
      `select item_key as "itemKey", sum(dispatched)::int as orders, sum(minutes)::int as minutes from item_workload where item_key = any(?::uuid[]) and month between ? and ? group by item_key`,
      [`{${itemKeys.join(',')}}`, from, to],
    );
  }
}
