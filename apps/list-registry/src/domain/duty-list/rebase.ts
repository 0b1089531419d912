import type { Violation } from '@yidan/kernel';
import type { ContentItem } from '../list-import/list-content.ts';
import { saidBy, saysTheSame, type KeyedContent } from './draft-content.ts';
import { RebaseUnresolved } from './duty-list.errors.ts';

/** Whose word counts. */
export type Side = 'DRAFT' | 'IN_FORCE';

/** 冲突: an element that both the draft and the version in force changed; `ITEM` where one of them cancelled the item and the other changed it. */
export interface Conflict {
  readonly itemKey: string;
  readonly name: string;
  readonly element: string;
  readonly base: unknown;
  readonly draft: unknown;
  readonly inForce: unknown;
}

/** What is put together: the version the draft was begun from, the draft, and the version that came into force meanwhile. */
export interface ThreeVersions {
  readonly base: readonly KeyedContent[];
  readonly draft: readonly KeyedContent[];
  readonly inForce: readonly KeyedContent[];
}

/** 变基结果: the draft with what came into force, and what has to be chosen first. */
export interface Rebase {
  readonly items: readonly KeyedContent[];
  readonly conflicts: readonly Conflict[];
  readonly takenOver: { readonly added: number; readonly cancelled: number; readonly modified: number };
}

type Chosen = (itemKey: string, element: string) => Side | undefined;
type Said = Record<string, unknown>;

/** 变基: takes over what came into force. What only one side changed is that side's; what both changed is a conflict, shown and chosen element by element. */
export function rebase({ base, draft, inForce }: ThreeVersions, chosen: Chosen = () => undefined): Rebase {
  const [was, now] = [byKey(base), byKey(inForce)];
  const held = new Set(draft.map(({ itemKey }) => itemKey));
  const conflicts: Conflict[] = [];
  const takenOver = { added: 0, cancelled: 0, modified: 0 };

  const kept = draft.flatMap((row): KeyedContent[] => {
    const [before, after] = [was.get(row.itemKey), now.get(row.itemKey)];
    if (before && !after) {
      if (!saysTheSame(before, row.content)) {
        conflicts.push(wholeItem(row.itemKey, before, row.content, null));
        if (chosen(row.itemKey, WHOLE) !== 'IN_FORCE') return [row];
      }
      takenOver.cancelled += 1;
      return [];
    }
    if (!after || (before && saysTheSame(before, after))) return [row];
    const { content, met } = merge(row, before, after, chosen);
    conflicts.push(...met);
    if (!saysTheSame(content, row.content)) takenOver.modified += 1;
    return [saysTheSame(content, row.content) ? row : { itemKey: row.itemKey, content }];
  });

  const added = inForce.filter(({ itemKey, content }) => {
    if (held.has(itemKey)) return false;
    const before = was.get(itemKey);
    if (!before) return true;
    // The draft cancelled it; where it was changed in force meanwhile, that is for the drafter to say again.
    if (saysTheSame(before, content)) return false;
    conflicts.push(wholeItem(itemKey, before, null, content));
    return chosen(itemKey, WHOLE) === 'IN_FORCE';
  });
  takenOver.added = added.length;
  return { items: [...kept, ...added], conflicts, takenOver };
}

/** Refuses a rebase in which a conflict was not decided; each is named, but those about items that the drafter does not see: they are for whoever does. */
export function assertDecided(conflicts: readonly Conflict[], chosen: Chosen, isHidden: (itemKey: string) => boolean): void {
  const [first, ...more] = conflicts
    .filter(({ itemKey, element }) => chosen(itemKey, element) === undefined)
    .map(({ itemKey, name, element }): Violation =>
      isHidden(itemKey)
        ? { path: 'choices', code: 'REGISTRY.DRAFT.REBASE_UNRESOLVED', message: 'A restricted item was changed on both sides: who may read it decides', messageZh: '限制公开事项双方均有变更，由有权知悉人选择' }
        : { path: `choices/${itemKey}/${element}`, code: 'REGISTRY.DRAFT.REBASE_UNRESOLVED', message: `“${name}”: ${element} was changed on both sides`, messageZh: `“${name}”的 ${element} 双方均有变更` },
    );
  if (first) throw new RebaseUnresolved([first, ...more]);
}

const WHOLE = 'ITEM';

function merge({ itemKey, content: ours }: KeyedContent, before: ContentItem | undefined, after: ContentItem, chosen: Chosen): { content: ContentItem; met: Conflict[] } {
  const [base, draft, inForce] = [before ? saidBy(before) : {}, saidBy(ours), saidBy(after)] as [Said, Said, Said];
  const merged: Said = { ...draft };
  const met: Conflict[] = [];
  for (const element of new Set([...Object.keys(base), ...Object.keys(draft), ...Object.keys(inForce)])) {
    if (same(inForce[element], base[element]) || same(inForce[element], draft[element])) continue;
    const isOurs = !same(draft[element], base[element]);
    if (isOurs) met.push({ itemKey, name: ours.name, element, base: base[element] ?? null, draft: draft[element] ?? null, inForce: inForce[element] ?? null });
    if (isOurs && chosen(itemKey, element) !== 'IN_FORCE') continue;
    if (inForce[element] === undefined) delete merged[element];
    else merged[element] = inForce[element];
  }
  const { seqNo, code, source } = ours;
  return { content: { ...(merged as Omit<ContentItem, 'seqNo' | 'source'>), seqNo, source, ...(code !== undefined && { code }) }, met };
}

function wholeItem(itemKey: string, before: ContentItem, draft: ContentItem | null, inForce: ContentItem | null): Conflict {
  return { itemKey, name: before.name, element: WHOLE, base: saidBy(before), draft: draft && saidBy(draft), inForce: inForce && saidBy(inForce) };
}

// Both sides come from `saidBy`, which puts the parts of an item into one order.
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function byKey(items: readonly KeyedContent[]): Map<string, ContentItem> {
  return new Map(items.map(({ itemKey, content }) => [itemKey, content]));
}
