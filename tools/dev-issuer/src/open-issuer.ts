import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { CryptoKey, JSONWebKeySet, JWK, JWTPayload } from 'jose';
import { algorithm, keysNow, LONGEST_TOKEN, openKeys, publicHalf } from './issuer-key.ts';

/** For whom and for how many seconds a token is wanted. */
export interface TokenRequest {
  subject: string;
  audience: string | string[];
  ttl: number;
  /** Further claims, such as `client_id`; those that make a token what it is cannot be among them. */
  claims?: JWTPayload;
}

/** 开发用令牌签发者: proves who a caller is and nothing else; what the caller may do is said by the grants. */
export interface Issuer {
  readonly url: string;
  /** The public keys by which services check tokens, as they are now: the one that signs, and those it took over from. */
  jwks(): JSONWebKeySet;
  issue(request: TokenRequest): Promise<string>;
}

/** One document the issuer publishes, and the path of its host where clients look for it. */
export interface IssuerRoute {
  path: string;
  body: object;
}

const reserved = ['iss', 'sub', 'aud', 'iat', 'exp', 'nbf', 'jti'];

/** Opens the issuer whose key is kept in the data folder; its address is the `iss` of every token. */
export async function openIssuer(dataDir: string, issuerUrl: string): Promise<Issuer> {
  const url = issuerUrl.replace(/\/+$/, '');
  await openKeys(dataDir);
  const imported = new Map<string, Promise<CryptoKey>>();
  const keyOf = (jwk: JWK): Promise<CryptoKey> => {
    const known = imported.get(jwk.kid!) ?? (importJWK(jwk, algorithm) as Promise<CryptoKey>);
    imported.set(jwk.kid!, known);
    return known;
  };
  return {
    url,
    jwks: () => ({ keys: keysNow(dataDir).map(publicHalf) }),
    issue: ({ subject, audience, ttl, claims = {} }) => {
      const taken = Object.keys(claims).filter((name) => reserved.includes(name));
      if (taken.length > 0) throw new Error(`Claims the issuer sets itself: ${taken.join(', ')}`);
      if (!(Number.isInteger(ttl) && ttl > 0 && ttl <= LONGEST_TOKEN)) throw new Error(`A token lives a whole number of seconds and a day at most, not ${ttl}`);
      if (subject === '' || audience.length === 0) throw new Error('A token names its subject and its audience');
      // The machine's own clock on purpose: a test clock must never lengthen a token's life.
      const now = Math.floor(Date.now() / 1000);
      const [signing] = keysNow(dataDir);
      const token = new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, kid: signing.kid!, typ: 'at+jwt' })
        .setIssuer(url)
        .setSubject(subject)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + ttl)
        .setJti(randomUUID());
      return keyOf(signing).then((key) => token.sign(key));
    },
  };
}

/** What has to be served, where nobody logs in, for services that know only the issuer's address. */
export function issuerRoutes(issuer: Issuer): IssuerRoute[] {
  const base = new URL(issuer.url).pathname.replace(/\/$/, '');
  return [
    {
      path: `${base}/.well-known/openid-configuration`,
      body: {
        issuer: issuer.url,
        jwks_uri: `${issuer.url}/jwks`,
        response_types_supported: ['id_token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [algorithm],
      },
    },
    { path: `${base}/jwks`, body: issuer.jwks() },
  ];
}
