import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdjustmentFilter, AdjustmentSummary } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { triggerZh } from '../../domain/adjustment/adjustment-words.ts';
import { Conditions, isoInstant } from '../duty-list/sql.ts';
import { ADJUSTMENT_CLOCKS } from './adjustment-case.repository.ts';

const Cursor = z.tuple([z.string()]);
const OVERDUE = `c.state = 'WAIT_ORGAN' and coalesce(d.due_at < ?::timestamptz, false)`;

const FROM = `
  from adjustment_case c
  join organ o on o.tenant_id = c.tenant_id and o.id = c.organ_id
  left join lateral (
    select due_at, provisional from deadline d
     where d.tenant_id = c.tenant_id and d.owner_type = '${ADJUSTMENT_CLOCKS}' and d.owner_id = c.id and d.kind = 'draft'
     order by d.started_at desc, d.id desc limit 1) d on c.state = 'WAIT_ORGAN'`;

const ROW = `
  select c.id as "caseId", json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ, c.trigger, c.urgency,
         json_build_object('type', c.cause_type, 'id', c.cause_id, 'title', c.cause_title) as cause, c.state,
         ${isoInstant('d.due_at')} as "dueSubmitAt", coalesce(d.provisional, false) as provisional, ${OVERDUE} as overdue,
         ${isoInstant('c.office_drafts_since')} as "officeDraftsSince", c.version_id as "versionId", jsonb_array_length(c.affected) as items,
         ${isoInstant('c.opened_at')} as "openedAt", c.dismiss_reason as "dismissReason", c.row_version as "rowVersion" ${FROM}`;

/** Whose cases a reader may see: all of the tenant's, or those of the own organ. */
export interface AdjustmentReader {
  readonly onlyOrganId: string | null;
}

/** 动态调整查询: newest first. */
@Injectable()
export class AdjustmentsViews {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async page(filter: AdjustmentFilter & PageQuery, reader: AdjustmentReader): Promise<Page<AdjustmentSummary>> {
    const where = this.where(filter, reader).when(decodeCursor(filter.cursor, Cursor), 'c.id < ?::uuid', ([id]) => id);
    const rows = await this.rows(where, filter.limit + 1);
    return cutPage(rows, filter.limit, ({ caseId }) => [caseId]);
  }

  all(filter: AdjustmentFilter, reader: AdjustmentReader, limit: number): Promise<AdjustmentSummary[]> {
    return this.rows(this.where(filter, reader), limit);
  }

  async one(id: string, reader: AdjustmentReader): Promise<AdjustmentSummary> {
    const where = new Conditions().and('c.id = ?', id).when(reader.onlyOrganId, 'c.organ_id = ?');
    const [found] = await this.rows(where, 1);
    if (!found) throw new NotFound('adjustment-case', id);
    return found;
  }

  private where(filter: AdjustmentFilter, { onlyOrganId }: AdjustmentReader): Conditions {
    const now = this.clock.now().toISOString();
    return new Conditions()
      .when(onlyOrganId, 'c.organ_id = ?')
      .when(filter.organ, 'o.code = ?')
      .when(filter.state, 'c.state = ?')
      .when(filter.trigger, 'c.trigger = ?')
      .when(filter.overdue, `(${OVERDUE}) = ?`, () => now, (overdue) => overdue);
  }

  private async rows(where: Conditions, limit: number): Promise<AdjustmentSummary[]> {
    const rows = await this.em.execute<Omit<AdjustmentSummary, 'triggerZh'>[]>(`${ROW} where ${where.sql} order by c.id desc limit ?`, [this.clock.now().toISOString(), ...where.values, limit]);
    return rows.map((row) => ({ ...row, triggerZh: triggerZh[row.trigger] }));
  }
}
