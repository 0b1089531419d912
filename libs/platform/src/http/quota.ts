import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** How much of a quota somebody has left. */
export interface Share {
  policy: string;
  quota: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
  exceeded: boolean;
}

/** 额度: a number of requests per minute for each key, counted in the memory of this replica; 0 counts nothing. */
export class Quota {
  private readonly limiter: RateLimiterMemory | null;

  constructor(
    private readonly policy: string,
    private readonly quota: number,
  ) {
    this.limiter = quota > 0 ? new RateLimiterMemory({ points: quota, duration: WINDOW_SECONDS }) : null;
  }

  /** Counts one request; null where nothing is counted. */
  async take(key: string): Promise<Share | null> {
    if (!this.limiter) return null;
    // Counting cannot fail in memory; being over the quota is an answer here, not an error.
    return this.share(await this.limiter.penalty(key, 1));
  }

  /** The share as it stands, without counting; null for whoever was not counted yet. It is exceeded as soon as nothing is left. */
  async look(key: string): Promise<Share | null> {
    const state = (await this.limiter?.get(key)) ?? null;
    return state && { ...this.share(state), exceeded: state.consumedPoints >= this.quota };
  }

  private share({ consumedPoints, msBeforeNext }: RateLimiterRes): Share {
    return {
      policy: this.policy,
      quota: this.quota,
      windowSeconds: WINDOW_SECONDS,
      remaining: Math.max(0, this.quota - consumedPoints),
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      exceeded: consumedPoints > this.quota,
    };
  }
}
