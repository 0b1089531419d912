import { UnsoundLifecycle, AlreadySigned, NotYourStep, OutcomeNotOffered, StepOutOfOrder } from './lifecycle.errors.ts';
import { mermaidOf, rowsOf } from './lifecycle.drawing.ts';
import type { LifecycleRow } from './lifecycle.drawing.ts';
import { faultsOf } from './lifecycle.soundness.ts';
import type { Before, By, Edge, Given, LifecycleTable, Move, Signature, Step, Who } from './lifecycle.types.ts';
import { parseLimit } from './limit.ts';
import type { Limit } from './limit.ts';
import { isMachine } from './words.ts';
import type { ActorRole, Relation, Urgency } from './words.ts';

/** Every state that is declared before this one and is not final. */
export function anyBefore<const State extends string>(state: State): Before<State> {
  return { before: state };
}

/** 生命周期: declares a procedure as a table; a table with a hole in it stops the process here. */
export function defineLifecycle<const State extends string, const Command extends string>(
  table: LifecycleTable<State, Command>,
): Lifecycle<State, Command> {
  const lifecycle = new Lifecycle(table);
  lifecycle.assertSound();
  return lifecycle;
}

/** A step that has a limit in some state; where `timerActs`, the timer takes the step itself when the time is over. */
export interface StepDeadline<Command extends string> extends Limit {
  readonly command: Command;
  readonly policy: string;
  readonly timerActs: boolean;
}

/** A procedure: it says who may take which step when, and where the step leads. What a step means is the aggregate's to say. */
export class Lifecycle<State extends string, Command extends string> {
  readonly name: string;
  readonly states: Readonly<Record<State, string>>;
  readonly initial: State;
  readonly final: readonly State[];
  readonly steps: Readonly<Record<Command, Step<State>>>;

  constructor(table: LifecycleTable<State, Command>) {
    this.name = table.name;
    this.states = table.states;
    this.initial = table.initial;
    this.final = table.final ?? [];
    this.steps = table.steps;
  }

  /** The state after the command; `null` stands for an object that does not exist yet. */
  next(state: State | null, command: Command, by: By, given: Given<State> = {}): State {
    return this.move(state, command, by, given).state;
  }

  /** Takes a step: refuses it out of order, refuses the wrong person, waits for missing signatures, then moves. */
  move(state: State | null, command: Command, by: By, given: Given<State> = {}): Move<State> {
    const step = this.stepOutOf(state, command);
    const hats = step.by.filter((who) => wears(by, who));
    if (hats.length === 0) throw new NotYourStep(this.name, command, step.zh, step.by);
    const to = this.destination(state, command, given);

    const kept = given.signatures ?? [];
    const signatures = step.signatures ? [...kept, this.sign(command, hats, by, given)] : kept;
    const required = step.signatures === 'EVERY_PARTY' ? (given.signatories ?? []) : step.signatures ? step.by : [];
    const missing = required.some((as) => !hasSigned(signatures, command, as));
    if (missing) return { state: state ?? this.initial, done: false, signatures };

    // Signatures under one state say nothing about the next.
    return {
      state: to,
      done: true,
      signatures: to === state ? signatures.filter((s) => s.command !== command) : [],
      ...(step.sets && { sets: step.sets }),
      ...(step.clears && { clears: step.clears }),
    };
  }

  /** The commands this person may give in this state, in the table's order: what the screens draw as buttons. */
  actionsFor(state: State | null, by: By, given: Given<State> = {}): Command[] {
    return this.commands().filter((command) => {
      const step = this.steps[command];
      return this.leaves(state, command) && step.by.some((who) => wears(by, who) && !hasSigned(given.signatures, command, signsAs(step, who, by)));
    });
  }

  /** Every limit that begins to run when this state is entered. */
  deadlinesOf(state: State, urgency: Urgency = 'NORMAL'): StepDeadline<Command>[] {
    return this.commands().flatMap((command) => {
      const { due, by } = this.steps[command];
      if (!due || !this.leaves(state, command)) return [];
      const limit = typeof due.limit === 'string' ? due.limit : (due.limit[urgency] ?? due.limit.NORMAL);
      return limit ? [{ command, policy: due.policy, ...parseLimit(limit), timerActs: by.includes('TIMER') }] : [];
    });
  }

  /** 待办步骤: what people are expected to do next in a state, in the table's order; what is merely possible, and what the system or a timer does, is not among them. */
  expectedIn(state: State | null): Command[] {
    return this.commands().filter((command) => {
      const { due, expected = due !== undefined, by } = this.steps[command];
      return expected && this.leaves(state, command) && !by.every(isMachine);
    });
  }

  /** Whether the procedure is over in this state. */
  isFinal(state: State): boolean {
    return this.final.includes(state);
  }

  /** The states in which a case is still open. */
  openStates(): State[] {
    return (Object.keys(this.states) as State[]).filter((state) => !this.isFinal(state));
  }

  /** The commands in the table's order. */
  commands(): Command[] {
    return Object.keys(this.steps) as Command[];
  }

  /** Every way the table opens, one edge per pair of states; 'previous' leads to each state the object may have come from. */
  edges(): Edge<State, Command>[] {
    const edges = this.commands().flatMap((command) => {
      const { to } = this.steps[command];
      if (to === 'previous') return [];
      return this.sources(command).flatMap((from) => {
        const targets = to === 'same' ? [from ?? this.initial] : typeof to === 'string' ? [to] : to;
        return targets.map((target) => ({ command, from, to: target as State }));
      });
    });
    const back = this.commands().filter((command) => this.steps[command].to === 'previous');
    const returns = back.flatMap((command) =>
      this.sources(command).flatMap((from) => predecessors(edges, from).map((to) => ({ command, from, to }))),
    );
    return [...edges, ...returns];
  }

  /** The procedure as a Mermaid state diagram with its Chinese words. */
  toMermaid(): string {
    return mermaidOf(this);
  }

  /** The procedure as plain rows, for the documents that say who may do what. */
  table(): LifecycleRow[] {
    return rowsOf(this);
  }

  /** Refuses a table with unknown or unreachable states, dead ends, or steps nobody can take. */
  assertSound(): void {
    const faults = faultsOf(this);
    if (faults.length > 0) throw new UnsoundLifecycle(this.name, faults);
  }

  /** The states a step can be taken in; null where it begins the object. */
  sources(command: Command): (State | null)[] {
    const { from, to } = this.steps[command];
    if (from === '-') return [null];
    if (from === 'any') return this.openStates().filter((state) => state !== to);
    if (typeof from === 'string') return [from];
    if (!('before' in from)) return [...from];
    const states = Object.keys(this.states) as State[];
    return states.slice(0, states.indexOf(from.before)).filter((state) => state !== to && !this.isFinal(state));
  }

  private stepOutOf(state: State | null, command: Command): Step<State> {
    // A command may come straight from a URL.
    const step = Object.hasOwn(this.steps, command) ? this.steps[command] : undefined;
    if (step && this.leaves(state, command)) return step;
    throw new StepOutOfOrder(this.name, command, step?.zh ?? command, state ?? '-', state ? this.states[state] : '未建立');
  }

  private leaves(state: State | null, command: Command): boolean {
    return this.sources(command).includes(state);
  }

  private destination(state: State | null, command: Command, given: Given<State>): State {
    const { to, zh } = this.steps[command];
    if (to === 'same') return state ?? this.initial;
    if (to === 'previous') {
      const previous = given.previous;
      if (previous && predecessors(this.edges(), state).includes(previous)) return previous;
      throw new TypeError(`${command} needs the state the ${this.name} came from, not ${String(previous)}`);
    }
    if (typeof to === 'string') return to as State;
    if (given.to && to.includes(given.to)) return given.to;
    throw new OutcomeNotOffered(command, zh, given.to, to);
  }

  private sign(command: Command, hats: readonly Who[], by: By, given: Given<State>): Signature {
    const step = this.steps[command];
    const names = hats.map((who) => signsAs(step, who, by));
    if (step.signatures === 'EVERY_PARTY' && !given.signatories?.includes(by.signsAs ?? '')) {
      throw new NotYourStep(this.name, command, step.zh, given.signatories ?? []);
    }
    const as = names.find((name) => !hasSigned(given.signatures, command, name));
    if (as === undefined) throw new AlreadySigned(command, step.zh, names);
    return { command, as };
  }
}

function wears(by: By, who: Who): boolean {
  const [role, relation] = who.split('@') as [ActorRole | '', Relation?];
  return (role === '' || by.roles.includes(role)) && (!relation || by.relations.includes(relation));
}

function signsAs(step: Step<string>, who: Who, by: By): string {
  return step.signatures === 'EVERY_PARTY' ? (by.signsAs ?? '') : who;
}

function hasSigned(signatures: readonly Signature[] | undefined, command: string, as: string): boolean {
  return signatures?.some((signature) => signature.command === command && signature.as === as) ?? false;
}

function predecessors<State extends string>(edges: readonly Edge<State, string>[], state: State | null): State[] {
  const from = edges.filter((edge) => edge.to === state && edge.from !== null && edge.from !== state).map((edge) => edge.from as State);
  return [...new Set(from)];
}

/** The states of a lifecycle as a type. */
export type StateOf<L> = L extends Lifecycle<infer State, string> ? State : never;
/** The commands of a lifecycle as a type. */
export type CommandOf<L> = L extends Lifecycle<string, infer Command> ? Command : never;
