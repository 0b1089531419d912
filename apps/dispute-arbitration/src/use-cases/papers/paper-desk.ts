import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PaperAnswer, PaperTask, PaperTasks } from './paper-desk.worker.ts';

const FROM_SOURCE = import.meta.url.endsWith('.ts');
const IDLE_MS = 10_000;

/** 文印间: one worker thread that writes papers and workbooks, one after the other; ten quiet seconds end it. */
@Injectable()
export class PaperDesk implements OnApplicationShutdown {
  private queue: Promise<unknown> = Promise.resolve();
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;

  run<T extends PaperTask>(task: T, ...args: Parameters<PaperTasks[T]>): Promise<Uint8Array> {
    const written = this.queue.then(() => this.write(task, args));
    this.queue = written.catch(() => undefined);
    return written;
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.close();
  }

  private async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private async write(task: PaperTask, args: readonly unknown[]): Promise<Uint8Array> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.open());
    worker.postMessage({ task, args });
    const answer = await answerOf(worker);
    this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    if ('failure' in answer) throw Object.assign(new Error(answer.failure.message), { stack: answer.failure.stack });
    return answer.value;
  }

  private open(): Worker {
    const worker = new Worker(new URL(FROM_SOURCE ? './paper-desk.worker.ts' : './paper-desk.worker.js', import.meta.url), {
      execArgv: FROM_SOURCE ? ['--conditions=@yidan/source', '--disable-warning=ExperimentalWarning'] : [],
    });
    worker.unref();
    // An error that nobody waits for ends the worker, and nothing else.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.worker === worker) this.worker = null;
    });
    return worker;
  }
}

/** The answer, or a failure where the worker ends without one. */
async function answerOf(worker: Worker): Promise<PaperAnswer> {
  const settled = new AbortController();
  const ended = once(worker, 'exit', settled).then(() => {
    throw new Error('the worker ended without an answer');
  });
  try {
    const [answer] = (await Promise.race([once(worker, 'message', settled), ended])) as [PaperAnswer];
    return answer;
  } finally {
    settled.abort();
  }
}
