import { RateLimiterMemory } from 'rate-limiter-flexible';

/** 登录锁定规则: how many failures within a time lock an account or an address out, and for how long. */
export interface LockOutRule {
  accountFailures: number;
  addressFailures: number;
  withinSeconds: number;
  lockedSeconds: number;
}

/** The rule of this installation: what the environment says, else five failures of an account or twenty of an address in a quarter of an hour. */
export function lockOutRule(environment: NodeJS.ProcessEnv = process.env): LockOutRule {
  return {
    accountFailures: numberOf(environment, 'YIDAN_LOGIN_FAILURES', 5),
    addressFailures: numberOf(environment, 'YIDAN_LOGIN_ADDRESS_FAILURES', 20),
    withinSeconds: numberOf(environment, 'YIDAN_LOGIN_WITHIN_SECONDS', 900),
    lockedSeconds: numberOf(environment, 'YIDAN_LOGIN_LOCKED_SECONDS', 900),
  };
}

/** Who tries to come in, and from where. */
export interface Attempt {
  account: string | null;
  address: string;
}

/** 登录锁定: counts failures in memory only, so a restart of the issuer forgets them. */
export class LockOut {
  private readonly accounts: RateLimiterMemory;
  private readonly addresses: RateLimiterMemory;
  private readonly rule: LockOutRule;

  constructor(rule: LockOutRule) {
    this.rule = rule;
    this.accounts = new RateLimiterMemory({ keyPrefix: 'account', points: rule.accountFailures, duration: rule.withinSeconds });
    this.addresses = new RateLimiterMemory({ keyPrefix: 'address', points: rule.addressFailures, duration: rule.withinSeconds });
  }

  /** For how many seconds more the account or the address is locked out; 0 where it may try. */
  async secondsLeft({ account, address }: Attempt): Promise<number> {
    const found = await Promise.all([account === null ? null : this.accounts.get(account), this.addresses.get(address)]);
    const left = found.map((state, i) => (state && state.consumedPoints > this.limitOf(i) ? state.msBeforeNext : 0));
    return Math.ceil(Math.max(...left) / 1000);
  }

  /** Counts a failure; the one that reaches the limit locks. */
  async failed({ account, address }: Attempt): Promise<void> {
    await Promise.all([account === null ? null : this.count(this.accounts, account, this.rule.accountFailures), this.count(this.addresses, address, this.rule.addressFailures)]);
  }

  private async count(limiter: RateLimiterMemory, key: string, limit: number): Promise<void> {
    const { consumedPoints } = await limiter.penalty(key);
    // A lock runs its full time, however often one knocks meanwhile.
    if (consumedPoints === limit) await limiter.block(key, this.rule.lockedSeconds);
  }

  private limitOf(index: number): number {
    return index === 0 ? this.rule.accountFailures : this.rule.addressFailures;
  }
}

function numberOf(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!(Number.isInteger(number) && number > 0)) throw new Error(`${name} is a whole number above 0, not ${text}`);
  return number;
}
