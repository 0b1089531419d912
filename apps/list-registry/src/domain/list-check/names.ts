import { normaliseName } from '@yidan/kernel';
import type { ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';
import { similarPairs } from './similar-names.ts';

/** 名称唯一: no two items of the organ have the same name, however it is written (03 §3.1.5). */
export function checkNamesOnce({ items }: ListContext): Said[] {
  return [...Map.groupBy(items, ({ content }) => normaliseName(content.name))].flatMap(([key, [first, ...more]]) =>
    key === ''
      ? []
      : more.map((item) =>
          aboutItem(item, 'name', {
            severity: 'ERROR',
            code: 'REGISTRY.ITEM.NAME_DUPLICATE',
            message: `“${item.content.name}” is named like item ${first!.index + 1}, “${first!.content.name}”`,
            messageZh: `“${item.content.name}”与第 ${first!.index + 1} 项“${first!.content.name}”同名`,
          }, [first!.itemKey]),
        ),
  );
}

/** 归纳合并: items of one attribute that are nearly named alike are of one kind (R-REG-4); each is named once, beside the item above it that it is most like. */
export function checkSimilarItems({ items, policy }: ListContext): Said[] {
  return [...Map.groupBy(items, ({ content }) => content.attribute).values()].flatMap((alike) => {
    const closest = new Map<number, { other: number; likeness: number }>();
    for (const { first, second, likeness } of similarPairs(alike.map(({ content }) => content.name), policy.similarity)) {
      if (likeness > (closest.get(second)?.likeness ?? 0)) closest.set(second, { other: first, likeness });
    }
    return [...closest].map(([at, { other, likeness }]) => {
      const [item, like] = [alike[at]!, alike[other]!];
      const share = Math.round(likeness * 100);
      return aboutItem(item, 'name', {
        severity: 'WARN',
        code: 'OVERLAP_SIMILAR',
        message: `“${item.content.name}” is ${share} % like item ${like.index + 1}, “${like.content.name}”: are they one kind of matter?`,
        messageZh: `“${item.content.name}”与第 ${like.index + 1} 项“${like.content.name}”相似度 ${share}%，同一类事项应归纳合并`,
      }, [like.itemKey]);
    });
  });
}

/** 部门之间重名: another organ leads an item of the same name; whose it is, the review decides. */
export function checkNamesElsewhere({ items, elsewhere }: ListContext): Said[] {
  const byName = Map.groupBy(elsewhere, ({ name }) => normaliseName(name));
  return items.flatMap((item) =>
    (byName.get(normaliseName(item.content.name)) ?? []).map((other) =>
      aboutItem(item, 'name', {
        severity: 'WARN',
        code: 'OVERLAP_NAME',
        message: `${other.organName} holds an item named “${other.name}”`,
        messageZh: `${other.organName}清单中已有事项“${other.name}”`,
      }, [other.itemKey]),
    ),
  );
}
