import { EncryptedFileError, readOds, readXls, readXlsx, type Sheet, type Workbook as HucreWorkbook } from 'hucre';
import { cellText } from './cell-text.ts';
import { placeText } from './lift-texts.ts';
import { lightenXlsx } from './lighten-xlsx.ts';
import { oleKind } from './ole-kind.ts';
import { readTextTable } from './text-file.ts';
import { DEFAULT_LIMITS, type Merge, type Workbook, type WorkbookFormat, type WorkbookLimits, type WorkbookSheet } from './workbook.ts';
import { WorkbookError } from './workbook-error.ts';
import { checkContents, openZip } from './zip-check.ts';

/** 读取表格: any spreadsheet as sheets of text, told apart by its bytes and never by its name. */
export async function readWorkbook(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): Promise<Workbook> {
  const within = { ...DEFAULT_LIMITS, ...limits };
  if (bytes.length === 0) throw new WorkbookError('EMPTY', 'no bytes');
  if (bytes.length > within.maxBytes) throw new WorkbookError('TOO_LARGE', `${bytes.length} bytes`);
  const workbook = await open(bytes, within);
  if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw new WorkbookError('EMPTY', 'no values');
  return workbook;
}

async function open(bytes: Uint8Array, limits: WorkbookLimits): Promise<Workbook> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return openOle(bytes, limits);
  if (startsWith(bytes, 0x50, 0x4b)) return openZipped(bytes, limits);
  if (isKnownBinary(bytes)) throw new WorkbookError('NOT_A_WORKBOOK', 'document, image or archive');
  const rows = readTextTable(bytes).map((row) => row.map((cell) => cellText(cell)));
  return { format: 'csv', sheets: shaped([{ name: 'Sheet1', hidden: false, rows, merges: [], covered: [] }], limits) };
}

async function openOle(bytes: Uint8Array, limits: WorkbookLimits): Promise<Workbook> {
  if (bytes.length < 512) throw new WorkbookError('DAMAGED', 'short container');
  const kind = oleKind(bytes);
  if (kind === 'encrypted') throw new WorkbookError('PASSWORD_PROTECTED', 'encrypted package');
  if (kind === 'other') throw new WorkbookError('NOT_A_WORKBOOK', 'another Office document');
  return convert('xls', await guarded(() => readXls(bytes)), limits);
}

async function openZipped(bytes: Uint8Array, limits: WorkbookLimits): Promise<Workbook> {
  const zip = openZip(bytes, limits);
  if (zip.kind === 'other') throw new WorkbookError('NOT_A_WORKBOOK', 'a zip without sheets');
  // The library drops cells of some writers' binary sheets without a word: better to ask for another form than to lose columns.
  if (zip.kind === 'xlsb') throw new WorkbookError('NOT_A_WORKBOOK', 'a binary workbook (.xlsb); save it as .xlsx');
  const options = { readStyles: bytes.length < 5_000_000 };
  const light = zip.kind === 'xlsx' ? await lightenXlsx(zip, limits) : undefined;
  if (light) {
    const { sheets } = await guarded(() => readXlsx(light.bytes, options));
    return { format: 'xlsx', sheets: shaped(sheets.map((sheet, i) => withTexts(sheetText(sheet), light.texts[i] ?? [])), limits) };
  }
  checkContents(zip, limits);
  return zip.kind === 'ods' ? convert('ods', await guarded(() => readOds(bytes)), limits) : convert('xlsx', await guarded(() => readXlsx(bytes, options)), limits);
}

/** The texts, and between them what the library read. */
function withTexts(sheet: WorkbookSheet, texts: string[][]): WorkbookSheet {
  sheet.rows.forEach((cells, row) => cells.forEach((text, column) => text !== '' && placeText(texts, row, column, text)));
  return { ...sheet, rows: Array.from(texts, (row: string[] | undefined) => row ?? []) };
}

async function guarded(read: () => Promise<HucreWorkbook>): Promise<HucreWorkbook> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof EncryptedFileError || /password|encrypt/i.test(String(cause))) throw new WorkbookError('PASSWORD_PROTECTED', String(cause));
    if (/too many|exceed|limit|maximum|too large|cap\b/i.test(String(cause))) throw new WorkbookError('BOMB', String(cause));
    throw new WorkbookError('DAMAGED', String(cause));
  }
}

function convert(format: WorkbookFormat, workbook: HucreWorkbook, limits: WorkbookLimits): Workbook {
  return { format, sheets: shaped(workbook.sheets.map((sheet) => sheetText(sheet)), limits) };
}

function sheetText(sheet: Sheet): WorkbookSheet {
  const merges: Merge[] = (sheet.merges ?? []).map((m) => ({ top: m.startRow, left: m.startCol, bottom: m.endRow, right: m.endCol }));
  const rows = Array.from(sheet.rows, (row: Sheet['rows'][number] | undefined, r) =>
    Array.from(row ?? [], (value, c) => cellText(value, typeof value === 'number' ? sheet.cells?.get(`${r},${c}`) : undefined)),
  );
  return { name: sheet.name, hidden: Boolean(sheet.hidden || sheet.veryHidden), rows, merges, covered: [] };
}

/** Cuts empty margins, hides what a merge covers and refuses what no list needs. */
function shaped(sheets: WorkbookSheet[], limits: WorkbookLimits): WorkbookSheet[] {
  let cells = 0;
  let text = 0;
  for (const sheet of sheets) {
    blankCovered(sheet);
    const filled = new Set<number>();
    for (const row of sheet.rows) {
      while (row.length > 0 && row.at(-1) === '') row.pop();
      row.forEach((cell, c) => {
        if (cell === '') return;
        cells += 1;
        text += cell.length;
        filled.add(c);
      });
    }
    if (cells > limits.maxCells || text > limits.maxText) throw new WorkbookError('BOMB', `${cells} cells, ${text} characters`);
    if (filled.size > limits.maxColumns) throw new WorkbookError('TOO_MANY_COLUMNS', `${filled.size} columns in ${sheet.name}`);
    while (sheet.rows.length > 0 && sheet.rows.at(-1)?.length === 0) sheet.rows.pop();
    sheet.merges = sheet.merges.filter((m) => m.top < sheet.rows.length && m.bottom >= m.top && m.right >= m.left);
  }
  return sheets;
}

/** Spreadsheets keep old text under a merged cell; nobody sees it, so it is set apart from what counts. */
function blankCovered(sheet: WorkbookSheet): void {
  for (const m of sheet.merges) {
    const shown = sheet.rows[m.top]?.[m.left] ?? '';
    for (let r = m.top; r <= Math.min(m.bottom, sheet.rows.length - 1); r += 1) {
      const row = sheet.rows[r] ?? [];
      for (let c = m.left; c <= Math.min(m.right, row.length - 1); c += 1) {
        if (r === m.top && c === m.left) continue;
        const text = row[c] ?? '';
        if (text !== '' && text !== shown) sheet.covered.push({ row: r, column: c, text });
        row[c] = '';
      }
    }
  }
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function isKnownBinary(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return /^(%PDF|\x89PNG|\xff\xd8\xff|GIF8|BM....\0\0|II\*\0|MM\0\*|Rar!|7z\xbc\xaf|\x1f\x8b|RIFF|OggS|ID3|\x7fELF|MZ)/s.test(head);
}
