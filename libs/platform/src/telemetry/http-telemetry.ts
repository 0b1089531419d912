import { context, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { inRequest } from './request-id.ts';
import type { Metrics } from './metrics.ts';
import { traceOf } from './tracing.ts';

/** Gives every request of a server its span, its request id, its duration in the metrics and one line in the log. */
export function observeHttp(server: FastifyInstance, service: string, metrics: Metrics, logger: Logger): void {
  const durations = metrics.histogram('http_server_request_duration_seconds', 'How long requests took, by method, route and status');
  const observed = new WeakMap<FastifyRequest, Context>();

  server.addHook('onRequest', (request, reply, done) => {
    const span = trace.getTracer('yidan').startSpan(
      `${request.method} ${routeOf(request)}`,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': routeOf(request), 'yidan.service': service } },
      traceOf(request.headers),
    );
    const running = trace.setSpan(context.active(), span);
    observed.set(request, running);
    void reply.header('x-request-id', request.id);
    inRequest(request.id, () => context.with(running, done));
  });

  // Reading the body goes through the socket's events, which know nothing of the request; the handler must.
  server.addHook('preHandler', (request, _reply, done) => {
    inRequest(request.id, () => context.with(observed.get(request) ?? context.active(), done));
  });

  server.addHook('onResponse', (request, reply, done) => {
    const running = observed.get(request);
    const span = running && trace.getSpan(running);
    const status = reply.statusCode;
    const seconds = reply.elapsedTime / 1000;
    const labels = { method: request.method, route: routeOf(request), status };
    durations.observe(seconds, labels);
    span?.setAttribute('http.response.status_code', status);
    if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    // Outside the request's context the line names trace and request itself.
    logger.info({ ...labels, ms: Math.round(reply.elapsedTime), requestId: request.id, traceId: span?.spanContext().traceId }, 'request');
    done();
  });
}

// The pattern, never the address itself: addresses name objects and would make a series of each.
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
