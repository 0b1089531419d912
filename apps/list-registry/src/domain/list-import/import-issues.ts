import type { ImportIssue } from './list-content.ts';

export interface IssuePlace {
  sheet: string;
  row?: number;
  column?: string;
  value?: string;
  path?: string;
}

/** Collects what an import has to say, so that no row disappears without a word. */
export class ImportIssues {
  readonly all: ImportIssue[] = [];

  add(severity: ImportIssue['severity'], rule: string, at: IssuePlace, message: string, messageZh: string): void {
    const { sheet, row = 0, column, value, path } = at;
    const shown = value === undefined || value === '' ? undefined : value.length > 80 ? `${value.slice(0, 80)}…` : value;
    this.all.push({ severity, sheet, row, ...(column && { column }), ...(shown !== undefined && { value: shown }), rule, ...(path && { path }), message, messageZh });
  }

  get refused(): boolean {
    return this.all.some((issue) => issue.severity === 'ERROR');
  }
}
