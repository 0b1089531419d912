import { assertFourEyes } from '@yidan/kernel';
import type { By, Move, Signature } from '@yidan/kernel';
import type { Acting } from '../acting.ts';
import { orderLifecycle } from './dispatch-order.lifecycle.ts';
import type { OrderState } from './dispatch-order.lifecycle.ts';
import { ResultMissing } from './dispatch-order.errors.ts';

/** 会签: who signed the result in which capacity. */
export interface ResultSignature extends Signature {
  readonly personId: string | null;
  readonly at: string;
}

/** What a signature did: in which capacities it was given, which earlier ones stand beside it, and where the order stands now. */
export interface JointSignature {
  readonly hats: readonly string[];
  readonly kept: readonly ResultSignature[];
  readonly move: Move<OrderState>;
}

/** 两人会签 (R-SEC-2): handler and head, each another person. Who is both signs as either until somebody else signs as the other. */
export function signJointly(state: OrderState, by: By, actor: Acting, earlier: readonly ResultSignature[]): JointSignature {
  // Out of order or a stranger is refused before anything is said about signatures.
  const first = orderLifecycle.move(state, 'submit', by);
  const own = hatsOf(actor);
  for (const { as, personId } of earlier) if (own.length > 1 || !own.includes(as)) assertFourEyes(personId ?? '', actor.personId ?? '');
  const others = earlier.filter(({ personId }) => personId !== actor.personId);
  for (const hat of own) {
    const counterpart = others.find(({ as }) => as !== hat);
    if (counterpart) return { hats: [hat], kept: [counterpart], move: orderLifecycle.move(state, 'submit', by, { signatures: [counterpart] }) };
  }
  if (earlier.length === 0) return { hats: own, kept: [], move: first };
  return { hats: own, kept: earlier, move: orderLifecycle.move(state, 'submit', by, { signatures: earlier }) };
}

/** 结果: what a unit reports, and who has signed it. */
export interface SignedResult {
  readonly state: OrderState;
  readonly result: string | null;
  readonly evidence: readonly string[];
  readonly signatures: readonly ResultSignature[];
}

/**
 * 会签结果: who signs first gives the text, who signs second may leave it out. A signature covers the text it was given under: another text needs the first signer again.
 * Answers how the order stands with it.
 */
export function signResult(
  order: SignedResult, given: { result?: string | undefined; evidence?: readonly string[] | undefined }, by: By, actor: Acting, at: Date,
): SignedResult & { readonly hats: readonly string[]; readonly done: boolean } {
  const isFirst = order.signatures.length === 0;
  const result = given.result ?? (isFirst ? null : order.result);
  const evidence = given.evidence ?? (isFirst ? [] : order.evidence);
  const isSameText = result === order.result && JSON.stringify(evidence) === JSON.stringify(order.evidence);
  const { hats, kept, move } = signJointly(order.state, by, actor, isSameText ? order.signatures : []);
  if (result === null || evidence.length === 0) throw new ResultMissing([...(result === null ? (['result'] as const) : []), ...(evidence.length === 0 ? (['evidence'] as const) : [])]);
  const signatures = [...kept, ...hats.map((as) => ({ command: 'submit', as, personId: actor.personId, at: at.toISOString() }))];
  return { state: move.done ? move.state : order.state, result, evidence, signatures, hats, done: move.done };
}

/** The signatures that keep an actor from signing: all where the own one is there; none where one other person still stands for either. */
export function signaturesAgainst(earlier: readonly { readonly as: string; readonly personId: string | null }[], actor: Acting): Signature[] {
  if (earlier.some(({ personId }) => personId === actor.personId)) return orderLifecycle.steps.submit.by.map((as) => ({ command: 'submit', as }));
  return earlier.length > 1 ? [] : earlier.map(({ as }) => ({ command: 'submit', as }));
}

function hatsOf(actor: Acting): string[] {
  return orderLifecycle.steps.submit.by.filter((who) => actor.roles.some((role) => who.startsWith(`${role}@`)));
}
