import { normaliseName, type Violation } from '@yidan/kernel';
import type { ContentItem } from '../list-import/list-content.ts';
import { readLeads } from '../list-import/template-cells.ts';
import { withHidden, type DraftRow, type KeyedContent } from './draft-content.ts';
import { DraftItemUnknown, ItemNameDuplicate, ItemsRefused } from './duty-list.errors.ts';
import { requireShape } from './listed-item.ts';

/** 写入: an item as it shall be; a row that exists is named with the version that was read. */
export interface ItemPut {
  readonly itemKey?: string | undefined;
  readonly rowVersion?: number | undefined;
  /** Where it shall stand; a new one stands last. */
  readonly place?: number | undefined;
  readonly item: Omit<ContentItem, 'seqNo' | 'code' | 'source'>;
}

/** 移除. */
export interface ItemRemoval {
  readonly itemKey: string;
  readonly rowVersion: number;
}

/** What the edit is about: the rows as they are, and what the editor can know of items beside them. */
export interface EditGround {
  readonly rows: readonly DraftRow[];
  isHidden(itemKey: string): boolean;
  /** Items of this or another organ that the draft does not hold and may take in under their identity. */
  isKnown(itemKey: string): boolean;
  newKey(): string;
}

/** A row that somebody else changed or removed since the editor read it. */
export interface RowConflict {
  readonly path: string;
  readonly itemKey: string;
  readonly name: string | null;
  readonly rowVersion: number | null;
}

/** 冲突的行: rows that are no longer what the edit believes; with one of them nothing of the edit happens. */
export function conflictsOf(ground: EditGround, puts: readonly ItemPut[], removals: readonly ItemRemoval[]): RowConflict[] {
  const rows = new Map(ground.rows.filter(({ itemKey }) => !ground.isHidden(itemKey)).map((row) => [row.itemKey, row]));
  const check = (path: string, itemKey: string, expected: number | undefined): RowConflict[] => {
    const row = rows.get(itemKey);
    if ((row?.rowVersion ?? undefined) === expected) return [];
    return [{ path, itemKey, name: row?.content.name ?? null, rowVersion: row?.rowVersion ?? null }];
  };
  return [
    ...puts.flatMap(({ itemKey, rowVersion }, i) => (itemKey === undefined ? [] : check(`/items/${i}`, itemKey, rowVersion))),
    ...removals.flatMap(({ itemKey, rowVersion }, i) => check(`/removed/${i}`, itemKey, rowVersion)),
  ];
}

/** 编辑草稿: the items after an edit, in their order; refuses what cannot be an item, and a name that another one bears. */
export function editItems(ground: EditGround, puts: readonly ItemPut[], removals: readonly ItemRemoval[]): KeyedContent[] {
  requirePutShape(puts);
  const held = new Map(ground.rows.map((row) => [row.itemKey, row]));
  const unknown = puts.findIndex(({ itemKey }) => itemKey !== undefined && !held.has(itemKey) && !ground.isKnown(itemKey));
  if (unknown >= 0) throw new DraftItemUnknown(`/items/${unknown}/itemKey`);

  const placed = puts.map(({ itemKey, place, item }) => {
    const was = itemKey === undefined ? undefined : held.get(itemKey);
    const content: ContentItem = { ...item, seqNo: was?.ordinal ?? 0, ...(was?.content.code !== undefined && { code: was.content.code }), source: { sheet: '', row: 0 } };
    return { itemKey: itemKey ?? ground.newKey(), place, content };
  });
  const put = new Map(placed.map((row) => [row.itemKey, row]));
  const gone = new Set(removals.map(({ itemKey }) => itemKey));
  const shown = ground.rows.filter(({ itemKey }) => !ground.isHidden(itemKey) && !gone.has(itemKey)).map(({ itemKey, content }) => put.get(itemKey) ?? { itemKey, content });
  const items: KeyedContent[] = [...shown, ...placed.filter(({ itemKey }) => !held.has(itemKey))];
  for (const row of placed) {
    if (row.place === undefined) continue;
    items.splice(items.indexOf(row), 1);
    items.splice(row.place - 1, 0, row);
  }
  const all = withHidden(items, ground.rows, ground.isHidden);
  requireOwnNames(all, placed, held, ground);
  return all;
}

/** What an item cannot be without, and one lead unit only; each place named. */
function requirePutShape(puts: readonly ItemPut[]): void {
  if (puts.length > 0) requireShape(puts.map(({ item }, i) => ({ ...item, seqNo: i + 1, source: { sheet: '', row: 0 } })));
  const violations = puts.flatMap(({ item }, i): Violation[] => {
    const leads = readLeads(item.leadUnit);
    if (leads.length < 2) return [];
    return [{ path: `/items/${i}/leadUnit`, code: 'REGISTRY.ITEM.LEAD_UNIT_DUPLICATE', message: `“${item.name}” names ${leads.length} lead units`, messageZh: `“${item.name}”填写了 ${leads.length} 个牵头科室` }];
  });
  const [first, ...more] = violations;
  if (first) throw new ItemsRefused([first, ...more]);
}

// A name that stood twice already is for the checks to find; an edit adds no further one.
function requireOwnNames(all: readonly KeyedContent[], placed: readonly KeyedContent[], held: ReadonlyMap<string, DraftRow>, ground: EditGround): void {
  const byName = Map.groupBy(all, ({ content }) => normaliseName(content.name));
  const violations = placed.flatMap(({ itemKey, content }, i): Violation[] => {
    const name = normaliseName(content.name);
    const was = held.get(itemKey);
    if (was && normaliseName(was.content.name) === name) return [];
    const other = byName.get(name)?.find((row) => row.itemKey !== itemKey && !ground.isHidden(row.itemKey));
    if (!other) return [];
    const at = all.indexOf(other) + 1;
    return [{ path: `/items/${i}/name`, code: 'REGISTRY.ITEM.NAME_DUPLICATE', message: `Item ${at} is named “${other.content.name}” too`, messageZh: `第 ${at} 项的名称也是“${other.content.name}”` }];
  });
  const [first, ...more] = violations;
  if (first) throw new ItemNameDuplicate([first, ...more]);
}
