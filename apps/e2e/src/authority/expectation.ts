import type { Relation, Role, Who } from '@yidan/kernel';
import type { Scope } from '@yidan/contracts';

/**
 * 期望 whom: a role, a role in a relation, every official of the tenant, or everybody with or without a token.
 * A machine account is written with the scope that it needs (`INTEGRATION_CLIENT#lists.read`); without one it may always.
 */
export type Whom = Who | 'ANY_OFFICIAL' | 'EVERYBODY' | `INTEGRATION_CLIENT#${Scope}` | `INTEGRATION_CLIENT#${Scope}@${Relation}`;

/** Whom an operation is for: in every state of its object, or state by state; '-' stands for what does not exist yet. Nobody else and in no other state. */
export type Expectation = readonly Whom[] | Readonly<Record<string, readonly Whom[]>>;

/** 期望 of one controller: the states of the object it is about, if it has any, and whom each operation is for. */
export interface ExpectedController {
  readonly states?: readonly string[];
  readonly operations: Readonly<Record<string, Expectation>>;
}

/** The hand-written expectations of a service, by controller; several where a controller is about several kinds of objects. */
export type ExpectedService = Readonly<Record<string, ExpectedController | readonly ExpectedController[]>>;

/** 一格: who asks, how they stand to the object, and in which state it is. */
export interface Cell {
  /** Null without a token. */
  readonly role: Role | null;
  /** What a machine account was given. */
  readonly scope: Scope | null;
  readonly relations: readonly Relation[];
  readonly state: string;
}

/** The states that an operation is asked about: those of its object, and the beginning where the expectation names it. */
export function statesOf(controller: ExpectedController, expectation: Expectation): readonly string[] {
  return isByState(expectation) ? ['-', ...(controller.states ?? [])] : (controller.states ?? ['*']);
}

/** Whether the expectation lets the cell in. */
export function isExpected(expectation: Expectation, cell: Cell): boolean {
  const whom = isByState(expectation) ? (expectation[cell.state] ?? []) : expectation;
  return whom.some((one) => isMeant(one, cell));
}

function isByState(expectation: Expectation): expectation is Readonly<Record<string, readonly Whom[]>> {
  return !Array.isArray(expectation);
}

function isMeant(whom: Whom, { role, scope, relations }: Cell): boolean {
  if (whom === 'EVERYBODY') return true;
  if (role === null) return false;
  if (whom === 'ANY_OFFICIAL') return !['PLATFORM_OPERATOR', 'PUBLIC', 'INTEGRATION_CLIENT'].includes(role) && relations.includes('OWN_TENANT');
  const [account, relation] = whom.split('@') as [string, Relation?];
  const [named, needed] = account.split('#');
  if (named !== role || (needed !== undefined && needed !== scope)) return false;
  // The operator acts in no tenant; a role without a relation means within the own one.
  return relation ? relations.includes(relation) : role === 'PLATFORM_OPERATOR' || relations.includes('OWN_TENANT');
}
