import type { Who } from '@yidan/kernel';
import { subscriptionLifecycle } from '../../domain/exchange/subscription.lifecycle.ts';

/** Who may look at subscriptions and what they deliver: whoever may set one up. */
export const KEEPERS: readonly Who[] = subscriptionLifecycle.steps.subscribe.by;
