import type { WorkerPool } from '../database/worker-pool.ts';
import { LANE, LANES } from './deadline-lane.ts';
import { watchKey, type DeadlineHandlers } from './deadline-handlers.ts';

/** So many of one kind and lane are taken before the others have their turn. */
const SLICE = 1000;
/** Fewer marks: who is told of them may have more to do than to write it down. */
const MARKS_SLICE = 100;
/** As many of those that are acted on one by one. */
const SINGLES = 50;

const WATCHED = `unnest($1::text[], $2::text[]) as h(owner_type, kind) cross join (values (${LANES.MINUTES}), (${LANES.DAYS})) as l(lane)`;
const IS_DUE = `status = 'RUNNING' and parked_at is null and owner_type = h.owner_type and kind = h.kind and ${LANE} = l.lane`;
const MARKED_TYPES = `unnest($1::text[]) as h(owner_type) cross join (values (${LANES.MINUTES}), (${LANES.DAYS})) as l(lane)`;
const HAS_MARK = `status = 'RUNNING' and parked_at is null and mark_at is not null and owner_type = h.owner_type and ${LANE} = l.lane`;

const DUE = `
  select d.id, d.tenant_id as "tenantId", h.owner_type as "ownerType", h.kind, l.lane
    from ${WATCHED} cross join lateral (
      select id, tenant_id, due_at from deadline where ${IS_DUE} and due_at < $3 and id <> all($4::uuid[]) order by due_at limit ${SLICE}) d
   order by l.lane, d.due_at`;

const MARKS = `
  select d.id, d.tenant_id as "tenantId", h.owner_type as "ownerType", l.lane
    from ${MARKED_TYPES} cross join lateral (
      select id, tenant_id, mark_at from deadline where ${HAS_MARK} and mark_at <= $2 and id <> all($3::uuid[]) order by mark_at limit ${MARKS_SLICE}) d
   order by l.lane, d.mark_at`;

const NEXT_DUE = `select min(d.at) as at from ${WATCHED} cross join lateral (select due_at as at from deadline where ${IS_DUE} and due_at >= $3 order by due_at limit 1) d`;
const NEXT_MARK = `select min(d.at) as at from ${MARKED_TYPES} cross join lateral (select mark_at as at from deadline where ${HAS_MARK} and mark_at > $2 order by mark_at limit 1) d`;

/** Clocks of one tenant that are acted on in one transaction: they ran out, or reached a mark. */
export interface ClockBatch {
  readonly what: 'DUE' | 'MARK';
  readonly lane: number;
  readonly tenantId: string;
  readonly ownerType: string;
  /** Null for marks: clocks of any kind reach them. */
  readonly kind: string | null;
  readonly ids: readonly string[];
}

interface Found {
  readonly id: string;
  readonly tenantId: string;
  readonly ownerType: string;
  readonly kind?: string;
  readonly lane: number;
}

/** 瞭望: reads as the worker role which clocks of all tenants need the timer; rows that nobody watches cost nothing. */
export class Lookout {
  private readonly watched: readonly [ownerTypes: string[], kinds: string[]];
  private readonly marked: readonly string[];

  constructor(
    private readonly worker: WorkerPool,
    private readonly handlers: DeadlineHandlers,
  ) {
    const watches = [...handlers.due.values()];
    this.watched = [watches.map(({ ownerType }) => ownerType), watches.map(({ command }) => command)];
    this.marked = [...handlers.marks.keys()];
  }

  /** What is to be done at an instant, minutes before days and the oldest first; of each kind no more than a slice. */
  async batches(now: Date, without: readonly string[]): Promise<ClockBatch[]> {
    const due = this.watched[0].length === 0 ? [] : (await this.worker.query<Found>(DUE, [...this.watched, now, without])).rows;
    const marks = this.marked.length === 0 ? [] : (await this.worker.query<Found>(MARKS, [this.marked, now, without])).rows;
    // A clock that fires is told of its last mark on the way.
    const fires = new Set(due.map(({ id }) => id));
    const told = marks.filter(({ id }) => !fires.has(id));
    return [LANES.MINUTES, LANES.DAYS].flatMap((lane) => [...this.grouped('DUE', due, lane), ...this.grouped('MARK', told, lane)]);
  }

  /** When the next clock runs out or reaches a mark, or null where none does. */
  async next(now: Date): Promise<Date | null> {
    const due = this.watched[0].length === 0 ? null : (await this.worker.query<{ at: Date | null }>(NEXT_DUE, [...this.watched, now])).rows[0]?.at;
    const mark = this.marked.length === 0 ? null : (await this.worker.query<{ at: Date | null }>(NEXT_MARK, [this.marked, now])).rows[0]?.at;
    const instants = [due, mark].filter((at) => at instanceof Date);
    return instants.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  }

  private grouped(what: ClockBatch['what'], found: readonly Found[], lane: number): ClockBatch[] {
    const groups = new Map<string, ClockBatch & { ids: string[] }>();
    const singles = new Map<string, number>();
    for (const { id, tenantId, ownerType, kind = null, lane: its } of found) {
      if (its !== lane) continue;
      const watch = watchKey(ownerType, kind ?? '');
      const isSingle = what === 'DUE' && !this.handlers.due.get(watch)!.together;
      if (isSingle) {
        const before = singles.get(watch) ?? 0;
        if (before === SINGLES) continue;
        singles.set(watch, before + 1);
      }
      const key = isSingle ? id : `${tenantId} ${watch}`;
      const group = groups.get(key) ?? { what, lane, tenantId, ownerType, kind, ids: [] };
      group.ids.push(id);
      groups.set(key, group);
    }
    return [...groups.values()];
  }
}
