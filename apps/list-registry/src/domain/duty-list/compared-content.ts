import type { ContentItem } from '../list-import/list-content.ts';
import type { ComparedItem } from './item-diff.ts';
import { listItem } from './listed-item.ts';

/** 可比事项: an item of a draft in the form in which versions are compared; its units are names. */
export function comparedContent(itemKey: string, organId: string, content: ContentItem): ComparedItem {
  const named = (name: string): { id: null; name: string } => ({ id: null, name });
  const { assistUnitIds, ...listed } = listItem(content, itemKey, { code: '', level1: '', level2: '' }, (name) => name);
  const { coordinatorUnit } = content.specialFunction;
  return {
    ...listed,
    code: content.code ?? null,
    organId,
    majorFunction: { name: content.majorFunction.name, category: content.majorFunction.category },
    specialFunction: { name: content.specialFunction.name },
    coordinatorUnit: coordinatorUnit ? named(coordinatorUnit) : null,
    leadUnit: named(content.leadUnit),
    assistUnits: assistUnitIds.map(named),
  };
}
