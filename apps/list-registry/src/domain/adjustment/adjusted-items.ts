import type { AdjustmentOperation } from '@yidan/contracts';
import { comparedContent } from '../duty-list/compared-content.ts';
import type { KeyedContent } from '../duty-list/draft-content.ts';
import { changesOf, type ElementChange } from '../duty-list/item-diff.ts';
import { applied, newContent, type AffectedItem } from './affected-item.ts';

/** 调整前后: one item before and after, element by element. */
export interface AdjustedItem {
  readonly itemKey: string | null;
  readonly operation: AdjustmentOperation;
  readonly name: string;
  readonly change: 'ADDED' | 'CANCELLED' | 'MODIFIED' | 'UNCHANGED';
  /** What the case asks for, or what the version that answers it says. */
  readonly shows: 'PROPOSED' | 'DRAFTED';
  readonly changes: ElementChange[];
}

/**
 * 逐项对照: `before` are the items of the list the case was opened against, `after` those of the version that answers it, null before there is one.
 * An item the reader does not see is in neither and is left out; one that is new has its identity in the draft only and is shown as it was asked for.
 */
export function adjustedItems(one: { readonly organId: string; readonly affected: readonly AffectedItem[] }, before: readonly KeyedContent[], after: readonly KeyedContent[] | null): AdjustedItem[] {
  const was = new Map(before.map(({ itemKey, content }) => [itemKey, content]));
  const is = new Map((after ?? applied(before, one.affected, () => '')).map(({ itemKey, content }) => [itemKey, content]));
  const shows = after ? 'DRAFTED' : 'PROPOSED';
  return one.affected.flatMap((item): AdjustedItem[] => {
    const { itemKey, operation } = item;
    if (itemKey === null) {
      if (!item.after) return [{ itemKey, operation, name: '', change: 'ADDED', shows: 'PROPOSED', changes: [] }];
      return [{ itemKey, operation, name: item.after.name ?? '', change: 'ADDED', shows: 'PROPOSED', changes: said(one.organId, item) }];
    }
    const [old, now] = [was.get(itemKey), is.get(itemKey)];
    if (!old) return [];
    const compared = comparedContent(itemKey, one.organId, old);
    if (!now) return [{ itemKey, operation, name: old.name, change: 'CANCELLED', shows, changes: [] }];
    const changes = changesOf(compared, comparedContent(itemKey, one.organId, now));
    return [{ itemKey, operation, name: old.name, change: changes.length > 0 ? 'MODIFIED' : 'UNCHANGED', shows, changes }];
  });
}

/** A new item says every element for the first time. */
function said(organId: string, { after }: AffectedItem): ElementChange[] {
  const blank = comparedContent('', organId, newContent({}));
  return changesOf(blank, comparedContent('', organId, newContent(after ?? {})));
}
