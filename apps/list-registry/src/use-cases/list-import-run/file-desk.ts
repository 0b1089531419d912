import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { WorkbookError, type WorkbookErrorCode } from '@yidan/documents';
import { DESK_MEMORY } from './desk-memory.ts';
import type { DeskAnswer, DeskTask, DeskTasks } from './file-desk.worker.ts';

const FROM_SOURCE = import.meta.url.endsWith('.ts');
const DESKS = 2;
const IDLE_MS = 10_000;
const PATIENCE_MS = 60_000;

/**
 * 读写间: two worker threads that read and write list files, one file at a time each. A hostile file ends its worker, never the service;
 * ten quiet seconds end them too, and a burst of files starts no more than two.
 */
@Injectable()
export class FileDesk implements OnApplicationShutdown {
  private readonly desks = Array.from({ length: DESKS }, () => new Desk());

  run<T extends DeskTask>(task: T, ...args: Parameters<DeskTasks[T]>): Promise<Awaited<ReturnType<DeskTasks[T]>>> {
    const [quietest] = this.desks.toSorted((a, b) => a.waiting - b.waiting);
    return quietest!.run(task, args) as Promise<Awaited<ReturnType<DeskTasks[T]>>>;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.desks.map((desk) => desk.close()));
  }
}

class Desk {
  waiting = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;

  run(task: string, args: readonly unknown[]): Promise<unknown> {
    this.waiting += 1;
    const result = this.queue.then(() => this.serve(task, args)).finally(() => (this.waiting -= 1));
    this.queue = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private async serve(task: string, args: readonly unknown[]): Promise<unknown> {
    clearTimeout(this.idle);
    this.worker ??= this.open();
    try {
      const answer = await ask(this.worker, task, args);
      this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
      if ('value' in answer) return answer.value;
      throw revive(answer.failure);
    } catch (error) {
      // Whatever could not be answered in order leaves a worker nobody should trust with the next file.
      if (!(error instanceof Refused)) await this.close();
      throw error instanceof Refused ? error.reason : error;
    }
  }

  private open(): Worker {
    const worker = new Worker(new URL(FROM_SOURCE ? './file-desk.worker.ts' : './file-desk.worker.js', import.meta.url), {
      execArgv: FROM_SOURCE ? ['--conditions=@yidan/source', '--disable-warning=ExperimentalWarning'] : [],
      resourceLimits: DESK_MEMORY,
    });
    worker.unref();
    worker.once('exit', () => {
      if (this.worker === worker) this.worker = null;
    });
    return worker;
  }
}

/** A refusal that the task itself made: the worker is as good as before. */
class Refused extends Error {
  readonly reason: Error;

  constructor(reason: Error) {
    super(reason.message);
    this.reason = reason;
  }
}

function ask(worker: Worker, task: string, args: readonly unknown[]): Promise<DeskAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const timer = setTimeout(() => settle(() => reject(new WorkbookError('BOMB', `no answer within ${PATIENCE_MS} ms`))), PATIENCE_MS);
    const onMessage = (answer: DeskAnswer): void => settle(() => resolve(answer));
    const onError = (error: NodeJS.ErrnoException): void =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkbookError('BOMB', `more than ${DESK_MEMORY.maxOldGenerationSizeMb} MB`) : error));
    const onExit = (code: number): void => settle(() => reject(new Error(`the worker ended without an answer (${code})`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage({ task, args });
  });
}

function revive({ name, message, stack, code, detail }: Extract<DeskAnswer, { failure: unknown }>['failure']): Refused {
  if (name === 'WorkbookError') return new Refused(new WorkbookError(code as WorkbookErrorCode, detail));
  return new Refused(Object.assign(new Error(message), { name, stack }));
}
