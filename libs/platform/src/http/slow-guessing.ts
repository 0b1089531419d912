import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RateLimits } from './rate-limits.ts';

/** 猜测令牌: before anybody is known, an address that keeps failing to prove who asks has to wait; each refusal for want of proof or of any grant counts. */
export function slowGuessing(server: FastifyInstance, prefix: string, limits: RateLimits): void {
  const guarded = (request: FastifyRequest): boolean => request.url.startsWith(prefix);
  server.addHook('onRequest', async (request) => {
    if (guarded(request)) await limits.admit(request.ip, request.headers.authorization);
  });
  server.addHook('onSend', async (request: FastifyRequest & { actor?: unknown }, reply) => {
    const nobody = reply.statusCode === 401 || (reply.statusCode === 403 && request.actor === undefined);
    if (nobody && guarded(request)) await limits.countFailure(request.ip);
  });
}
