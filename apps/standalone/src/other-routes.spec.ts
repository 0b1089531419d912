import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIssuer } from '@yidan/dev-issuer';
import { SECURITY_HEADERS } from '@yidan/platform';
import { aDoor, type Door } from '../test/a-door.ts';
import { otherRoutes } from './other-routes.ts';

const registered = new Set(['registered.later']);
let folder: string;
let door: Door;
let askedFor: (string | undefined)[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yidan-other-'));
  writeFileSync(join(folder, 'index.html'), '<title>the console</title>');
  door = await aDoor();
  const issuer = await openIssuer(folder, `${door.address}/issuer`);
  const others = otherRoutes({ address: door.address, folder, issuer, empty: false, consoleBuild: { pages: folder, isBuilt: () => true, done: Promise.resolve() } });
  askedFor = [];
  door.answerWith((incoming, response) => {
    if (!incoming.url?.startsWith('/api/list-registry/')) return others(incoming, response);
    // As the list registry answers whoever holds no grant.
    const { sub } = JSON.parse(Buffer.from(incoming.headers.authorization!.split('.')[1]!, 'base64url').toString());
    askedFor.push(sub);
    response.writeHead(registered.has(sub) ? 200 : 401).end(registered.has(sub) ? '{}' : '{"code":"AUTH.TENANT_MISSING"}');
  });
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(door.address + path, { redirect: 'manual', ...init });

async function chooseAtLogin(subject: string): Promise<Response> {
  const question = new URLSearchParams({
    client_id: 'yidan-console',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${door.address}/signed-in`,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  const begun = await get(`/issuer/auth?${question.toString()}`);
  const cookie = begun.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return fetch(new URL(begun.headers.get('location')!, door.address), { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ subject }) });
}

describe('beside the services the front door answers', () => {
  it('the console\'s question where to sign in and what there is to talk to', async () => {
    const settings = await get('/console-settings.json');

    expect(settings.headers.get('cache-control')).toBe('no-store');
    expect(await settings.json()).toEqual({ issuer: `${door.address}/issuer`, clientId: 'yidan-console', scope: 'openid', services: ['list-registry', 'summons', 'dispute-arbitration'] });
  });

  it('the issuer\'s documents', async () => {
    expect(await (await get('/issuer/.well-known/openid-configuration')).json()).toMatchObject({ issuer: `${door.address}/issuer` });
  });

  it('pages of the console, but nothing below /api, whoever asks', async () => {
    const html = { headers: { accept: 'text/html' } };
    expect(await (await get('/lists', html)).text()).toContain('the console');

    for (const path of ['/api', '/api/unknown/v1/things']) {
      const answer = await get(path, html);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'COMMON.NOT_FOUND' });
    }
  });

  it('who calls this machine by its other name with the address the issuer knows', async () => {
    const { hostname, port } = new URL(door.address);
    const ask = (path: string): Promise<string | undefined> =>
      new Promise((resolve) => request({ hostname, port, path, headers: { host: `localhost:${port}` } }, (response) => resolve(response.resume().headers.location)).end());

    expect(await ask('/lists/SCJG?on=2026-01-01')).toBe(`${door.address}/lists/SCJG?on=2026-01-01`);
    expect(await ask('//elsewhere.test/')).toBe(`${door.address}//elsewhere.test/`);
    expect(await ask('/console-settings.json')).toBeUndefined();
  });
});

describe('every answer of the front door', () => {
  it.each([
    ['a page', '/', 200],
    ['a page that is not there', '/assets/gone.js', 404],
    ['the settings of the console', '/console-settings.json', 200],
    ['nothing below /api', '/api/unknown', 404],
    ['the document of the issuer', '/issuer/.well-known/openid-configuration', 200],
    ['the keys of the issuer', '/issuer/jwks', 200],
    ['a question of the issuer that is none', '/issuer/auth', 400],
    ['a login that is over', '/issuer/login/none', 400],
  ])('comes with the security headers: %s', async (_what, path, status) => {
    const answer = await get(path, { headers: { accept: 'text/html' } });
    const headers = Object.fromEntries(answer.headers);
    expect(answer.status).toBe(status);
    const { 'content-security-policy': _policy, ...rest } = SECURITY_HEADERS;
    expect(headers).toMatchObject(rest);
    // Pages are made of more than data, and say of what.
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(Object.keys(headers).filter((name) => /^server$|^x-powered-by$/.test(name))).toEqual([]);
    // Only the public documents of the issuer may be read from elsewhere, as OpenID Connect wants it.
    expect(headers['access-control-allow-origin']).toBe(/well-known|jwks/.test(path) ? '*' : undefined);
  });
});

describe('at the login', () => {
  it.each(['qh.zhao.min', 'lj.su.jing', 'platform.operator'])('%s is known without asking the registry', async (subject) => {
    askedFor = [];

    expect((await chooseAtLogin(subject)).status).toBe(303);
    expect(askedFor).toEqual([]);
  });

  it('somebody registered after the start is known to the registry, and nobody else is', async () => {
    expect((await chooseAtLogin('registered.later')).status).toBe(303);
    expect((await chooseAtLogin('never.registered')).status).toBe(422);
    expect(askedFor).toEqual(['registered.later', 'never.registered']);
  });
});
