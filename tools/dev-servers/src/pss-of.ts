import { readFileSync } from 'node:fs';
import { treeOf } from './process-table.ts';

/** The memory in bytes that processes and all their descendants hold, shared pages counted once (PSS). */
export function pssOf(...pids: number[]): number {
  return treeOf(...pids).reduce((sum, pid) => sum + pssOfOne(pid), 0);
}

function pssOfOne(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch (error) {
    // A process may end while the tree is walked; one that may not be read would make the sum a lie.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}
