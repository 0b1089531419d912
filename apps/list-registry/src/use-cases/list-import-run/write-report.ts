import { readWorkbook, writeMarkedWorkbook } from '@yidan/documents';
import type { ImportReport } from '../../domain/list-import/list-content.ts';
import { renderProblemReport } from '../../domain/list-import/problem-report.ts';
import { jsonText, looksLikeJson } from './read-list-file.ts';

/** 写出问题报告: reads the file once more and writes it with its problems marked. Runs in a worker thread. */
export async function writeReport(bytes: Uint8Array, report: ImportReport): Promise<Uint8Array> {
  if (!looksLikeJson(bytes)) return writeMarkedWorkbook(renderProblemReport(await readWorkbook(bytes), report));
  const { jsonAsTable } = await import('../../domain/list-import/file-table.ts');
  return writeMarkedWorkbook(renderProblemReport(jsonAsTable(jsonText(bytes)), report));
}
