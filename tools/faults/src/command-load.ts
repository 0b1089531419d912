import { setTimeout as sleep } from 'node:timers/promises';

/** One command as it goes over the wire; the same again under its key until somebody acknowledges it. */
export interface Command {
  /** What it leaves behind, by which it is found again. */
  mark: string;
  path: string;
  body: unknown;
}

export interface CommandLoadOptions {
  address: string;
  clients: number;
  token(): Promise<string>;
  /** Nothing while there is nothing to be done. */
  next(n: number): Command | null;
  /** Told each answer once it is known to have had its effect. */
  heard?(answer: string): void;
}

const RETRY_MS = 60;

/** 在途命令: clients that send one command after another and, where the service died under them, the same one again. */
export class CommandLoad {
  readonly acknowledged: string[] = [];
  /** Answers that the first, unheard try had already earned. */
  replayed = 0;
  retries = 0;
  readonly refused: string[] = [];
  private sent = 0;
  private cut = 0;
  private running = true;
  private clients: Promise<void>[] = [];

  constructor(private readonly options: CommandLoadOptions) {}

  /** Commands that were with the service when its line broke: sent, and never answered. */
  get cutOff(): number {
    return this.cut;
  }

  start(): void {
    this.running = true;
    this.clients = Array.from({ length: this.options.clients }, () => this.client());
  }

  /** No new commands; every one under way is brought to its end. */
  async finish(): Promise<void> {
    this.running = false;
    await Promise.all(this.clients);
  }

  private async client(): Promise<void> {
    while (this.running) {
      const command = this.options.next((this.sent += 1));
      if (command) await this.bringThrough(command);
      await sleep(20 + 30 * Math.random());
    }
  }

  private async bringThrough(command: Command): Promise<void> {
    for (let tries = 0; ; tries++) {
      const outcome = await this.send(command);
      if (outcome === 'acknowledged') return void this.acknowledged.push(command.mark);
      if (outcome !== 'unheard') return void this.refused.push(`${command.mark}: ${outcome}`);
      this.retries += 1;
      await sleep(RETRY_MS);
    }
  }

  private async send({ mark, path, body }: Command): Promise<'acknowledged' | 'unheard' | string> {
    try {
      const response = await fetch(this.options.address + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${await this.options.token()}`, 'content-type': 'application/json', 'idempotency-key': mark },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      const answer = await response.text();
      if (response.headers.get('idempotent-replay')) this.replayed += 1;
      if (response.ok) this.options.heard?.(answer);
      if (response.ok) return 'acknowledged';
      return response.status >= 500 || answer.includes('COMMON.REQUEST_IN_PROGRESS') ? 'unheard' : `${response.status} ${answer}`;
    } catch (error) {
      // Where nobody listened, nothing was under way.
      if ((error as { cause?: { code?: string } }).cause?.code !== 'ECONNREFUSED') this.cut += 1;
      return 'unheard';
    }
  }
}
