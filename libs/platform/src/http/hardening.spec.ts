import { createConnection } from 'node:net';
import { DomainError } from '@yidan/kernel';
import { fastify, type FastifyInstance } from 'fastify';
import fc from 'fast-check';
import type { AddressInfo } from 'node:net';
import { frontDoor } from '../service/front-door.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { CONNECTION_LIMITS } from './connection-limits.ts';
import { guardAnswers } from './guard-answers.ts';
import { serverOptions } from './prepare-http.ts';
import { Problem } from './problem.ts';
import { problemOf, sendProblem } from './problem.filter.ts';
import { RateLimits } from './rate-limits.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { slowGuessing } from './slow-guessing.ts';

const none = { reads: 0, commands: 0, heavy: 0 };

/** A service's server with nothing behind it but an echo. */
async function aServer(options: { trustedProxies?: string[]; hsts?: number } = {}): Promise<FastifyInstance> {
  const server = fastify(serverOptions(options) as object) as unknown as FastifyInstance;
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, () => undefined));
  server.setNotFoundHandler((request, reply) => sendProblem(Object.assign(new Error('x'), { statusCode: 404 }), request, reply, () => undefined));
  await guardAnswers(server, options.hsts ?? 0);
  refuseUnreadable(server);
  slowGuessing(server, '/api/echo/v1/', new RateLimits({ subject: none, tenant: none, failedTokens: 3 }, new Metrics()));
  server.post('/api/echo/v1/things', ({ body, query }) => ({ body, query }));
  server.get('/api/echo/v1/things/:id', ({ params, query }) => ({ params, query }));
  server.get('/api/echo/v1/mine', () => {
    throw new Problem(401, 'AUTH.TOKEN_MISSING', 'no', '无');
  });
  server.get('/api/echo/v1/who', ({ ip }) => ({ ip }));
  await server.listen({ port: 0, host: '127.0.0.1' });
  return server;
}

const portOf = (server: { server?: { address(): unknown }; address?: () => unknown }): number => ((server.server ?? (server as { address(): unknown })).address() as AddressInfo).port;

/** What comes back for bytes as they are, until the other side hangs up. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (text) => (answer += text));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => undefined);
  });
}

function read(answer: string): { status: number; headers: Record<string, string>; body: Record<string, unknown> } {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((entry) => [entry.slice(0, entry.indexOf(':')).toLowerCase(), entry.slice(entry.indexOf(':') + 2)]));
  return { status: Number(line.split(' ')[1]), headers, body: JSON.parse(/\{.*\}/s.exec(rest.join('\r\n\r\n'))?.[0] ?? '{}') as Record<string, unknown> };
}

const request = (line: string, headers: string[] = [], body = ''): string => [line, 'host: x', 'connection: close', ...headers, '', body].join('\r\n');
const posted = (body: string, headers: string[] = ['content-type: application/json']): string => request('POST /api/echo/v1/things HTTP/1.1', [...headers, `content-length: ${Buffer.byteLength(body)}`], body);

let server: FastifyInstance;
let port: number;
beforeAll(async () => {
  server = await aServer();
  port = portOf(server);
});
afterAll(() => server.close());
const send = async (bytes: string) => read(await raw(port, bytes));

describe('a request nobody would send in earnest', () => {
  it.each([
    ['an address of 9 KB', request(`GET /api/echo/v1/things/${'a'.repeat(9 * 1024)} HTTP/1.1`), 414, 'COMMON.ADDRESS_TOO_LONG'],
    ['a question of 5 KB', request(`GET /api/echo/v1/things/1?q=${'a'.repeat(5 * 1024)} HTTP/1.1`), 414, 'COMMON.ADDRESS_TOO_LONG'],
    ['headers of 20 KB', request('GET /api/echo/v1/who HTTP/1.1', [`x: ${'a'.repeat(20 * 1024)}`]), 431, 'COMMON.HEADERS_TOO_LARGE'],
    ['an address that cannot be decoded', request('GET /api/%zz HTTP/1.1'), 400, 'COMMON.MALFORMED'],
    ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400, ''],
    ['no HTTP', 'what is this\r\n\r\n', 400, 'COMMON.MALFORMED'],
    ['two lengths', request('POST /api/echo/v1/things HTTP/1.1', ['content-type: application/json', 'content-length: 2', 'content-length: 5'], '{}'), 400, 'COMMON.MALFORMED'],
    ['a length and chunks', request('POST /api/echo/v1/things HTTP/1.1', ['content-type: application/json', 'content-length: 2', 'transfer-encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'), 400, 'COMMON.MALFORMED'],
    ['a compressed body', posted('{}', ['content-type: application/json', 'content-encoding: gzip']), 415, 'COMMON.UNSUPPORTED_MEDIA_TYPE'],
    ['a form of a page', posted('a=1', ['content-type: application/x-www-form-urlencoded']), 415, 'COMMON.UNSUPPORTED_MEDIA_TYPE'],
    ['plain text', posted('{}', ['content-type: text/plain']), 415, 'COMMON.UNSUPPORTED_MEDIA_TYPE'],
    ['a body without a type', posted('{}', []), 415, 'COMMON.UNSUPPORTED_MEDIA_TYPE'],
    ['more than 1 MB', posted(JSON.stringify('a'.repeat(1024 * 1024))), 413, 'COMMON.TOO_LARGE'],
    ['a body that changes what objects are', posted('{"a":{"__proto__":{"admin":true}}}'), 400, 'COMMON.MALFORMED'],
    ['a body that changes their constructor', posted('{"constructor":{"prototype":{"admin":true}}}'), 400, 'COMMON.MALFORMED'],
    ['a NUL in a body', posted('{"a":["b\\u0000c"]}'), 400, 'COMMON.MALFORMED'],
    ['a NUL in a name of a body', posted('{"a\\u0000":1}'), 400, 'COMMON.MALFORMED'],
    ['half a character', posted('{"a":"\\ud800"}'), 400, 'COMMON.MALFORMED'],
    ['a NUL in a question', request('GET /api/echo/v1/things/1?q=%00 HTTP/1.1'), 400, 'COMMON.MALFORMED'],
    ['a NUL in a path', request('GET /api/echo/v1/things/a%00b HTTP/1.1'), 400, 'COMMON.MALFORMED'],
    ['a thousand lists in each other', posted(`${'['.repeat(1000)}${']'.repeat(1000)}`), 400, 'COMMON.MALFORMED'],
  ])('with %s is refused in words, with every security header', async (_, bytes, status, code) => {
    const answer = await send(bytes);
    expect(answer.status).toBe(status);
    // A request without a host never reaches the service: Node answers it alone.
    if (code === '') return;
    expect(answer.body).toMatchObject({ status, code, detail: expect.any(String), detailZh: expect.any(String) });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers).toMatchObject({ ...SECURITY_HEADERS, 'cache-control': 'no-store' });
  });

  it('is told from one that somebody would', async () => {
    expect((await send(posted('{"a":["街道 𠀀"]}'))).body).toEqual({ body: { a: ['街道 𠀀'] }, query: {} });
    expect((await send(request('GET /api/echo/v1/things/1?q=%E8%A1%97 HTTP/1.1'))).body).toEqual({ params: { id: '1' }, query: { q: '街' } });
  });

  it('is answered 408 when it does not come to an end', async () => {
    const impatient = fastify({ ...(serverOptions() as object), http: { ...CONNECTION_LIMITS, headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 }, requestTimeout: 100 });
    impatient.post('/', () => ({}));
    await impatient.listen({ port: 0, host: '127.0.0.1' });
    try {
      for (const unfinished of ['GET / HTTP/1.1\r\nhost: x\r\nx-slow: ', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{']) {
        const answer = read(await raw(portOf(impatient as never), unfinished));
        expect([answer.status, answer.body['code'], answer.headers['x-content-type-options']]).toEqual([408, 'COMMON.TIMEOUT', 'nosniff']);
      }
    } finally {
      await impatient.close();
    }
  });

  it('finds the same limits at the front door', async () => {
    const door = frontDoor({ doors: [], otherwise: (_request, response) => response.end('{}'), ready: () => Promise.resolve({}) });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    try {
      for (const one of [door, server.server]) {
        expect([one.headersTimeout, one.requestTimeout, one.keepAliveTimeout, one.timeout]).toEqual([15_000, 120_000, 72_000, 600_000]);
      }
      const at = portOf(door as never);
      expect(read(await raw(at, request(`GET /x?${'a'.repeat(5000)} HTTP/1.1`)))).toMatchObject({ status: 414, headers: SECURITY_HEADERS, body: { code: 'COMMON.ADDRESS_TOO_LONG' } });
      expect(read(await raw(at, request('GET / HTTP/1.1', [`x: ${'a'.repeat(20 * 1024)}`])))).toMatchObject({ status: 431, headers: SECURITY_HEADERS });
      for (const path of ['/health/live', '/health/ready']) expect(read(await raw(at, request(`GET ${path} HTTP/1.1`))).headers).toMatchObject({ ...SECURITY_HEADERS, 'cache-control': 'no-store' });
    } finally {
      door.closeAllConnections();
      door.close();
    }
  });
});

describe('an answer', () => {
  it('names neither the server nor another origin, whoever asks from wherever', async () => {
    const preflight = request('OPTIONS /api/echo/v1/things HTTP/1.1', ['origin: https://elsewhere', 'access-control-request-method: POST', 'access-control-request-headers: authorization']);
    for (const bytes of [preflight, request('GET /api/echo/v1/who HTTP/1.1', ['origin: https://elsewhere']), request('GET /nothing HTTP/1.1', ['origin: null'])]) {
      const { headers } = await send(bytes);
      expect(Object.keys(headers).filter((name) => /^access-control|^server$|^x-powered-by$/.test(name))).toEqual([]);
      expect(headers).toMatchObject({ ...SECURITY_HEADERS, 'cache-control': 'no-store' });
    }
    expect((await send(preflight)).status).toBe(404);
  });

  it('insists on TLS only where TLS is', async () => {
    expect((await send(request('GET /api/echo/v1/who HTTP/1.1'))).headers['strict-transport-security']).toBeUndefined();
    const behindTls = await aServer({ hsts: 31_536_000 });
    expect(read(await raw(portOf(behindTls), request('GET /api/echo/v1/who HTTP/1.1'))).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    await behindTls.close();
  });

  it('to an error that carries secrets tells none of them', () => {
    const secret = fc.constantFrom('postgres://app:hunter22@db/x', 'Bearer abc.def.ghi', '/srv/yidan/libs/platform', "insert into journal values ('张三')", 'at Object.<anonymous> (/srv/a.ts:1:1)');
    const wrapped = [
      (text: string) => new Error(text),
      (text: string) => new TypeError(text, { cause: new Error(text) }),
      (text: string) => Object.assign(new Error(text), { statusCode: 400 }),
      (text: string) => Object.assign(new Error(text), { statusCode: 422, detail: text, query: text, code: '23505' }),
      (text: string) => Object.assign(new Error(text), { statusCode: 99_999 }),
      (text: string) => new AggregateError([new Error(text)], text),
      (text: string) => ({ message: text, toString: () => text }),
      (text: string) => text,
    ];
    fc.assert(
      fc.property(fc.string(), secret, fc.constantFrom(...wrapped), fc.boolean(), (noise, value, wrap, ifMatch) => {
        const answer = JSON.stringify(problemOf(wrap(`${noise}${value}`), ifMatch)) + problemOf(wrap(`${noise}${value}`)).message;
        expect(answer).not.toContain(value);
        expect(answer).not.toMatch(/hunter22|srv|张三|Bearer/);
      }),
      { numRuns: 500 },
    );
  });

  it('to a value that no column holds blames the request, not the service', () => {
    for (const code of ['22003', '22007', '22008', '22021', '22P02', '22P05']) {
      expect(problemOf(Object.assign(new Error('timestamp out of range: "0000-12-31"'), { code }))).toMatchObject({ status: 400, code: 'COMMON.NOT_STORABLE', message: expect.not.stringContaining('0000') });
    }
    expect(problemOf(Object.assign(new Error('division by zero'), { code: '22012' }))).toMatchObject({ status: 500 });
  });

  it('of a rule keeps the words of the rule', () => {
    class OwnDuty extends DomainError {
      readonly code = 'SUMMONS.OWN_DUTY';
      readonly kind = 'invalid';
    }
    expect(problemOf(new OwnDuty('An own duty', '本单位职责'))).toMatchObject({ status: 422, message: 'An own duty' });
  });
});

describe('an address that guesses', () => {
  it('waits after its failures, everywhere in the API and nowhere else', async () => {
    const fresh = await aServer();
    const at = portOf(fresh);
    const get = async (path: string, headers: string[] = []) => read(await raw(at, request(`GET ${path} HTTP/1.1`, headers)));
    for (let n = 0; n < 3; n++) expect((await get('/api/echo/v1/mine')).status).toBe(401);
    const slowed = await get('/api/echo/v1/who', ['authorization: Bearer guess']);
    expect(slowed).toMatchObject({ status: 429, body: { code: 'COMMON.TOO_MANY_REQUESTS', detailZh: '请求过于频繁，请稍后重试' } });
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    expect(slowed.headers['ratelimit-policy']).toBe('"address";q=3;w=60');
    expect((await get('/elsewhere')).status).toBe(404);
    // Nobody believes an address that the caller writes itself.
    expect((await get('/api/echo/v1/who', ['x-forwarded-for: 203.0.113.9'])).status).toBe(429);
    await fresh.close();
  });

  it('is the one the trusted proxy names', async () => {
    const behind = await aServer({ trustedProxies: ['127.0.0.1'] });
    const at = portOf(behind);
    const from = async (address: string, path: string) => read(await raw(at, request(`GET ${path} HTTP/1.1`, [`x-forwarded-for: 198.51.100.7, ${address}`])));
    for (let n = 0; n < 3; n++) await from('203.0.113.9', '/api/echo/v1/mine');
    expect((await from('203.0.113.9', '/api/echo/v1/who')).status).toBe(429);
    expect(await from('203.0.113.10', '/api/echo/v1/who')).toMatchObject({ status: 200, body: { ip: '203.0.113.10' } });
    await behind.close();
  });
});
