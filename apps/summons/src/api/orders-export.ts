import { urgencyZh } from '@yidan/kernel';
import { writeWorkbook } from '@yidan/documents';
import { beijingText } from '../domain/dispatch-order/beijing-text.ts';
import { channelZh, orderRoleZh } from '../domain/dispatch-order/words.ts';
import type { ExportedOrder } from '../storage/dispatch-order/dispatch-order.views.ts';

interface Column {
  readonly header: string;
  readonly width: number;
  readonly read: (order: ExportedOrder) => string;
}

const COLUMNS: readonly Column[] = [
  { header: '派件单编号', width: 20, read: (o) => o.number },
  { header: '来件编号', width: 20, read: (o) => o.matterNumber },
  { header: '来件渠道', width: 14, read: (o) => channelZh[o.channel] },
  { header: '标题', width: 40, read: (o) => o.title },
  { header: '紧急程度', width: 10, read: (o) => urgencyZh[o.urgency] },
  { header: '承办角色', width: 10, read: (o) => `${orderRoleZh[o.role]}${o.interim ? '（临时）' : ''}` },
  { header: '责任单位', width: 24, read: (o) => o.organ.name },
  { header: '内设机构', width: 18, read: (o) => o.unit.name },
  { header: '事项编码', width: 24, read: (o) => o.itemCode ?? '' },
  { header: '事项名称', width: 36, read: (o) => o.itemName ?? '' },
  { header: '状态', width: 10, read: (o) => o.stateZh },
  { header: '派件时间', width: 18, read: (o) => beijingText(new Date(o.dispatchedAt)) },
  { header: '当前时限', width: 18, read: (o) => (o.dueAt ? beijingText(new Date(o.dueAt)) : '') },
  { header: '是否逾期', width: 10, read: (o) => (o.colour === 'RED' ? '是' : '否') },
  { header: '诉求人（化名）', width: 20, read: (o) => o.complainant ?? '' },
];

/** 导出派件单: the lines of a list as a workbook or as text for one. */
export async function exportOrders(orders: readonly ExportedOrder[], format: 'xlsx' | 'csv'): Promise<{ bytes: Uint8Array; type: string }> {
  const rows = orders.map((order) => COLUMNS.map((column) => column.read(order)));
  if (format === 'csv') return { bytes: csv([COLUMNS.map(({ header }) => header), ...rows]), type: 'text/csv; charset=utf-8' };
  const columns = COLUMNS.map(({ header, width }) => ({ header, width }));
  const bytes = await writeWorkbook({ title: '派件单', sheets: [{ name: '派件单', columns, rows }] });
  return { bytes, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}

/** Lines as text, with a byte order mark so that spreadsheet programs read the Chinese; a leading sign is kept from becoming a formula. */
export function csv(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, 'utf8');
}
