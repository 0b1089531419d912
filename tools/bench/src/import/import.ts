import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchOptions } from '../arguments.ts';
import { interleaved } from '../interleave.ts';
import { median, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { benchFolder } from '../running-city.ts';
import { largeList } from './large-list.ts';
import { readIn, type Reading, type Way } from './reading.ts';

const ROWS = 100_000;

/** 导入: rows per second of a published list read and understood as an upload is, against the workbook library reading the same file and no more. */
export async function importList({ rounds, profile }: BenchOptions): Promise<BenchResult> {
  const folder = benchFolder();
  try {
    const file = join(folder, 'list.xlsx');
    const bytes = await largeList(ROWS);
    writeFileSync(file, bytes);
    tell(`${ROWS} rows, ${rounded(bytes.length / 2 ** 20)} MB`);
    const readings: Record<Way, Reading[]> = { ours: [], whole: [], streamed: [] };
    const reading = (way: Way) => async (): Promise<number> => {
      const taken = await readIn(way, file, way === 'ours' ? profile : null);
      if (taken.rows !== ROWS) throw new Error(`${taken.rows} of ${ROWS} rows were read (${way})`);
      readings[way].push(taken);
      return taken.rows / taken.seconds;
    };
    const taken = await interleaved(rounds, 'rows/s', reading('ours'), async (round) => {
      const streamed = await reading('streamed')();
      tell(`round ${round}: the library row by row ${rounded(streamed)} rows/s`);
      return reading('whole')();
    });
    const most = (way: Way): number => Math.max(...readings[way].map(({ megabytes }) => megabytes));
    return resultOf('import', 'rows/s', taken, {
      rows: ROWS,
      fileMegabytes: rounded(bytes.length / 2 ** 20),
      findings: readings.ours[0]!.findings,
      peakMegabytes: most('ours'),
      peerPeakMegabytes: most('whole'),
      streamedRowsPerSecond: rounded(median(readings.streamed.map(({ seconds }) => ROWS / seconds))),
      streamedPeakMegabytes: most('streamed'),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
