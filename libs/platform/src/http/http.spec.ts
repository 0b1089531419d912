import 'reflect-metadata';
import { Controller, Get, Module, Post, Put, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { OptimisticLockError } from '@mikro-orm/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock, DomainError } from '@yidan/kernel';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { z } from 'zod';
import { SERVICE_SETTINGS, type ServiceSettings } from '../config/service-settings.ts';
import { currentScope, withScope, type Scope } from '../database/scope.ts';
import { Transactions } from '../database/transactions.ts';
import { WorkerPool } from '../database/worker-pool.ts';
import type { Actor } from '../identity/actor.ts';
import type { GrantRow } from '../identity/grants-in-force.ts';
import { identityProviders } from '../identity/identity.providers.ts';
import { Allow, AllowAny, CurrentActor, Public } from '../identity/policy.ts';
import { currentRequestId } from '../telemetry/request-id.ts';
import { startTelemetry } from '../telemetry/telemetry.ts';
import { traceparentNow } from '../telemetry/tracing.ts';
import { Answers } from './answers.ts';
import { Health } from './health.ts';
import { httpProviders } from './http.providers.ts';
import { IdempotencyStore, type FreshAnswer, type RememberedAnswer, type RepeatableRequest } from './idempotency.ts';
import { IfMatch, requireVersion, RequiresIfMatch } from './if-match.ts';
import { OwnTransactions, RequestScope } from './own-transactions.ts';
import { PageQuery } from './paging.ts';
import { prepareHttp, serveDocs, serverOptions } from './prepare-http.ts';
import { Upload, type UploadedFile } from './upload.ts';
import { ValidBody, ValidParam, ValidQuery } from './valid.ts';

class OwnDuty extends DomainError {
  readonly code = 'SUMMONS.OWN_DUTY';
  readonly kind = 'invalid';
  constructor() {
    super('A call on the own sole duty', '不得就本单位独有职责发起呼叫');
  }
}

const NewCall = z.strictObject({ title: z.string().trim().min(1).max(20), parties: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]+$/) })).min(1) });

@Controller('calls')
class CallsController {
  @Post()
  @Allow({ roles: ['TOWN_CALLER'] })
  @Answers(z.object({ id: z.string(), rowVersion: z.int() }), { status: 201 })
  create(@ValidBody(NewCall) call: z.output<typeof NewCall>, @CurrentActor() actor: Actor) {
    return { id: `${actor.organCode}-${call.title}`, rowVersion: 1 };
  }

  @Get()
  @AllowAny()
  list(@ValidQuery(PageQuery) query: PageQuery) {
    return { limit: query.limit, tenant: currentScope()?.tenant, actor: currentScope()?.actor, correlation: currentScope()?.correlation };
  }

  @Get('broken')
  @AllowAny()
  broken() {
    throw new Error('password=secret in /srv/yidan');
  }

  @Get('own-duty')
  @AllowAny()
  ownDuty() {
    throw new OwnDuty();
  }

  @Put('race/:id')
  @AllowAny()
  race(@ValidParam('id', z.uuid()) id: string) {
    throw OptimisticLockError.lockFailed(id);
  }

  @Put(':id')
  @AllowAny()
  @RequiresIfMatch()
  edit(@ValidParam('id', z.uuid()) id: string, @IfMatch() expected: number) {
    requireVersion(3, expected);
    return { id, rowVersion: 4 };
  }

  @Post('import')
  @AllowAny()
  @OwnTransactions()
  import(@Upload({ maxBytes: 1024 * 1024 }) file: UploadedFile, @RequestScope() scope: Scope) {
    return { name: file.name, size: file.bytes.length, note: file.fields['note'], scopeOpen: currentScope() !== undefined, tenant: scope.tenant };
  }

  @Get('public')
  @Public()
  open() {
    return { trace: traceparentNow() ?? null, request: currentRequestId() };
  }

  @Get('operator')
  @Allow({ roles: ['PLATFORM_OPERATOR', 'TENANT_ADMIN'] })
  operate() {
    return {};
  }
}

const grant = (subject: string, role: GrantRow['role'], organCode = 'HXZ'): [string, GrantRow] => [
  subject,
  {
    tenantId: '510184', cityId: '510100', organId: `${organCode}-id`, organCode, organName: organCode, unitId: null, unitName: null, personId: `${subject}-id`, role, scopes: null,
    whileSeconded: false, homeOrganId: `${organCode}-id`, homeUnitId: null, homeUnitName: null, secondedTo: null, secondedFrom: null, secondedUntil: null,
  },
];
const grants = [grant('liu', 'TOWN_CALLER'), grant('chen', 'AUDITOR'), grant('wang', 'TOWN_CALLER', 'HXZ'), grant('wang', 'TOWN_CALLER', 'SCJG')];

/** Remembers in memory what the table remembers in service; the SQL itself is proved on a database. */
class RememberedRequests implements Pick<IdempotencyStore, 'remember'> {
  private readonly seen = new Map<string, RememberedAnswer>();
  async remember({ key }: RepeatableRequest, work: () => Promise<FreshAnswer>): Promise<RememberedAnswer> {
    const known = this.seen.get(key);
    if (known) return { ...known, replayed: true };
    const { status, answer } = await work();
    this.seen.set(key, { status, answer, replayed: false });
    return { status, answer, replayed: false };
  }
}

let app: NestFastifyApplication;
let stopTelemetry: () => Promise<void>;
let tokenOf: (subject: string, audience?: string) => Promise<string>;
let opened: Scope[] = [];

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk: JWK = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'one' };
  tokenOf = (subject, audience = 'yidan') =>
    new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'one' }).setSubject(subject).setIssuer('https://issuer').setAudience(audience).setExpirationTime('5m').sign(privateKey);
  const settings: ServiceSettings = {
    service: 'summons',
    database: { appUrl: '', workerUrl: '', poolSize: 1 },
    nats: null,
    identity: { issuer: 'https://issuer', audience: 'yidan', jwks: { keys: [{ ...jwk }] } },
    operatorSubject: 'operator',
    clockOffsetMs: 0,
    testMode: true,
    otlpUrl: null,
    logLevel: 'silent',
    fieldKeys: null,
  };
  const transactions = {
    run: <T>(scope: Scope, work: (em: EntityManager) => Promise<T>) => {
      opened.push(scope);
      return withScope(scope, () => work({} as EntityManager));
    },
  };
  const query = (asked: string | { values: unknown[] }) => Promise.resolve({ rows: typeof asked === 'string' ? [] : grants.filter(([who]) => who === asked.values[0]).map(([, row]) => row) });

  @Module({
    controllers: [CallsController],
    providers: [
      { provide: SERVICE_SETTINGS, useValue: settings },
      { provide: Transactions, useValue: transactions },
      { provide: WorkerPool, useValue: { query, pool: { query } } },
      { provide: EntityManager, useValue: {} },
      Clock,
      ...identityProviders(settings),
      ...httpProviders(),
      { provide: IdempotencyStore, useClass: RememberedRequests },
    ],
  })
  class SampleModule {}

  stopTelemetry = await startTelemetry(settings);
  app = await NestFactory.create<NestFastifyApplication>(SampleModule, new FastifyAdapter(serverOptions()), { logger: false, abortOnError: false });
  await prepareHttp(app, { name: 'summons', titleZh: '吹哨报到', titleEn: 'Summons' });
  app.setGlobalPrefix('api/summons/v1');
  await serveDocs(app, { name: 'summons', titleZh: '吹哨报到', titleEn: 'Summons' });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

beforeEach(() => {
  opened = [];
});

afterAll(async () => {
  await (app as INestApplicationContext | undefined)?.close();
  await stopTelemetry();
});

type Method = 'GET' | 'POST' | 'PUT';
async function call(method: Method, path: string, more: { as?: string; body?: unknown; headers?: Record<string, string> } = {}) {
  const headers: Record<string, string> = { ...more.headers };
  if (more.as) headers['authorization'] = `Bearer ${await tokenOf(more.as)}`;
  if (more.body !== undefined && typeof more.body !== 'string') headers['content-type'] = 'application/json';
  const payload = more.body === undefined ? undefined : typeof more.body === 'string' ? more.body : JSON.stringify(more.body);
  const url = path.startsWith('/') ? path : `/api/summons/v1/${path}`;
  const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  const isJson = /json/.test(String(answer.headers['content-type']));
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, body: isJson ? answer.json() : null };
}

const goodCall = { title: '占道', parties: [{ code: 'SCJG' }] };

describe('a refused request', () => {
  it('names every violation with its path, in Chinese and in English', async () => {
    const { status, headers, body } = await call('POST', 'calls', { as: 'liu', body: { title: ' ', parties: [{ code: 'a', x: 1 }], y: 2 } });
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ type: 'urn:yidan:problem:COMMON.MALFORMED', status: 400, code: 'COMMON.MALFORMED', instance: '/api/summons/v1/calls' });
    expect(body.violations).toEqual([
      { path: 'title', code: 'COMMON.TOO_SMALL', message: expect.stringContaining('Too small'), messageZh: '不能为空' },
      { path: 'parties[0].code', code: 'COMMON.INVALID_FORMAT', message: expect.any(String), messageZh: '格式不正确' },
      { path: 'parties[0].x', code: 'COMMON.UNKNOWN_FIELD', message: 'Unknown field', messageZh: '未知字段' },
      { path: 'y', code: 'COMMON.UNKNOWN_FIELD', message: 'Unknown field', messageZh: '未知字段' },
    ]);
    expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('keeps the code and both messages of the rule that refused it', async () => {
    const { status, body } = await call('GET', 'calls/own-duty', { as: 'liu' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'SUMMONS.OWN_DUTY', detail: 'A call on the own sole duty', detailZh: '不得就本单位独有职责发起呼叫', violations: [] });
  });

  it('tells nothing about an unforeseen failure', async () => {
    const { status, text, body } = await call('GET', 'calls/broken', { as: 'liu' });
    expect(status).toBe(500);
    expect(body.code).toBe('COMMON.INTERNAL');
    expect(text).not.toMatch(/secret|srv|Error:/);
  });

  it.each([
    ['an unknown address', 'GET', '/api/summons/v1/nothing', 404, 'COMMON.NOT_FOUND'],
    ['an address that cannot be decoded', 'GET', '/api/%zz', 400, 'COMMON.MALFORMED'],
  ] as const)('answers %s as a problem', async (_, method, path, status, code) => {
    const answer = await call(method, path, { as: 'liu' });
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each([
    ['broken JSON', '{"title":', 'application/json', 400, 'COMMON.MALFORMED'],
    ['an unknown media type', '<a/>', 'application/xml', 415, 'COMMON.UNSUPPORTED_MEDIA_TYPE'],
    ['more than 1 MB', JSON.stringify({ title: 'x'.repeat(1024 * 1024) }), 'application/json', 413, 'COMMON.TOO_LARGE'],
  ] as const)('answers %s as a problem', async (_, body, type, status, code) => {
    const answer = await call('POST', 'calls', { as: 'liu', body, headers: { 'content-type': type } });
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('who may come in', () => {
  it('is refused without a token, with a challenge', async () => {
    const { status, headers, body } = await call('GET', 'calls');
    expect([status, body.code]).toEqual([401, 'AUTH.TOKEN_MISSING']);
    expect(headers['www-authenticate']).toBe('Bearer realm="yidan"');
  });

  it('is refused with a token but without a grant', async () => {
    const { status, body } = await call('GET', 'calls', { as: 'nobody' });
    expect([status, body.code]).toEqual([401, 'AUTH.TENANT_MISSING']);
  });

  it('is refused where the role is not named', async () => {
    const { status, body } = await call('POST', 'calls', { as: 'chen', body: goodCall });
    expect([status, body.code]).toEqual([403, 'SEC.FORBIDDEN']);
    expect(opened).toEqual([]);
  });

  it('must say for which organ, where there are several', async () => {
    const unsaid = await call('POST', 'calls', { as: 'wang', body: goodCall });
    expect([unsaid.status, unsaid.body.code]).toEqual([403, 'SEC.ORGAN_REQUIRED']);
    const said = await call('POST', 'calls', { as: 'wang', body: goodCall, headers: { 'yidan-organ': 'SCJG' } });
    expect([said.status, said.body.id]).toEqual([201, 'SCJG-占道']);
  });

  it('is anybody where the endpoint is public', async () => {
    expect((await call('GET', 'calls/public')).status).toBe(200);
  });

  it('is the operator only where the operator is named, and never inside a tenant', async () => {
    expect((await call('GET', 'calls', { as: 'operator' })).body.code).toBe('SEC.FORBIDDEN');
    expect((await call('GET', 'calls/operator', { as: 'operator' })).body.code).toBe('SEC.NO_TENANT');
  });
});

describe('the unit of work', () => {
  it('binds the transaction to tenant, city, actor and correlation', async () => {
    const correlation = '0199aaaa-0000-7000-8000-000000000001';
    const { body } = await call('GET', 'calls?limit=7', { as: 'liu', headers: { 'x-correlation-id': correlation } });
    expect(body).toEqual({ limit: 7, tenant: '510184', correlation, actor: { id: 'liu-id', organId: 'HXZ-id', roles: ['TOWN_CALLER'] } });
    expect(opened[0]).toMatchObject({ city: '510100', traceparent: expect.stringMatching(/^00-/) });
  });

  it('gives a request without a correlation one of its own', async () => {
    await call('GET', 'calls', { as: 'liu', headers: { 'x-correlation-id': "'; drop" } });
    expect(opened[0]?.correlation).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers with the row version as ETag', async () => {
    expect((await call('POST', 'calls', { as: 'liu', body: goodCall })).headers['etag']).toBe('"1"');
  });

  it('answers a repeated creation with its first answer and says so', async () => {
    const headers = { 'idempotency-key': 'call-1' };
    const first = await call('POST', 'calls', { as: 'liu', body: goodCall, headers });
    const second = await call('POST', 'calls', { as: 'liu', body: goodCall, headers });
    expect([first.status, first.headers['idempotent-replay']]).toEqual([201, undefined]);
    expect([second.status, second.headers['idempotent-replay'], second.headers['etag']]).toEqual([201, 'true', '"1"']);
    expect(second.body).toEqual(first.body);
  });

  it('refuses a key that is none', async () => {
    const { status, body } = await call('POST', 'calls', { as: 'liu', body: goodCall, headers: { 'idempotency-key': 'a b' } });
    expect([status, body.violations[0].path]).toEqual([400, 'Idempotency-Key']);
  });

  it.each([
    ['without If-Match', {}, 428, 'COMMON.PRECONDITION_REQUIRED'],
    ['with a stale version', { 'if-match': '"2"' }, 412, 'COMMON.PRECONDITION_FAILED'],
    ['with a version that is none', { 'if-match': 'W/"3"' }, 412, 'COMMON.PRECONDITION_FAILED'],
  ] as const)('refuses an edit %s', async (_, headers, status, code) => {
    const answer = await call('PUT', 'calls/0199aaaa-0000-7000-8000-000000000001', { as: 'liu', headers });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('takes an edit of the version that was read', async () => {
    const answer = await call('PUT', 'calls/0199aaaa-0000-7000-8000-000000000001', { as: 'liu', headers: { 'if-match': '"3"' } });
    expect([answer.status, answer.headers['etag']]).toEqual([200, '"4"']);
  });

  it.each([
    ['409 to a caller who stated no version', {}, 409, 'COMMON.STALE_VERSION'],
    ['412 to a caller who stated one', { 'if-match': '"3"' }, 412, 'COMMON.PRECONDITION_FAILED'],
  ] as const)('answers the loser of a race with %s', async (_, headers, status, code) => {
    const answer = await call('PUT', 'calls/race/0199aaaa-0000-7000-8000-000000000001', { as: 'liu', headers });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('an upload', () => {
  const form = (bytes: string): string =>
    ['--x', 'content-disposition: form-data; name="note"', '', '2026', '--x', 'content-disposition: form-data; name="file"; filename="清单.xlsx"', 'content-type: application/octet-stream', '', bytes, '--x--', ''].join('\r\n');
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };

  it('arrives whole, with the fields beside it, outside any transaction', async () => {
    const { status, body } = await call('POST', 'calls/import', { as: 'liu', body: form('abc'), headers });
    expect([status, body]).toEqual([201, { name: '清单.xlsx', size: 3, note: '2026', scopeOpen: false, tenant: '510184' }]);
    expect(opened).toEqual([]);
  });

  it('over its limit is refused with the limit', async () => {
    const { status, body } = await call('POST', 'calls/import', { as: 'liu', body: form('a'.repeat(1024 * 1024 + 1)), headers });
    expect([status, body.code, body.detailZh]).toEqual([413, 'COMMON.TOO_LARGE', '文件超过 1 MB 的上限']);
  });

  it('that is no form is refused', async () => {
    const { status, body } = await call('POST', 'calls/import', { as: 'liu', body: {} });
    expect([status, body.code]).toEqual([400, 'COMMON.MALFORMED']);
  });
});

describe('what surrounds the endpoints', () => {
  it('sends security headers and no CORS', async () => {
    const { headers } = await call('GET', 'calls/public', { headers: { origin: 'https://elsewhere' } });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('continues the trace of the caller and names the request', async () => {
    const { body, headers } = await call('GET', 'calls/public', { headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
    expect(body.trace).toContain('0af7651916cd43dd8448eb211c80319c');
    expect(body.request).toBe(headers['x-request-id']);
  });

  it('keeps the trace while a body is read', async () => {
    const { body } = await call('POST', 'calls', {
      as: 'liu',
      body: { title: '', parties: [] },
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    expect(body.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
  });

  it('counts requests by route pattern, never by address', async () => {
    await call('PUT', 'calls/0199aaaa-0000-7000-8000-000000000009', { as: 'liu' });
    const { text } = await call('GET', '/api/summons/metrics');
    expect(text).toMatch(/http_server_request_duration_seconds_count\{method="PUT",route="\/api\/summons\/v1\/calls\/:id",status="428"\} \d/);
    expect(text).not.toContain('0199aaaa');
  });

  it('is ready only while every check passes', async () => {
    expect((await call('GET', '/health/live')).body).toEqual({ status: 'live' });
    expect((await call('GET', '/api/summons/health/ready')).status).toBe(200);
    app.get(Health).register('events', () => Promise.reject(new Error('no broker')));
    const { status, body } = await call('GET', '/health/ready');
    expect([status, body]).toEqual([503, { status: 'not-ready', checks: { database: 'ok', events: 'failed' } }]);
  });

  it('serves its document and a reader that loads nothing from elsewhere', async () => {
    const document = await call('GET', '/api/summons/openapi.json');
    expect(Object.keys(document.body.paths)).toContain('/api/summons/v1/calls/{id}');
    const page = await call('GET', '/api/summons/docs/');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-/);
  });
});
