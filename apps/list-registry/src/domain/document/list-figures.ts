import { normaliseName, powerTypeZh } from '@yidan/kernel';
import type { ContentItem } from '../list-import/list-content.ts';
import { CATEGORY_LABELS, FIELD_LABELS } from '../list-import/template-columns.ts';
import { labelOf } from '../list-import/template-cells.ts';
import type { SandingFacts } from './version-content.ts';

/** A name and how often it stands in the list. */
export interface Counted {
  readonly name: string;
  readonly items: number;
}

/** Counts by a name, in the order in which the names appear. */
export function countedBy(items: readonly ContentItem[], nameOf: (item: ContentItem) => string): Counted[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return [...counts].map(([name, number]) => ({ name, items: number }));
}

/** 三级框架的数量: main functions, and special functions within them. */
export function levelFigures(items: readonly ContentItem[]) {
  const majors = Map.groupBy(items, ({ majorFunction }) => majorFunction.name);
  return [...majors].map(([name, own]) => ({
    name,
    category: labelOf(CATEGORY_LABELS, own[0]!.majorFunction.category),
    items: own.length,
    specials: [...Map.groupBy(own, ({ specialFunction }) => specialFunction.name)].map(([special, group]) => ({
      name: special,
      coordinator: group.find(({ specialFunction }) => specialFunction.coordinatorUnit)?.specialFunction.coordinatorUnit ?? '',
      items: group.length,
    })),
  }));
}

/** By 责任领域; what states none is counted as 未填写. */
export function fieldFigures(items: readonly ContentItem[]): Counted[] {
  return countedBy(items, ({ responsibilityField }) => labelOf(FIELD_LABELS, responsibilityField) || '未填写');
}

/** 依据: the instruments the list rests on, and how many items rest on each. */
export function instrumentFigures(items: readonly ContentItem[]): Counted[] {
  const counts = new Map<string, number>();
  for (const { basis } of items) for (const title of new Set(basis.map(({ instrument, text }) => instrument ?? text))) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].map(([name, number]) => ({ name, items: number }));
}

/** 归并的行政权力, each with the item it went into. */
export function mergedPowers(items: readonly ContentItem[]) {
  return items.flatMap(({ seqNo, name, powers }) => powers.map((power) => ({ type: powerTypeZh[power.type], number: power.number ?? '', name: power.name, seqNo, item: name })));
}

/** Says that there is none, and why. */
const NONE = /^无[:：]/;

/** 主要职责 × 事项: each duty with the numbers of its items, and the items that name no duty; duties of the 三定 in force stand first, whether an item names them or not. */
export function sandingMatrix(items: readonly ContentItem[], sanding: SandingFacts | null) {
  const rows = new Map((sanding?.duties ?? []).map(({ text, change }) => [normaliseName(text), { duty: text, change, seqNos: [] as number[], known: true }]));
  for (const { seqNo, sandingDuties } of items) {
    for (const duty of sandingDuties) {
      if (NONE.test(duty)) continue;
      const key = keyOf(rows, duty);
      const row = rows.get(key) ?? { duty, change: '', seqNos: [], known: false };
      if (row.seqNos.at(-1) !== seqNo) row.seqNos.push(seqNo);
      rows.set(key, row);
    }
  }
  const duties = [...rows.values()];
  return {
    duties,
    gaps: duties.filter(({ seqNos, known, change }) => known && seqNos.length === 0 && !['CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED'].includes(change)).map(({ duty }) => duty),
    without: items.filter(({ sandingDuties }) => sandingDuties.every((duty) => NONE.test(duty))).map(({ seqNo, name, sandingDuties }) => ({ seqNo, name, reason: sandingDuties.join('；').replace(NONE, '') })),
  };
}

/** An item may quote a duty with or without its ordinal. */
function keyOf(rows: ReadonlyMap<string, unknown>, duty: string): string {
  const whole = normaliseName(duty);
  if (rows.has(whole)) return whole;
  const bare = normaliseName(duty.replace(/^[（(]?[一二三四五六七八九十百\d]+[）)、.．]\s*/, ''));
  return rows.has(bare) ? bare : whole;
}
