import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import { SERVICE_SETTINGS, type ServiceSettings } from '../config/service-settings.ts';
import { PolicyGuard } from '../identity/policy.guard.ts';
import { observeHttp } from '../telemetry/http-telemetry.ts';
import { NestLogger } from '../telemetry/logger.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { serveApiReference } from './api-reference.ts';
import { answerUnreadable, refuse } from './bare-answers.ts';
import { CONNECTION_LIMITS, STALLED_AFTER_MS } from './connection-limits.ts';
import { apiPrefix, Endpoints } from './endpoints.ts';
import { guardAnswers } from './guard-answers.ts';
import { Health } from './health.ts';
import { LOGGER } from './http.providers.ts';
import { openApiDocument, type ApiTitle } from './openapi.ts';
import { ProblemFilter, problemOf } from './problem.filter.ts';
import { RateLimits } from './rate-limits.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { slowGuessing } from './slow-guessing.ts';
import { UnitOfWorkInterceptor } from './unit-of-work.interceptor.ts';
import { MAX_UPLOAD_BYTES } from './upload.ts';

export const MAX_BODY_BYTES = 1024 * 1024;

/** How the HTTP server of a service is built: limits of connections and bodies, whose word on addresses is taken, ids of requests, and problems for what no router can read. */
export function serverOptions({ trustedProxies = [] }: Pick<ServiceSettings, 'trustedProxies'> = {}) {
  return {
    bodyLimit: MAX_BODY_BYTES,
    http: CONNECTION_LIMITS,
    requestTimeout: CONNECTION_LIMITS.requestTimeout,
    keepAliveTimeout: CONNECTION_LIMITS.keepAliveTimeout,
    connectionTimeout: STALLED_AFTER_MS,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => refuse(reply.raw, problemOf(error), request.url),
  };
}

/** Gives a service its filter, guard, unit of work, limits, security headers, telemetry, health and metrics. Call it before `app.init()`. */
export async function prepareHttp(app: NestFastifyApplication, { name }: ApiTitle): Promise<void> {
  const logger = app.get<Pino>(LOGGER);
  app.useLogger(new NestLogger(logger));
  app.useGlobalFilters(app.get(ProblemFilter));
  app.useGlobalGuards(app.get(PolicyGuard));
  app.useGlobalInterceptors(app.get(UnitOfWorkInterceptor));
  const server = serverOf(app);
  observeHttp(server, name, app.get(Metrics), logger);
  await guardAnswers(server, app.get<ServiceSettings>(SERVICE_SETTINGS).hstsSeconds ?? 0);
  refuseUnreadable(server);
  const limits = app.get(RateLimits);
  server.decorate('rateLimits', limits);
  slowGuessing(server, `/${apiPrefix(name)}/`, limits);
  await server.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1 }, throwFileSizeLimit: true });
  serveHealth(server, name, app.get(Health), app.get(Metrics));
}

/** Serves the OpenAPI document and its reader under `/api/<service>/`. Call it before `app.init()`. */
export async function serveDocs(app: NestFastifyApplication, title: ApiTitle): Promise<void> {
  const server = serverOf(app);
  let document: object | undefined;
  server.get(`/api/${title.name}/openapi.json`, () => (document ??= openApiDocument(title, app.get(Endpoints).all())));
  await serveApiReference(server, title);
}

function serveHealth(server: FastifyInstance, service: string, health: Health, metrics: Metrics): void {
  for (const base of ['/health', `/api/${service}/health`]) {
    server.get(`${base}/live`, () => ({ status: 'live' }));
    server.get(`${base}/ready`, async (_request, reply) => {
      const readiness = await health.readiness();
      return reply.status(readiness.status === 'ready' ? 200 : 503).send(readiness);
    });
  }
  server.get(`/api/${service}/metrics`, async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()));
}

// Nest's adapter types its server by its own copy of the options; it is the same server.
function serverOf(app: NestFastifyApplication): FastifyInstance {
  return app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
}
