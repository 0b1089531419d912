import { saidBy } from '../duty-list/draft-content.ts';
import { writeItem } from '../list-import/template-cells.ts';
import { TEMPLATE_COLUMNS } from '../list-import/template-columns.ts';
import type { DocumentItem } from './version-content.ts';

/** 要素变更 in the words of the list. */
export interface SaidChange {
  readonly element: string;
  readonly before: string;
  readonly after: string;
}

/** 版本对照 in the words of the list. */
export interface ContentDiff {
  readonly added: readonly DocumentItem[];
  readonly cancelled: readonly DocumentItem[];
  readonly modified: readonly { readonly item: DocumentItem; readonly changes: readonly SaidChange[] }[];
}

// 序号 and 事项编码 are places in the list, not content.
const COLUMNS = TEMPLATE_COLUMNS.filter(({ key }) => key !== 'seqNo' && key !== 'code');

/** 对照清单内容: element by element, as the columns of the list print them. */
export function compareContent(before: readonly DocumentItem[], after: readonly DocumentItem[]): ContentDiff {
  const old = new Map(before.map((item) => [item.itemKey, item]));
  const kept = new Set(after.map(({ itemKey }) => itemKey));
  return {
    added: after.filter(({ itemKey }) => !old.has(itemKey)),
    cancelled: before.filter(({ itemKey }) => !kept.has(itemKey)),
    modified: after.flatMap((item) => {
      const was = old.get(item.itemKey);
      const changes = was && JSON.stringify(saidBy(was.content)) !== JSON.stringify(saidBy(item.content)) ? changesOf(was, item) : [];
      return changes.length > 0 ? [{ item, changes }] : [];
    }),
  };
}

function changesOf(was: DocumentItem, is: DocumentItem): SaidChange[] {
  const [before, after] = [writeItem(was.content), writeItem(is.content)];
  return COLUMNS.filter(({ key }) => before[key] !== after[key]).map(({ key, header }) => ({ element: header, before: String(before[key]), after: String(after[key]) }));
}
