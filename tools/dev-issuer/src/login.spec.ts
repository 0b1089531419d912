import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JWTVerifyResult } from 'jose';
import { Browser } from '../test/a-browser.ts';
import { issuerAtDoor, type IssuerAtDoor } from '../test/an-issuer-at-a-door.ts';

let door: IssuerAtDoor;
let browser: Browser;
beforeAll(async () => {
  door = await issuerAtDoor();
});
beforeEach(() => {
  browser = new Browser(door.origin);
});
afterAll(() => door.stop());

/** As a service does: by issuer, audience and the key it was given. */
const verify = (token: string): Promise<JWTVerifyResult> => jwtVerify(token, createLocalJWKSet(door.issuer.jwks()), { issuer: door.issuer.url, audience: 'yidan', algorithms: ['ES256'] });
const codeFor = async (subject: string): Promise<string> => (await browser.follow(await browser.submit(await browser.loginPage(), { subject }))).searchParams.get('code')!;

describe('signing in', () => {
  it('by code and proof gives a token that services verify as they verify those of the command line', async () => {
    const tokens = await browser.signIn('qh.zhao.min');

    const { payload, protectedHeader } = await verify(tokens.access_token);
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: door.issuer.jwks().keys[0]!.kid });
    expect(payload).toEqual({
      iss: `${door.origin}/issuer`,
      sub: 'qh.zhao.min',
      aud: 'yidan',
      client_id: 'yidan-console',
      iat: expect.any(Number),
      exp: payload.iat! + 3600,
      jti: expect.any(String),
    });
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const idToken = await jwtVerify(tokens.id_token, createLocalJWKSet(door.issuer.jwks()), { issuer: door.issuer.url, audience: 'yidan-console' });
    expect(idToken.payload.sub).toBe('qh.zhao.min');
  });

  it('leads back to the console with its state and the issuer named', async () => {
    const arrived = await browser.follow(await browser.submit(await browser.loginPage(), { subject: 'qh.zhao.min' }));

    expect(arrived.origin + arrived.pathname).toBe(`${door.origin}/signed-in`);
    expect(arrived.searchParams.get('state')).toBe('from-the-console');
    expect(arrived.searchParams.get('iss')).toBe(door.issuer.url);
  });

  it('is described at the issuer\'s address, whose keys verify its tokens', async () => {
    const discovery = (await (await fetch(`${door.issuer.url}/.well-known/openid-configuration`)).json()) as Record<string, string>;
    expect(discovery).toMatchObject({
      issuer: door.issuer.url,
      authorization_endpoint: `${door.issuer.url}/auth`,
      token_endpoint: `${door.issuer.url}/token`,
      end_session_endpoint: `${door.issuer.url}/session/end`,
      jwks_uri: `${door.issuer.url}/jwks`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
    });

    const { access_token } = await browser.signIn('qh.zhao.min');
    await expect(jwtVerify(access_token, createRemoteJWKSet(new URL(discovery['jwks_uri']!)), { issuer: door.issuer.url, audience: 'yidan' })).resolves.toBeDefined();
    expect(await (await fetch(discovery['jwks_uri']!)).text()).not.toContain('"d"');
  });

  it.each(['', '?x=1', '/', '/unknown', '/login/', '/login/unknown', '/auth', '/auth/unknown', '/session/end?id_token_hint=x'])('goes on after a request for /issuer%s, which is nothing of it', async (path) => {
    expect((await browser.open(`/issuer${path}`)).status).toBeGreaterThanOrEqual(400);

    expect((await fetch(`${door.issuer.url}/jwks`)).status).toBe(200);
  });

  it('a second time, while the session lasts, asks nothing', async () => {
    await browser.signIn('qh.zhao.min');

    const arrived = await browser.follow(await browser.begin());
    const tokens = (await (await browser.exchange(arrived.searchParams.get('code')!)).json()) as { access_token: string };
    expect((await verify(tokens.access_token)).payload.sub).toBe('qh.zhao.min');
  });

  it('as somebody else, where the console asks for it, replaces the person', async () => {
    await browser.signIn('qh.zhao.min');

    const { access_token } = await browser.signIn('qh.han.yan', { prompt: 'login' });
    expect((await verify(access_token)).payload.sub).toBe('qh.han.yan');
  });

  it('is open to somebody registered later, who is typed in', async () => {
    const { access_token } = await browser.signIn('registered.later');

    expect((await verify(access_token)).payload.sub).toBe('registered.later');
  });

  it('may be begun by the console\'s development server, which fetches the tokens from its own address', async () => {
    const page = await browser.loginPage({ redirect_uri: 'http://localhost:5173/signed-in' });
    expect((await browser.follow(await browser.submit(page, { subject: 'qh.zhao.min' }))).origin).toBe('http://localhost:5173');

    const allowed = async (origin: string): Promise<string | null> =>
      (await fetch(`${door.issuer.url}/token`, { method: 'POST', headers: { origin }, body: new URLSearchParams({ client_id: 'yidan-console' }) })).headers.get('access-control-allow-origin');
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173');
    expect(await allowed('http://elsewhere.test')).toBeNull();
  });
});

describe('signing in is refused', () => {
  it('when the code is offered without the proof of who began', async () => {
    const code = await codeFor('qh.zhao.min');

    const answer = await browser.exchange(code, 'a-proof-of-somebody-else-0123456789-0123456789');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('when a code is used a second time, and then its tokens are not renewed either', async () => {
    const code = await codeFor('qh.zhao.min');
    const { refresh_token } = (await (await browser.exchange(code)).json()) as { refresh_token: string };

    expect((await browser.exchange(code)).status).toBe(400);
    expect((await browser.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });

  it('when it would lead to an address that is not registered', async () => {
    const answer = await browser.begin({ redirect_uri: 'http://elsewhere.test/signed-in' });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('invalid_redirect_uri');
  });

  it('when it is begun without a proof', async () => {
    const arrived = await browser.follow(await browser.begin({ code_challenge: '', code_challenge_method: '' }));

    expect(arrived.searchParams.get('error')).toBe('invalid_request');
    expect(arrived.searchParams.get('code')).toBeNull();
  });

  it('for a subject nobody knows, in both languages', async () => {
    const answer = await browser.submit(await browser.loginPage(), { subject: 'qh.nobody' });

    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('没有人员“qh.nobody”');
    expect(page).toContain('There is nobody called “qh.nobody”');
    expect(page).toContain('role="alert"');
  });

  it('to a browser in which it was not begun', async () => {
    const page = await browser.loginPage();

    const answer = await new Browser(door.origin).submit(page, { subject: 'qh.zhao.min' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('登录请求已失效');
  });
});

describe('staying signed in', () => {
  it('a token is renewed without the person, each means of renewal once', async () => {
    const { refresh_token } = await browser.signIn('qh.han.yan');

    const renewed = await browser.token({ grant_type: 'refresh_token', refresh_token });
    expect(renewed.status).toBe(200);
    const tokens = (await renewed.json()) as { access_token: string; refresh_token: string };
    expect((await verify(tokens.access_token)).payload).toMatchObject({ sub: 'qh.han.yan', aud: 'yidan' });
    expect(tokens.refresh_token).not.toBe(refresh_token);
    expect((await browser.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });

  it('rests on cookies that scripts cannot read, that go to this issuer alone and that are signed by a key kept to its owner', async () => {
    await browser.signIn('qh.han.yan');

    const { port } = new URL(door.origin);
    const names = ['interaction', 'resume', 'session'].flatMap((name) => [`yidan_${name}_${port}`, `yidan_${name}_${port}.sig`]);
    expect([...new Set(browser.set.map((line) => line.split('=')[0]))].sort()).toEqual(names);
    for (const cookie of browser.set) expect(cookie).toMatch(/; path=\/issuer(\/[^;]+)?;.*samesite=lax; httponly/i);
    expect(statSync(join(door.dataDir, 'issuer/cookie-key')).mode & 0o777).toBe(0o600);
  });

  it('ends with signing out: the next login asks again, and nothing is renewed', async () => {
    const { id_token, refresh_token } = await browser.signIn('qh.han.yan');

    const goodbye = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: `${door.origin}/`, state: 'bye' });
    const arrived = await browser.follow(await browser.open(`/issuer/session/end?${goodbye.toString()}`));
    expect(arrived.href).toBe(`${door.origin}/?state=bye`);
    expect(await browser.loginPage()).toContain('/issuer/login/');
    expect((await browser.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });

  it('is not ended by a page that merely links to it: the person is asked', async () => {
    await browser.signIn('qh.han.yan');

    const page = await (await browser.open('/issuer/session/end')).text();
    expect(page).toContain('确定要退出登录吗？');
    expect(page).not.toContain('<script>');
    expect((await browser.begin()).headers.get('location')).toContain('/signed-in?');
  });

  it('does not lead to an address that is not registered after signing out', async () => {
    const { id_token } = await browser.signIn('qh.han.yan');

    const goodbye = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: 'http://elsewhere.test/' });
    expect((await browser.open(`/issuer/session/end?${goodbye.toString()}`)).status).toBe(400);
  });
});
