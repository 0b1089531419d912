import type { ActorRole, Relation, Urgency } from './words.ts';

/** Who may take a step: a role, a role held by a party to the case ('ORGAN_APPROVER@REQUESTER'), or anyone of that party ('@PARTY'). */
export type Who = ActorRole | `${ActorRole}@${Relation}` | `@${Relation}`;

/** Who is asking, as the case sees them; `signsAs` names the party they sign for where every party must sign. */
export interface By {
  readonly roles: readonly ActorRole[];
  readonly relations: readonly Relation[];
  readonly signsAs?: string;
}

/** 时限 as the tables write it: 3 working days, 4 working hours, 30 minutes, 10 calendar days, 6 months. */
export type LimitText = `${number} ${'WD' | 'wh' | 'h' | 'min' | 'CD' | 'months'}`;

/** By when a step is to be taken, counted from entering the state before it; the policy key may set another amount. */
export interface Due {
  readonly policy: string;
  readonly limit: LimitText | Readonly<Partial<Record<Urgency, LimitText>>>;
}

/** 步骤: one row of a procedure: from which state to which, by whom, until when. */
export interface Step<State extends string> {
  readonly zh: string;
  readonly en: string;
  /** '-' begins the object; 'any' is every state that is not final, except the one the step leads to. */
  readonly from: '-' | 'any' | State | readonly State[] | Before<State>;
  /** Several states: whoever takes the step names one. 'previous': back to where the object came from. */
  readonly to: State | readonly State[] | 'same' | 'previous';
  readonly by: readonly Who[];
  /** The move happens when everyone listed in `by`, or every party the case names, has signed; in any order. */
  readonly signatures?: 'EVERY_ROLE' | 'EVERY_PARTY';
  readonly due?: Due;
  /** 待办: whether the step is what comes next for whoever may take it. A step with a limit is, unless the row says otherwise (a right that may be used, an answer that is not the usual one); any other is only where the row says so. */
  readonly expected?: boolean;
  /** A side flag (如 OVERDUE) the step sets or clears. */
  readonly sets?: string;
  readonly clears?: string;
  /** The rule or clause this row stands on. */
  readonly basis?: string;
}

/** Every state declared before this one: the table lists its states in the order of the procedure. */
export interface Before<State extends string> {
  readonly before: State;
}

/** A procedure as its author writes it. */
export interface LifecycleTable<State extends string, Command extends string> {
  readonly name: string;
  readonly states: Readonly<Record<State, string>>;
  readonly initial: NoInfer<State>;
  readonly final?: readonly NoInfer<State>[];
  readonly steps: Readonly<Record<Command, Step<NoInfer<State>>>>;
}

/** 签字: one signature on a step that needs several. */
export interface Signature {
  readonly command: string;
  readonly as: string;
}

/** What the case adds to a command: the outcome chosen, where it came from, who signed so far, which parties must sign. */
export interface Given<State extends string> {
  readonly to?: State;
  readonly previous?: State | null;
  readonly signatures?: readonly Signature[];
  readonly signatories?: readonly string[];
}

/** What a command did: where the case stands now, whether the step is done or waits for signatures, and the flag it touched. */
export interface Move<State extends string> {
  readonly state: State;
  readonly done: boolean;
  readonly signatures: readonly Signature[];
  readonly sets?: string;
  readonly clears?: string;
}

/** One way from a state to a state; `from` is null where the object is born. */
export interface Edge<State extends string, Command extends string> {
  readonly command: Command;
  readonly from: State | null;
  readonly to: State;
}
