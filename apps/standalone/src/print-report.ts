interface Issue {
  severity: string;
  sheet: string;
  row: number;
  column?: string;
  value?: string;
  rule: string;
  message: string;
  messageZh: string;
}

interface Report {
  file: { name: string; format: string };
  kind: string;
  sheets: { name: string; role: string; columns: { column: string; header: string; field: string; confidence: number }[]; rowsRead: number }[];
  rowsRead: number;
  items: number;
  units: string[];
  powersByType: Record<string, number>;
  declared: { what: string; declared: number; found: number }[];
  issues: Issue[];
}

/** Shows on a terminal what was understood of a file and what deserves a second look. */
export function printReport(answer: Record<string, unknown>): void {
  const report = ('report' in answer ? answer['report'] : answer) as unknown as Report;
  console.log(`${report.file.name}  ${report.kind}  ${report.rowsRead} rows 行, ${report.items} items 项, ${report.units.length} units 内设机构`);
  for (const sheet of report.sheets.filter(({ role }) => role === 'LIST')) {
    console.log(`  ${sheet.name}: ${sheet.columns.map((c) => `${c.column} ${c.header}→${c.field} ${Math.round(c.confidence * 100)}%`).join(', ')}`);
  }
  console.log(`  powers 权力: ${Object.entries(report.powersByType).filter(([, n]) => n > 0).map(([type, n]) => `${type} ${n}`).join(', ')}`);
  for (const count of report.declared.filter(({ declared, found }) => declared !== found)) console.log(`  declared 声明 ${count.what}: ${count.declared}, found 实有 ${count.found}`);
  for (const issue of report.issues) {
    console.log(`  ${issue.severity} ${issue.sheet}!${issue.column ?? ''}${issue.row} ${issue.rule}: ${issue.messageZh} / ${issue.message}`);
  }
}
