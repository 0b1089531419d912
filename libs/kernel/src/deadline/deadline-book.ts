import { dueAt } from '../calendar/deadline.ts';
import type { CountingRules } from '../calendar/deadline.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { Deadline } from './deadline.ts';
import type { DeadlineOwner, DeadlineStart, FrozenLimit } from './deadline.ts';

/** 计时依据: what a clock that starts now is counted by. */
export interface Terms<Kind extends string = string> {
  readonly calendar: WorkingCalendar;
  readonly rules: CountingRules;
  readonly limits: Readonly<Partial<Record<Kind, FrozenLimit>>>;
  newId(): string;
}

/** 计时簿: the clocks of one case; its steps start and stop them, and the storage writes down what changed. */
export class DeadlineBook<Kind extends string = string> {
  private readonly opened: Deadline<Kind>[] = [];
  private readonly owner: DeadlineOwner;
  private readonly known: readonly Deadline<Kind>[];
  private readonly terms: Terms<Kind> | null;

  constructor(owner: DeadlineOwner, known: readonly Deadline<Kind>[], terms: Terms<Kind> | null) {
    this.owner = owner;
    this.known = known;
    this.terms = terms;
  }

  /** Starts a clock by the limit in force; where another limit is longer (法定办理时限), by that one. */
  start(kind: Kind, at: Date, longer: FrozenLimit | null = null): Deadline<Kind> {
    const limit = this.terms?.limits[kind];
    if (!limit) throw new TypeError(`no limit was read for ${kind}`);
    const usual = this.count(limit, at);
    const other = longer && this.count(longer, at);
    const started = new Deadline(this.terms.newId(), this.owner, kind, at, other && other.due.dueAt > usual.due.dueAt ? other : usual);
    this.opened.push(started);
    return started;
  }

  /** Stops a running clock because the thing was done, and says whether it was in time; a clock that never ran was kept. */
  meet(kind: Kind, at: Date): boolean {
    const running = this.running(kind);
    if (!running) return true;
    running.meet(at);
    return running.isInTime(at);
  }

  /** Lets the clock that was stopped last run on to the same due instant: a result that was not accepted was none. */
  resume(kind: Kind): void {
    const last = this.all().findLast((deadline) => deadline.kind === kind);
    if (!last) return;
    last.status = 'RUNNING';
    last.metAt = null;
  }

  /** Stops a clock that no longer matters. */
  cancel(kind: Kind): void {
    const running = this.running(kind);
    if (running) running.status = 'CANCELLED';
  }

  /** Stops everything: the case goes on elsewhere. */
  cancelAll(): void {
    for (const deadline of this.all()) if (deadline.status === 'RUNNING') deadline.status = 'CANCELLED';
  }

  /** The clock that runs out first. */
  next(): Deadline<Kind> | null {
    const running = this.all().filter((deadline) => deadline.status === 'RUNNING');
    return running.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
  }

  /** The running clock of a kind. */
  running(kind: Kind): Deadline<Kind> | undefined {
    return this.all().find((deadline) => deadline.kind === kind && deadline.status === 'RUNNING');
  }

  /** Clocks started here that the storage does not know yet. */
  takeOpened(): Deadline<Kind>[] {
    return this.opened.splice(0);
  }

  private all(): Deadline<Kind>[] {
    return [...this.known, ...this.opened];
  }

  private count(limit: FrozenLimit, at: Date): DeadlineStart {
    if (!this.terms) throw new TypeError('no calendar was read');
    const { calendar, rules } = this.terms;
    return { limit, due: dueAt(limit, at, calendar, rules), rules };
  }
}
