import type { KeyedContent } from './draft-content.ts';

interface Special {
  code: string;
  name: string;
  coordinatorUnit: null;
  items: { itemKey: string; code: string; seqNo: number; name: string }[];
}

interface Major {
  code: string;
  name: string;
  category: string;
  specialFunctions: Special[];
}

/** 三级框架 of a draft: the levels in order of appearance; they and new items get their codes with the approval. */
export function treeOf(rows: readonly KeyedContent[]): Major[] {
  const majors = new Map<string, Major & { byName: Map<string, Special> }>();
  rows.forEach(({ itemKey, content: { majorFunction, specialFunction, code, name } }, i) => {
    let major = majors.get(majorFunction.name);
    if (!major) majors.set(majorFunction.name, (major = { code: '', name: majorFunction.name, category: majorFunction.category, specialFunctions: [], byName: new Map() }));
    let special = major.byName.get(specialFunction.name);
    if (!special) {
      special = { code: '', name: specialFunction.name, coordinatorUnit: null, items: [] };
      major.byName.set(specialFunction.name, special);
      major.specialFunctions.push(special);
    }
    special.items.push({ itemKey, code: code ?? '', seqNo: i + 1, name });
  });
  return [...majors.values()].map(({ byName: _, ...major }) => major);
}
