import type { ImportIssues } from './import-issues.ts';
import { columnLetters, type SheetCells } from './workbook-cells.ts';

// Controls, halves of characters, what stands where a character was lost, and the one character GB 18030 has no code for.
const UNREADABLE = /(?![\t\n])[\p{Cc}\p{Cs}\ufffd\ufffe\uffff\ue5e5]/u;
// Nearly every text is clean, and this tells so many times faster; of what it stops at, the above decides.
const SUSPECT = /[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue5e5\ufffd-\uffff]/;
const EACH = new RegExp(UNREADABLE, 'gu');

/** The code point no file keeps, as U+0007, if a text has one. */
export function unreadableIn(text: string): string | undefined {
  if (!SUSPECT.test(text)) return undefined;
  const code = UNREADABLE.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What to say of it, in both languages. */
export function unreadableMessages(code: string): [en: string, zh: string] {
  return [`The text contains a character that cannot be kept (${code}).`, `内容含有无法保存的字符（${code}），请删除后重新导入。`];
}

/** 模板从严: every cell with such a character is an error. */
export function refuseUnreadable(sheet: SheetCells, issues: ImportIssues): void {
  eachUnreadable(sheet, (row, column, value, code) => {
    issues.add('ERROR', 'REGISTRY.IMPORT.UNREADABLE_CHARACTER', { sheet: sheet.name, row: row + 1, column: columnLetters(column), value }, ...unreadableMessages(code));
  });
}

/** 已公布清单从宽: the text is read without it, and the cell is named. */
export function dropUnreadable(sheet: SheetCells, issues: ImportIssues): void {
  eachUnreadable(sheet, (row, column, value, code) => {
    // What word processors put for a new line means one here too.
    const text = value.replace(/[\v\f\u0085]/g, '\n').replace(EACH, '').trim();
    sheet.rows[row]![column] = text;
    issues.add('DOUBT', 'REGISTRY.IMPORT.UNREADABLE_CHARACTER', { sheet: sheet.name, row: row + 1, column: columnLetters(column), value: text }, `A character that cannot be kept (${code}) was left out.`, `已略去无法保存的字符（${code}）。`);
  });
}

function eachUnreadable(sheet: SheetCells, act: (row: number, column: number, value: string, code: string) => void): void {
  sheet.rows.forEach((cells, row) =>
    cells.forEach((value, column) => {
      const code = unreadableIn(value);
      if (code !== undefined) act(row, column, value, code);
    }),
  );
}
