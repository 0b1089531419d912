import { problemsCsv, type CsvWords } from './problems-csv.ts';

const words: CsvWords = { headings: ['程度', '工作表', '行', '要素', '规则', '说明', '内容'], severity: (code) => code.toLowerCase(), element: (code) => `<${code}>` };
const problem = { severity: 'ERROR' as const, sheet: '清单', row: 14, column: 'F', element: 'basisRefs', rule: 'R', message: 'Missing, again', messageZh: '缺少“依据”', value: '=HYPERLINK("x")' };

describe('the list of problems as a file', () => {
  it('says each problem in the language of the reader', () => {
    expect(problemsCsv([problem], 'zh-CN', words)).toBe('\ufeff程度,工作表,行,要素,规则,说明,内容\r\nerror,清单,F14,<basisRefs>,R,缺少“依据”,"\'=HYPERLINK(""x"")"\r\n');
    expect(problemsCsv([problem], 'en', words)).toContain('"Missing, again"');
  });

  it('names no row where the whole file is meant', () => {
    expect(problemsCsv([{ ...problem, row: 0 }], 'zh-CN', words)).toContain('error,清单,,<basisRefs>');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx'])('never becomes a formula: %j', (value) => {
    expect(problemsCsv([{ ...problem, value }], 'zh-CN', words)).toContain(`,'${value}`);
  });
});
