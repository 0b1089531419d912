import { createHmac } from 'node:crypto';
import { WEBHOOK_HEADERS } from '@yidan/contracts';

/** 报文签名: HMAC-SHA256 over id, timestamp and body, once for every key that holds; whoever has one of them recognises the message. */
export function signedHeaders(id: string, at: Date, body: string, keys: readonly Buffer[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = keys.map((key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`).join(' ');
  return { [WEBHOOK_HEADERS.id]: id, [WEBHOOK_HEADERS.timestamp]: timestamp, [WEBHOOK_HEADERS.signature]: signature };
}
