import type { Limit, OrganKind } from '@yidan/kernel';

export type ItemStatus = 'ACTIVE' | 'PENDING_ATTRIBUTION' | 'SUSPENDED' | 'CANCELLED';
export type PerformMode = 'SELF' | 'ENTRUSTED_OUT' | 'DEVOLVED' | 'CONCENTRATED_AT_APPROVAL_BUREAU';

/** 在单事项: a duty item of a list in force, with the unit that holds it. */
export interface HeldItem {
  readonly itemKey: string;
  readonly code: string;
  readonly name: string;
  readonly versionId: string;
  readonly organId: string;
  readonly unitId: string;
  readonly assistants: readonly { organId: string; unitId: string }[];
  readonly status: ItemStatus;
  readonly performMode: PerformMode;
  readonly timeLimit: Limit | null;
}

/** 派件目的: what an order asks of the holder. */
export type Purpose = 'PERFORMANCE' | 'INFORMATION' | 'SAFETY' | 'INTERIM_DUTY';

/** 可派件: whether an item answers for a purpose (domain 19 A2); a suspended one does for all but performance, a cancelled one for nothing. */
export function isRoutable(item: Pick<HeldItem, 'status'>, purpose: Purpose): boolean {
  switch (item.status) {
    case 'ACTIVE':
    case 'PENDING_ATTRIBUTION':
      return true;
    case 'SUSPENDED':
      return purpose !== 'PERFORMANCE';
    case 'CANCELLED':
      return false;
  }
}

/** Whether the item may be dispatched without an operator: a devolved one needs somebody who knows which township took it over. */
export function isAutomatic(item: Pick<HeldItem, 'status' | 'performMode'>, purpose: Purpose): boolean {
  return isRoutable(item, purpose) && item.performMode !== 'DEVOLVED';
}

/** Whether the holder only keeps the item until it is settled whose it is. */
export function isHeldInterim(item: Pick<HeldItem, 'status'>): boolean {
  return item.status === 'PENDING_ATTRIBUTION' || item.status === 'SUSPENDED';
}

/** 镇街: the kinds of organs that have a list of their own to be held against (R-DIS-4). */
export const TOWN_KINDS: readonly OrganKind[] = ['TOWNSHIP', 'SUBDISTRICT', 'TOWN_STREET_SQUAD'];
