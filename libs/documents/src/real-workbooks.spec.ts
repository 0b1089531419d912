import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { readWorkbook } from './read-workbook.ts';

const data = process.env.YIDAN_REAL_DATA;
if (!data && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real workbooks');
const folder = data ? join(data, 'rights-lists') : '';
const files = data ? readdirSync(folder).filter((f) => /\.xlsx?$/.test(f)) : ['(YIDAN_REAL_DATA is not set)'];

describe('the published workbooks', () => {
  (data ? it.each(files) : it.skip.each(files))('%s reads cell by cell as a second reader reads it', async (file) => {
    const bytes = readFileSync(join(folder, file));

    const ours = await readWorkbook(bytes);

    const second = XLSX.read(bytes, { type: 'buffer' });
    expect(ours.sheets.map((s) => s.name)).toEqual(second.SheetNames);
    let cells = 0;
    for (const sheet of ours.sheets) {
      const theirs = second.Sheets[sheet.name] ?? {};
      const covered = new Set((theirs['!merges'] ?? []).flatMap((m) => coveredBy(m)));
      for (const [address, cell] of Object.entries(theirs)) {
        if (address.startsWith('!')) continue;
        const { r, c } = XLSX.utils.decode_cell(address);
        const expected = covered.has(`${r},${c}`) ? '' : String((cell as XLSX.CellObject).v ?? '').replace(/\r\n?/g, '\n').trim();
        expect([address, sheet.rows[r]?.[c] ?? '']).toEqual([address, expected]);
        if (expected !== '') cells += 1;
      }
      const filled = sheet.rows.flat().filter((cell) => cell !== '').length;
      cells -= filled;
    }
    expect(cells).toBe(0);
  });
});

function coveredBy({ s, e }: XLSX.Range): string[] {
  const under: string[] = [];
  for (let r = s.r; r <= e.r; r += 1) for (let c = s.c; c <= e.c; c += 1) if (r !== s.r || c !== s.c) under.push(`${r},${c}`);
  return under;
}
