import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger as Pino } from 'pino';
import { PolicyGuard } from '../identity/policy.guard.ts';
import { observeHttp } from '../telemetry/http-telemetry.ts';
import { NestLogger } from '../telemetry/logger.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { serveApiReference } from './api-reference.ts';
import { Endpoints } from './endpoints.ts';
import { Health } from './health.ts';
import { LOGGER } from './http.providers.ts';
import { openApiDocument, type ApiTitle } from './openapi.ts';
import { ProblemFilter, sendProblem } from './problem.filter.ts';
import { UnitOfWorkInterceptor } from './unit-of-work.interceptor.ts';
import { MAX_UPLOAD_BYTES } from './upload.ts';

export const MAX_BODY_BYTES = 1024 * 1024;

/** How the HTTP server of a service is built: body limit, ids of requests, and problems for addresses that no router can read. */
export function serverOptions() {
  return {
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply, report),
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
  // The console and the API share an origin; nothing else may frame or read them, and no CORS header is ever sent.
  await server.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }, hsts: false });
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

function report(error: unknown): void {
  new Logger('http').error(error);
}
