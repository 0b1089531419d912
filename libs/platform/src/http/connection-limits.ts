import type { ServerOptions } from 'node:http';

/** 连接限制: what every listening server takes of a connection: headers of 16 KB within 15 s, a whole request within 2 minutes. An idle one outlives the minute a proxy keeps it. */
export const CONNECTION_LIMITS: ServerOptions & { requestTimeout: number; keepAliveTimeout: number } = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 72_000,
  connectionsCheckingInterval: 5_000,
};

/** How long a connection may lie still in the middle of an answer, for whoever stops reading. */
export const STALLED_AFTER_MS = 600_000;
export const MAX_ADDRESS_LENGTH = 8 * 1024;
export const MAX_QUERY_LENGTH = 4 * 1024;

/** Whether an address is longer than any this product has. */
export function isTooLong(url: string): boolean {
  const query = url.indexOf('?');
  return url.length > MAX_ADDRESS_LENGTH || (query >= 0 && url.length - query - 1 > MAX_QUERY_LENGTH);
}
