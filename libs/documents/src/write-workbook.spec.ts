import { readXlsx } from 'hucre';
import { letters, writeWorkbook } from './write-workbook.ts';

describe('writing a spreadsheet', () => {
  const form = {
    title: '清单',
    sheets: [{ name: '清单', title: '某局清单', columns: [{ header: '序号', width: 6 }, { header: '类型', width: 12, choices: ['行政许可', '行政处罚'], comment: '任选其一' }], rows: [[1, '行政许可']], choiceRows: 50 }],
  };

  it('gives the same bytes for the same content', async () => {
    const first = await writeWorkbook(form);
    await new Promise((r) => setTimeout(r, 1100));

    expect(Buffer.compare(Buffer.from(first), Buffer.from(await writeWorkbook(form)))).toBe(0);
  });

  it('carries headings, drop-downs and notes', async () => {
    const sheet = (await readXlsx(await writeWorkbook(form), { readStyles: true })).sheets[0];

    expect(sheet?.rows).toEqual([['某局清单', null], ['序号', '类型'], [1, '行政许可']]);
    expect(sheet?.dataValidations?.[0]).toMatchObject({ range: 'B3:B52', values: ['行政许可', '行政处罚'] });
    expect(sheet?.cells?.get('1,1')?.comment?.text).toContain('任选其一');
  });

  it('gives every text back as it was, also one that looks like a formula, a date, a code or the mark of a character', async () => {
    const rows = ['=1+1', '+86', '@x', '2024-01-01', '1e5', '007', 'TRUE', '_x0041_', '_x005F_', 'a_x000D_b', '_x0041_x0042_', 'a\tb', 'a\n\n  b', '𠮷', '\u{10ffff}'].map((text) => ['甲', text]);

    const sheet = (await readXlsx(await writeWorkbook({ title: 'a', sheets: [{ name: 'a', columns: [{ header: '一', width: 5 }, { header: '二', width: 5 }], rows }] }))).sheets[0];

    expect(sheet?.rows.slice(1)).toEqual(rows);
  });

  it('counts columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
