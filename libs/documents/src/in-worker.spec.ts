import { writeXlsx } from 'hucre';
import { anXlsxOf } from '../test/a-zip.ts';
import { readWorkbookInWorker, runInWorker } from './in-worker.ts';

describe('reading in a worker', () => {
  it('gives the same answer as reading here', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [['许可']] }] });

    expect(await readWorkbookInWorker(bytes)).toEqual({ format: 'xlsx', sheets: [{ name: 'a', hidden: false, merges: [], covered: [], rows: [['许可']] }] });
  });

  it('brings the reason of a refusal back', async () => {
    await expect(readWorkbookInWorker(Buffer.from('%PDF-1.7'))).rejects.toMatchObject({ name: 'WorkbookError', code: 'NOT_A_WORKBOOK' });
  });

  it('loses the worker and not the service when a file eats the memory', async () => {
    const cells = Array.from({ length: 40_000 }, (_, r) => `<row r="${r + 1}">${[...'ABCDEFGHIJKLMNOPQRST'].map((c) => `<c r="${c}${r + 1}"><v>${r}.${c.charCodeAt(0)}</v></c>`).join('')}</row>`);
    const bomb = anXlsxOf(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells.join('')}</sheetData></worksheet>`);

    await expect(readWorkbookInWorker(bomb, {}, { maxMemoryMb: 24 })).rejects.toMatchObject({ code: 'BOMB' });
  }, 30_000);

  it('gives up on a task that never ends', async () => {
    const endless = new URL('../test/endless.ts', import.meta.url);

    await expect(runInWorker(endless, 'endless', [], { timeoutMs: 1500 })).rejects.toMatchObject({ code: 'BOMB' });
  });

  it('runs any exported function of a module', async () => {
    expect(await runInWorker('node:path', 'join', ['a', 'b'])).toBe('a/b');
    await expect(runInWorker('node:path', 'nothing', [])).rejects.toThrow('exports no nothing');
  });
});
