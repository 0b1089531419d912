import { FUNCTION_CATEGORIES, type ContentItem } from '../list-import/list-content.ts';
import { FIELD_LABELS, NINE_ELEMENTS, OBJECT_LABELS } from '../list-import/template-columns.ts';
import { squeeze } from '../list-import/wording.ts';
import type { ListContext } from './list-context.ts';
import { aboutItem, aboutList, type Said } from './list-finding.ts';

const HEADERS = new Map(NINE_ELEMENTS.map(({ element, header }) => [element, header]));
const LONGEST: readonly (readonly [string, (item: ContentItem) => string, number, string, string])[] = [
  ['name', ({ name }) => name, 120, 'REGISTRY.ITEM.NAME_TOO_LONG', '事项名称'],
  ['description', ({ description }) => description ?? '', 2000, 'REGISTRY.ITEM.DESCRIPTION_TOO_LONG', '职能描述'],
  ['remarks', ({ remarks }) => remarks, 1000, 'REGISTRY.ITEM.REMARKS_TOO_LONG', '备注'],
];

/** 要素完整: eight elements are filled in, 备注 may be empty (R-REG-1, corrections A15), and none is longer than it may be. */
export function checkElements({ items }: ListContext): Said[] {
  return items.flatMap((item) => [
    ...missingIn(item.content).map((element) => {
      const label = HEADERS.get(element) ?? element;
      return aboutItem(item, element, { severity: 'ERROR', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: `The element “${label}” is missing`, messageZh: `缺少要素“${label}”` });
    }),
    ...LONGEST.filter(([, textOf, most]) => [...textOf(item.content)].length > most).map(([element, , most, code, zh]) =>
      aboutItem(item, element, { severity: 'ERROR', code, message: `Longer than ${most} characters`, messageZh: `${zh}超过 ${most} 字` }),
    ),
  ]);
}

/** 字典取值: categories, attributes, fields and objects are of the dictionaries (F-005). */
export function checkDictionaries({ items, policy }: ListContext): Said[] {
  const categories = new Set<string>([...FUNCTION_CATEGORIES, ...policy.categories]);
  return items.flatMap((item) => {
    const { majorFunction, attribute, responsibilityField: field, serviceObjects = [] } = item.content;
    return [
      ...(squeeze(majorFunction.name) !== '' && !categories.has(majorFunction.category)
        ? [aboutItem(item, 'majorFunction/category', {
            severity: 'ERROR',
            code: 'REGISTRY.MAJOR_FUNCTION.CATEGORY_UNKNOWN',
            message: `“${majorFunction.category}” is not a category of main functions`,
            messageZh: `“${majorFunction.category}”不是主要职能类别`,
          })]
        : []),
      ...(attribute !== '' && !policy.attributes.includes(attribute)
        ? [aboutItem(item, 'attribute', { severity: 'WARN', code: 'REGISTRY.ITEM.ATTRIBUTE_UNKNOWN', message: `“${attribute}” is not in the dictionary of attributes`, messageZh: `“${attribute}”不在属性字典中` })]
        : []),
      ...(field !== undefined && !Object.hasOwn(FIELD_LABELS, field)
        ? [aboutItem(item, 'responsibilityField', { severity: 'WARN', code: 'REGISTRY.ITEM.FIELD_UNKNOWN', message: `“${field}” is not a field of responsibility`, messageZh: `“${field}”不是责任领域` })]
        : []),
      ...serviceObjects
        .filter((object) => !Object.hasOwn(OBJECT_LABELS, object))
        .map((object) => aboutItem(item, 'serviceObjects', { severity: 'WARN', code: 'REGISTRY.ITEM.OBJECT_UNKNOWN', message: `“${object}” is not a kind of object`, messageZh: `“${object}”不是职责对象` })),
    ];
  });
}

/** 宜填未填: what dispatching goes by; one word for the whole list. */
export function checkRecommended({ items }: ListContext): Said[] {
  const withoutObjects = items.filter(({ content }) => (content.serviceObjects ?? []).length === 0).length;
  const withoutKeywords = items.filter(({ content }) => content.keywords.length < 3).length;
  return [
    ...(withoutObjects > 0
      ? [aboutList('serviceObjects', { severity: 'INFO', code: 'REGISTRY.ITEM.OBJECTS_MISSING', message: `${withoutObjects} items do not say whom they serve`, messageZh: `${withoutObjects} 个事项未填写职责对象` })]
      : []),
    ...(withoutKeywords > 0
      ? [aboutList('keywords', { severity: 'INFO', code: 'REGISTRY.ITEM.KEYWORDS_FEW', message: `${withoutKeywords} items have fewer than three keywords`, messageZh: `${withoutKeywords} 个事项的关键词少于 3 个` })]
      : []),
  ];
}

function missingIn(item: ContentItem): string[] {
  const some = (texts: readonly string[]): boolean => texts.some((text) => squeeze(text) !== '');
  const filled: readonly (readonly [string, boolean])[] = [
    ['majorFunction', squeeze(item.majorFunction.name) !== ''],
    ['specialFunction', squeeze(item.specialFunction.name) !== ''],
    ['name', squeeze(item.name) !== ''],
    ['attribute', squeeze(item.attribute) !== ''],
    ['basisRefs', some(item.basis.map(({ text }) => text))],
    ['sandingDutyRefs', some(item.sandingDuties)],
    ['sandingUnitProvisionRefs', some(item.sandingUnitProvisions)],
  ];
  return filled.filter(([, isFilled]) => !isFilled).map(([element]) => element);
}
