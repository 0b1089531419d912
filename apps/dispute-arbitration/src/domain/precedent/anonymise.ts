import { maskDeep, organKindZh, type OrganKind } from '@yidan/kernel';

/** An organ as texts may name it. */
export interface NamedOrgan {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
}

/** What stands for what: the disputing organs in their order, then all others by their kind. */
export interface Disguise {
  readonly partyIds: readonly string[];
  readonly organs: readonly NamedOrgan[];
  /** People whose names the case knows. */
  readonly people: readonly string[];
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
/** A surname, what may follow of the name, and how the person is addressed. */
const ADDRESSED = new RegExp(`[${SURNAMES}]\\p{Script=Han}{0,2}?(先生|女士|同志|师傅|副?局长|副?主任|副?科长|副?书记|副?镇长|副?乡长|副?区长|副?县长|副?市长|副?队长|副?处长|副?部长)`, 'gu');
/** 地址: down to the number of a house or a building. */
const ADDRESS = /[\p{Script=Han}A-Za-z0-9]{0,8}?(?:大道|大街|路|街|巷|弄|胡同|小区|花园|家园|公寓|村)(?:\p{Script=Han}?段)?第?\d+(?:[-－—]\d+)?(?:号楼?|栋|幢|组|单元|室|弄)(?:\d+(?:号楼?|栋|幢|单元|室|层|楼))*(?:附近)?/gu;

/** 隐名: the same words without the names of the organs and people it concerned, without addresses and numbers. */
export function anonymise(text: string, { partyIds, organs, people }: Disguise): string {
  const names = organs
    .flatMap((organ) => [organ.name, organ.shortName].filter((name) => name.length >= 2).map((name) => ({ name, instead: instead(organ, partyIds) })))
    // A short name may be part of a longer one.
    .toSorted((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  let hidden = text;
  for (const { name, instead: other } of names) hidden = hidden.replaceAll(name, other);
  for (const person of people.filter((each) => each.length >= 2).toSorted((a, b) => b.length - a.length)) hidden = hidden.replaceAll(person, '某某');
  return maskDeep(hidden.replace(ADDRESSED, '某$1').replace(ADDRESS, '某地'));
}

/** 甲单位, 乙单位 … for those who disputed, 某政府工作部门 for others. */
export function instead({ id, kind }: Pick<NamedOrgan, 'id' | 'kind'>, partyIds: readonly string[]): string {
  const place = partyIds.indexOf(id);
  if (place >= 0) return `${STEMS[place] ?? `第${place + 1}`}单位`;
  return `某${organKindZh[kind as OrganKind] ?? '单位'}`;
}
