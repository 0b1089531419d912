import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { builtFile, profiling } from '../service-process.ts';

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

/** Has a file read in a new process; ours within the memory that a worker of the service has. */
export async function readIn(way: Way, file: string, profile: string | null): Promise<Reading> {
  const { stdout } = await run(process.execPath, [...(way === 'ours' ? await deskMemory() : []), ...profiling(profile), join(import.meta.dirname, 'read-child.js'), way, file], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Reading;
}

async function deskMemory(): Promise<string[]> {
  const { DESK_MEMORY } = (await import(pathToFileURL(builtFile('@yidan/list-registry', 'use-cases/list-import-run/desk-memory.js')).href)) as { DESK_MEMORY: { maxOldGenerationSizeMb: number; maxYoungGenerationSizeMb: number } };
  // A young generation is three semi-spaces.
  return [`--max-old-space-size=${DESK_MEMORY.maxOldGenerationSizeMb}`, `--max-semi-space-size=${DESK_MEMORY.maxYoungGenerationSizeMb / 3}`];
}
