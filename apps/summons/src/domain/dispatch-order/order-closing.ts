import { CallbackMissing, HandlersOpen, MatterUndecided, Unresolved } from './dispatch-order.errors.ts';
import type { Callback, OrderRole } from './order-facts.ts';

/** What decides beside the order itself whether it is closed. */
export interface ClosingFacts {
  readonly matterIsDecided: boolean;
  /** On which ground it cannot be solved, where it is not. */
  readonly unresolvedGround: string | null;
  /** Orders of units that handle the matter beside the one that leads. */
  readonly openHandlers: number;
}

interface Closable {
  readonly number: string;
  readonly role: OrderRole;
  readonly itemKey: string | null;
  readonly itemCode: string | null;
  readonly versionId: string | null;
  readonly callback: Callback | null;
}

/** 可办结: whose it is has been said, who asked was heard, what is not solved has its ground, and who leads closes after those who handle (domain 19 A12). */
export function assertClosable(order: Closable, { matterIsDecided, unresolvedGround, openHandlers }: ClosingFacts) {
  const { itemKey, itemCode, versionId, callback } = order;
  if (!matterIsDecided || itemKey === null || itemCode === null || versionId === null) throw new MatterUndecided(order.number);
  if (order.role === 'LEAD' && openHandlers > 0) throw new HandlersOpen(openHandlers);
  if (callback === null) throw new CallbackMissing(order.number);
  if (!callback.resolved && unresolvedGround === null) throw new Unresolved();
  const { resolved, satisfaction } = callback;
  return { itemKey, itemCode, versionId, resolved, satisfaction };
}
