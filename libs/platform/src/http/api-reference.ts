import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ApiTitle } from './openapi.ts';

/** The reader of the OpenAPI document at `/api/<service>/docs/`; script and styles come from this server and nothing leaves it. */
export async function serveApiReference(server: FastifyInstance, title: ApiTitle): Promise<void> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  await server.register(async (scope) => {
    scope.addHook('onSend', (_request, reply, payload, done) => {
      if (typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html')) {
        void reply.header('content-security-policy', policyFor(payload));
      }
      done(null, payload);
    });
    await scope.register(scalar, {
      routePrefix: `/api/${title.name}/docs`,
      configuration: {
        url: `/api/${title.name}/openapi.json`,
        pageTitle: `${title.titleZh} ${title.titleEn}`,
        withDefaultFonts: false,
        telemetry: false,
        agent: { disabled: true },
        mcp: { disabled: true },
        hideClientButton: true,
      },
    });
  });
}

// The page starts its reader by a script of its own; only that very text may run beside files of this server.
function policyFor(page: string): string {
  const inline = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return `default-src 'self'; script-src 'self' ${inline.join(' ')}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'`;
}
