import type { ItemBasis } from './model.ts';
import { chineseNumber } from './numerals.ts';

/** 依据层级: only department rules are too weak to found a duty alone. */
export type InstrumentKind = 'PARTY_REGULATION' | 'LAW' | 'ADMIN_REGULATION' | 'DEPT_RULE';

/** Laws and regulations whose short name hides the words 中华人民共和国. */
const NATIONAL = new Set(
  '户口登记条例 内河交通安全管理条例 城镇国有土地使用权出让和转让暂行条例 市场主体登记管理条例 政府信息公开条例 无线电管理条例 河道管理条例 烟草专卖法实施条例 认证认可条例 道路运输条例 防汛条例 公司登记管理条例'.split(' '),
);
const DEPARTMENT_RULES = new Set(
  '伤残抚恤管理办法 公共租赁住房管理办法 再生资源回收管理办法 医疗质量管理办法 单用途商业预付卡管理办法 商品房屋租赁管理办法 城市危险房屋管理规定 巡游出租汽车经营服务管理规定 网络预约出租汽车经营服务管理暂行办法 肥料登记管理办法 财政票据管理办法 高层民用建筑消防安全管理规定'.split(' '),
);
const CITATION = /^(?<name>\D+?)(?:(?<annex>P)?(?<number>\d+))$/;

/** 法律依据: reads 食品安全法122 as 《中华人民共和国食品安全法》第一百二十二条. */
export function cite(short: string, role: ItemBasis['role']): { basis: ItemBasis; kind: InstrumentKind } {
  const { name, annex, number } = CITATION.exec(short)?.groups ?? {};
  if (name === undefined || number === undefined) throw new Error(`not a citation: ${short}`);
  const instrument = titleOf(name);
  if (annex) return { basis: { text: `《${instrument}》附件第${number}项`, instrument, role }, kind: kindOf(name) };
  const article = `第${chineseNumber(Number(number))}条`;
  return { basis: { text: `《${instrument}》${article}`, instrument, article, role }, kind: kindOf(name) };
}

function titleOf(name: string): string {
  if (name === '法典') return '中华人民共和国生态环境法典';
  return kindOf(name) === 'LAW' || NATIONAL.has(name) ? `中华人民共和国${name}` : name;
}

function kindOf(name: string): InstrumentKind {
  if (/(?:(?<!办)法|法典)$/.test(name) || name === '户口登记条例') return 'LAW';
  if (name.startsWith('中国共产党') || name === '信访工作条例') return 'PARTY_REGULATION';
  return DEPARTMENT_RULES.has(name) ? 'DEPT_RULE' : 'ADMIN_REGULATION';
}
