import { jest } from '@jest/globals';
import { SECURITY_HEADERS } from '@yidan/platform';
import { registry } from '../dispatch/a-sample-district.ts';
import { adminOf, ALimitedCity, plenty, QINGHE, type Replica } from './a-limited-city.ts';

jest.setTimeout(60_000);

let it_: ALimitedCity;
let replica: Replica;
let token: string;
beforeAll(async () => {
  it_ = await ALimitedCity.start();
  replica = await it_.replica({ limits: { ...plenty, subject: { ...plenty.subject, heavy: 1 } }, hstsSeconds: 31_536_000 });
  token = await it_.city.token(adminOf(QINGHE));
});
afterAll(() => it_?.stop());

const json = { 'content-type': 'application/json' };
const ways: [what: string, status: number, path: string, init?: RequestInit & { anonymous?: true }][] = [
  ['data of a tenant', 200, `${registry}/organs`],
  ['a file', 200, `${registry}/imports/template`],
  ['a refusal for too many', 429, `${registry}/imports/template`],
  ['a refusal of a body', 400, `${registry}/organs`, { method: 'POST', body: '{"x":1}', headers: json }],
  ['a body that is no JSON', 400, `${registry}/organs`, { method: 'POST', body: '{', headers: json }],
  ['a body that changes what objects are', 400, `${registry}/organs`, { method: 'POST', body: '{"code":{"__proto__":{"admin":true}}}', headers: json }],
  ['another media type', 415, `${registry}/organs`, { method: 'POST', body: '<a/>', headers: { 'content-type': 'application/xml' } }],
  ['a form of a page', 415, `${registry}/organs`, { method: 'POST', body: new URLSearchParams({ code: 'X' }) }],
  ['a compressed body', 415, `${registry}/organs`, { method: 'POST', body: '{}', headers: { ...json, 'content-encoding': 'gzip' } }],
  ['a refusal for want of a token', 401, `${registry}/organs`, { anonymous: true }],
  ['a refusal for want of a role', 403, `${registry}/tenants`, { method: 'POST', body: '{}', headers: json }],
  ['an object that is not there', 404, `${registry}/organs/NOONE`],
  ['an address that is not there', 404, '/api/list-registry/v1/nothing'],
  ['an address that cannot be decoded', 400, '/api/%zz'],
  ['a question in advance of another origin', 404, `${registry}/organs`, { method: 'OPTIONS', anonymous: true, headers: { origin: 'https://elsewhere', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } }],
  ['health', 200, '/health/ready', { anonymous: true }],
  ['health of the service', 200, '/api/list-registry/health/live', { anonymous: true }],
  ['metrics', 200, '/api/list-registry/metrics', { anonymous: true }],
  ['the description of the API', 200, '/api/list-registry/openapi.json', { anonymous: true }],
  ['the page of the description', 200, '/api/list-registry/docs/', { anonymous: true }],
  ['the way to that page', 301, '/api/list-registry/docs', { anonymous: true, redirect: 'manual' }],
];

describe.each(ways)('%s', (_what, status, path, { anonymous, ...init } = {}) => {
  it('comes with every security header, out of no cache, for no other origin, and says nothing of the server', async () => {
    const answer = await fetch(replica.address + path, { ...init, headers: { origin: 'https://elsewhere', ...(anonymous ? {} : { authorization: `Bearer ${token}` }), ...(init.headers as object) } });
    const headers = Object.fromEntries(answer.headers);
    expect(answer.status).toBe(status);
    const { 'content-security-policy': policy, ...rest } = SECURITY_HEADERS;
    expect(headers).toMatchObject({ ...rest, 'cache-control': 'no-store' });
    // The page of the description is the only one: it runs its own script and nothing of others.
    if (path.endsWith('/docs/')) expect(headers['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self' 'sha256-.*frame-ancestors 'none'/);
    else expect(headers['content-security-policy']).toBe(policy);
    expect(Object.keys(headers).filter((name) => /^access-control|^server$|^x-powered-by$|^via$/.test(name))).toEqual([]);
    if (path !== '/api/%zz') expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    if (status >= 400) {
      expect(headers['content-type']).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ status, code: expect.stringMatching(/^[A-Z]+\.[A-Z_]+$/), detail: expect.any(String), detailZh: expect.any(String) });
    }
  });
});

describe('a file sent in', () => {
  const kinds: [string, string, Buffer][] = [
    ['a picture', '清单.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a program', '清单.xlsx', Buffer.from('7f454c46020101000000000000000000', 'hex')],
    ['a program for Windows', '清单.xls', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a document', '清单.xlsx', Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')],
    ['an archive', '清单.xlsx', Buffer.from('504b0304140000000000', 'hex')],
    ['a page', '清单.xlsx', Buffer.from('<script>alert(1)</script>')],
    ['nothing', '清单.xlsx', Buffer.alloc(0)],
  ];
  it.each(kinds)('that is %s whatever its name says is refused in words', async (_what, name, bytes) => {
    const district = it_.city.as(adminOf(QINGHE));
    const answer = await district.upload(`${registry}/imports?organ=BWB&dryRun=true`, name, bytes);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).toMatchObject({ code: expect.any(String), detailZh: expect.any(String) });
  });
});
