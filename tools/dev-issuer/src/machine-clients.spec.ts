import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Browser } from '../test/a-browser.ts';
import { issuerAtDoor, type IssuerAtDoor } from '../test/an-issuer-at-a-door.ts';
import { clientSecret } from './machine-clients.ts';

const system = 'client:qh-scjg';
let door: IssuerAtDoor;
let secret: string;
beforeAll(async () => {
  door = await issuerAtDoor({ lockOut: { accountFailures: 3, addressFailures: 100, withinSeconds: 60, lockedSeconds: 60 } });
  secret = await clientSecret(door.dataDir, system);
});
afterAll(() => door.stop());

const ask = (fields: Record<string, string> = {}): Promise<Response> =>
  fetch(`${door.issuer.url}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: system, client_secret: secret, ...fields }) });

describe('a department\'s system', () => {
  it('gets a token for its id and secret, which names it and is verified like any other', async () => {
    const answer = await ask();
    const body = (await answer.json()) as { access_token: string; expires_in: number; token_type: string };

    expect([answer.status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 3600]);
    const { payload } = await jwtVerify(body.access_token, createLocalJWKSet(door.issuer.jwks()), { issuer: door.issuer.url, audience: 'yidan' });
    expect(payload).toMatchObject({ sub: system, client_id: system, aud: 'yidan' });
  });

  it.each([
    ['with a wrong secret', { client_secret: 'wrong' }, 401],
    ['that nobody gave a secret', { client_id: 'client:unknown' }, 401],
    ['that names a file', { client_id: 'client:../cookie-key' }, 401],
    ['that asks in the way people do', { grant_type: 'authorization_code', code: 'x', redirect_uri: 'http://127.0.0.1/' }, 400],
  ])('%s gets none', async (_, fields, status) => {
    expect((await ask(fields)).status).toBe(status);
  });

  it('cannot sign in on the page for people', async () => {
    const browser = new Browser(door.origin);
    expect((await browser.submit(await browser.loginPage(), { subject: system })).status).toBe(422);
  });

  it('has one secret, made once, that only its owner can read', async () => {
    expect(await clientSecret(door.dataDir, system)).toBe(secret);
    expect(statSync(join(door.dataDir, 'issuer/clients/qh-scjg.secret')).mode & 0o777).toBe(0o600);
    expect(() => clientSecret(door.dataDir, 'client:../key')).toThrow('small letters');
  });

  it('that failed too often is locked out, with the right secret too, and others are not', async () => {
    const other = 'client:qh-other';
    const otherSecret = await clientSecret(door.dataDir, other);
    for (let i = 0; i < 3; i++) expect((await ask({ client_id: other, client_secret: 'wrong' })).status).toBe(401);
    const locked = await ask({ client_id: other, client_secret: otherSecret });
    expect([locked.status, Number(locked.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await locked.text()).not.toContain('access_token');
    expect((await ask()).status).toBe(200);
  });
});
