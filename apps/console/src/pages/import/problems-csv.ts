import { inLanguage } from '../../locales/language.ts';
import type { ImportProblem } from './import-problems.ts';

/** What the columns and codes are called. */
export interface CsvWords {
  headings: readonly [severity: string, sheet: string, row: string, element: string, rule: string, message: string, value: string];
  severity(severity: ImportProblem['severity']): string;
  element(element: string): string;
}

/** 问题清单 as a file that spreadsheet programs open in the right characters. */
export function problemsCsv(problems: readonly ImportProblem[], language: string, words: CsvWords): string {
  const rows = problems.map(({ severity, sheet, row, column, element, rule, message, messageZh, value }) => [
    words.severity(severity),
    sheet,
    row === 0 ? '' : `${column}${row}`,
    words.element(element),
    rule,
    inLanguage(language, messageZh, message),
    value,
  ]);
  return `\ufeff${[words.headings, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula must not become one: the texts come from somebody's file. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
