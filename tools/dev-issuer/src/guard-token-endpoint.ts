import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Attempt, LockOut } from './lock-out.ts';

/** 令牌端点锁定: whoever offers wrong secrets too often is answered 429, with the right one too. */
export function guardTokenEndpoint(lockOut: LockOut): (ctx: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void> {
  return async (ctx, next) => {
    if (ctx.method !== 'POST' || ctx.path !== '/token') return next();
    const address = ctx.req.socket.remoteAddress ?? '';
    if (await isLocked(ctx, lockOut, { account: null, address })) return undefined;
    await next();
    // Which client it is stands in the form, which is read on the way; what was made for a locked one is not handed out.
    const attempt = { account: machineOf(ctx), address };
    if (await isLocked(ctx, lockOut, attempt)) return undefined;
    if (ctx.status === 401) await lockOut.failed(attempt);
    return undefined;
  };
}

async function isLocked(ctx: KoaContextWithOIDC, lockOut: LockOut, attempt: Attempt): Promise<boolean> {
  const seconds = await lockOut.secondsLeft(attempt);
  if (seconds === 0) return false;
  ctx.status = 429;
  ctx.set('retry-after', String(seconds));
  ctx.body = { error: 'temporarily_unavailable', error_description: `too many failures, try again in ${seconds} seconds / 失败次数过多，请在 ${seconds} 秒后重试` };
  return true;
}

// The console's client is everybody's: failures under its name must not shut out those who work.
function machineOf(ctx: KoaContextWithOIDC): string | null {
  const id: unknown = ctx.oidc?.params?.['client_id'];
  return typeof id === 'string' && id.startsWith('client:') ? id : null;
}
