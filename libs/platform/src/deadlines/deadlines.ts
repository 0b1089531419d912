import type { EntityManager } from '@mikro-orm/postgresql';
import { Deadline, DeadlineBook, type DeadlineOwner, type Due, type FrozenLimit, type Lifecycle, type Step, type Terms, type Urgency } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import type { Reference } from '../reference/reference.ts';

/** A procedure, as far as its clocks are concerned. */
type Procedure<State extends string, Command extends string> = Pick<Lifecycle<State, Command>, 'commands' | 'steps' | 'sources' | 'deadlinesOf'>;

/** When clocks begin: with the act, or counted from an earlier instant; and by which degree of urgency. */
export interface Beginning {
  readonly at: Date;
  readonly urgency?: Urgency;
  /** Counted from here where the law counts from before the state was entered. */
  readonly since?: Date;
}

/** 时限: starts and stops the clocks of what a service owns, inside the running transaction; the limits are frozen as they are in force now. */
export class Deadlines {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
  ) {}

  /** Entering a state: clocks of steps that do not leave it stop, clocks of steps that do begin; those that run already run on. */
  async enter<State extends string, Command extends string>(owner: DeadlineOwner, lifecycle: Procedure<State, Command>, state: NoInfer<State>, { at, urgency = 'NORMAL', since = at }: Beginning): Promise<void> {
    const known = await this.of(owner);
    const leaving = lifecycle.commands().filter((command) => lifecycle.sources(command).includes(state));
    for (const clock of known) {
      const command = lifecycle.commands().find((each) => each === clock.kind);
      if (!clock.isLive || command === undefined || leaving.includes(command)) continue;
      // A step that leads here was taken; any other no longer matters.
      if (leadsTo(lifecycle.steps[command], state)) clock.meet(at);
      else clock.cancel();
    }
    const due = lifecycle.deadlinesOf(state, urgency).filter(({ command }) => !known.some(({ kind, isLive }) => kind === command && isLive));
    // What stops is written before what starts: one clock of a kind runs at a time, and the database holds to it.
    await this.em.flush();
    if (due.length === 0) return;
    const limits = Object.fromEntries(due.flatMap(({ command }) => (lifecycle.steps[command].due ? [[command, lifecycle.steps[command].due]] : [])));
    const book = new DeadlineBook<string>(owner, known, await this.terms(limits, urgency));
    for (const { command } of due) book.start(command, since);
    await this.save(book);
  }

  /** A clock that ends at a given instant (生效日, 集会日); one of its kind that runs already is replaced. */
  async set(owner: DeadlineOwner, command: string, dueAt: Date, { at }: { at: Date }): Promise<void> {
    await this.cancel(await this.of(owner), command);
    this.em.persist(new Deadline(uuid(), owner, command, at, dueAt));
    await this.em.flush();
  }

  /** A clock outside the steps of a procedure that is counted like one of them (答复异议 5 个工作日). */
  async begin(owner: DeadlineOwner, command: string, due: Due, { at, urgency = 'NORMAL', since = at }: Beginning): Promise<Deadline> {
    const known = await this.of(owner);
    await this.cancel(known, command);
    const book = new DeadlineBook<string>(owner, known, await this.terms({ [command]: due }, urgency));
    const started = book.start(command, since);
    await this.save(book);
    return started;
  }

  /** Stops a running clock because its step was taken, or every clock of the owner because nothing more is to be done. */
  async stop(owner: DeadlineOwner, command: string | null | undefined, at: Date): Promise<void> {
    for (const clock of await this.of(owner)) {
      if (!clock.isLive || (command && clock.kind !== command)) continue;
      if (command) clock.meet(at);
      else clock.cancel();
    }
    await this.em.flush();
  }

  /** 中止 (R-DL-2): lets a running clock stand still for a reason; every running clock of the owner where none is named. */
  async pause(owner: DeadlineOwner, command: string | null, reason: string, at: Date): Promise<void> {
    for (const clock of await this.of(owner)) if (clock.status === 'RUNNING' && (command === null || clock.kind === command)) clock.pause(at, reason);
    await this.em.flush();
  }

  /** 恢复: lets what stands still run on with the time that was left. */
  async proceed(owner: DeadlineOwner, command: string | null, at: Date): Promise<void> {
    const paused = (await this.of(owner)).filter(({ status, kind }) => status === 'PAUSED' && (command === null || kind === command));
    if (paused.length === 0) return;
    const calendar = await this.reference.workingCalendar();
    for (const clock of paused) clock.proceed(calendar, at);
    await this.em.flush();
  }

  /** 延期 (R-DL-3): once, in time, by at most the original length; the amount is on the clock's own measure. */
  async extend(owner: DeadlineOwner, command: string, amount: number, at: Date): Promise<Deadline> {
    const clock = (await this.of(owner)).find(({ isLive, kind }) => isLive && kind === command);
    if (!clock) throw new TypeError(`no clock of ${command} runs`);
    clock.extend(await this.reference.workingCalendar(), amount, at);
    await this.em.flush();
    return clock;
  }

  /** The clocks of an owner that still run, the next first. */
  async running(owner: DeadlineOwner): Promise<Deadline[]> {
    const all = await this.of(owner);
    return all.filter(({ status }) => status === 'RUNNING').sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }

  /** Every clock of an owner, in the order in which they began. */
  of(owner: DeadlineOwner): Promise<Deadline[]> {
    return this.em.find(Deadline, { tenantId: owner.tenantId, ownerType: owner.type, ownerId: owner.id }, { orderBy: { startedAt: 'asc', id: 'asc' } });
  }

  /** What clocks that start now are counted by: each limit frozen with its source. */
  async terms<Kind extends string>(dues: Readonly<Record<Kind, Due>>, urgency: Urgency): Promise<Terms<Kind>> {
    const limits: Partial<Record<Kind, FrozenLimit>> = {};
    for (const kind of Object.keys(dues) as Kind[]) limits[kind] = await this.frozen(dues[kind], urgency);
    return { calendar: await this.reference.workingCalendar(), rules: await this.reference.countingRules(), limits, newId: uuid };
  }

  /** Writes down what a book started and stopped. */
  async save<Kind extends string, Reason extends string>(book: DeadlineBook<Kind, Reason>): Promise<void> {
    this.em.persist(book.takeOpened());
    await this.em.flush();
  }

  private async frozen(due: Due, urgency: Urgency): Promise<FrozenLimit> {
    const { value, source, sourceDocument } = await this.reference.limitOf(due, urgency);
    return { ...value, policyKey: due.policy, policyValue: { ...value, urgency, source, sourceDocument } };
  }

  private async cancel(known: readonly Deadline[], command: string): Promise<void> {
    for (const clock of known) if (clock.isLive && clock.kind === command) clock.cancel();
    await this.em.flush();
  }
}

function leadsTo<State extends string>({ to }: Step<State>, state: State): boolean {
  return to === state || (Array.isArray(to) && to.includes(state));
}
