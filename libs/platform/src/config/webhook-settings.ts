import { z } from 'zod';
import { isNetwork } from './limits.ts';

/** 推送目标配置: where signed messages may go beside the open internet. */
export interface WebhookSettings {
  /** Addresses and networks that are private to this place and may be told all the same, as in a government network. */
  networks: readonly string[];
  /** Whether plain http is good enough, as behind a gateway that adds TLS. */
  http: boolean;
}

/** The variables that open targets of webhooks; part of every service's environment. */
export const WEBHOOK_VARIABLES = {
  YIDAN_WEBHOOK_NETWORKS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((entry) => entry.trim()).filter(Boolean))
    .refine((list) => list.every(isNetwork), 'must be addresses or networks like 10.20.0.0/16, comma separated'),
  YIDAN_WEBHOOK_HTTP: z.enum(['0', '1']).default('0'),
};
type WebhookEnv = { [Name in keyof typeof WEBHOOK_VARIABLES]: z.output<(typeof WEBHOOK_VARIABLES)[Name]> };

/** The targets an environment opens. */
export function webhooksFromEnv(env: WebhookEnv): WebhookSettings {
  return { networks: env.YIDAN_WEBHOOK_NETWORKS, http: env.YIDAN_WEBHOOK_HTTP === '1' };
}
