import type { DeskNews } from '@yidan/contracts';
import type { TestCity } from '@yidan/testing';

/** What a stream said: an event of the desk, or why it ended. */
export interface Heard {
  readonly event: string;
  readonly id: string | null;
  readonly data: DeskNews & { reason?: string };
}

/** 听众: a client of the desk's stream, as a console would be one. */
export class DeskListening {
  readonly heard: Heard[] = [];
  private asked = 0;
  private waiting: (() => void) | null = null;
  private readonly stop = new AbortController();
  readonly over: Promise<void>;

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    body: ReadableStream<Uint8Array> | null,
    stop: AbortController,
  ) {
    this.stop = stop;
    this.over = this.read(body).catch(() => undefined);
  }

  static async of(city: TestCity, subject: string, headers: Record<string, string> = {}): Promise<DeskListening> {
    const stop = new AbortController();
    const authorization = `Bearer ${await city.token(subject)}`;
    const response = await fetch(`${city.address}/api/summons/v1/desk/stream`, { headers: { authorization, accept: 'text/event-stream', ...headers }, signal: stop.signal });
    return new DeskListening(response.status, response.headers, response.body, stop);
  }

  /** The next thing it says. */
  async next(): Promise<Heard> {
    while (this.heard.length <= this.asked) {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`nothing more was said after ${JSON.stringify(this.heard.at(-1))}`)), 10_000);
        this.waiting = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
    return this.heard[this.asked++]!;
  }

  /** The first word from here on that answers a question. */
  async until(wanted: (heard: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const heard = await this.next();
      if (wanted(heard)) return heard;
    }
  }

  close(): Promise<void> {
    this.stop.abort();
    return this.over;
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        this.take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  private take(block: string): void {
    const fields = new Map(block.split('\n').map((line): [string, string] => [line.split(': ')[0]!, line.slice(line.indexOf(': ') + 2)]));
    const event = fields.get('event');
    if (event === undefined) return;
    this.heard.push({ event, id: fields.get('id') ?? null, data: JSON.parse(fields.get('data') ?? '{}') as Heard['data'] });
    this.waiting?.();
  }
}
