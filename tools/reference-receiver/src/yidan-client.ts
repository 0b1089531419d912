import type { ReceivedMessage } from './ledger.ts';

/** Where a department's system finds the platform, and how it proves who it is: by client credentials, or by whatever gives it a token. */
export interface Credentials {
  /** Up to the host: `https://yidan.example.gov.cn`. */
  readonly platform: string;
  token(): Promise<string>;
}

/** An answer, whatever it says. */
export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
}

interface Feed {
  items: ReceivedMessage[];
  next: string;
  more: boolean;
}

const PAGE = 200;

/** 平台接口: what a department's system asks of the platform. */
export class YidanClient {
  constructor(private readonly credentials: Credentials) {}

  /** Everything after a cursor, page by page; says where it got to. */
  async pull(after: string, take: (message: ReceivedMessage) => void): Promise<string> {
    let cursor = after;
    for (let more = true; more; ) {
      const { status, body } = await this.call<Feed>('GET', `/exchange/orders?after=${cursor}&limit=${PAGE}`);
      if (status !== 200) throw new Error(`the feed answers ${status}`);
      for (const message of body.items) take(message);
      cursor = body.next;
      more = body.more;
    }
    return cursor;
  }

  /** Pushes what was done about an order; to be repeated as it is until it is answered. */
  report<Body = Record<string, unknown>>(orderId: string, status: Readonly<Record<string, unknown>>): Promise<Answered<Body>> {
    return this.call<Body>('POST', `/exchange/orders/${orderId}/statuses`, status);
  }

  async call<Body>(method: string, path: string, body?: unknown): Promise<Answered<Body>> {
    const answer = await fetch(`${this.credentials.platform}/api/summons/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.credentials.token()}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }
}

/** A token by client credentials, asked for anew a minute before it ends. */
export function clientCredentials(tokenUrl: string, clientId: string, clientSecret: string): () => Promise<string> {
  let held: { token: string; until: number } | null = null;
  return async () => {
    if (held && Date.now() < held.until) return held.token;
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const answer = await fetch(tokenUrl, { method: 'POST', body: form, signal: AbortSignal.timeout(30_000) });
    if (!answer.ok) throw new Error(`the issuer answers ${answer.status}`);
    const { access_token: token, expires_in: seconds = 60 } = (await answer.json()) as { access_token: string; expires_in?: number };
    held = { token, until: Date.now() + Math.max(0, seconds - 60) * 1000 };
    return token;
  };
}
