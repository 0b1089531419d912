import { dueAt } from '../calendar/deadline.ts';
import type { CountingRules } from '../calendar/deadline.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { Deadline } from './deadline.ts';
import type { DeadlineOwner, DeadlineStart, FrozenLimit } from './deadline.ts';
import type { LawfulPause } from './pause.ts';

/** 计时依据: what a clock that starts now is counted by. */
export interface Terms<Kind extends string = string> {
  readonly calendar: WorkingCalendar;
  readonly rules: CountingRules;
  readonly limits: Readonly<Partial<Record<Kind, FrozenLimit>>>;
  newId(): string;
}

/** 计时簿: the clocks of one case; its steps start and stop them, and the storage writes down what changed. `Reason` is what they may be paused for. */
export class DeadlineBook<Kind extends string = string, Reason extends string = LawfulPause> {
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

  /** When a limit ends that runs against nobody: the window for a right (退件期限). */
  reckon(kind: Kind, at: Date): Date {
    const limit = this.terms?.limits[kind];
    if (!limit) throw new TypeError(`no limit was read for ${kind}`);
    return this.count(limit, at).due.dueAt;
  }

  /** Stops a clock because the thing was done, and says whether it was in time; a clock that never ran was kept. */
  meet(kind: Kind, at: Date): boolean {
    const live = this.live(kind);
    if (!live) return true;
    const inTime = live.isInTime(at);
    live.meet(at);
    return inTime;
  }

  /** Lets the clock that was stopped last run on to the same due instant: a result that was not accepted was none. */
  resume(kind: Kind): void {
    this.all()
      .findLast((deadline) => deadline.kind === kind)
      ?.resume();
  }

  /** 中止 (R-DL-2): lets a clock stand still for a reason; nothing happens where none of the kind runs. */
  pause(kind: Kind, at: Date, reason: Reason): void {
    this.live(kind)?.pause(at, reason);
  }

  /** 恢复: lets it run on with the time that was left; nothing happens where it does not stand still. */
  proceed(kind: Kind, at: Date): void {
    const paused = this.live(kind);
    if (paused?.status === 'PAUSED') paused.proceed(this.counting().calendar, at);
  }

  /** 延期 (R-DL-3): by an amount on the clock's own measure, once and in time, added to the due date as it is. */
  extend(kind: Kind, amount: number, at: Date): Deadline<Kind> {
    const live = this.live(kind);
    if (!live) throw new TypeError(`no clock of ${kind} runs`);
    live.extend(this.counting().calendar, amount, at);
    return live;
  }

  /** Stops a clock that no longer matters, also where it stands still. */
  cancel(kind: Kind): void {
    this.live(kind)?.cancel();
  }

  /** Stops everything: the case goes on elsewhere. */
  cancelAll(): void {
    for (const deadline of this.all()) if (deadline.isLive) deadline.cancel();
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

  /** The clock of a kind that runs or stands still. */
  private live(kind: Kind): Deadline<Kind> | undefined {
    return this.all().find((deadline) => deadline.kind === kind && deadline.isLive);
  }

  private all(): Deadline<Kind>[] {
    return [...this.known, ...this.opened];
  }

  private count(limit: FrozenLimit, at: Date): DeadlineStart {
    const { calendar, rules } = this.counting();
    return { limit, due: dueAt(limit, at, calendar, rules), rules };
  }

  private counting(): Terms<Kind> {
    if (!this.terms) throw new TypeError('no calendar was read');
    return this.terms;
  }
}
