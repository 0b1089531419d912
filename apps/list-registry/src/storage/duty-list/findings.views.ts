import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FindingAnswer, FindingFilter } from '@yidan/contracts';
import type { By } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { findingLifecycle, type FindingState } from '../../domain/finding/finding.lifecycle.ts';
import { Conditions, isoInstant } from './sql.ts';

const Cursor = z.tuple([z.string()]);
const FROM = `
  from finding f
  join organ o on o.tenant_id = f.tenant_id and o.id = f.organ_id
  left join organ x on x.tenant_id = f.tenant_id and x.id = f.other_organ_id`;

const FINDING = (where: string): string => `
  select f.id as "findingId", f.kind, f.severity, f.state, json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ,
         case when x.id is not null then json_build_object('id', x.id, 'code', x.code, 'name', x.name) end as "otherOrgan", f.item_keys as "itemKeys", f.evidence,
         f.message, f.message_zh as "messageZh", f.version_id as "versionId", ${isoInstant('f.opened_at')} as "openedAt", ${isoInstant('f.resolved_at')} as "resolvedAt",
         f.dismiss_reason as "dismissReason", f.case_ids as "caseIds", f.row_version as "rowVersion"
    ${FROM} where ${where} order by f.id limit ?`;

/** 发现查询: what deserves a second look. */
@Injectable()
export class FindingsViews {
  constructor(private readonly em: EntityManager) {}

  async page(filter: FindingFilter & PageQuery, by: By): Promise<Page<FindingAnswer>> {
    const where = new Conditions()
      .and('f.state = ?', filter.state)
      .when(filter.kind, 'f.kind = ?')
      .when(filter.severity, 'f.severity = ?')
      .when(filter.organ, '(o.code = ? or x.code = ?)', text, text);
    const [counted] = filter.total ? await this.em.execute<{ total: number }[]>(`select count(*)::int as total ${FROM} where ${where.sql}`, where.values) : [];
    where.when(decodeCursor(filter.cursor, Cursor), 'f.id > ?::uuid', ([id]) => id);
    const rows = await this.em.execute<(Omit<FindingAnswer, 'actions' | 'state'> & { state: FindingState })[]>(FINDING(where.sql), [...where.values, filter.limit + 1]);
    const shown = rows.map((row) => ({ ...row, actions: findingLifecycle.actionsFor(row.state, by) }));
    return cutPage(shown, filter.limit, ({ findingId }) => [findingId], counted?.total);
  }
}

const text = (value: string): string => value;
