import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer } from './in-worker.ts';

const { module, exportName, args } = workerData as { module: string; exportName: string; args: unknown[] };

let answer: WorkerAnswer;
try {
  const loaded = (await import(module)) as Record<string, (...args: unknown[]) => unknown>;
  const task = loaded[exportName];
  if (!task) throw new Error(`${module} exports no ${exportName}`);
  answer = { value: await task(...args) };
} catch (cause) {
  const { name, message, stack, code, detail } = cause as Error & { code?: string; detail?: string };
  answer = { failure: { name, message, ...(stack && { stack }), ...(code && { code }), ...(detail && { detail }) } };
}
parentPort?.postMessage(answer);
