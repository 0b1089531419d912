import { businessDate } from '@yidan/kernel';
import type { EventData, OrderWithdrawnV1, Urgency } from '@yidan/contracts';
import type { OpenDispute } from '../dispute/followed-dispute.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import { PlanInThePast } from './dispatch-order.errors.ts';

/** 牵头 leads and coordinates, 主办 handles by an order of its own, 协办 gets a copy (domain 19 A12). */
export type OrderRole = 'LEAD' | 'HANDLER' | 'ASSIST';

/** 撤回事由: why nothing is asked of a unit any more. */
export type WithdrawalGround = EventData<typeof OrderWithdrawnV1>['ground'];

/** 挂账: what stands in the way, and by when it is planned to be done. */
export interface Suspension {
  readonly obstacle: string;
  readonly plan: string;
  readonly plannedFor: string;
}

/** What is suspended is planned for a day to come. */
export function assertPlanned(suspension: Suspension, at: Date): Suspension {
  if (suspension.plannedFor <= businessDate(at)) throw new PlanInThePast();
  return suspension;
}

/** 回访结果. */
export interface Callback {
  readonly responded: boolean;
  readonly resolved: boolean;
  readonly satisfaction: number | null;
}

/** 先行处置: what an interim holder did while it was not settled whose the matter is. */
export interface InterimMeasure {
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** What an order is made from: the matter, who holds it, and the item it is held by. */
export interface OrderFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly matterId: string;
  readonly organId: string;
  readonly unitId: string;
  readonly role: OrderRole;
  readonly urgency: Urgency;
  /** Absent only where the operations centre keeps an emergency that no item was found for. */
  readonly item: HeldItem | null;
  /** Whether the holder only keeps it until it is settled whose it is. */
  readonly interim: boolean;
  /** Whether its matter is for named readers only. */
  readonly restricted: boolean;
  /** Whether the matter comes back to an organ that has returned it before. */
  readonly locked: boolean;
  /** The decision by which the holder is the holder. */
  readonly decisionDocument: string | null;
  /** The case over which it goes to a designated interim holder; `waits` where the order before it was in dispute. */
  readonly dispute?: (OpenDispute & { readonly waits: boolean }) | null;
}
