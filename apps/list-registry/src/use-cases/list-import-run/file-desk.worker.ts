import { parentPort } from 'node:worker_threads';
import { writeOpenData } from '../document/write-open-data.ts';
import { writeForm } from '../document/write-form.ts';
import { writeAdjustments } from '../adjustment/write-adjustments.ts';
import { writeAllLists, writeListFile, writeTemplate } from '../duty-list/write-list-file.ts';
import { readCatalogueFile } from '../power-catalogue/read-catalogue-file.ts';
import { readSandingFile } from '../sanding/read-sanding-file.ts';
import { writeSandingMatrix } from '../sanding/write-sanding-matrix.ts';
import { writeStaffing } from '../staffing/write-staffing.ts';
import { readListFile } from './read-list-file.ts';
import { writeReport } from './write-report.ts';

const tasks = { readListFile, writeListFile, writeAllLists, writeTemplate, writeReport, writeForm, writeOpenData, writeAdjustments, readSandingFile, readCatalogueFile, writeSandingMatrix, writeStaffing };

/** What the worker can be asked to do. */
export type DeskTasks = typeof tasks;
export type DeskTask = keyof DeskTasks;
/** How it answers: the value, or the failure in parts that survive the way between threads. */
export type DeskAnswer = { value: unknown } | { failure: { name: string; message: string; stack?: string; code?: string; detail?: string } };

parentPort?.on('message', ({ task, args }: { task: DeskTask; args: unknown[] }) => {
  const work = tasks[task] as (...given: unknown[]) => Promise<unknown>;
  work(...args).then(
    (value) => parentPort?.postMessage({ value } satisfies DeskAnswer),
    (cause: Error & { code?: string; detail?: string }) => {
      const { name, message, stack, code, detail } = cause;
      parentPort?.postMessage({ failure: { name, message, ...(stack && { stack }), ...(code && { code }), ...(detail && { detail }) } } satisfies DeskAnswer);
    },
  );
});
