import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DeskTask } from '@yidan/contracts';
import { instant, textArray } from '@yidan/platform';

/** One change of a task, by whose count, and on whose desks it lay or lies. */
export interface DeskChange {
  readonly source: string;
  readonly change: string;
  readonly taskId: string;
  readonly keys: readonly string[];
}

/** A task as the stream tells it: the same for every reader. */
export type DeskLine = Omit<DeskTask, 'mine' | 'colour' | 'dueToday' | 'actions'> & { readonly keys: readonly string[] };

const LINES = `
  select t.id, t.service, t.object_type as "objectType", t.object_id as "objectId", t.object_zh as "objectZh", t.number, t.title, t.title_en as "titleEn", null as "itemName",
         t.command as step, t.step_zh as "stepZh", t.step_en as "stepEn", t.urgency, t.person_id as "personId", c.person_id as "claimedBy", ${instant('t.since')} as since, ${instant('t.due_at')} as "dueAt",
         case when t.organ_id is not null then jsonb_build_object('id', t.organ_id, 'code', g.code, 'name', g.name) end as organ,
         case when t.unit_id is not null then jsonb_build_object('id', t.unit_id, 'code', u.code, 'name', u.name) end as unit,
         (select jsonb_agg(a.key) from desk_audience a where a.tenant_id = t.tenant_id and a.task_id = t.id) as keys
    from desk_task t
    left join desk_claim c on c.tenant_id = t.tenant_id and c.task_id = t.id
    left join organ g on g.tenant_id = t.tenant_id and g.id = t.organ_id
    left join internal_unit u on u.tenant_id = t.tenant_id and u.id = t.unit_id
   where t.tenant_id = ? and t.id = any(?::uuid[])`;

/** 待办动态: what changed on the desks of a tenant since some count, for those who listen. */
@Injectable()
export class DeskNewsViews {
  constructor(private readonly em: EntityManager) {}

  /** Changes after one count and up to another, source by source, in their order; at most one more than `most`. */
  changes(tenantId: string, spans: readonly { source: string; after: string; upTo: string }[], most: number): Promise<DeskChange[]> {
    return this.em.execute<DeskChange[]>(
      `select n.source, n.change::text as change, n.task_id as "taskId", to_jsonb(n.keys) as keys
         from json_to_recordset(?::json) as s(source text, after bigint, "upTo" bigint)
         join desk_news n on n.tenant_id = ? and n.source = s.source and n.change > s.after and n.change <= s."upTo"
        order by n.source, n.change limit ?`,
      [JSON.stringify(spans), tenantId, most + 1],
    );
  }

  lines(tenantId: string, taskIds: readonly string[]): Promise<DeskLine[]> {
    return taskIds.length === 0 ? Promise.resolve([]) : this.em.execute<DeskLine[]>(LINES, [tenantId, textArray(taskIds)]);
  }
}
