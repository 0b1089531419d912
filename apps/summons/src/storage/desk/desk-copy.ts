import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DeskTaskClosedV1, DeskTaskOpenedV1, DeskTaskRescheduledV1, EventData } from '@yidan/contracts';
import { keyOfHat } from '../../domain/desk/desk-key.ts';

type Task = EventData<typeof DeskTaskOpenedV1>;

/** What is told one by one to those who were away; whoever was away for longer reads the page anew. */
const REMEMBERED = 2000;

// The writers of a tenant count each for itself and hold their count until they commit: nobody waits for another writer, and no number is seen before a lower one.
const TELL = `
       counted as (
         insert into desk_change (tenant_id, source, change) select ?, ?, count(*) from told having count(*) > 0
         on conflict (tenant_id, source) do update set change = desk_change.change + excluded.change returning change),
       forgotten as (delete from desk_news where tenant_id = ? and source = ? and change <= (select change from counted) - ${REMEMBERED})
  insert into desk_news (tenant_id, source, change, task_id, keys)
  select ?, ?, c.change - t.whole + t.n, t.task_id, t.keys
    from (select told.*, row_number() over (order by task_id) as n, count(*) over () as whole from told) t cross join counted c`;

const KEEP = `
  with given as (
         select * from json_to_recordset(?::json) as r(id uuid, service text, object_type text, object_id uuid, object_zh text, command text, step_zh text, step_en text, number text,
           title text, title_en text, organ_id uuid, unit_id uuid, person_id uuid, urgency text, since timestamptz, due_at timestamptz, keys json)),
       keyed as (select g.id, coalesce(g.due_at, 'infinity') as due_sort, k.key from given g cross join lateral json_array_elements_text(g.keys) as k(key)),
       before as (select a.task_id, a.key from desk_audience a join given g on g.id = a.task_id where a.tenant_id = ?),
       kept as (
         insert into desk_task (id, tenant_id, service, object_type, object_id, object_zh, command, step_zh, step_en, number, title, title_en, organ_id, unit_id, person_id, urgency, since, due_at, due_sort)
         select id, ?, service, object_type, object_id, object_zh, command, step_zh, step_en, number, title, title_en, organ_id, unit_id, person_id, urgency, since, due_at, coalesce(due_at, 'infinity') from given
         on conflict (id) do update set number = excluded.number, title = excluded.title, title_en = excluded.title_en, organ_id = excluded.organ_id, unit_id = excluded.unit_id,
           person_id = excluded.person_id, urgency = excluded.urgency, since = excluded.since, due_at = excluded.due_at, due_sort = excluded.due_sort),
       unheard as (delete from desk_audience a using given g where a.tenant_id = ? and a.task_id = g.id and not exists (select from keyed k where k.id = a.task_id and k.key = a.key)),
       heard as (
         insert into desk_audience (tenant_id, task_id, key, due_sort) select distinct ?, id, key, due_sort from keyed
         on conflict (tenant_id, task_id, key) do update set due_sort = excluded.due_sort),
       told as (select task_id, array_agg(distinct key) as keys from (select * from before union all select id, key from keyed) w group by task_id),
  ${TELL}`;

const CLOSE = `
  with told as (select a.task_id, array_agg(a.key) as keys from desk_audience a where a.tenant_id = ? and a.task_id = any(?::uuid[]) group by a.task_id),
       gone as (delete from desk_task where tenant_id = ? and id = any(?::uuid[])),
       released as (delete from desk_claim where tenant_id = ? and task_id = any(?::uuid[])),
  ${TELL}`;

const RESCHEDULE = `
  with moved as (update desk_task set due_at = ?::timestamptz, due_sort = ?::timestamptz where tenant_id = ? and id = ?),
       sorted as (update desk_audience set due_sort = ?::timestamptz where tenant_id = ? and task_id = ?),
       told as (select a.task_id, array_agg(a.key) as keys from desk_audience a where a.tenant_id = ? and a.task_id = ? group by a.task_id),
  ${TELL}`;

const TOUCH = `
  with told as (select a.task_id, array_agg(a.key) as keys from desk_audience a where a.tenant_id = ? and a.task_id = ? group by a.task_id),
  ${TELL}`;

/** 待办副本: the tasks of all services as their events tell them; every change is counted for those who listen. */
@Injectable()
export class DeskCopy {
  constructor(private readonly em: EntityManager) {}

  /** Tasks as they are now; of one that comes twice the last word holds. */
  async keep(tenantId: string, tasks: readonly Task[]): Promise<void> {
    const last = new Map(tasks.map((task) => [task.taskId, task]));
    const rows = [...last.values()].map(rowOf);
    await this.run(KEEP, tenantId, tasks[0]!.service, [JSON.stringify(rows), tenantId, tenantId, tenantId, tenantId]);
  }

  async close(tenantId: string, tasks: readonly EventData<typeof DeskTaskClosedV1>[]): Promise<void> {
    const ids = `{${tasks.map(({ taskId }) => taskId).join(',')}}`;
    await this.run(CLOSE, tenantId, tasks[0]!.service, [tenantId, ids, tenantId, ids, tenantId, ids]);
  }

  async reschedule(tenantId: string, { taskId, service, dueAt }: EventData<typeof DeskTaskRescheduledV1>): Promise<void> {
    await this.run(RESCHEDULE, tenantId, service, [dueAt, dueAt, tenantId, taskId, dueAt, tenantId, taskId, tenantId, taskId]);
  }

  /** Somebody took a task on, or gave it up. */
  async touch(tenantId: string, taskId: string): Promise<void> {
    await this.run(TOUCH, tenantId, 'claims', [tenantId, taskId]);
  }

  private async run(sql: string, tenantId: string, source: string, values: unknown[]): Promise<void> {
    await this.em.execute(sql, [...values, tenantId, source, tenantId, source, tenantId, source], 'run');
  }
}

function rowOf(task: Task): Record<string, unknown> {
  const { taskId, service, objectType, objectId, objectZh, command, stepZh, stepEn, number, title, titleEn, organId, unitId, personId, urgency, since, dueAt, hats } = task;
  return {
    id: taskId, service, object_type: objectType, object_id: objectId, object_zh: objectZh, command, step_zh: stepZh, step_en: stepEn, number, title, title_en: titleEn,
    organ_id: organId, unit_id: unitId, person_id: personId, urgency, since, due_at: dueAt, keys: [...new Set(hats.map(keyOfHat))],
  };
}
