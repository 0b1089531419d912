import { EventReader, type StreamEvent } from './event-stream.ts';

const LONGEST_PAUSE_MS = 30_000;

/** What following a stream needs: its opening, and who is told what happens. */
export interface Following {
  open(lastEventId: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  heard(event: StreamEvent): void;
  connected(is: boolean): void;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** 持续接收: reads a stream until the signal ends it; a connection that breaks is opened again where it left off. */
export async function followStream({ open, heard, connected, wait }: Following, signal: AbortSignal): Promise<void> {
  const reader = new EventReader();
  let failures = 0;
  while (!signal.aborted) {
    try {
      const body = await open(reader.lastEventId, signal);
      connected(true);
      for await (const text of textsOf(body)) {
        for (const event of reader.read(text)) heard(event);
        failures = 0;
      }
    } catch {
      failures += 1;
    }
    reader.cut();
    if (signal.aborted) return;
    connected(false);
    // Whoever cannot be reached is asked ever less often.
    await wait(Math.min(LONGEST_PAUSE_MS, reader.retryMs * 2 ** Math.min(failures, 10)), signal);
  }
}

/** Waits, or until there is no need to any more. */
export function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

// Not every browser can iterate over a stream.
async function* textsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const bytes = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await bytes.read();
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    bytes.cancel().catch(() => undefined);
  }
}
