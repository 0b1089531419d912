import type { EntityManager } from '@mikro-orm/postgresql';
import { DeskTaskClosedV1, DeskTaskOpenedV1, DeskTaskRescheduledV1 } from '@yidan/contracts';
import type { Clock, Deadline, DeadlineOwner } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import { currentScope, noteJournalled } from '../database/scope.ts';
import type { Deadlines } from '../deadlines/deadlines.ts';
import { appendToJournal } from '../journal/journal.ts';
import { digestOfTask, expectedTasks, type DeskFacts, type DeskProcedure } from './expected-tasks.ts';

/** What belongs to a procedure: the object whose steps are expected. */
export type DeskOwner = DeadlineOwner;

interface Wanted {
  readonly command: string;
  readonly task_id: string;
  readonly digest: string;
  readonly payload: string;
}

// What is open is compared, written down and told in one statement: a step costs one round trip, whatever it opens and ends.
const FOLLOW = `
  with wanted as (select * from json_to_recordset(?::json) as r(command text, task_id uuid, digest text, payload text)),
       own as (select ?::text as tenant, ?::text as type, ?::uuid as id),
       gone as (
         delete from desk_task_open t using own where t.tenant_id = own.tenant and t.owner_type = own.type and t.owner_id = own.id
            and not exists (select from wanted w where w.command = t.command)
         returning t.task_id, t.version + 1 as version, t.command),
       moved as (
         update desk_task_open t set digest = w.digest, version = t.version + 1 from wanted w, own
          where t.tenant_id = own.tenant and t.owner_type = own.type and t.owner_id = own.id and t.command = w.command and t.digest <> w.digest
         returning t.task_id, t.version, w.payload),
       opened as (
         insert into desk_task_open (tenant_id, owner_type, owner_id, command, task_id, version, digest)
         select own.tenant, own.type, own.id, w.command, w.task_id, 1, w.digest from wanted w, own
          where not exists (select from desk_task_open t where t.tenant_id = own.tenant and t.owner_type = own.type and t.owner_id = own.id and t.command = w.command)
         returning task_id, version),
       told as (
         select 1 as place, g.task_id, g.version, 'desk.task.closed' as type,
                (?::jsonb || jsonb_build_object('taskId', g.task_id, 'command', g.command))::text as payload from gone g
         union all
         select 2, m.task_id, m.version, 'desk.task.changed', (m.payload::jsonb || jsonb_build_object('taskId', m.task_id))::text from moved m
         union all
         select 3, o.task_id, o.version, 'desk.task.opened', w.payload from opened o join wanted w on w.task_id = o.task_id)
  insert into journal (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published, occurred_at, recorded_at, actor, correlation, causation, traceparent, payload)
  select gen_random_uuid(), own.tenant, 'desk-task', t.task_id, t.version, 0, t.type, 1, true, ?::timestamptz, clock_timestamp(), ?, ?::uuid, ?::uuid, ?, t.payload::json
    from told t, own order by t.place, t.task_id`;

// What is new has nothing open yet.
const OPEN = `
  with wanted as (select * from json_to_recordset(?::json) as r(command text, task_id uuid, digest text, payload text)),
       opened as (
         insert into desk_task_open (tenant_id, owner_type, owner_id, command, task_id, version, digest)
         select ?, ?, ?::uuid, command, task_id, 1, digest from wanted on conflict do nothing returning task_id)
  insert into journal (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published, occurred_at, recorded_at, actor, correlation, causation, traceparent, payload)
  select gen_random_uuid(), ?, 'desk-task', o.task_id, 1, 0, 'desk.task.opened', 1, true, ?::timestamptz, clock_timestamp(), ?, ?::uuid, ?::uuid, ?, w.payload::json
    from opened o join wanted w using (task_id) order by o.task_id`;

// The next save compares with what is open and finds it changed, so that the whole task is told again with its new time.
const RESCHEDULE = `
  update desk_task_open set digest = 'rescheduled', version = version + 1 where tenant_id = ? and owner_type = ? and owner_id = ? and command = ?
  returning task_id as "taskId", version`;

/** 待办: keeps the desks of everybody in step with the objects of a service, inside the running transaction: what a state expects is opened, what it no longer expects is closed. */
export class DeskTasks {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
    private readonly service: string,
  ) {}

  /**
   * Tells the desks what is expected of an object in the state it is in now; named once per save, after the row is written and its clocks are.
   * One statement, whatever changed; none for an object that is new and expects nothing of anybody.
   */
  async follow<State extends string, Command extends string>(owner: DeskOwner, lifecycle: DeskProcedure<State, Command>, state: State | null, facts: DeskFacts<NoInfer<Command>>, { isNew = false } = {}): Promise<void> {
    const tasks = expectedTasks(lifecycle, state, facts);
    if (isNew && tasks.length === 0) return;
    const scope = currentScope();
    if (!scope) throw new Error('a desk follows inside a transaction');
    const at = this.clock.now();
    const clocks = facts.dueAt === undefined && tasks.length > 0 ? await this.deadlines.running(owner) : [];
    const object = { service: this.service, objectType: owner.type, objectId: owner.id };
    const { number, title, titleEn = null, organId, unitId, personId = null, urgency } = facts;
    const wanted = tasks.map(({ command, stepZh, stepEn, hats }): Wanted => {
      const taskId = uuid();
      const { dueAt, since } = timeOf(facts, clocks.find(({ kind }) => kind === command));
      const task = {
        ...object, command, objectZh: lifecycle.name, stepZh, stepEn, number, title, titleEn, hats: [...hats], organId, unitId, personId, urgency,
        dueAt: dueAt?.toISOString() ?? null,
      };
      const digest = digestOfTask({ ...task, since: since?.toISOString() ?? '' });
      const { data } = DeskTaskOpenedV1.create({ ...task, since: (since ?? at).toISOString(), taskId }, at);
      return { command, task_id: taskId, digest, payload: JSON.stringify(data) };
    });
    const cause = [at.toISOString(), JSON.stringify(scope.actor), facts.chainId ?? scope.correlation ?? uuid(), scope.causation ?? null, scope.traceparent ?? null];
    noteJournalled();
    if (isNew) return void (await this.em.execute(OPEN, [JSON.stringify(wanted), owner.tenantId, owner.type, owner.id, owner.tenantId, ...cause], 'run'));
    // Read by its contract before the statement fills in the rest, as the journal would.
    const { taskId: _, command: __, ...closed } = DeskTaskClosedV1.schema.parse({ ...object, taskId: owner.id, command: 'any', at: at.toISOString() });
    await this.em.execute(FOLLOW, [JSON.stringify(wanted), owner.tenantId, owner.type, owner.id, JSON.stringify(closed), ...cause], 'run');
  }

  /** 改期: a calendar moved the limit of a step (@OnDeadlineMoved). */
  async reschedule({ tenantId, type, id }: DeskOwner, command: string, dueAt: Date): Promise<void> {
    const rows = await this.em.execute<{ taskId: string; version: number }[]>(RESCHEDULE, [tenantId, type, id, command]);
    const at = this.clock.now();
    for (const { taskId, version } of rows) {
      const task = { taskId, service: this.service, objectType: type, objectId: id, command };
      await appendToJournal(this.em, { type: 'desk-task', id: taskId, version }, [DeskTaskRescheduledV1.create({ ...task, dueAt: dueAt.toISOString(), at: at.toISOString() }, at)]);
    }
  }
}

function timeOf(facts: DeskFacts, clock: Deadline | undefined): { dueAt: Date | null; since: Date | null } {
  if (facts.dueAt !== undefined) return { dueAt: facts.dueAt, since: facts.since ?? null };
  return { dueAt: clock?.dueAt ?? null, since: clock?.startedAt ?? facts.since ?? null };
}
