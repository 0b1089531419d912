import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Budget, Limits } from '../config/limits.ts';
import type { Actor } from '../identity/actor.ts';
import type { Counter, Metrics } from '../telemetry/metrics.ts';
import { notesOf } from './endpoint-notes.ts';
import { Problem } from './problem.ts';
import { Quota, type Share } from './quota.ts';

const REMEMBERED_TOKENS = 10_000;

/** 限流: what one replica lets each subject, each tenant and each address ask for in a minute; nobody's requests are taken from anybody else's share. */
export class RateLimits {
  private readonly quotas: Record<Budget, { subject: Quota; tenant: Quota }> | null;
  private readonly failures: Quota;
  private readonly refused: Counter;
  /** Tokens that have proved somebody: an address that others guess from still serves them. */
  private readonly proven = new Set<string>();

  constructor(limits: Limits | undefined, metrics: Metrics) {
    this.refused = metrics.counter('yidan_limited_requests_total', 'Requests refused because too many were made, by budget');
    this.failures = new Quota('address', limits?.failedTokens ?? 0);
    const both = (budget: Budget) => ({
      subject: new Quota(`subject-${budget}`, limits?.subject[budget] ?? 0),
      tenant: new Quota(`tenant-${budget}`, limits?.tenant[budget] ?? 0),
    });
    this.quotas = limits ? { reads: both('reads'), commands: both('commands'), heavy: both('heavy') } : null;
  }

  /** Takes a request of a known actor from its shares, or refuses it with 429; answers the headers that tell what is left. */
  async take(budget: Budget, actor: Pick<Actor, 'subject' | 'tenantId'>, authorization?: string): Promise<Record<string, string>> {
    if (!this.quotas) return {};
    if (authorization) this.remember(digestOf(authorization));
    const { subject, tenant } = this.quotas[budget];
    const shares: Share[] = [];
    // The person first: what one asks for beyond the own share is not taken from the tenant's.
    for (const [quota, key] of [[subject, `${actor.tenantId} ${actor.subject}`], [tenant, actor.tenantId]] as const) {
      if (key === '') continue;
      const share = await quota.take(key);
      if (!share) continue;
      shares.push(share);
      if (share.exceeded) throw this.refusal(share, shares);
    }
    return headersOf(shares);
  }

  /** Refuses an address that keeps failing to prove who asks, unless the token is one that has proved somebody before. */
  async admit(address: string, authorization?: string): Promise<void> {
    const share = await this.failures.look(keyOf(address));
    if (!share?.exceeded) return;
    if (authorization && this.proven.has(digestOf(authorization))) return;
    throw this.refusal(share, [share]);
  }

  /** Counts a request of an address that did not prove who asks. */
  async countFailure(address: string): Promise<void> {
    await this.failures.take(keyOf(address));
  }

  private refusal(share: Share, all: Share[]): Problem {
    this.refused.add(1, { budget: share.policy });
    return new Problem(429, 'COMMON.TOO_MANY_REQUESTS', 'Too many requests; try again later', '请求过于频繁，请稍后重试', {
      headers: { 'retry-after': String(share.resetSeconds), ...headersOf(all) },
    });
  }

  private remember(token: string): void {
    if (this.proven.has(token)) return;
    // Oldest first out: a set keeps the order of insertion.
    if (this.proven.size >= REMEMBERED_TOKENS) this.proven.delete(this.proven.values().next().value ?? '');
    this.proven.add(token);
  }
}

/** Takes the request from the shares of the actor the guard has found; the last step before it asks whether the actor may. */
export async function withinLimits(context: ExecutionContext, actor: Actor): Promise<void> {
  const request = context.switchToHttp().getRequest<FastifyRequest & { server: { rateLimits?: RateLimits } }>();
  const headers = await request.server.rateLimits?.take(budgetOf(context.getHandler(), request.method), actor, request.headers.authorization);
  if (headers) void context.switchToHttp().getResponse<FastifyReply>().headers(headers);
}

/** Takes a request without a token from the share of its address; nobody's share and no tenant's is touched, and a token that it brings all the same proves nothing. */
export async function withinPublicLimits(context: ExecutionContext): Promise<void> {
  const request = context.switchToHttp().getRequest<FastifyRequest & { server: { rateLimits?: RateLimits } }>();
  const nobody = { subject: `address ${keyOf(request.ip)}`, tenantId: '' };
  const headers = await request.server.rateLimits?.take(budgetOf(context.getHandler(), request.method), nobody);
  if (headers) void context.switchToHttp().getResponse<FastifyReply>().headers(headers);
}

/** What a request is counted as: whole files are heavy, whether they come or go. */
function budgetOf(handler: object, method: string): Budget {
  const { upload, answers } = notesOf(handler);
  if (upload || answers.some(({ mediaType }) => mediaType !== 'application/json')) return 'heavy';
  return method === 'GET' || method === 'HEAD' ? 'reads' : 'commands';
}

/** `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-11. */
function headersOf(shares: Share[]): Record<string, string> {
  if (shares.length === 0) return {};
  return {
    'ratelimit-policy': shares.map(({ policy, quota, windowSeconds }) => `"${policy}";q=${quota};w=${windowSeconds}`).join(', '),
    ratelimit: shares.map(({ policy, remaining, resetSeconds }) => `"${policy}";r=${remaining};t=${resetSeconds}`).join(', '),
  };
}

function digestOf(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64');
}

/** Whom an address stands for: one IPv4 address, or the /64 network that one IPv6 customer holds. */
export function keyOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const whole = [...groups, ...Array<string>(Math.max(missing, 0)).fill('0'), ...(tail ? tail.split(':') : [])];
  return `${whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
