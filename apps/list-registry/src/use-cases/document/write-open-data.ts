import { encodeGb18030, writeWorkbook } from '@yidan/documents';
import { csvOf } from '../../domain/list-import/render-list.ts';
import { openDataTable, type OpenItem } from '../../domain/document/open-data.ts';
import type { ListFileFormat, TextEncoding } from '../duty-list/write-list-file.ts';

/** 写出开放数据. Runs in a worker thread. */
export async function writeOpenData(items: readonly OpenItem[], format: ListFileFormat, encoding: TextEncoding = 'utf-8'): Promise<Uint8Array> {
  const text = new TextEncoder();
  if (format === 'json') return text.encode(`${JSON.stringify({ format: 'yidan.open-duties', edition: 1, items }, null, 2)}\n`);
  const { columns, rows } = openDataTable(items);
  if (format === 'xlsx') return writeWorkbook({ title: '职责任务清单开放数据', sheets: [{ name: '职责任务清单', columns, rows }] });
  const csv = csvOf(columns.map(({ header }) => header), rows);
  return encoding === 'gb18030' ? encodeGb18030(csv) : text.encode(`\ufeff${csv}`);
}
