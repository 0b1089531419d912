import { read, utils } from '@e965/xlsx';
import { writeMarkedWorkbook } from './mark-workbook.ts';
import { readWorkbook } from './read-workbook.ts';

const workbook = {
  title: '报告',
  sheets: [
    {
      name: '问题清单',
      rows: [['标题'], ['编号', '说明'], [1, '=HYPERLINK("http://a","b")'], [2, '_x0041_']],
      merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      marks: [{ row: 2, column: 1, fill: 'FFC7CE', comment: '错误：甲 <乙>\nError: =1+1 _x0041_' }, { row: 5, column: 3, fill: 'BDD7EE' }],
      widths: [8, 30],
      headings: 1,
      filtered: true,
    },
    { name: '隐藏', hidden: true, rows: [['+86', '@x', '-1', '007']], merges: [], marks: [], widths: [] },
  ],
};

describe('a workbook with marks', () => {
  it('is what was given, for our reader and for another', async () => {
    const bytes = await writeMarkedWorkbook(workbook);

    const ours = await readWorkbook(bytes);
    expect(ours.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows }))).toEqual([
      { name: '问题清单', hidden: false, rows: [['标题'], ['编号', '说明'], ['1', '=HYPERLINK("http://a","b")'], ['2', '_x0041_']] },
      { name: '隐藏', hidden: true, rows: [['+86', '@x', '-1', '007']] },
    ]);
    const theirs = read(bytes, { cellStyles: true, cellFormula: true });
    const cell = theirs.Sheets['问题清单']!.B3 as { v: string; t: string; f?: string; s: { fgColor: { rgb: string } }; c: { t: string; a: string }[] };
    expect(cell).toMatchObject({ t: 's', v: '=HYPERLINK("http://a","b")', s: { fgColor: { rgb: 'FFC7CE' } } });
    expect(cell.c.map(({ t }) => t.replaceAll('\r\n', '\n').replaceAll('_x005F_', '_'))).toEqual(['错误：甲 <乙>\nError: =1+1 _x0041_']);
    expect((theirs.Sheets['问题清单']!.D6 as typeof cell).s.fgColor.rgb).toBe('BDD7EE');
    expect(theirs.Sheets['问题清单']!['!autofilter']).toEqual({ ref: 'A2:B4' });
    expect(utils.decode_range('A1:B1')).toEqual(theirs.Sheets['问题清单']!['!merges']![0]);
  });

  it('holds no formula, whatever a text begins with', async () => {
    const { Sheets } = read(await writeMarkedWorkbook(workbook), { cellFormula: true });

    const cells = Object.values(Sheets).flatMap((sheet) => Object.entries(sheet).filter(([address]) => !address.startsWith('!')).map(([, cell]) => cell as { f?: string; t: string }));
    expect(cells.length).toBeGreaterThan(9);
    expect(cells.filter(({ f, t }) => f !== undefined || !['s', 'n', 'z'].includes(t))).toEqual([]);
  });

  it('cuts what office programs would take for damage', async () => {
    const [sheet] = (await readWorkbook(await writeMarkedWorkbook({ title: 'a', sheets: [{ name: 'a', rows: [['长'.repeat(40_000)]], merges: [], marks: [], widths: [9] }] }))).sheets;

    expect(sheet?.rows[0]?.[0]).toBe(`${'长'.repeat(32_766)}…`);
  });

  it('has the same bytes for the same input', async () => {
    const first = await writeMarkedWorkbook(workbook);
    await new Promise((r) => setTimeout(r, 1100));

    expect(Buffer.compare(Buffer.from(first), Buffer.from(await writeMarkedWorkbook(workbook)))).toBe(0);
  });
});
