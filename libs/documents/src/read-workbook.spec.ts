import iconv from 'iconv-lite';
import { writeOds, writeXlsx } from 'hucre';
import { aZip, anXlsxOf } from '../test/a-zip.ts';
import { readWorkbook } from './read-workbook.ts';
import { WorkbookError } from './workbook-error.ts';

const rows = [['序号', '事项名称'], [1, '建筑工程施工许可证核发']];
const refusal = (code: string) => expect.objectContaining({ name: 'WorkbookError', code, messageZh: expect.stringMatching(/。$/) });
const SHEET = (body: string) => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`;

describe('reading a spreadsheet', () => {
  it('gives the text of every cell, numbers without noise and dates as dates', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '清单', rows: [['  许可\r\n事项  ', 12, 0.1 + 0.2, new Date('2024-05-01'), true, null, '末']] }] });

    expect(await readWorkbook(bytes)).toEqual({
      format: 'xlsx',
      sheets: [{ name: '清单', hidden: false, merges: [], covered: [], rows: [['许可\n事项', '12', '0.3', '2024-05-01', 'TRUE', '', '末']] }],
    });
  });

  it('keeps the leading zeros of codes that are stored as numbers', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [[37]], cells: new Map([['0,0', { value: 37, style: { numFmt: '0000' } }]]) }] });

    expect((await readWorkbook(bytes)).sheets[0]?.rows).toEqual([['0037']]);
  });

  it('does not show old text that lies under a merged cell', async () => {
    const merges = [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }];
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [['行政许可', '甲'], ['旧内容', '乙']], merges }] });

    const [sheet] = (await readWorkbook(bytes)).sheets;

    expect(sheet?.rows).toEqual([['行政许可', '甲'], ['', '乙']]);
    expect(sheet?.covered).toEqual([{ row: 1, column: 0, text: '旧内容' }]);
    expect(sheet?.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 0 }]);
  });

  it('takes .ods, and .csv in UTF-8 with or without a mark and in GB 18030', async () => {
    const csv = '序号,事项名称\r\n1,"许可，\n核发"\r\n';

    const read = await Promise.all([
      readWorkbook(await writeOds({ sheets: [{ name: 'a', rows }] })),
      ...[Buffer.from(csv), Buffer.from(`\ufeff${csv}`), iconv.encode(csv, 'gb18030'), iconv.encode(csv, 'utf-16le', { addBOM: true })].map((b) => readWorkbook(b)),
    ]);

    expect(read.map((w) => w.format)).toEqual(['ods', 'csv', 'csv', 'csv', 'csv']);
    expect(read[0]?.sheets[0]?.rows).toEqual([['序号', '事项名称'], ['1', '建筑工程施工许可证核发']]);
    for (const w of read.slice(1)) expect(w.sheets[0]?.rows).toEqual([['序号', '事项名称'], ['1', '许可，\n核发']]);
  });

  it('is not misled by other separators inside the texts of a .csv', async () => {
    const rows = [['序号', '事项', '依据'], ['1', 'a;b;c;d', 'x|y'], ['2', 'e;f;g;h', '&lt;;']];
    const csv = (d: string) => Buffer.from(rows.map((r) => r.map((c) => (c.includes(d) ? `"${c}"` : c)).join(d)).join('\n'));

    for (const d of [',', '\t', ';']) expect((await readWorkbook(csv(d))).sheets[0]?.rows).toEqual(rows);
  });

  it.each([
    ['UTF-16 without a mark', (csv: string) => iconv.encode(csv, 'utf-16le', { addBOM: false })],
    ['UTF-16 of the other order without a mark', (csv: string) => iconv.encode(csv, 'utf-16be', { addBOM: false })],
    ['UTF-16 of the other order with one', (csv: string) => iconv.encode(csv, 'utf-16be', { addBOM: true })],
    ['GB 18030 with a mark', (csv: string) => Buffer.concat([Buffer.from('84319533', 'hex'), iconv.encode(csv, 'gb18030')])],
    ['GB 18030 that is valid UTF-8 by chance', (csv: string) => iconv.encode(csv.replace('序号', '目目'), 'gb18030').subarray(0, 4)],
  ])('tells a .csv by its content: %s', async (_, encode) => {
    const [first] = (await readWorkbook(encode('序号,事项名称\r\n1,𠮷林路㐀许可\r\n'))).sheets;

    expect(first?.rows.slice(-1)[0]).toEqual(first?.rows.length === 1 ? ['目目'] : ['1', '𠮷林路㐀许可']);
  });

  it('refuses the traditional encoding rather than read other words', async () => {
    await expect(readWorkbook(iconv.encode('編號,職權名稱,承辦機構,設定依據,辦理期限,備註說明\r\n1,建築工程施工許可證核發,審批科,建築法第七條,二十個工作日,無\r\n', 'big5'))).rejects.toMatchObject({ code: 'NOT_A_WORKBOOK' });
  });

  it('is not misled by the lines of a long text, in which another separator stands more often', async () => {
    const rows = [['序号', '事项', '依据'], ['1', '许可', 'a;b;c;d\n'.repeat(300).trim()]];
    const csv = rows.map((r) => r.map((c) => (c.includes('\n') ? `"${c}"` : c)).join(',')).join('\r\n');

    expect((await readWorkbook(Buffer.from(csv))).sheets[0]?.rows).toEqual(rows);
  });

  it('takes a web page that was saved under the name .xls', async () => {
    const page = iconv.encode('<html><body><table><tr><td>序号</td><td>事项</td></tr><tr><td>1</td><td>许可</td></tr></table></body></html>', 'gbk');

    expect((await readWorkbook(page)).sheets[0]?.rows).toEqual([['序号', '事项'], ['1', '许可']]);
  });

  it('does not mind 255 columns as long as they are empty, and refuses 201 filled ones', async () => {
    const wide = (n: number, value: string) => writeXlsx({ sheets: [{ name: 'a', rows: [['序号', ...Array<string>(n - 1).fill(value)]] }] });

    expect((await readWorkbook(await wide(255, ''))).sheets[0]?.rows).toEqual([['序号']]);
    expect((await readWorkbook(await wide(200, 'x'))).sheets[0]?.rows[0]).toHaveLength(200);
    await expect(readWorkbook(await wide(201, 'x'))).rejects.toEqual(refusal('TOO_MANY_COLUMNS'));
  });
});

describe('a file that is not a readable spreadsheet', () => {
  const docx = aZip([{ name: '[Content_Types].xml', content: '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' }]);
  const cases: [string, string, () => Promise<Uint8Array> | Uint8Array][] = [
    ['a Word document under another name', 'NOT_A_WORKBOOK', () => docx],
    ['a PDF', 'NOT_A_WORKBOOK', () => Buffer.from('%PDF-1.7\n…')],
    ['a picture', 'NOT_A_WORKBOOK', () => Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['nothing at all', 'EMPTY', () => new Uint8Array()],
    ['a workbook without any value', 'EMPTY', () => writeXlsx({ sheets: [{ name: 'a', rows: [] }] })],
    ['a workbook with a password', 'PASSWORD_PROTECTED', () => writeXlsx({ sheets: [{ name: 'a', rows }], encryption: { password: '123', spinCount: 1000 } })],
    ['a workbook cut off in the middle', 'DAMAGED', async () => (await writeXlsx({ sheets: [{ name: 'a', rows }] })).subarray(0, 1500)],
    ['an OLE container without content', 'NOT_A_WORKBOOK', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])],
    ['a sheet of zeros that expands a thousandfold', 'BOMB', () => anXlsxOf(Buffer.alloc(60 * 1024 * 1024))],
    ['a sheet that expands to more than its directory admits', 'BOMB', () => anXlsxOf(Buffer.alloc(60 * 1024 * 1024), 1000)],
    ['two cells in opposite corners of the sheet', 'BOMB', () => anXlsxOf(SHEET('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))],
  ];

  it.each(cases)('%s is refused as %s', async (_, code, file) => {
    await expect(readWorkbook(await file())).rejects.toEqual(refusal(code));
  });

  it('is refused by size before it is looked at', async () => {
    await expect(readWorkbook(new Uint8Array(50 * 1024 * 1024 + 1))).rejects.toEqual(refusal('TOO_LARGE'));
  });

  it('counts cells, not only bytes', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: Array.from({ length: 100 }, () => Array<number>(20).fill(1)) }] });

    await expect(readWorkbook(bytes, { maxCells: 1999 })).rejects.toEqual(refusal('BOMB'));
    expect(await readWorkbook(bytes, { maxCells: 2000 })).toMatchObject({ format: 'xlsx' });
    await expect(readWorkbook(bytes, { maxText: 1999 })).rejects.toEqual(refusal('BOMB'));
  });

  it.each([...Array(60).keys()])('never gives anything but an answer or a named refusal (damage %i)', async (seed) => {
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows }] }));
    for (let i = 0; i < 5; i += 1) bytes[(seed * 7919 + i * 104729) % bytes.length] = (seed * 31 + i * 17) & 0xff;

    const outcome = await readWorkbook(bytes).catch((e: unknown) => e);

    expect(outcome instanceof WorkbookError || 'sheets' in (outcome as object)).toBe(true);
  });
});
