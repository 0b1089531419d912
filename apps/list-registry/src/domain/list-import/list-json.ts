import { POWER_TYPES, type PowerType } from '@yidan/kernel';
import { z } from 'zod';
import { checkKept } from './check-kept.ts';
import { checkContent, checkLead, type ImportOptions } from './check-content.ts';
import { ImportIssues } from './import-issues.ts';
import { ITEM_STATUSES, PERFORM_MODES, STATED_DISCLOSURES, type ContentItem, type ListContent } from './list-content.ts';
import { orderedItem } from './ordered-item.ts';
import type { ListInfo } from './render-list.ts';
import { readLeads } from './template-cells.ts';
import type { Understanding } from './understand.ts';
import { unreadableIn, unreadableMessages } from './unreadable.ts';

const text = z.string();
const Item = z.strictObject({
  seqNo: z.int(),
  code: text.optional(),
  majorFunction: z.strictObject({ name: text, category: text }),
  specialFunction: z.strictObject({ name: text, coordinatorUnit: text.optional() }),
  name: text,
  description: text.optional(),
  attribute: text,
  basis: z.array(z.strictObject({ text, instrument: text.optional(), article: text.optional(), role: z.enum(['ORIGIN', 'SUPPORT']) })),
  sandingDuties: z.array(text),
  sandingUnitProvisions: z.array(text),
  remarks: text.default(''),
  leadUnit: text,
  assistUnits: z.array(text).default([]),
  powers: z.array(z.strictObject({ type: z.enum(POWER_TYPES), number: text.optional(), name: text })).default([]),
  keywords: z.array(text).default([]),
  timeLimit: z.strictObject({ amount: z.number().positive(), clock: z.enum(['WORKING_DAY', 'CALENDAR_DAY', 'HOUR', 'MONTH']) }).optional(),
  responsibilityField: text.optional(),
  serviceObjects: z.array(text).optional(),
  crossOrgan: z.strictObject({ lead: z.array(text).default([]), handle: z.array(text).default([]), assist: z.array(text).default([]), handoff: text.default('') }).optional(),
  supervisionRegime: z.strictObject({ object: text, content: text, manner: text, measures: text, procedure: text, frequency: text, handling: text }).partial().optional(),
  disclosure: z.enum(STATED_DISCLOSURES).optional(),
  performMode: z.enum(PERFORM_MODES).optional(),
  devolvedPower: text.optional(),
  itemStatus: z.enum(ITEM_STATUSES).optional(),
  pendingAttribution: z.strictObject({ interimHolder: text.default(''), settlement: text.default('') }).optional(),
});
/** What is said of an item of a draft: all of its row but the number and the code, which it does not choose. */
export const ContentItemShape = Item.omit({ seqNo: true, code: true });
const File = z.strictObject({ format: z.literal('yidan.duty-list'), edition: z.literal(1), organName: text, version: text.optional(), items: z.array(Item) });

/** The list as .json, for programs. */
export function renderJson(content: ListContent, info: ListInfo): string {
  const items = content.items.map(orderedItem);
  return `${JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: info.organName, version: info.version, items }, null, 2)}\n`;
}

/** Reads a list back from .json, as strictly as the template. */
export function understandJson(json: string, fileName: string, options: ImportOptions & { bytes?: number } = {}): Understanding {
  const issues = new ImportIssues();
  const items = readItems(json, issues);
  items.forEach((item, i) => checkLead(readLeads(item.leadUnit), i, item.source, issues));
  checkContent(items, issues, options);
  checkKept(items, issues);
  const powersByType = Object.fromEntries(POWER_TYPES.map((t) => [t, items.flatMap((i) => i.powers).filter((p) => p.type === t).length])) as Record<PowerType, number>;
  const units = [...new Set(items.flatMap((i) => [i.leadUnit, ...i.assistUnits]).filter((u) => u !== ''))].sort();
  return {
    content: { items },
    report: { file: { name: fileName, format: 'json', bytes: options.bytes ?? 0 }, kind: 'TEMPLATE', sheets: [], rowsRead: items.length, items: items.length, units, powersByType, declared: [], issues: issues.all, refused: issues.refused },
  };
}

function readItems(json: string, issues: ImportIssues): ContentItem[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    issues.add('ERROR', 'REGISTRY.IMPORT.NOT_JSON', { sheet: '', value: String(cause) }, 'The file is not valid JSON.', '文件不是有效的 JSON。');
    return [];
  }
  const checked = File.safeParse(parsed);
  for (const { path, message } of checked.error?.issues ?? []) {
    const row = typeof path[1] === 'number' ? path[1] + 1 : 0;
    issues.add('ERROR', 'REGISTRY.IMPORT.SHAPE', { sheet: '', row, path: `/${path.join('/')}` }, `The field /${path.join('/')} is not as expected: ${message}`, `字段 /${path.join('/')} 不符合要求：${message}`);
  }
  refuseUnreadable(checked.data?.items ?? [], issues);
  return (checked.data?.items ?? []).map((item, i) => ({ ...orderedItem(item as ContentItem), source: { sheet: '', row: i + 1 } }));
}

function refuseUnreadable(items: readonly object[], issues: ImportIssues): void {
  const look = (value: unknown, path: string, row: number): void => {
    if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) look(part, `${path}/${key}`, row);
    const code = typeof value === 'string' ? unreadableIn(value) : undefined;
    if (code !== undefined) issues.add('ERROR', 'REGISTRY.IMPORT.UNREADABLE_CHARACTER', { sheet: '', row, path, value: String(value) }, ...unreadableMessages(code));
  };
  items.forEach((item, i) => look(item, `/items/${i}`, i + 1));
}
