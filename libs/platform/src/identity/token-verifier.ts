import { createHash } from 'node:crypto';
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { ServiceSettings } from '../config/service-settings.ts';
import { Problem } from '../http/problem.ts';
import { RefusedTokens, type Refusal } from './refused-tokens.ts';

const ALGORITHMS = ['ES256', 'EdDSA', 'RS256'];
const CACHE_MS = 30_000;
const CACHE_SIZE = 10_000;

/**
 * How long keys fetched from the issuer are believed. A key that is new to us is asked for at once, but not more often than every five seconds, whatever callers send;
 * a key the issuer took back is refused after five minutes, and a token it had proved within half a minute more.
 */
export const KEY_CACHE = { cooldownDuration: 5_000, cacheMaxAge: 300_000, timeoutDuration: 5_000 } as const;

/** 令牌校验: proves who signs in by the issuer's keys; what the subject may do is not the token's to say. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly proved = new Map<string, { subject: string; until: number }>();

  constructor(
    private readonly identity: ServiceSettings['identity'],
    private readonly refused: RefusedTokens = new RefusedTokens(),
  ) {
    const { jwks } = identity;
    this.keys = typeof jwks === 'string' ? createRemoteJWKSet(new URL(jwks), KEY_CACHE) : createLocalJWKSet(jwks as unknown as JSONWebKeySet);
  }

  /** The subject an `Authorization` header proves, or 401. */
  async subjectOf(authorization: string | undefined): Promise<string> {
    if (!authorization) throw this.refused.as('AUTH.TOKEN_MISSING');
    const [, token] = /^Bearer +([^\s]+)$/i.exec(authorization) ?? [];
    if (!token) throw this.refused.as('AUTH.TOKEN_MALFORMED');
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.proved.get(digest);
    if (known && known.until > Date.now()) return known.subject;
    const { subject, expiresAt } = await this.prove(token);
    this.remember(digest, subject, Math.min(expiresAt, Date.now() + CACHE_MS));
    return subject;
  }

  private async prove(token: string): Promise<{ subject: string; expiresAt: number }> {
    const claim = this.identity.subjectClaim ?? 'sub';
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.identity.issuer,
        audience: this.identity.audience,
        algorithms: ALGORITHMS,
        requiredClaims: [claim, 'exp'],
      });
      const subject = payload[claim];
      if (typeof subject !== 'string' || subject === '' || !payload.exp) throw new errors.JWTInvalid('a token names its subject and its end');
      return { subject, expiresAt: payload.exp * 1000 };
    } catch (error) {
      const refusal = refusalOf(error);
      throw refusal ? this.refused.as(refusal) : keysUnavailable();
    }
  }

  private remember(digest: string, subject: string, until: number): void {
    // Oldest first out: a map keeps the order of insertion.
    if (this.proved.size >= CACHE_SIZE) this.proved.delete(this.proved.keys().next().value ?? '');
    this.proved.set(digest, { subject, until });
  }
}

/** When the token of an `Authorization` header that was proved ends: what stays open longer than a request ends with it. */
export function tokenEndsAt(authorization: string): Date {
  return new Date((decodeJwt(authorization.replace(/^Bearer +/i, '')).exp ?? 0) * 1000);
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof errors.JWTExpired) return 'AUTH.TOKEN_EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed && error.reason !== 'missing') {
    if (error.claim === 'aud') return 'AUTH.TOKEN_WRONG_AUDIENCE';
    if (error.claim === 'iss') return 'AUTH.TOKEN_WRONG_ISSUER';
  }
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed
  ) {
    return 'AUTH.TOKEN_BAD_SIGNATURE';
  }
  if (
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JOSENotSupported
  ) {
    return 'AUTH.TOKEN_MALFORMED';
  }
  return null;
}

// The issuer's keys could not be had: that is no fault of the token.
function keysUnavailable(): Problem {
  return new Problem(503, 'AUTH.KEYS_UNAVAILABLE', 'The keys of the identity provider cannot be reached', '暂时无法获取身份认证公钥，请稍后重试', {
    headers: { 'retry-after': '5' },
  });
}
