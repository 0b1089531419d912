import { saysTheSame, withHidden, type DraftRow, type KeyedContent } from './draft-content.ts';
import { identifyItems, type KnownItem } from './item-identity.ts';
import type { ContentItem } from '../list-import/list-content.ts';

/** What a file is laid over: the draft, and items beside it that a row may be. */
export interface ImportGround {
  readonly rows: readonly DraftRow[];
  isHidden(itemKey: string): boolean;
  /** Items of the version in force, then what other organs hold and the file names by code. */
  readonly neighbours: readonly (readonly KnownItem[])[];
  newKey(): string;
}

/** 文件应用到草稿: the draft as the file says it. Rows are recognised as they are when a list is loaded; rows the editor does not see stay. */
export function layOver(ground: ImportGround, file: readonly ContentItem[]): KeyedContent[] {
  const shown = ground.rows.filter(({ itemKey }) => !ground.isHidden(itemKey));
  const held = new Map(ground.rows.map((row) => [row.itemKey, row]));
  const neighbours = ground.neighbours.map((items) => items.filter(({ itemKey }) => !held.has(itemKey)));
  const identities = identifyItems(file, [shown.map(knownRow), ...neighbours], () => ground.newKey());
  const items = file.map(({ code: given, ...said }, i): KeyedContent => {
    const { itemKey, known } = identities[i]!;
    const was = held.get(itemKey);
    const code = known?.code || given;
    const content: ContentItem = { ...said, ...(code !== undefined && { code }) };
    // A row that says the same stays as it is, and whoever edits it meanwhile is not disturbed.
    return was && saysTheSame(was.content, content) ? was : { itemKey, content };
  });
  return withHidden(items, ground.rows, ground.isHidden);
}

function knownRow({ itemKey, content }: DraftRow): KnownItem {
  return { itemKey, code: content.code ?? '', name: content.name, powers: content.powers.map(({ type, number }) => ({ type, number: number ?? null })) };
}
