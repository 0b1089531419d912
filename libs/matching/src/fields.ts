import type { IndexedItem, ReasonKind } from './types.ts';

/** 字段: how much a part of an item counts, and how its words are read. */
interface Field {
  readonly name: FieldName;
  readonly weight: number;
  /** Number of words at which length neither helps nor hurts. A constant, so that one organ's list never shifts another's scores. */
  readonly pivot: number;
  readonly lengthEffect: number;
  /** Long texts give words only: their character pairs would meet anything. */
  readonly pairs: boolean;
  readonly reason: ReasonKind;
  readonly zh: string;
  readonly en: string;
  readonly read: (item: IndexedItem) => readonly string[];
}

export type FieldName =
  | 'name' | 'keywords' | 'powerNames' | 'description' | 'unitProvision' | 'organDuties'
  | 'basisTexts' | 'specialFunction' | 'majorFunction' | 'unitName' | 'organName';

const one = (text: string | undefined): readonly string[] => (text ? [text] : []);

/** 字段权重表: order is the order in which reasons prefer to cite them. */
export const fields: readonly Field[] = [
  { name: 'keywords', weight: 5, pivot: 8, lengthEffect: 0.2, pairs: true, reason: 'KEYWORD', zh: '关键词', en: 'the keywords', read: (i) => i.keywords },
  { name: 'name', weight: 5, pivot: 14, lengthEffect: 0.3, pairs: true, reason: 'NAME', zh: '事项名称', en: 'the name', read: (i) => [i.name] },
  { name: 'powerNames', weight: 3, pivot: 14, lengthEffect: 0.4, pairs: true, reason: 'TERM', zh: '权力事项', en: 'the powers', read: (i) => [...i.powerNames, ...i.powerTypes] },
  { name: 'description', weight: 2.5, pivot: 40, lengthEffect: 0.5, pairs: true, reason: 'TERM', zh: '事项说明', en: 'the description', read: (i) => [...one(i.description), ...one(i.attribute)] },
  { name: 'specialFunction', weight: 2, pivot: 12, lengthEffect: 0.4, pairs: true, reason: 'TERM', zh: '专项职能', en: 'the special function', read: (i) => one(i.specialFunction) },
  { name: 'unitProvision', weight: 1.2, pivot: 40, lengthEffect: 0.5, pairs: true, reason: 'TERM', zh: '科室职责', en: "the unit's provision", read: (i) => one(i.unitProvision) },
  { name: 'organDuties', weight: 0.9, pivot: 40, lengthEffect: 0.5, pairs: false, reason: 'TERM', zh: '三定职责', en: "the organ's duties", read: (i) => i.organDuties ?? [] },
  { name: 'majorFunction', weight: 1.2, pivot: 12, lengthEffect: 0.4, pairs: true, reason: 'TERM', zh: '主要职能', en: 'the major function', read: (i) => one(i.majorFunction) },
  { name: 'basisTexts', weight: 0.9, pivot: 150, lengthEffect: 0.5, pairs: false, reason: 'BASIS', zh: '法律依据', en: 'the legal basis', read: (i) => i.basisTexts },
  { name: 'unitName', weight: 1.2, pivot: 6, lengthEffect: 0, pairs: true, reason: 'ORGAN', zh: '承办科室', en: "the unit's name", read: (i) => [i.unitName] },
  { name: 'organName', weight: 1.2, pivot: 8, lengthEffect: 0, pairs: true, reason: 'ORGAN', zh: '责任单位', en: "the organ's name", read: (i) => [i.organName] },
];

const bit = (name: FieldName): number => 1 << fields.findIndex((field) => field.name === name);

/** Fields in which a word belongs to the item itself and not merely to who holds it or which law it cites. */
export const nameFields = bit('name') | bit('keywords');
