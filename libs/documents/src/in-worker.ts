import { Worker } from 'node:worker_threads';
import type { Workbook, WorkbookLimits } from './workbook.ts';
import { WorkbookError, type WorkbookErrorCode } from './workbook-error.ts';

export interface WorkerOptions {
  maxMemoryMb?: number;
  timeoutMs?: number;
}

export type WorkerAnswer = { value: unknown } | { failure: { name: string; message: string; stack?: string; code?: string; detail?: string } };

const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** Reads a workbook in a short-lived worker, so that a hostile file can end the worker but never the service. */
export function readWorkbookInWorker(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}, options: WorkerOptions = {}): Promise<Workbook> {
  return runInWorker(new URL(FROM_SOURCE ? './read-workbook.ts' : './read-workbook.js', import.meta.url), 'readWorkbook', [bytes, limits], options);
}

/** Calls one exported function of a module in a short-lived worker with bounded memory and time; arguments and answer are copied. */
export function runInWorker<T>(module: URL | string, exportName: string, args: readonly unknown[], options: WorkerOptions = {}): Promise<T> {
  const { maxMemoryMb = 768, timeoutMs = 60_000 } = options;
  const worker = new Worker(new URL(FROM_SOURCE ? './worker.ts' : './worker.js', import.meta.url), {
    workerData: { module: String(module), exportName, args },
    execArgv: FROM_SOURCE ? ['--conditions=@yidan/source', '--disable-warning=ExperimentalWarning'] : [],
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: 64 },
  });
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new WorkbookError('BOMB', `no answer within ${timeoutMs} ms`))), timeoutMs);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
      void worker.terminate();
    };
    worker.once('message', (answer: WorkerAnswer) => settle(() => ('value' in answer ? resolve(answer.value as T) : reject(revive(answer.failure)))));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkbookError('BOMB', `more than ${maxMemoryMb} MB`) : error)),
    );
    worker.once('exit', (code) => settle(() => reject(new Error(`The worker ended without an answer (${code})`))));
  });
}

function revive(failure: { name: string; message: string; stack?: string; code?: string; detail?: string }): Error {
  if (failure.name === 'WorkbookError') return new WorkbookError(failure.code as WorkbookErrorCode, failure.detail);
  return Object.assign(new Error(failure.message), { name: failure.name, stack: failure.stack });
}
