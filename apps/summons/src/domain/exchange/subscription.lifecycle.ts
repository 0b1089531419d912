import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf, Who } from '@yidan/kernel';

/** Who keeps a subscription: the organ's own system, or whoever administers the tenant. */
const KEEPERS: readonly Who[] = ['TENANT_ADMIN', 'INTEGRATION_CLIENT@OWN_ORGAN'];

/** 推送订阅 (R-DIS-7): where an organ's system is told of its orders. What keeps failing stays ACTIVE and is tried again. */
export const subscriptionLifecycle = defineLifecycle({
  name: '推送订阅',
  states: { ACTIVE: '推送中', PAUSED: '已暂停', ENDED: '已终止' },
  initial: 'ACTIVE',
  final: ['ENDED'],
  steps: {
    subscribe: { zh: '设立订阅', en: 'subscribe', from: '-', to: 'ACTIVE', by: KEEPERS, basis: 'R-DIS-7' },
    change: { zh: '变更订阅', en: 'change', from: ['ACTIVE', 'PAUSED'], to: 'same', by: KEEPERS },
    rotateSecret: { zh: '更换签名密钥', en: 'rotate the secret', from: ['ACTIVE', 'PAUSED'], to: 'same', by: KEEPERS },
    ping: { zh: '测试推送', en: 'ping', from: ['ACTIVE', 'PAUSED'], to: 'same', by: KEEPERS },
    replay: { zh: '重放推送', en: 'replay', from: ['ACTIVE', 'PAUSED'], to: 'same', by: KEEPERS },
    redrive: { zh: '重投死信', en: 're-drive', from: ['ACTIVE', 'PAUSED'], to: 'same', by: KEEPERS },
    // The system pauses what has no receiver any more, or no account that may read.
    pause: { zh: '暂停推送', en: 'pause', from: 'ACTIVE', to: 'PAUSED', by: [...KEEPERS, 'SYSTEM'] },
    resume: { zh: '恢复推送', en: 'resume', from: 'PAUSED', to: 'ACTIVE', by: KEEPERS },
    endSubscription: { zh: '终止订阅', en: 'end', from: ['ACTIVE', 'PAUSED'], to: 'ENDED', by: KEEPERS },
  },
});
export type SubscriptionState = StateOf<typeof subscriptionLifecycle>;
export type SubscriptionCommand = CommandOf<typeof subscriptionLifecycle>;

/** 投递状态 as answers name them. */
export const deliveryZh = { PENDING: '待投递', DELIVERED: '已投递', DEAD: '死信', WITHHELD: '不予推送', CANCELLED: '已取消' } as const;
