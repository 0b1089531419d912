import { createHmac, timingSafeEqual } from 'node:crypto';

/** Why a message was not taken. */
export type Refusal = 'HEADERS_MISSING' | 'TOO_OLD_OR_TOO_NEW' | 'SIGNATURE_WRONG';

/** What the headers of a webhook say; names are in lower case. */
export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

export const DEFAULT_TOLERANCE_SECONDS = 300;

/**
 * 验签: null where the message is what the platform signed with one of these secrets, else why not. The body is the bytes as they came: parsed and written again they are others.
 * A wrong clock here refuses everything, so keep it on time.
 */
export function refusalOf(headers: WebhookHeaders, body: string, secrets: readonly string[], now: Date, toleranceSeconds = DEFAULT_TOLERANCE_SECONDS): Refusal | null {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string' || !/^\d{1,12}$/.test(timestamp)) return 'HEADERS_MISSING';
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return 'TOO_OLD_OR_TOO_NEW';
  // While a secret is rotated there are several signatures; one that is right is enough.
  const given = signatures.split(' ').flatMap((each) => (each.startsWith('v1,') ? [Buffer.from(each.slice(3), 'base64')] : []));
  const isRight = secrets.some((secret) => {
    const expected = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${timestamp}.${body}`).digest();
    return given.some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
  });
  return isRight ? null : 'SIGNATURE_WRONG';
}
