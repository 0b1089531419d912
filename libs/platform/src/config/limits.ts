import { isIP } from 'node:net';
import { z } from 'zod';

/** What a request is counted as: reading, commanding, or the work of whole files (uploads and exports). */
export const BUDGETS = ['reads', 'commands', 'heavy'] as const;
export type Budget = (typeof BUDGETS)[number];

/** 限流额度: how many requests per minute one replica takes; 0 takes any number. */
export interface Limits {
  /** Of one subject in one tenant. */
  subject: Record<Budget, number>;
  /** Of one tenant as a whole, so that none lives at the cost of another. */
  tenant: Record<Budget, number>;
  /** Refusals of requests that did not prove who asks, by address; then the address waits. */
  failedTokens: number;
}

const perMinute = (most: number) => z.coerce.number().int().min(0).default(most);

/** The variables that set limits and what stands in front of a service; part of every service's environment. */
export const LIMIT_VARIABLES = {
  YIDAN_LIMIT_SUBJECT_READS: perMinute(6_000),
  YIDAN_LIMIT_SUBJECT_COMMANDS: perMinute(1_200),
  YIDAN_LIMIT_SUBJECT_HEAVY: perMinute(60),
  YIDAN_LIMIT_TENANT_READS: perMinute(60_000),
  YIDAN_LIMIT_TENANT_COMMANDS: perMinute(12_000),
  YIDAN_LIMIT_TENANT_HEAVY: perMinute(300),
  YIDAN_LIMIT_FAILED_TOKENS: perMinute(60),
  /** Addresses or networks, comma separated, whose word on the caller's address is taken. */
  YIDAN_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((entry) => entry.trim()).filter(Boolean))
    .refine((list) => list.every(isNetwork), 'must be addresses or networks like 10.0.0.0/8, comma separated'),
  /** How long browsers insist on TLS; 0 says nothing, as where TLS is not in front. */
  YIDAN_HSTS_SECONDS: z.coerce.number().int().min(0).default(0),
};
type LimitEnv = { [Name in keyof typeof LIMIT_VARIABLES]: z.output<(typeof LIMIT_VARIABLES)[Name]> };

/** The limits an environment names. */
export function limitsFromEnv(env: LimitEnv): Limits {
  return {
    subject: { reads: env.YIDAN_LIMIT_SUBJECT_READS, commands: env.YIDAN_LIMIT_SUBJECT_COMMANDS, heavy: env.YIDAN_LIMIT_SUBJECT_HEAVY },
    tenant: { reads: env.YIDAN_LIMIT_TENANT_READS, commands: env.YIDAN_LIMIT_TENANT_COMMANDS, heavy: env.YIDAN_LIMIT_TENANT_HEAVY },
    failedTokens: env.YIDAN_LIMIT_FAILED_TOKENS,
  };
}

/** The limits of a service whose environment names none. */
export const DEFAULT_LIMITS: Limits = limitsFromEnv(z.object(LIMIT_VARIABLES).parse({}));

const any: Record<Budget, number> = { reads: 0, commands: 0, heavy: 0 };

/** No limits: for measuring what a service can do, and for killing it while it does. */
export const NO_LIMITS: Limits = { subject: any, tenant: any, failedTokens: 0 };

/** The limits as a service process reads them. */
export function limitsAsEnvironment({ subject, tenant, failedTokens }: Limits): Record<string, string> {
  const shares = Object.entries({ SUBJECT: subject, TENANT: tenant }).flatMap(([whose, share]) =>
    BUDGETS.map((budget) => [`YIDAN_LIMIT_${whose}_${budget.toUpperCase()}`, String(share[budget])] as const),
  );
  return { ...Object.fromEntries(shares), YIDAN_LIMIT_FAILED_TOKENS: String(failedTokens) };
}

/** Whether a text is an address, or a network like 10.0.0.0/8. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && longest > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= longest));
}
