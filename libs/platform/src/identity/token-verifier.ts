import { createHash } from 'node:crypto';
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { ServiceSettings } from '../config/service-settings.ts';
import { Problem } from '../http/problem.ts';

const ALGORITHMS = ['ES256', 'EdDSA', 'RS256'];
const CACHE_MS = 30_000;
const CACHE_SIZE = 10_000;

/** The ways a token is refused; each is a stable code of a 401. */
const REFUSALS = {
  'AUTH.TOKEN_MISSING': ['This request needs an access token', '请求未携带访问令牌'],
  'AUTH.TOKEN_MALFORMED': ['The access token cannot be read', '访问令牌格式不正确'],
  'AUTH.TOKEN_EXPIRED': ['The access token has expired', '访问令牌已过期，请重新登录'],
  'AUTH.TOKEN_WRONG_AUDIENCE': ['The access token was issued for another audience', '访问令牌不是签发给本平台的'],
  'AUTH.TOKEN_WRONG_ISSUER': ['The access token was issued by somebody else', '访问令牌的签发方不受信任'],
  'AUTH.TOKEN_BAD_SIGNATURE': ['The signature of the access token does not hold', '访问令牌签名无效'],
} as const;
type Refusal = keyof typeof REFUSALS;

/** 令牌校验: proves who signs in by the issuer's keys; what the subject may do is not the token's to say. */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly proved = new Map<string, { subject: string; until: number }>();

  constructor(private readonly identity: ServiceSettings['identity']) {
    const { jwks } = identity;
    this.keys = typeof jwks === 'string' ? createRemoteJWKSet(new URL(jwks)) : createLocalJWKSet(jwks as unknown as JSONWebKeySet);
  }

  /** The subject an `Authorization` header proves, or 401. */
  async subjectOf(authorization: string | undefined): Promise<string> {
    if (!authorization) throw refused('AUTH.TOKEN_MISSING');
    const [, token] = /^Bearer +([^\s]+)$/i.exec(authorization) ?? [];
    if (!token) throw refused('AUTH.TOKEN_MALFORMED');
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.proved.get(digest);
    if (known && known.until > Date.now()) return known.subject;
    const { subject, expiresAt } = await this.prove(token);
    this.remember(digest, subject, Math.min(expiresAt, Date.now() + CACHE_MS));
    return subject;
  }

  private async prove(token: string): Promise<{ subject: string; expiresAt: number }> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.identity.issuer,
        audience: this.identity.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
      });
      if (!payload.sub || !payload.exp) throw refused('AUTH.TOKEN_MALFORMED');
      return { subject: payload.sub, expiresAt: payload.exp * 1000 };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private remember(digest: string, subject: string, until: number): void {
    // Oldest first out: a map keeps the order of insertion.
    if (this.proved.size >= CACHE_SIZE) this.proved.delete(this.proved.keys().next().value ?? '');
    this.proved.set(digest, { subject, until });
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return refused('AUTH.TOKEN_EXPIRED');
  if (error instanceof errors.JWTClaimValidationFailed && error.reason !== 'missing') {
    if (error.claim === 'aud') return refused('AUTH.TOKEN_WRONG_AUDIENCE');
    if (error.claim === 'iss') return refused('AUTH.TOKEN_WRONG_ISSUER');
  }
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed
  ) {
    return refused('AUTH.TOKEN_BAD_SIGNATURE');
  }
  if (
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JOSENotSupported
  ) {
    return refused('AUTH.TOKEN_MALFORMED');
  }
  if (error instanceof Problem) return error;
  // The issuer's keys could not be had: that is no fault of the token.
  return new Problem(503, 'AUTH.KEYS_UNAVAILABLE', 'The keys of the identity provider cannot be reached', '暂时无法获取身份认证公钥，请稍后重试', {
    headers: { 'retry-after': '5' },
  });
}

function refused(code: Refusal): Problem {
  const [message, messageZh] = REFUSALS[code];
  const challenge = code === 'AUTH.TOKEN_MISSING' ? 'Bearer realm="yidan"' : `Bearer realm="yidan", error="invalid_token", error_description="${message}"`;
  return new Problem(401, code, message, messageZh, { headers: { 'www-authenticate': challenge } });
}
