import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Checkpoint } from './checkpoint.ts';

/** 见证文件: keeps every checkpoint beside the database, one line each, on disk before the next is written. Several services may write to one. */
export class WitnessFile {
  constructor(private readonly path: string) {}

  async append(checkpoint: Checkpoint): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a', 0o640);
    try {
      // One write each: lines of several processes do not mix.
      await file.write(`${JSON.stringify(checkpoint)}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }
}
