import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** One message of the platform, pushed or pulled: the same either way. */
export interface ReceivedMessage {
  readonly id: string;
  readonly cursor: string;
  readonly type: string;
  readonly timestamp: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly order: { readonly id: string; readonly number: string; readonly state: string; readonly rowVersion: number };
}

/** 收件登记: every message once, by its id; with a file it remembers over restarts. */
export class Ledger {
  private readonly messages = new Map<string, ReceivedMessage>();
  private readonly orders = new Map<string, ReceivedMessage['order']>();

  constructor(private readonly file: string | null = null) {
    if (file === null || !existsSync(file)) return;
    // A line that was cut off by a crash was never answered for, so it comes again.
    for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) this.enter(JSON.parse(line) as ReceivedMessage);
  }

  /** Takes a message; false where it was taken before. It is on disk before anybody is told. */
  take(message: ReceivedMessage): boolean {
    if (this.messages.has(message.id)) return false;
    if (this.file !== null) appendFileSync(this.file, `${JSON.stringify(message)}\n`, { flush: true });
    this.enter(message);
    return true;
  }

  has(id: string): boolean {
    return this.messages.has(id);
  }

  /** Everything taken, in the platform's order. */
  all(): ReceivedMessage[] {
    return [...this.messages.values()].sort((a, b) => (BigInt(a.cursor) < BigInt(b.cursor) ? -1 : 1));
  }

  /** How an order stands by the newest that was told of it, whatever came last. */
  order(id: string): ReceivedMessage['order'] | undefined {
    return this.orders.get(id);
  }

  get size(): number {
    return this.messages.size;
  }

  private enter(message: ReceivedMessage): void {
    this.messages.set(message.id, message);
    const known = this.orders.get(message.order.id);
    if (!known || known.rowVersion <= message.order.rowVersion) this.orders.set(message.order.id, message.order);
  }
}
