import type { AdjustmentOperation } from '@yidan/contracts';
import { comparedContent } from '../duty-list/compared-content.ts';
import type { KeyedContent } from '../duty-list/draft-content.ts';
import { changesOf, type ElementChange } from '../duty-list/item-diff.ts';
import { applied, newContent, type AffectedItem, type ItemPatch } from './affected-item.ts';

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
 * An item the reader does not see is in neither and is left out; one that is new is shown as it was asked for, or as the draft has it where it bore its identity before.
 */
export function adjustedItems(one: { readonly organId: string; readonly affected: readonly AffectedItem[] }, before: readonly KeyedContent[], after: readonly KeyedContent[] | null): AdjustedItem[] {
  const was = new Map(before.map(({ itemKey, content }) => [itemKey, content]));
  const is = new Map((after ?? applied(before, one.affected, () => '')).map(({ itemKey, content }) => [itemKey, content]));
  const shows = after ? 'DRAFTED' : 'PROPOSED';
  return one.affected.flatMap((item): AdjustedItem[] => {
    const { itemKey, operation } = item;
    if (itemKey === null) {
      const { identity = null } = item;
      const drafted = after && identity !== null ? is.get(identity) : undefined;
      const says = drafted ?? item.after;
      return [{ itemKey: identity, operation, name: says?.name ?? '', change: 'ADDED', shows: drafted ? 'DRAFTED' : 'PROPOSED', changes: says ? said(one.organId, says) : [] }];
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
function said(organId: string, says: ItemPatch): ElementChange[] {
  const blank = comparedContent('', organId, newContent({}));
  return changesOf(blank, comparedContent('', organId, newContent(says)));
}
