import type { Violation } from '@yidan/kernel';
import { withHidden, type DraftRow, type KeyedContent } from './draft-content.ts';
import { OrderInvalid } from './duty-list.errors.ts';

/** 排序: puts the items that the editor sees into a new order; numbers stay without gap and duplicate. */
export function orderItems(rows: readonly DraftRow[], isHidden: (itemKey: string) => boolean, wanted: readonly string[]): KeyedContent[] {
  const shown = new Map(rows.filter(({ itemKey }) => !isHidden(itemKey)).map((row) => [row.itemKey, row]));
  const given = new Set<string>();
  const violations: Violation[] = wanted.flatMap((key, i) => {
    if (!shown.has(key)) return [violation(`itemKeys/${i}`, 'Not an item of the draft', '不是该草稿的事项')];
    if (given.has(key)) return [violation(`itemKeys/${i}`, 'Named twice', '重复')];
    given.add(key);
    return [];
  });
  const missing = [...shown.values()].filter(({ itemKey }) => !given.has(itemKey));
  for (const { content } of missing.slice(0, 100)) violations.push(violation('itemKeys', `“${content.name}” is missing`, `缺少“${content.name}”`));
  const [first, ...more] = violations;
  if (first) throw new OrderInvalid([first, ...more.slice(0, 199)]);
  return withHidden(wanted.map((key) => shown.get(key)!), rows, isHidden);
}

function violation(path: string, message: string, messageZh: string): Violation {
  return { path, code: 'REGISTRY.ITEM.SEQ_INVALID', message, messageZh };
}
