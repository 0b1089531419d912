import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { builtFile } from '../service-process.ts';
import type { Reading, Way } from './reading.ts';

// A process of its own per reading: nothing is warm, and the most memory it ever held is its own.
const [way, file] = process.argv.slice(2) as [Way, string];

interface ListReader {
  readListFile(bytes: Uint8Array, fileName: string): Promise<{ report: { items: number; issues: unknown[]; refused: boolean } }>;
}

const ways: Record<Way, () => Promise<(bytes: Uint8Array) => Promise<Pick<Reading, 'rows' | 'findings'>>>> = {
  ours: async () => {
    const { readListFile } = (await import(pathToFileURL(builtFile('@yidan/list-registry', 'use-cases/list-import-run/read-list-file.js')).href)) as ListReader;
    return async (bytes) => {
      const { report } = await readListFile(bytes, 'list.xlsx');
      if (report.refused) throw new Error('the list was refused');
      return { rows: report.items, findings: report.issues.length };
    };
  },
  whole: async () => {
    const { readXlsx } = await import('hucre/xlsx');
    return async (bytes) => ({ rows: (await readXlsx(bytes)).sheets[0]!.rows.length - 2, findings: 0 });
  },
  streamed: async () => {
    const { streamXlsxRows } = await import('hucre/xlsx');
    return async (bytes) => {
      let rows = -2;
      for await (const _ of streamXlsxRows(bytes)) rows += 1;
      return { rows, findings: 0 };
    };
  },
};

const read = await ways[way]();
const bytes = readFileSync(file);
const began = performance.now();
const outcome = await read(bytes);
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ ...outcome, seconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) } satisfies Reading));
process.exit(0);
