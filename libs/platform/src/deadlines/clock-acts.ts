import { MARKS, markReached, nextMarkAt, stoodStill, type Clock, type DeadlinePause, type MarkPercent } from '@yidan/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { failpoint } from '../config/failpoint.ts';
import { watchKey, type DeadlineHandlers } from './deadline-handlers.ts';
import type { ClockBatch } from './lookout.ts';
import type { DeadlineMark, DueDeadline } from './on-deadline.ts';

const CLAIM = `
  select id, owner_id as "ownerId", kind, started_at as "startedAt", due_at as "dueAt", marked, pauses, extension is not null as extended
    from deadline where id = any(?::uuid[]) and status = 'RUNNING' and parked_at is null`;

// Marks leave the row's version alone: a person's step on the same clock at the same moment is not refused for a warning.
const TELL = `
  update deadline d set marked = m.marked, mark_at = m.mark_at
    from json_to_recordset(?::json) as m(id uuid, marked smallint, mark_at timestamptz) where m.id = d.id`;

interface Claimed {
  readonly id: string;
  readonly ownerId: string;
  readonly kind: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly marked: MarkPercent | 0;
  readonly pauses: readonly DeadlinePause[];
  readonly extended: boolean;
}

/** 动作: claims the clocks of a batch, marks their rows and lets them have their effect, all in the running transaction of their tenant. */
export class ClockActs {
  constructor(
    private readonly handlers: DeadlineHandlers,
    private readonly clock: Clock,
  ) {}

  /** Says which clocks it acted on; what somebody else holds, or was stopped meanwhile, is left out. */
  async take(em: EntityManager, batch: ClockBatch): Promise<string[]> {
    const at = this.clock.now();
    const rows = await em.execute<Claimed[]>(`${CLAIM} and ${batch.what === 'DUE' ? 'due_at < ?' : 'mark_at <= ?'} order by due_at, id for update skip locked`, [uuids(batch.ids), at.toISOString()]);
    if (rows.length === 0) return [];
    if (batch.what === 'DUE') await this.fire(em, batch, rows, at);
    else await this.tell(em, batch, rows, at);
    await em.flush();
    failpoint(batch.what === 'DUE' ? 'deadline.fired-uncommitted' : 'deadline.told-uncommitted');
    return rows.map(({ id }) => id);
  }

  private async fire(em: EntityManager, batch: ClockBatch, rows: readonly Claimed[], at: Date): Promise<void> {
    const tells = this.handlers.marks.get(batch.ownerType);
    const marks = rows.filter(({ marked }) => marked < 100).map((row) => markOf(batch, row, 100, at));
    // Marked first, so that the step itself may start another clock of this kind.
    await em.execute(
      `update deadline set status = 'FIRED', fired_at = ?, marked = ?, mark_at = null, row_version = row_version + 1 where id = any(?::uuid[])`,
      [at.toISOString(), 100, uuids(rows.map(({ id }) => id))],
      'run',
    );
    if (tells && marks.length > 0) await tells(marks);
    await this.handlers.due.get(watchKey(batch.ownerType, batch.kind!))!.act(rows.map((row) => dueOf(batch, row, at)));
  }

  private async tell(em: EntityManager, batch: ClockBatch, rows: readonly Claimed[], at: Date): Promise<void> {
    const marks: DeadlineMark[] = [];
    const told = rows.map((row) => {
      const dueAt = new Date(row.dueAt);
      const span = { from: new Date(Date.parse(row.startedAt) + stoodStill(row.pauses, dueAt)), dueAt };
      const reached = markReached(span, at);
      if (reached > row.marked) marks.push(markOf(batch, row, reached as MarkPercent, at));
      const marked = reached > row.marked ? reached : row.marked;
      return { id: row.id, marked, mark_at: nextMarkAt(marked, span)?.toISOString() ?? null };
    });
    await em.execute(TELL, [JSON.stringify(told)], 'run');
    if (marks.length > 0) await this.handlers.marks.get(batch.ownerType)!(marks);
  }
}

function dueOf({ tenantId, ownerType }: ClockBatch, { id, ownerId, kind, startedAt, dueAt }: Claimed, at: Date): DueDeadline {
  return { id, owner: { tenantId, type: ownerType, id: ownerId }, command: kind, startedAt: new Date(startedAt), dueAt: new Date(dueAt), at };
}

function markOf(batch: ClockBatch, row: Claimed, percent: MarkPercent, at: Date): DeadlineMark {
  return { ...dueOf(batch, row, at), percent, nth: MARKS.indexOf(percent) + 1 + (row.extended ? MARKS.length : 0) };
}

function uuids(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
