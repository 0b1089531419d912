import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { profiling } from '../service-process.ts';

/** Who reads: our own way of an upload, the library alone as a whole, the library row by row. */
export type Way = 'ours' | 'whole' | 'streamed';

/** One reading of a file in a process of its own. */
export interface Reading {
  rows: number;
  findings: number;
  seconds: number;
  /** The most memory the process ever held. */
  megabytes: number;
}

const run = promisify(execFile);

/** Has a file read in a new process. */
export async function readIn(way: Way, file: string, profile: string | null): Promise<Reading> {
  const { stdout } = await run(process.execPath, [...profiling(profile), join(import.meta.dirname, 'read-child.js'), way, file], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Reading;
}
