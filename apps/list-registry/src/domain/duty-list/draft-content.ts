import { orderedItem } from '../list-import/ordered-item.ts';
import type { ContentItem } from '../list-import/list-content.ts';

/** 草稿行: an item of a draft; its row version tells an edit whether it saw the row as it is. */
export interface DraftRow {
  readonly id: string;
  readonly itemKey: string;
  readonly ordinal: number;
  readonly rowVersion: number;
  readonly content: ContentItem;
}

/** An item with its identity, before it has a row. */
export interface KeyedContent {
  readonly itemKey: string;
  readonly content: ContentItem;
}

/** What an item says: without its number, its code and the place in the file it came from. */
export function saidBy(content: ContentItem): Omit<ContentItem, 'seqNo' | 'code' | 'source'> {
  const { seqNo: _, code: __, ...said } = orderedItem(content);
  return said;
}

/** Whether two items say the same. */
export function saysTheSame(one: ContentItem, other: ContentItem): boolean {
  return JSON.stringify(saidBy(one)) === JSON.stringify(saidBy(other));
}

/**
 * Puts rows that the editor does not see back where they stood: what was shown and came back in another order or shorter
 * says nothing about them.
 */
export function withHidden(shown: readonly KeyedContent[], before: readonly KeyedContent[], isHidden: (itemKey: string) => boolean): KeyedContent[] {
  const all = [...shown];
  before.forEach((row, i) => {
    if (isHidden(row.itemKey)) all.splice(Math.min(i, all.length), 0, row);
  });
  return all;
}
