import http from 'node:http';
import https from 'node:https';
import { TargetRefused } from '../../domain/exchange/exchange.errors.ts';
import { retryAfterMs } from '../../domain/exchange/retry-schedule.ts';
import type { WebhookTargets } from './webhook-targets.ts';

/** 投递结果: told, refused for what it says, or not answered for. */
export type Outcome =
  | { readonly kind: 'DELIVERED'; readonly status: number; readonly failure: null; readonly retryAfterMs: null }
  | { readonly kind: 'GONE' | 'REFUSED' | 'UNANSWERED'; readonly status: number | null; readonly failure: string; readonly retryAfterMs: number | null };

const TIMEOUT_MS = 10_000;
/** What a receiver says is thrown away; whoever says more than this is hung up on. */
const MOST_ANSWERED = 64 * 1024;
/** Answers that speak of the receiver and not of the message. */
const OF_THE_RECEIVER = [401, 403, 404, 408, 425, 429];

/** 发送报文: one signed message to one address. Follows no redirect: where it leads was not what was subscribed. */
export class PostWebhook {
  private readonly agents = { 'https:': new https.Agent({ keepAlive: true, maxFreeSockets: 16 }), 'http:': new http.Agent({ keepAlive: true, maxFreeSockets: 16 }) };

  constructor(
    private readonly targets: WebhookTargets,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  async execute(url: string, headers: Readonly<Record<string, string>>, body: string, now: Date): Promise<Outcome> {
    try {
      this.targets.assertAllowed(url);
      const { status, retryAfter } = await this.post(new URL(url), headers, body);
      return outcomeOf(status, retryAfterMs(retryAfter, now));
    } catch (error) {
      return { kind: 'UNANSWERED', status: null, failure: wordsOf(error), retryAfterMs: null };
    }
  }

  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<{ status: number; retryAfter: string | undefined }> {
    const protocol = url.protocol as 'https:' | 'http:';
    const { request } = protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        method: 'POST',
        agent: this.agents[protocol],
        lookup: this.targets.lookup,
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'user-agent': 'yidan-webhook/1', accept: '*/*' },
        // The whole of it, from the connection to the last byte of the answer.
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      sent.on('error', reject);
      sent.on('response', (answer) => {
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MOST_ANSWERED) sent.destroy(new Error('the answer is too long'));
        });
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] }));
      });
      sent.end(body);
    });
  }
}

function outcomeOf(status: number, asked: number | null): Outcome {
  if (status >= 200 && status < 300) return { kind: 'DELIVERED', status, failure: null, retryAfterMs: null };
  const failure = status >= 300 && status < 400 ? `HTTP ${status}: redirects are not followed` : `HTTP ${status}`;
  if (status === 410) return { kind: 'GONE', status, failure, retryAfterMs: asked };
  return { kind: status < 500 && status >= 400 && !OF_THE_RECEIVER.includes(status) ? 'REFUSED' : 'UNANSWERED', status, failure, retryAfterMs: asked };
}

// By code and not by message: what a resolver or a certificate says may name machines of the network.
function wordsOf(error: unknown): string {
  if (error instanceof TargetRefused) return error.code;
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  return typeof code === 'string' ? code : 'CONNECTION_FAILED';
}
