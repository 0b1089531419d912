/** 登录人: what the identity provider says of the person; only the subject is certain. */
export interface SignedInPerson {
  subject: string;
  name: string | null;
  organ: string | null;
  unit: string | null;
}

/** The person a token names. */
export function personFrom(claims: Readonly<Record<string, unknown>>): SignedInPerson {
  const text = (claim: string): string | null => {
    const value = claims[claim];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  return { subject: text('sub') ?? '', name: text('name') ?? text('preferred_username'), organ: text('organ'), unit: text('unit') };
}

/** Where somebody comes back to after signing in: a page of the console and nothing else. */
export function returnTarget(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted) || wanted.startsWith('/signed-in')) return '/';
  return wanted;
}

const ENDED_AT = 'yidan.session-ended-at';
const AGAIN_AFTER_MS = 30_000;

/**
 * Whether a session that ended leads straight to the login. Where the last one ended a moment ago, the services do not accept
 * what the login gives, and going there again would never end.
 */
export function mayGoToLogin(store: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  const before = Number(store.getItem(ENDED_AT) ?? 0);
  store.setItem(ENDED_AT, String(now));
  return now - before > AGAIN_AFTER_MS;
}
