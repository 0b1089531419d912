import { encodeGb18030, writeWorkbook } from '@yidan/documents';
import type { ContentItem } from '../../domain/list-import/list-content.ts';
import { csvOf, renderCsv, renderList, renderTemplate, type RenderedWorkbook } from '../../domain/list-import/render-list.ts';
import { renderJson } from '../../domain/list-import/list-json.ts';
import { orderedItem } from '../../domain/list-import/ordered-item.ts';

/** One organ's list as it is written into a file. */
export interface ListToWrite {
  organCode: string;
  organName: string;
  label: string;
  items: ContentItem[];
}

export type ListFileFormat = 'xlsx' | 'csv' | 'json';
/** 编码: of a .csv; older office programs of this country take GB 18030 only. */
export type TextEncoding = 'utf-8' | 'gb18030';

/** 写出一个机关的清单: in the form of the template, so that reading the file again gives the same list. Runs in a worker thread. */
export async function writeListFile(list: ListToWrite, format: ListFileFormat, encoding: TextEncoding = 'utf-8'): Promise<Uint8Array> {
  const info = { organName: list.organName, version: list.label };
  if (format === 'json') return utf8(renderJson({ items: list.items }, info));
  if (format === 'csv') return encoded(renderCsv({ items: list.items }), encoding);
  return writeWorkbook(renderList({ items: list.items }, info));
}

/** 写出多个机关的清单: one table, the organ in two further columns at the end. Runs in a worker thread. */
export async function writeAllLists(lists: readonly ListToWrite[], format: ListFileFormat, encoding: TextEncoding = 'utf-8'): Promise<Uint8Array> {
  if (format === 'json') {
    const organs = lists.map(({ organCode, organName, label, items }) => ({ organCode, organName, version: label, items: items.map(orderedItem) }));
    return utf8(`${JSON.stringify({ format: 'yidan.duty-lists', edition: 1, organs }, null, 2)}\n`);
  }
  const book = merged(lists);
  return format === 'xlsx' ? writeWorkbook(book) : encoded(csvOf(book.sheets[0]?.columns.map(({ header }) => header) ?? [], book.sheets[0]?.rows ?? []), encoding);
}

/** 空白模板. Runs in a worker thread. */
export async function writeTemplate(): Promise<Uint8Array> {
  return writeWorkbook(renderTemplate());
}

function merged(lists: readonly ListToWrite[]): RenderedWorkbook {
  const [form] = renderList({ items: [] }, { organName: '' }).sheets;
  const rows = lists.flatMap((list) => {
    const [sheet] = renderList({ items: list.items }, { organName: list.organName }).sheets;
    return (sheet?.rows ?? []).map((row) => [...row, list.organCode, list.organName]);
  });
  const columns = [...(form?.columns ?? []), { header: '机关编码', width: 12, shaded: true }, { header: '机关名称', width: 24, shaded: true }];
  return { title: '职责任务清单', sheets: [{ name: '职责任务清单', title: '职责任务清单', columns, rows }] };
}

/** The mark in front of UTF-8 tells office programs what it is; GB 18030 has none. */
function encoded(csv: string, encoding: TextEncoding): Uint8Array {
  return encoding === 'gb18030' ? encodeGb18030(csv) : utf8(`\ufeff${csv}`);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
