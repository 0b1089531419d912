import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { issuerRoutes, openIssuer } from './open-issuer.ts';
import type { Issuer } from './open-issuer.ts';

const address = 'http://127.0.0.1:8080/issuer';
const clerk = { subject: 'person-wang', audience: 'yidan', ttl: 600 };

let dataDir: string;
let issuer: Issuer;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yidan-issuer-'));
  issuer = await openIssuer(dataDir, address);
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const verify = (token: string, by: Issuer = issuer, currentDate = new Date()) =>
  jwtVerify(token, createLocalJWKSet(by.jwks()), { issuer: address, audience: 'yidan', algorithms: ['ES256'], currentDate });

describe('a token of the development issuer', () => {
  it('is verified by the published keys and names its subject, audience and life', async () => {
    const { payload, protectedHeader } = await verify(await issuer.issue({ ...clerk, claims: { client_id: 'console' } }));

    expect(payload).toEqual({
      iss: address,
      sub: 'person-wang',
      aud: 'yidan',
      client_id: 'console',
      iat: expect.any(Number),
      exp: payload.iat! + 600,
      jti: expect.any(String),
    });
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: issuer.jwks().keys[0]!.kid, typ: 'at+jwt' });
  });

  it('is refused once anybody has changed its subject', async () => {
    const [header, body, signature] = (await issuer.issue(clerk)).split('.');
    const changed = { ...JSON.parse(Buffer.from(body!, 'base64url').toString()), sub: 'mayor-li' };
    const forged = [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');

    await expect(verify(forged)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });

  it('is refused after its life has ended, for another audience and from another issuer', async () => {
    const token = await issuer.issue(clerk);

    await expect(verify(token, issuer, new Date(Date.now() + 601_000))).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
    await expect(verify(await issuer.issue({ ...clerk, audience: 'other' }))).rejects.toMatchObject({ claim: 'aud' });
    const stranger = await openIssuer(join(dataDir, 'stranger'), address);
    await expect(verify(await stranger.issue(clerk))).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  it('has a number of its own each time', async () => {
    const [one, two] = [await issuer.issue(clerk), await issuer.issue(clerk)].map((token) => decodeJwt(token).jti);

    expect(one).not.toBe(two);
  });

  it.each(['iss', 'sub', 'aud', 'iat', 'exp', 'nbf', 'jti'])('cannot be asked for with a claim %s of the caller\'s choice', (name) => {
    expect(() => issuer.issue({ ...clerk, claims: { [name]: 'x' } })).toThrow(name);
  });

  it.each([0, -1, 1.5, Number.NaN, 24 * 3600 + 1])('cannot live for %d seconds', (ttl) => {
    expect(() => issuer.issue({ ...clerk, ttl })).toThrow('whole number of seconds');
  });
});

describe('the key of the development issuer', () => {
  it('stays the same when the issuer is opened again, so that tokens outlive a restart', async () => {
    const token = await issuer.issue(clerk);

    await expect(verify(token, await openIssuer(dataDir, `${address}/`))).resolves.toBeDefined();
  });

  it('is one key also when two processes open a new folder at once', async () => {
    const folder = join(dataDir, 'new');
    const opened = await Promise.all([1, 2, 3, 4].map(() => openIssuer(folder, address)));

    expect(new Set(opened.map((each) => each.jwks().keys[0]!.kid)).size).toBe(1);
  });

  it('is readable to its owner alone, and its secret part is never published', async () => {
    expect(statSync(join(dataDir, 'issuer/key.jwk.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'issuer')).mode & 0o777).toBe(0o700);
    expect(Object.keys(issuer.jwks().keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(JSON.stringify(issuerRoutes(issuer))).not.toContain('"d"');
  });
});

describe('the documents of the development issuer', () => {
  it('stand below its address and lead to the keys that verify its tokens', async () => {
    const [discovery, keys] = issuerRoutes(issuer);

    expect(discovery).toMatchObject({
      path: '/issuer/.well-known/openid-configuration',
      body: { issuer: address, jwks_uri: `${address}/jwks`, id_token_signing_alg_values_supported: ['ES256'] },
    });
    expect(keys).toEqual({ path: '/issuer/jwks', body: issuer.jwks() });
    expect(decodeProtectedHeader(await issuer.issue(clerk)).kid).toBe(issuer.jwks().keys[0]!.kid);
  });
});
