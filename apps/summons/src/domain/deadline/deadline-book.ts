import { dueAt } from '@yidan/kernel';
import type { CountingRules, DueDate, WorkingCalendar } from '@yidan/kernel';
import { Deadline } from './deadline.ts';
import type { DeadlineKind, DeadlineOwner, FrozenLimit } from './deadline.ts';

/** 计时依据: what a clock that starts now is counted by. */
export interface Terms {
  readonly calendar: WorkingCalendar;
  readonly rules: CountingRules;
  readonly limits: Readonly<Partial<Record<DeadlineKind, FrozenLimit>>>;
  newId(): string;
}

/** 计时簿: the clocks of one case; its steps start and stop them, and the storage writes down what changed. */
export class DeadlineBook {
  private readonly opened: Deadline[] = [];
  private readonly owner: DeadlineOwner;
  private readonly known: readonly Deadline[];
  private readonly terms: Terms | null;

  constructor(owner: DeadlineOwner, known: readonly Deadline[], terms: Terms | null) {
    this.owner = owner;
    this.known = known;
    this.terms = terms;
  }

  /** Starts a clock by the limit in force; where another limit is longer (法定办理时限), by that one. */
  start(kind: DeadlineKind, at: Date, longer: FrozenLimit | null = null): Deadline {
    const limit = this.terms?.limits[kind];
    if (!limit) throw new TypeError(`no limit was read for ${kind}`);
    const due = this.count(limit, at);
    const other = longer && this.count(longer, at);
    const started =
      other && other.dueAt > due.dueAt
        ? new Deadline(this.terms.newId(), this.owner, kind, longer, at, other)
        : new Deadline(this.terms.newId(), this.owner, kind, limit, at, due);
    this.opened.push(started);
    return started;
  }

  /** Stops a running clock because the thing was done, and says whether it was in time; a clock that never ran was kept. */
  meet(kind: DeadlineKind, at: Date): boolean {
    const running = this.running(kind);
    if (!running) return true;
    running.status = 'MET';
    running.metAt = at;
    return running.isInTime(at);
  }

  /** Lets the clock that was stopped last run on to the same due instant: a result that was not accepted was none. */
  resume(kind: DeadlineKind): void {
    const last = this.all().findLast((deadline) => deadline.kind === kind);
    if (!last) return;
    last.status = 'RUNNING';
    last.metAt = null;
  }

  /** Stops a clock that no longer matters. */
  cancel(kind: DeadlineKind): void {
    const running = this.running(kind);
    if (running) running.status = 'CANCELLED';
  }

  /** Stops everything: the case goes on elsewhere. */
  cancelAll(): void {
    for (const deadline of this.all()) if (deadline.status === 'RUNNING') deadline.status = 'CANCELLED';
  }

  /** The clock that runs out first. */
  next(): Deadline | null {
    const running = this.all().filter((deadline) => deadline.status === 'RUNNING');
    return running.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
  }

  /** Clocks started here that the storage does not know yet. */
  takeOpened(): Deadline[] {
    return this.opened.splice(0);
  }

  private all(): Deadline[] {
    return [...this.known, ...this.opened];
  }

  private running(kind: DeadlineKind): Deadline | undefined {
    return this.all().find((deadline) => deadline.kind === kind && deadline.status === 'RUNNING');
  }

  private count(limit: FrozenLimit, at: Date): DueDate {
    if (!this.terms) throw new TypeError('no calendar was read');
    return dueAt(limit, at, this.terms.calendar, this.terms.rules);
  }
}
