import type { Problem, Violation } from '../../api/problem.ts';
import type { ImportReport } from '../../api/list-registry.ts';

export type Severity = ImportReport['issues'][number]['severity'];
export const SEVERITIES: readonly Severity[] = ['ERROR', 'DOUBT', 'MERGED', 'SKIPPED', 'INFO'];

/** 一处问题: where it stands in the file, which rule it is about, and what is said of it. */
export interface ImportProblem {
  severity: Severity;
  sheet: string;
  /** 0 where it is about the whole sheet or file. */
  row: number;
  column: string;
  /** The element of the list it is about, as the registry names it. */
  element: string;
  rule: string;
  message: string;
  messageZh: string;
  value: string;
}

/** What a file that was read has to be looked at for; the gravest first, otherwise in the order of the file. */
export function problemsOfReport({ issues }: Pick<ImportReport, 'issues'>): ImportProblem[] {
  return issues
    .map(({ severity, sheet, row, column = '', value = '', rule, path = '', message, messageZh }) => ({ severity, sheet, row, column, element: elementOf(path), rule, message, messageZh, value }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** Why a file was not taken, row by row: each violation names its place in front of what it says. */
export function problemsOfRefusal({ violations }: Pick<Problem, 'violations'>): ImportProblem[] {
  return violations.map((violation) => {
    const { sheet, column, row } = placeOf(violation);
    const prefix = sheet === '' ? '' : row === 0 ? sheet : `${sheet}!${column}${row}`;
    const without = (text: string): string => (prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length).replace(/^[:：]\s*/, '') : text);
    return { severity: 'ERROR', sheet, row, column, element: elementOf(violation.path), rule: violation.code, message: without(violation.message), messageZh: without(violation.messageZh), value: '' };
  });
}

/** How many errors there were; only the first of very many are listed. */
export function errorsCounted({ detail, violations }: Pick<Problem, 'detail' | 'violations'>): number {
  const [, told] = /(\d+) errors/.exec(detail) ?? [];
  return Math.max(Number(told ?? 0), violations.length);
}

function placeOf({ path, message }: Violation): Pick<ImportProblem, 'sheet' | 'column' | 'row'> {
  const inRow = /^(.+?)!([A-Z]*)(\d+): /s.exec(message);
  if (inRow) return { sheet: inRow[1]!, column: inRow[2]!, row: Number(inRow[3]) };
  // About a sheet as a whole: then the path is its name.
  const wholeSheet = path !== 'file' && !path.startsWith('/') && message.startsWith(`${path}: `);
  return { sheet: wholeSheet ? path : '', column: '', row: 0 };
}

/** `/items/12/basisRefs` is about basisRefs. */
function elementOf(path: string): string {
  const parts = path.startsWith('/') ? path.split('/').filter((part) => part !== '' && !/^(\d+|\*)$/.test(part)) : [];
  return parts.at(-1) ?? '';
}
