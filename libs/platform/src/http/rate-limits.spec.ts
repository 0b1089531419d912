import { jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import fc from 'fast-check';
import { DEFAULT_LIMITS, LIMIT_VARIABLES, limitsFromEnv, type Limits } from '../config/limits.ts';
import { Metrics } from '../telemetry/metrics.ts';
import type { Problem } from './problem.ts';
import { keyOf, RateLimits, withinPublicLimits } from './rate-limits.ts';
import { z } from 'zod';

const few: Limits = { subject: { reads: 3, commands: 2, heavy: 1 }, tenant: { reads: 5, commands: 3, heavy: 2 }, failedTokens: 2 };
const li = { subject: 'li', tenantId: '510184' };
const wang = { subject: 'wang', tenantId: '510184' };
const neighbour = { subject: 'zhao', tenantId: '510185' };

let metrics: Metrics;
let limits: RateLimits;
beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  metrics = new Metrics();
  limits = new RateLimits(few, metrics);
});
afterEach(() => jest.useRealTimers());

const refusalOf = (request: Promise<unknown>): Promise<Problem | null> => request.then(() => null, (problem: Problem) => problem);

describe('a subject', () => {
  it('is told with every answer what is left to it and to its tenant', async () => {
    expect(await limits.take('reads', li)).toEqual({
      'ratelimit-policy': '"subject-reads";q=3;w=60, "tenant-reads";q=5;w=60',
      ratelimit: '"subject-reads";r=2;t=60, "tenant-reads";r=4;t=60',
    });
  });

  it('over its share is refused with 429 and the seconds to wait, and served again after them', async () => {
    for (let n = 0; n < 3; n++) await limits.take('reads', li);
    jest.advanceTimersByTime(20_500);
    const refused = await refusalOf(limits.take('reads', li));
    expect(refused).toMatchObject({ status: 429, code: 'COMMON.TOO_MANY_REQUESTS', message: 'Too many requests; try again later', messageZh: '请求过于频繁，请稍后重试' });
    expect(refused?.headers).toEqual({ 'retry-after': '40', 'ratelimit-policy': '"subject-reads";q=3;w=60', ratelimit: '"subject-reads";r=0;t=40' });
    jest.advanceTimersByTime(40_000);
    expect(await refusalOf(limits.take('reads', li))).toBeNull();
    expect(await metrics.text()).toContain('yidan_limited_requests_total{budget="subject-reads"} 1');
  });

  it('that reads too much can still command, and the other way round', async () => {
    for (let n = 0; n < 4; n++) await refusalOf(limits.take('reads', li));
    expect(await refusalOf(limits.take('commands', li))).toBeNull();
    expect(await refusalOf(limits.take('heavy', li))).toBeNull();
    expect(await refusalOf(limits.take('heavy', li))).toMatchObject({ status: 429 });
  });

  it('with posts in two tenants has a share in each', async () => {
    for (let n = 0; n < 4; n++) await refusalOf(limits.take('reads', li));
    expect(await refusalOf(limits.take('reads', { ...li, tenantId: '510185' }))).toBeNull();
  });
});

describe('a tenant', () => {
  it('is refused as a whole when its people together ask for too much, and no other tenant with it', async () => {
    for (const actor of [li, li, li, wang, wang]) expect(await refusalOf(limits.take('reads', actor))).toBeNull();
    expect((await refusalOf(limits.take('reads', wang)))?.headers['ratelimit']).toBe('"subject-reads";r=0;t=60, "tenant-reads";r=0;t=60');
    expect(await refusalOf(limits.take('reads', neighbour))).toBeNull();
    expect(await metrics.text()).toContain('yidan_limited_requests_total{budget="tenant-reads"} 1');
  });

  it('does not pay for what one of its people asks beyond the own share', async () => {
    for (let n = 0; n < 50; n++) await refusalOf(limits.take('reads', li));
    expect(await refusalOf(limits.take('reads', wang))).toBeNull();
  });

  it('keeps its share whatever the people of another do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ subject: fc.string(), tenantId: fc.constantFrom('510185', '510186') }), { maxLength: 60 }), async (others) => {
        limits = new RateLimits(few, new Metrics());
        for (const other of others) await refusalOf(limits.take('reads', other));
        for (const actor of [li, li, li, wang, wang]) expect(await refusalOf(limits.take('reads', actor))).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('of the operator, who acts in none, is not counted', async () => {
    expect((await limits.take('reads', { subject: 'platform.operator', tenantId: '' }))['ratelimit-policy']).toBe('"subject-reads";q=3;w=60');
  });
});

describe('an address', () => {
  const fail = async (address: string, times: number) => {
    for (let n = 0; n < times; n++) await limits.countFailure(address);
  };

  it('that fails to prove who asks has to wait, and others do not', async () => {
    await fail('10.0.0.1', 1);
    expect(await refusalOf(limits.admit('10.0.0.1'))).toBeNull();
    await fail('10.0.0.1', 1);
    expect(await refusalOf(limits.admit('10.0.0.1', 'Bearer guess'))).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect(await refusalOf(limits.admit('10.0.0.2'))).toBeNull();
    jest.advanceTimersByTime(60_001);
    expect(await refusalOf(limits.admit('10.0.0.1'))).toBeNull();
    expect(await metrics.text()).toContain('yidan_limited_requests_total{budget="address"} 1');
  });

  it('still serves whoever proved before who they are', async () => {
    await limits.take('reads', li, 'Bearer proved');
    await fail('10.0.0.1', 5);
    expect(await refusalOf(limits.admit('10.0.0.1', 'Bearer proved'))).toBeNull();
    expect(await refusalOf(limits.admit('10.0.0.1', 'Bearer other'))).toMatchObject({ status: 429 });
  });

  it('of the sixth version stands for the network one customer holds', () => {
    expect(keyOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
    expect(keyOf('2001:db8:1:2:bbbb:cccc:dddd:1')).toBe('2001:db8:1:2::/64');
    expect(keyOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(keyOf('::1')).toBe('0:0:0:0::/64');
    expect(keyOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect([keyOf('10.1.2.3'), keyOf('::ffff:10.1.2.3')]).toEqual(['10.1.2.3', '10.1.2.3']);
  });
});

describe('somebody without a token', () => {
  const ask = (ip: string, authorization?: string): Promise<void> => {
    const request = { ip, method: 'GET', headers: { authorization }, server: { rateLimits: limits } };
    return withinPublicLimits({ getHandler: () => () => undefined, switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({ headers: () => undefined }) }) } as unknown as ExecutionContext);
  };

  it('has the share of the address, beside that of every subject and tenant', async () => {
    for (let n = 0; n < 3; n++) await ask('10.0.0.1');
    expect(await refusalOf(ask('10.0.0.1'))).toMatchObject({ status: 429 });
    expect(await refusalOf(ask('10.0.0.2'))).toBeNull();
    for (let n = 0; n < 3; n++) expect(await refusalOf(limits.take('reads', li))).toBeNull();
  });

  it('proves nothing by a token that nobody asked for', async () => {
    await ask('10.0.0.1', 'Bearer guessed');
    for (let n = 0; n < 2; n++) await limits.countFailure('10.0.0.1');
    expect(await refusalOf(limits.admit('10.0.0.1', 'Bearer guessed'))).toMatchObject({ status: 429 });
  });
});

describe('limits', () => {
  it('of nought count nothing, and so do none', async () => {
    const none = { reads: 0, commands: 0, heavy: 0 };
    for (const open of [new RateLimits({ subject: none, tenant: none, failedTokens: 0 }, new Metrics()), new RateLimits(undefined, new Metrics())]) {
      for (let n = 0; n < 100; n++) expect(await open.take('commands', li)).toEqual({});
      await open.countFailure('10.0.0.1');
      expect(await refusalOf(open.admit('10.0.0.1'))).toBeNull();
    }
  });

  it('are there by default, and one person alone cannot use up a tenant', () => {
    for (const budget of ['reads', 'commands', 'heavy'] as const) {
      expect(DEFAULT_LIMITS.subject[budget]).toBeGreaterThan(0);
      expect(DEFAULT_LIMITS.tenant[budget]).toBeGreaterThan(DEFAULT_LIMITS.subject[budget]);
    }
    expect(DEFAULT_LIMITS.failedTokens).toBeGreaterThan(0);
  });

  it('are read from the environment, and the proxies with them', () => {
    const read = (environment: object) => z.object(LIMIT_VARIABLES).safeParse(environment);
    const { data } = read({ YIDAN_LIMIT_SUBJECT_READS: '7', YIDAN_LIMIT_TENANT_HEAVY: '0', YIDAN_TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
    expect(limitsFromEnv(data!)).toEqual({ ...DEFAULT_LIMITS, subject: { ...DEFAULT_LIMITS.subject, reads: 7 }, tenant: { ...DEFAULT_LIMITS.tenant, heavy: 0 } });
    expect(data?.YIDAN_TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '::1']);
    for (const wrong of ['ingress', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/8/8', '*']) expect(read({ YIDAN_TRUSTED_PROXIES: wrong }).success).toBe(false);
    expect(read({ YIDAN_LIMIT_SUBJECT_READS: '-1' }).success).toBe(false);
  });
});
