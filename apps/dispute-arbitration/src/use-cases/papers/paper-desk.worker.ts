import { parentPort } from 'node:worker_threads';
import { writeWorkbook } from '@yidan/documents';
import { writeForm, writeIssued } from './write-paper.ts';

const tasks = { writeIssued, writeForm, writeWorkbook };

/** What the worker can be asked to do. */
export type PaperTasks = typeof tasks;
export type PaperTask = keyof PaperTasks;
/** How it answers: the file, or why there is none. */
export type PaperAnswer = { readonly value: Uint8Array } | { readonly failure: { readonly message: string; readonly stack?: string } };

parentPort?.on('message', ({ task, args }: { task: PaperTask; args: unknown[] }) => {
  const work = tasks[task] as (...given: unknown[]) => Promise<Uint8Array>;
  work(...args).then(
    (value) => parentPort?.postMessage({ value } satisfies PaperAnswer),
    ({ message, stack }: Error) => parentPort?.postMessage({ failure: { message, ...(stack && { stack }) } } satisfies PaperAnswer),
  );
});
