import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Gives every answer of a server its security headers and keeps it out of caches; only an answer that says otherwise itself may be kept. No CORS header is ever sent. */
export async function guardAnswers(server: FastifyInstance, hstsSeconds: number): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] } },
    frameguard: { action: 'deny' },
    hsts: hstsSeconds > 0 && { maxAge: hstsSeconds, includeSubDomains: true },
  });
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.header('permissions-policy', SECURITY_HEADERS['permissions-policy']);
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}
