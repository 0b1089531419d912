import type { PowerType } from '@yidan/kernel';
import type { FunctionCategory } from './list-content.ts';
import { squeeze } from './wording.ts';

const WORDS: [RegExp, PowerType][] = [
  [/非行政许可/, 'OTHER'],
  [/许可|行政审批|^审批/, 'LICENSE'],
  [/处罚/, 'PENALTY'],
  [/强制/, 'COMPULSION'],
  [/征收/, 'LEVY'],
  [/给付/, 'PAYMENT'],
  [/检查/, 'INSPECTION'],
  [/确认/, 'CONFIRMATION'],
  [/奖励/, 'REWARD'],
  [/裁决/, 'ADJUDICATION'],
  [/其[他它]|备案|征用|行政监督|行政服务|公共服务|行政调解|行政复议|行政规划|行政管理/, 'OTHER'],
];

/** The types a cell names; none when it is not about types at all. */
export function powerTypesIn(text: string): PowerType[] {
  const parts = squeeze(text).split(/[、，,；;/／|+和及]|\s/).filter((p) => p !== '');
  const found = parts.map((part) => powerTypeOf(part));
  return found.includes(undefined) ? [] : [...new Set(found as PowerType[])];
}

function powerTypeOf(part: string): PowerType | undefined {
  const bare = part.replace(/^[（(]?[\d一二三四五六七八九十]+[)）]?[.、．]?/, '').replace(/[（(][^）)]*[)）]$/, '');
  if (bare.length > 12) return undefined;
  return WORDS.find(([word]) => word.test(bare))?.[1];
}

const HEADING = /^(?:第?[（(]?[\d一二三四五六七八九十]+[)）]?[部分类]*[.、．:：]?)?(?:.{0,12}?)((?:非?行政)?(?:许可|审批|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其[他它](?:行政|类)?(?:权力|职权|权责|事项)?)(?:措施|权力?|职权|类|事项|权责|权责清单|清单|目录|事项清单|执行)*(?:[（(:：]?(?:共|合?计)*\d+[项条件个]?[）)]?)?$/;

/** 行政许可（12项）: a line that announces the type of the rows below it. */
export function headingType(text: string): PowerType | undefined {
  const words = HEADING.exec(squeeze(text))?.[1];
  return words === undefined ? undefined : powerTypeOf(words);
}

/** Whether a line names a type and nothing else: 甲许可 is a matter, 一、行政许可 announces one. */
export function isBareType(text: string): boolean {
  return headingType(text) !== undefined && /^(?:第?[（(]?[\d一二三四五六七八九十]+[)）]?[部分类]*[.、．:：]?)?(?:非?行政|其[他它]|许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)/u.test(squeeze(text));
}

/** The type a matter's own name betrays, for lists that state none. */
export function typeByName(name: string): PowerType | undefined {
  const end = name.replace(/[（(][^）)]*[)）]$/, '');
  if (/(处罚|罚款)(的?行政处罚)?$/.test(end)) return 'PENALTY';
  if (/(检查|抽查|监督管理|监督检查|巡查|稽查)$/.test(end)) return 'INSPECTION';
  if (/(查封|扣押|强制|代履行|冻结|拆除|加处罚款)/.test(end)) return 'COMPULSION';
  if (/(许可|许可证核发|审批|核准|核发|审查|准予)$/.test(end)) return 'LICENSE';
  if (/(确认|认定|登记|鉴定|认证)$/.test(end)) return 'CONFIRMATION';
  if (/(奖励|表彰)$/.test(end)) return 'REWARD';
  if (/裁决$/.test(end)) return 'ADJUDICATION';
  if (/(征收|收取|征缴)$/.test(end)) return 'LEVY';
  if (/(给付|补助|补贴|救助|发放|抚恤)$/.test(end)) return 'PAYMENT';
  return /备案$/.test(end) ? 'OTHER' : undefined;
}

/** Where an unsorted power of this type most likely belongs. */
export function categoryOf(type: PowerType): FunctionCategory {
  return type === 'PAYMENT' || type === 'REWARD' || type === 'OTHER' ? 'MACRO_MANAGEMENT' : 'APPROVAL_ENFORCEMENT_COORDINATION';
}

/** 属性: the attribute an unsorted power of this type most likely has. */
export function attributeOf(type: PowerType): string {
  if (type === 'PENALTY' || type === 'COMPULSION' || type === 'INSPECTION') return '监管执法类';
  if (type === 'LICENSE' || type === 'CONFIRMATION') return '审批服务类';
  return type === 'PAYMENT' ? '公共服务类' : '行业管理类';
}
