import type { ContentItem } from './list-content.ts';
import { writeItem } from './template-cells.ts';
import { TEMPLATE_COLUMNS, type TemplateKey } from './template-columns.ts';
import type { WorkbookCells } from './workbook-cells.ts';

/** The sheet on which the items of a .json are shown; item n stands in row n + 1. */
export const JSON_SHEET = '职责任务清单';

/** A .json as a table in the form of the template, as far as it can be read; what has another shape is shown as it is written. */
export function jsonAsTable(json: string): WorkbookCells {
  const rows = itemsOf(json).map((item) => {
    const written = attempt(() => writeItem(item as ContentItem));
    return TEMPLATE_COLUMNS.map(({ key }) => plain(written ? written[key] : raw(item, key)));
  });
  return { format: 'json', sheets: [{ name: JSON_SHEET, hidden: false, merges: [], rows: [TEMPLATE_COLUMNS.map(({ header }) => header), ...rows] }] };
}

function itemsOf(json: string): unknown[] {
  const file = attempt(() => JSON.parse(json.replace(/^\ufeff/, '')) as { items?: unknown });
  return Array.isArray(file?.items) ? file.items : [];
}

function raw(item: unknown, key: TemplateKey): unknown {
  if (typeof item !== 'object' || item === null) return key === 'seqNo' ? item : '';
  const { majorFunction, specialFunction, powers, ...rest } = item as Record<string, unknown>;
  const within = (part: unknown, name: string): unknown => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : name === 'name' ? part : '');
  if (key === 'majorFunction') return within(majorFunction, 'name');
  if (key === 'category') return within(majorFunction, 'category');
  if (key === 'specialFunction') return within(specialFunction, 'name');
  if (key === 'coordinatorUnit') return within(specialFunction, 'coordinatorUnit');
  if (key === 'powerNames') return powers;
  return rest[key];
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
