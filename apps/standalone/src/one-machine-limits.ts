import { DEFAULT_LIMITS, type Budget, type Limits } from '@yidan/platform';

const FACTOR = 100;

/** Limits of a city on one machine, where the sample city is entered by a handful of people in a few seconds: far above what a service allows by itself, yet there. */
export const oneMachineLimits: Limits = {
  subject: multiplied(DEFAULT_LIMITS.subject),
  tenant: multiplied(DEFAULT_LIMITS.tenant),
  failedTokens: DEFAULT_LIMITS.failedTokens * FACTOR,
};

function multiplied(share: Record<Budget, number>): Record<Budget, number> {
  return { reads: share.reads * FACTOR, commands: share.commands * FACTOR, heavy: share.heavy * FACTOR };
}
