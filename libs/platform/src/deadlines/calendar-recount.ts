import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Deadline, type Clock, type DeadlineOwner } from '@yidan/kernel';
import type { WorkerPool } from '../database/worker-pool.ts';
import type { Reference } from '../reference/reference.ts';
import type { DeadlineHandlers } from './deadline-handlers.ts';

const BATCH = 100;

// The first and the last entry of each tenant in the index; whether one exists would be asked of a million rows at once.
// The version is made as reference data makes it: of the day sets a tenant sees, its own and its city's.
const OUTDATED = `
  select v.tenant_id as "tenantId" from (
    select t.tenant_id, coalesce(left(md5(string_agg(c.id || '.' || c.row_version, ' ' order by c.year, c.tenant_id)), 16), 'national') as version
      from tenant t left join calendar_day_set c on c.tenant_id in (t.tenant_id, t.city_tenant_id)
     group by t.tenant_id) v
   where v.version <> (select min(d.calendar_version) from deadline d where d.tenant_id = v.tenant_id and d.status in ('RUNNING', 'PAUSED'))
      or v.version <> (select max(d.calendar_version) from deadline d where d.tenant_id = v.tenant_id and d.status in ('RUNNING', 'PAUSED'))`;

/** 重新计算 (R-DL-5): finds clocks that were counted by another calendar than their tenant has now, and counts them anew. */
export class CalendarRecount {
  constructor(
    private readonly worker: WorkerPool,
    private readonly reference: Reference,
    private readonly clock: Clock,
    private readonly handlers: DeadlineHandlers,
  ) {}

  /** Tenants with such clocks. */
  async outdated(): Promise<string[]> {
    const { rows } = await this.worker.query<{ tenantId: string }>(OUTDATED);
    return rows.map(({ tenantId }) => tenantId);
  }

  /** Counts some of a tenant anew in the running transaction, and says whether there may be more. */
  async some(em: EntityManager, tenantId: string): Promise<boolean> {
    const at = this.clock.now();
    const calendar = await this.reference.workingCalendar();
    const clocks = await em.find(
      Deadline,
      { tenantId, status: { $in: ['RUNNING', 'PAUSED'] }, calendarVersion: { $ne: calendar.version } },
      { orderBy: { id: 'asc' }, limit: BATCH, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    for (const clock of clocks) {
      if (!clock.recount(calendar, at)) continue;
      const owner: DeadlineOwner = { tenantId, type: clock.ownerType, id: clock.ownerId };
      await this.handlers.moved.get(clock.ownerType)?.({ id: clock.id, owner, command: clock.kind, dueAt: clock.dueAt, at });
    }
    await em.flush();
    return clocks.length === BATCH;
  }
}
