import { DomainError } from '@yidan/kernel';
import type { Acting } from '../acting.ts';

/** Who holds an order of a matter. */
export interface OrderHolder {
  readonly organId: string;
  readonly unitId: string;
  /** Another order took its place. */
  readonly takenAway: boolean;
}

/** How somebody may belong to the chain of a matter: by office, by what the own unit holds, or not at all. */
export type ChainPlace = 'operator' | 'unit' | 'outside';

/** 办理链 (R-SEC-4): the operators who take in, dispatch and call back, and of the units that hold an order now their handlers and head; no other office, however high. */
export function chainPlace({ roles, unitId }: Acting): ChainPlace {
  if (roles.includes('DISPATCH_OPERATOR')) return 'operator';
  const handles = unitId !== null && roles.some((role) => role === 'UNIT_HANDLER' || role === 'UNIT_HEAD');
  return handles ? 'unit' : 'outside';
}

/** Whether somebody is in the chain of a matter whose orders these hold. */
export function isInChain(actor: Acting, holders: readonly OrderHolder[]): boolean {
  const place = chainPlace(actor);
  if (place !== 'unit') return place === 'operator';
  return holders.some(({ organId, unitId, takenAway }) => !takenAway && organId === actor.organId && unitId === actor.unitId);
}

/** 不在办理链: the matter may be seen, but not whose it is. */
export class OutsideHandlingChain extends DomainError {
  readonly code = 'DISPATCH.OUTSIDE_HANDLING_CHAIN';
  readonly kind = 'forbidden';
  constructor() {
    super('Only those who handle this matter now see who sent it', '仅本事项当前办理链上的人员可查看诉求人信息');
  }
}
