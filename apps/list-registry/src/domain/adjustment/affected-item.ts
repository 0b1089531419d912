import type { AdjustmentOperation } from '@yidan/contracts';
import type { Violation } from '@yidan/kernel';
import type { KeyedContent } from '../duty-list/draft-content.ts';
import type { ContentItem } from '../list-import/list-content.ts';

/** What an item shall say: the elements that are named, each as a whole. */
export type ItemPatch = Partial<Omit<ContentItem, 'seqNo' | 'code' | 'source'>>;

/** 受影响事项: an item of the organ, or one that is to be new, what happens to it and what it says after; null where that is for the organ to word. */
export interface AffectedItem {
  readonly itemKey: string | null;
  /** Of an item that is new to this list and bears an identity already: one that comes from another organ, or that a document named before it was in any list. */
  readonly identity?: string;
  readonly operation: AdjustmentOperation;
  readonly after: ItemPatch | null;
}

/** Without a wording of its own, these take the item out of the list. */
const TAKES_OUT: readonly AdjustmentOperation[] = ['CANCEL', 'TRANSFER', 'MERGE', 'RAISE'];

/** What is wrong with the items as they were named; every fault at once. */
export function affectedViolations(items: readonly AffectedItem[], held: ReadonlySet<string>): Violation[] {
  return items.flatMap((item, i): Violation[] => {
    const at = `items/${i}`;
    const { itemKey, operation, after } = item;
    const twice = itemKey !== null && items.findIndex((other) => other.itemKey === itemKey) < i;
    return [
      ...(operation === 'ADD' && itemKey !== null ? [violation(`${at}/itemKey`, 'A new item has no identity yet', '新增事项不应指定事项标识')] : []),
      ...(itemKey === null && !canBeNew(operation) ? [violation(`${at}/itemKey`, `${operation} names the item it is about`, '须指明所调整的事项')] : []),
      ...(itemKey !== null && !held.has(itemKey) ? [violation(`${at}/itemKey`, 'The organ holds no such item', '该机关现行清单中没有此事项')] : []),
      ...(twice ? [violation(`${at}/itemKey`, 'The item is named twice', '事项重复')] : []),
      ...(itemKey === null && canBeNew(operation) && after !== null && !isWhole(after) ? [violation(`${at}/after`, 'A new item is worded as a whole, with name, levels 1 and 2 and lead unit', '新增事项须完整填写名称、主要职能、专项职能和牵头科室')] : []),
      ...(operation === 'RENAME' && !after?.name ? [violation(`${at}/after/name`, 'A new name is missing', '更名须填写新名称')] : []),
      ...((operation === 'CANCEL' || operation === 'RAISE') && after !== null ? [violation(`${at}/after`, 'An item that leaves the list says nothing after', '取消、上收的事项不应填写调整后内容')] : []),
    ];
  });
}

/** 拟稿: the list with what the case asks for; an item that has gone meanwhile is passed over, the draft shows it. */
export function applied(rows: readonly KeyedContent[], affected: readonly AffectedItem[], newKey: () => string): KeyedContent[] {
  const named = new Map(affected.flatMap((item) => (item.itemKey === null ? [] : [[item.itemKey, item] as const])));
  const kept = rows.flatMap((row): KeyedContent[] => {
    const item = named.get(row.itemKey);
    if (!item) return [row];
    if (item.after) return [{ itemKey: row.itemKey, content: { ...row.content, ...item.after } }];
    return TAKES_OUT.includes(item.operation) ? [] : [row];
  });
  const added = affected.flatMap(({ itemKey, identity, after }): KeyedContent[] => (itemKey === null && after && isWhole(after) ? [{ itemKey: identity ?? newKey(), content: newContent(after) }] : []));
  return [...kept, ...added];
}

/** An item that did not exist, with every element that was left unsaid empty. */
export function newContent(after: ItemPatch): ContentItem {
  const blank = { seqNo: 0, attribute: '', basis: [], sandingDuties: [], sandingUnitProvisions: [], remarks: '', assistUnits: [], powers: [], keywords: [] };
  const none = { name: '', leadUnit: '', majorFunction: { name: '', category: '' }, specialFunction: { name: '' } };
  return { ...blank, ...none, ...after, source: { sheet: '', row: 0 } };
}

function canBeNew(operation: AdjustmentOperation): boolean {
  return operation === 'ADD' || operation === 'TRANSFER' || operation === 'SPLIT' || operation === 'RECALL';
}

function isWhole({ name, leadUnit, majorFunction, specialFunction }: ItemPatch): boolean {
  return Boolean(name && leadUnit && majorFunction?.name && specialFunction?.name);
}

function violation(path: string, message: string, messageZh: string): Violation {
  return { path, code: 'REGISTRY.ADJUST.ITEM_INVALID', message, messageZh };
}
