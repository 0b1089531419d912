import type { Violation } from '@yidan/kernel';

/** 待落实的清单修改, as confirming looks at it. */
export interface AmendedList {
  readonly organId: string;
  readonly organName: string | null;
  readonly state: 'PENDING' | 'EFFECTIVE' | 'DISMISSED' | 'REPLACED';
  readonly versionId: string | null;
}

/** 待派件: an order, or a matter without one, that waits for the outcome. */
export interface WaitingOrder {
  readonly orderId: string;
  readonly number: string;
}

/** 未了事项: what is still missing before an outcome is carried out; a list that does not change after all needs a reason of 编办. */
export function openEnds(lists: readonly AmendedList[], orders: readonly WaitingOrder[], dismissals: readonly { readonly organId: string }[]): Violation[] {
  const pending = lists
    .filter(({ state }) => state === 'PENDING')
    .map(({ organId, organName }) => ({
      path: 'amendments',
      code: 'DISPUTE.LIST_NOT_EFFECTIVE',
      message: `the list of ${organName ?? organId} is not in force as decided`,
      messageZh: `${organName ?? organId}的清单尚未按定责结果修改生效`,
    }));
  const unexplained = lists
    .filter(({ state, organId }) => state === 'DISMISSED' && !dismissals.some((each) => each.organId === organId))
    .map(({ organId, organName }) => ({
      path: 'dismissals',
      code: 'DISPUTE.DISMISSAL_UNEXPLAINED',
      message: `the list of ${organName ?? organId} was not changed, and no reason is given`,
      messageZh: `${organName ?? organId}的清单未作修改，须说明理由`,
    }));
  const waiting = orders.map(({ number }) => ({
    path: 'orders',
    code: 'DISPUTE.ORDER_WAITING',
    message: `${number} still waits for the holder that was decided`,
    messageZh: `${number} 尚未按定责结果派件`,
  }));
  return [...pending, ...unexplained, ...waiting];
}
