import { Problem } from '../http/problem.ts';
import type { Counter } from '../telemetry/metrics.ts';

/** 令牌拒绝: the ways a token is refused; each is a stable code of a 401. */
const REFUSALS = {
  'AUTH.TOKEN_MISSING': ['This request needs an access token', '请求未携带访问令牌'],
  'AUTH.TOKEN_MALFORMED': ['The access token cannot be read', '访问令牌格式不正确'],
  'AUTH.TOKEN_EXPIRED': ['The access token has expired', '访问令牌已过期，请重新登录'],
  'AUTH.TOKEN_WRONG_AUDIENCE': ['The access token was issued for another audience', '访问令牌不是签发给本平台的'],
  'AUTH.TOKEN_WRONG_ISSUER': ['The access token was issued by somebody else', '访问令牌的签发方不受信任'],
  'AUTH.TOKEN_BAD_SIGNATURE': ['The signature of the access token does not hold', '访问令牌签名无效'],
  'AUTH.TENANT_MISSING': ['The access token is genuine, but its subject holds no right in any tenant here', '访问令牌有效，但该账号在任何地区都没有授权，请联系本单位管理员'],
} as const;
export type Refusal = keyof typeof REFUSALS;

/** Makes the refusals of tokens and counts them. */
export class RefusedTokens {
  constructor(private readonly counter?: Pick<Counter, 'add'>) {}

  as(code: Refusal): Problem {
    this.counter?.add(1, { code });
    const [message, messageZh] = REFUSALS[code];
    const challenge = code === 'AUTH.TOKEN_MISSING' ? 'Bearer realm="yidan"' : `Bearer realm="yidan", error="invalid_token", error_description="${message}"`;
    return new Problem(401, code, message, messageZh, { headers: { 'www-authenticate': challenge } });
  }
}
