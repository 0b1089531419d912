import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { jest } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from '../http/problem.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { RefusedTokens } from './refused-tokens.ts';
import { KEY_CACHE, TokenVerifier } from './token-verifier.ts';

const identity = { issuer: 'https://issuer', audience: 'yidan' };
interface Signer {
  privateKey: CryptoKey;
  jwk: JWK;
  alg: string;
}

async function signer(alg: string, kid: string): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, alg, jwk: { ...(await exportJWK(publicKey)), alg, kid } };
}

function token(by: Signer, claims: { sub?: string; iss?: string; aud?: string; exp?: number | null } = {}): Promise<string> {
  const { sub = 'liu', iss = identity.issuer, aud = identity.audience, exp = Math.floor(Date.now() / 1000) + 300 } = claims;
  const jwt = new SignJWT(sub === '' ? {} : { sub }).setProtectedHeader({ alg: by.alg, ...(by.jwk.kid ? { kid: by.jwk.kid } : {}) }).setIssuer(iss).setAudience(aud);
  return (exp === null ? jwt : jwt.setExpirationTime(exp)).sign(by.privateKey);
}

async function refusal(verifier: TokenVerifier, authorization: string | undefined): Promise<string> {
  try {
    return `accepted ${await verifier.subjectOf(authorization)}`;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) expect(error.headers['www-authenticate']).toMatch(/^Bearer /);
    return `${error.status} ${error.code}`;
  }
}

describe('a token', () => {
  let ours: Signer;
  let verifier: TokenVerifier;
  beforeAll(async () => {
    ours = await signer('ES256', 'ours');
    verifier = new TokenVerifier({ ...identity, jwks: { keys: [{ ...ours.jwk }] } });
  });

  it.each(['ES256', 'EdDSA', 'RS256'])('signed with %s proves its subject', async (alg) => {
    const by = await signer(alg, alg);
    const one = new TokenVerifier({ ...identity, jwks: { keys: [{ ...by.jwk }] } });
    expect(await refusal(one, `Bearer ${await token(by)}`)).toBe('accepted liu');
    expect(await refusal(one, `bearer ${await token(by)}`)).toBe('accepted liu');
  });

  it('is refused by what is wrong with it', async () => {
    const stranger = await signer('ES256', 'ours');
    const unknownKey = await signer('ES256', 'other');
    const weak = { ...(await signer('ES384', 'ours')) };
    const past = Math.floor(Date.now() / 1000) - 10;
    const unsigned = new UnsecuredJWT({ sub: 'liu' }).setIssuer(identity.issuer).setAudience(identity.audience).setExpirationTime('5m').encode();
    const refusals: [string | undefined, string][] = [
      [undefined, '401 AUTH.TOKEN_MISSING'],
      ['Basic bGl1', '401 AUTH.TOKEN_MALFORMED'],
      ['Bearer rubbish', '401 AUTH.TOKEN_MALFORMED'],
      [`Bearer ${await token(ours, { sub: '' })}`, '401 AUTH.TOKEN_MALFORMED'],
      [`Bearer ${await token(ours, { exp: null })}`, '401 AUTH.TOKEN_MALFORMED'],
      [`Bearer ${await token(ours, { exp: past })}`, '401 AUTH.TOKEN_EXPIRED'],
      [`Bearer ${await token(ours, { aud: 'mail' })}`, '401 AUTH.TOKEN_WRONG_AUDIENCE'],
      [`Bearer ${await token(ours, { iss: 'https://else' })}`, '401 AUTH.TOKEN_WRONG_ISSUER'],
      [`Bearer ${await token(stranger)}`, '401 AUTH.TOKEN_BAD_SIGNATURE'],
      [`Bearer ${await token(unknownKey)}`, '401 AUTH.TOKEN_BAD_SIGNATURE'],
      [`Bearer ${await token(weak)}`, '401 AUTH.TOKEN_BAD_SIGNATURE'],
      [`Bearer ${unsigned}`, '401 AUTH.TOKEN_BAD_SIGNATURE'],
    ];
    for (const [authorization, expected] of refusals) expect(await refusal(verifier, authorization)).toBe(expected);
  });

  it('with claims that were tampered with is refused, although the key is ours', async () => {
    const [header, body, signature] = (await token(ours)).split('.');
    const changed = { ...(JSON.parse(Buffer.from(body!, 'base64url').toString()) as object), sub: 'mayor' };
    const forged = [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
    expect(await refusal(verifier, `Bearer ${forged}`)).toBe('401 AUTH.TOKEN_BAD_SIGNATURE');
  });

  it('is counted with each refusal, by its code', async () => {
    const metrics = new Metrics();
    const counting = new TokenVerifier({ ...identity, jwks: { keys: [{ ...ours.jwk }] } }, new RefusedTokens(metrics.counter('refused', '')));
    await refusal(counting, undefined);
    for (let i = 0; i < 2; i++) await refusal(counting, `Bearer ${await token(ours, { aud: 'mail' })}`);
    await refusal(counting, `Bearer ${await token(ours)}`);
    const counted = (await metrics.text()).split('\n').filter((line) => line.startsWith('refused'));
    expect(counted).toEqual(['refused{code="AUTH.TOKEN_MISSING"} 1', 'refused{code="AUTH.TOKEN_WRONG_AUDIENCE"} 2']);
  });

  it('names its subject by another claim where that was configured, and is refused without it', async () => {
    const named = new TokenVerifier({ ...identity, jwks: { keys: [{ ...ours.jwk }] }, subjectClaim: 'yidan_subject' });
    const jwt = (claims: object) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'ours' }).setSubject('a-uuid').setIssuer(identity.issuer).setAudience(identity.audience).setExpirationTime('5m').sign(ours.privateKey);
    expect(await refusal(named, `Bearer ${await jwt({ yidan_subject: 'client:swj-oa' })}`)).toBe('accepted client:swj-oa');
    for (const claims of [{}, { yidan_subject: '' }, { yidan_subject: ['liu'] }]) expect(await refusal(named, `Bearer ${await jwt(claims)}`)).toBe('401 AUTH.TOKEN_MALFORMED');
  });

  it('is not remembered beyond its expiry', async () => {
    const brief = `Bearer ${await token(ours, { exp: Math.floor(Date.now() / 1000) + 1 })}`;
    expect(await refusal(verifier, brief)).toBe('accepted liu');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await refusal(verifier, brief)).toBe('401 AUTH.TOKEN_EXPIRED');
  });
});

describe('keys at an address', () => {
  let server: Server;
  let url: string;
  let keys: JWK[] = [];
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('are fetched once and used again, and a verified token is not verified twice', async () => {
    const by = await signer('ES256', 'first');
    keys = [by.jwk];
    const verifier = new TokenVerifier({ ...identity, jwks: url });
    const authorization = `Bearer ${await token(by)}`;
    for (let i = 0; i < 3; i++) expect(await refusal(verifier, authorization)).toBe('accepted liu');
    expect(await refusal(verifier, `Bearer ${await token(by, { sub: 'chen' })}`)).toBe('accepted chen');
    expect(asked).toBe(1);
  });

  it('that cannot be had are the fault of nobody: 503, not 401', async () => {
    const by = await signer('ES256', 'x');
    const verifier = new TokenVerifier({ ...identity, jwks: 'http://127.0.0.1:1/jwks' });
    expect(await refusal(verifier, `Bearer ${await token(by)}`)).toBe('503 AUTH.KEYS_UNAVAILABLE');
  });

  describe('that change', () => {
    let passed = 0;
    const { now } = Date;
    beforeEach(() => {
      passed = 0;
      jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
    });
    afterEach(() => jest.restoreAllMocks());
    const after = (milliseconds: number): void => void (passed += milliseconds);

    it('are followed without a restart: a new key is believed at the next token, at the latest after the pause between two questions', async () => {
      const [old, next] = [await signer('ES256', 'old'), await signer('ES256', 'next')];
      keys = [old.jwk];
      const verifier = new TokenVerifier({ ...identity, jwks: url });
      expect(await refusal(verifier, `Bearer ${await token(old)}`)).toBe('accepted liu');

      keys = [next.jwk, old.jwk];
      after(KEY_CACHE.cooldownDuration);
      expect(await refusal(verifier, `Bearer ${await token(next)}`)).toBe('accepted liu');
      expect(await refusal(verifier, `Bearer ${await token(old, { sub: 'chen' })}`)).toBe('accepted chen');
    });

    it('are not asked for again and again by tokens of made-up keys', async () => {
      const [ours, strangers] = [await signer('ES256', 'ours'), await signer('ES256', 'made-up')];
      keys = [ours.jwk];
      const verifier = new TokenVerifier({ ...identity, jwks: url });
      expect(await refusal(verifier, `Bearer ${await token(ours)}`)).toBe('accepted liu');
      const before = asked;
      for (let i = 0; i < 20; i++) expect(await refusal(verifier, `Bearer ${await token(strangers, { sub: `s${i}` })}`)).toBe('401 AUTH.TOKEN_BAD_SIGNATURE');
      expect(asked).toBe(before);
    });

    it('and of which one was taken back: its tokens are refused after five minutes, one proved before that after half a minute more', async () => {
      const [taken, kept] = [await signer('ES256', 'taken'), await signer('ES256', 'kept')];
      keys = [taken.jwk, kept.jwk];
      const verifier = new TokenVerifier({ ...identity, jwks: url });
      const [proved, unseen] = [`Bearer ${await token(taken)}`, `Bearer ${await token(taken, { sub: 'chen' })}`];
      after(-1000);
      expect(await refusal(verifier, proved)).toBe('accepted liu');

      keys = [kept.jwk];
      after(KEY_CACHE.cacheMaxAge - 1000);
      expect(await refusal(verifier, proved)).toBe('accepted liu');
      after(1000);
      expect(await refusal(verifier, unseen)).toBe('401 AUTH.TOKEN_BAD_SIGNATURE');
      expect(await refusal(verifier, proved)).toBe('accepted liu');
      after(29_000);
      expect(await refusal(verifier, proved)).toBe('401 AUTH.TOKEN_BAD_SIGNATURE');
      expect(await refusal(verifier, `Bearer ${await token(kept)}`)).toBe('accepted liu');
    });
  });
});
