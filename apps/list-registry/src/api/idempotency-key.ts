import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '@yidan/platform';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** 幂等键: for a handler with transactions of its own, which must remember its answers itself; undefined where the request sends none. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = context.switchToHttp().getRequest<{ headers: Record<string, unknown> }>().headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw new Problem(400, 'COMMON.MALFORMED', 'An Idempotency-Key is 1 to 200 visible ASCII characters', '幂等键应为 1 至 200 个可见 ASCII 字符');
});
