import type { CheckedItem, ListContext } from './list-context.ts';
import { aboutItem, aboutList, type Said } from './list-finding.ts';
import { matrixOfList } from './matrix-of-list.ts';

/** 待归类: how levels 1 and 2 of a published list are named until someone sorts them. */
const UNSORTED = '待归类';
const CLASS_MIN = 3;
const CLASS_MAX = 60;

/** 三级框架: every item has one level 2, every level 2 one level 1, every level 1 a duty of the “三定” (R-REG-2). */
export function checkLevels(context: ListContext): Said[] {
  const { items, sanding } = context;
  const unsorted = items.filter(({ content: { majorFunction, specialFunction } }) => majorFunction.name.includes(UNSORTED) || specialFunction.name.includes(UNSORTED)).length;
  const majors = Map.groupBy(items, ({ content }) => content.majorFunction.name);
  const specials = Map.groupBy(items, ({ content }) => content.specialFunction.name);
  const following = new Set(sanding === null ? [] : matrixOfList(context).items.filter(({ ordinals }) => ordinals.length > 0).map(({ itemKey }) => itemKey));
  return [
    ...(unsorted > 0
      ? [aboutList('majorFunction', { severity: 'WARN', code: 'CLASS_UNSORTED', message: `${unsorted} items wait to be sorted into levels 1 and 2`, messageZh: `${unsorted} 个事项的主要职能、专项职能待归类` })]
      : []),
    ...[...majors].flatMap(([name, members]) => otherCategory(name, members)),
    ...[...majors]
      .filter(([name, members]) => sanding !== null && !name.includes(UNSORTED) && members.every(({ itemKey }) => !following.has(itemKey)))
      .map(([name, [first]]) =>
        aboutItem(first!, 'majorFunction', { severity: 'WARN', code: 'REGISTRY.MAJOR_FUNCTION.NO_SANDING_DUTY', message: `No item of “${name}” refers to a main duty of ${sanding!.documentNumber}`, messageZh: `主要职能“${name}”的事项均未对应“三定”规定（${sanding!.documentNumber}）的主要职责` }),
      ),
    ...[...specials].flatMap(([name, members]) => {
      const above = new Set(members.map(({ content }) => content.majorFunction.name));
      return name === '' || name.includes(UNSORTED) || above.size < 2
        ? []
        : [aboutItem(members[0]!, 'specialFunction', { severity: 'WARN', code: 'REGISTRY.SPECIAL_FUNCTION.TWO_MAJORS', message: `“${name}” stands under ${above.size} main functions`, messageZh: `专项职能“${name}”同时列在 ${above.size} 个主要职能之下：${[...above].join('、')}` })];
    }),
  ];
}

/** 归纳适度: fewer than 3 items in a class are few, more than 60 should be merged (R-REG-3). */
export function checkClassSizes({ items }: ListContext): Said[] {
  return [...Map.groupBy(items, ({ content: { majorFunction, specialFunction } }) => `${majorFunction.name}\n${specialFunction.name}`).values()].flatMap((members) => {
    const { name } = members[0]!.content.specialFunction;
    if (name === '' || name.includes(UNSORTED) || (members.length >= CLASS_MIN && members.length <= CLASS_MAX)) return [];
    const many = members.length > CLASS_MAX;
    return [
      aboutItem(members[0]!, 'specialFunction', {
        severity: many ? 'WARN' : 'INFO',
        code: many ? 'CLASS_TOO_LARGE' : 'CLASS_SMALL',
        message: `“${name}” holds ${members.length} items`,
        messageZh: many ? `专项职能“${name}”下有 ${members.length} 个事项，应归纳合并` : `专项职能“${name}”下只有 ${members.length} 个事项`,
      }),
    ];
  });
}

function otherCategory(name: string, members: readonly CheckedItem[]): Said[] {
  const { category } = members[0]!.content.majorFunction;
  const other = members.find(({ content }) => content.majorFunction.category !== category);
  if (name === '' || !other) return [];
  return [aboutItem(other, 'majorFunction/category', { severity: 'ERROR', code: 'REGISTRY.MAJOR_FUNCTION.TWO_CATEGORIES', message: `“${name}” is of another category further up`, messageZh: `主要职能“${name}”前后填写了不同的类别` })];
}
