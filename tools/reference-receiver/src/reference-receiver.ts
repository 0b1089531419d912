import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ledger } from './ledger.ts';
import type { ReceivedMessage } from './ledger.ts';
import { refusalOf } from './verify-signature.ts';
import type { Refusal } from './verify-signature.ts';
import type { YidanClient } from './yidan-client.ts';

/** What became of one request: taken, known already, a test, or refused. */
export interface Visit {
  readonly id: string | null;
  readonly outcome: 'TAKEN' | 'KNOWN' | 'PING' | 'MALFORMED' | 'OUT_OF_ORDER' | Refusal;
}

export interface ReceiverOptions {
  readonly secrets: readonly string[];
  readonly host?: string;
  readonly port?: number;
  readonly toleranceSeconds?: number;
  readonly now?: () => Date;
  readonly ledger?: Ledger;
  /** How it pulls and reports; without it, it only listens. */
  readonly client?: YidanClient;
}

/** What the receiver answers instead of listening: as while it is being repaired. */
export interface Unwell {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers nothing at all until it is closed. */
  readonly silent?: boolean;
}

const MOST_BYTES = 8 * 1024 * 1024;

/** 示例接收端: what a department's system has to do, and no more: check the signature, take each message once, pull what is missing, push back what was done. */
export class ReferenceReceiver {
  readonly visits: Visit[] = [];
  readonly ledger: Ledger;
  /** Set while it is to be out of order. */
  unwell: Unwell | null = null;
  private secrets: readonly string[];
  private cursor = '0';

  private constructor(
    private readonly server: Server,
    private readonly options: ReceiverOptions,
  ) {
    this.secrets = options.secrets;
    this.ledger = options.ledger ?? new Ledger();
    this.cursor = this.ledger.all().at(-1)?.cursor ?? '0';
  }

  static async open(options: ReceiverOptions): Promise<ReferenceReceiver> {
    const server = createServer();
    const receiver = new ReferenceReceiver(server, options);
    server.on('request', (request, response) => void receiver.visited(request, response));
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    const { address, port, family } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/yidan`;
  }

  /** From now on these secrets are known: both while they are being rotated. */
  know(...secrets: readonly string[]): void {
    this.secrets = secrets;
  }

  /** 补拉: what was missed while nobody could be reached; what is known already stays as it is. Says how many were new. */
  async pullMissing(from: string = this.cursor): Promise<number> {
    if (!this.options.client) throw new Error('without credentials nothing is pulled');
    let fresh = 0;
    this.cursor = await this.options.client.pull(from, (message) => {
      if (this.ledger.take(message)) fresh += 1;
    });
    return fresh;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async visited(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const visit = (id: Visit['id'], outcome: Visit['outcome'], status: number): void => {
      this.visits.push({ id, outcome });
      response.writeHead(status).end();
    };
    const body = await bodyOf(request).catch(() => null);
    const id = request.headers['webhook-id'];
    const named = typeof id === 'string' ? id : null;
    if (this.unwell) {
      this.visits.push({ id: named, outcome: 'OUT_OF_ORDER' });
      if (!this.unwell.silent) response.writeHead(this.unwell.status, this.unwell.headers).end('be patient');
      return;
    }
    if (request.method !== 'POST' || body === null) return visit(named, 'MALFORMED', 400);
    const refusal = refusalOf(request.headers, body, this.secrets, this.options.now?.() ?? new Date(), this.options.toleranceSeconds);
    if (refusal) return visit(named, refusal, 401);
    const message = messageOf(body);
    if (message === null) return visit(named, 'MALFORMED', 400);
    if (message === 'PING') return visit(named, 'PING', 204);
    // The id of the header is the one that was signed; a message taken before is thanked for and forgotten.
    return visit(named, this.ledger.take({ ...message, id: named! }) ? 'TAKEN' : 'KNOWN', 204);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new RangeError('too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function messageOf(body: string): ReceivedMessage | 'PING' | null {
  try {
    const { type, timestamp, data } = JSON.parse(body) as { type: string; timestamp: string; data: Omit<ReceivedMessage, 'type' | 'timestamp'> };
    if (type === 'exchange.ping') return 'PING';
    return { ...data, type, timestamp };
  } catch {
    return null;
  }
}
