import type { PowerType } from '@yidan/kernel';
import type { BookItem, OrganBook } from './book.ts';
import type { DutyChange, RepealedInstrument } from './model.ts';

/** An item named by its organ and its name in the books. */
export type ItemName = readonly [organCode: string, name: string];

/** 职责交叉: the second item claims the power of the first. */
export const OVERLAPPING_POWERS: readonly (readonly [ItemName, ItemName])[] = [
  [['SCJG', '对未经设立登记从事经营活动的处罚'], ['XZSP', '对未经登记擅自以市场主体名义经营的处罚']],
  [['ZJJ', '对建筑工地扬尘污染防治措施不落实的处罚'], ['ZHZF', '对施工工地出入口未冲洗车辆带泥上路的处罚']],
  [['SWJ', '对向河道倾倒垃圾、渣土的处罚'], ['ZHZF', '对擅自倾倒、堆放建筑垃圾的处罚']],
  [['ZRZY', '对未经批准非法占用土地的处罚'], ['NYNC', '对农村村民未经批准占用土地建住宅的处罚']],
  [['YJGL', '对未经许可经营烟花爆竹的处罚'], ['GAFJ', '对非法运输、储存烟花爆竹的处罚']],
];

/** 名称重复: the second item takes the name of the first, both organs lead it. */
export const REPEATED_NAMES: readonly (readonly [ItemName, ItemName])[] = [
  [['JYJ', '职业技能培训机构监督管理'], ['RSJ', '补贴性职业技能培训监督管理']],
  [['ZRZY', '地质灾害应急处置'], ['YJGL', '地质灾害抢险救援处置']],
  [['WLJ', '出版物市场监督管理'], ['XCB', '出版物发行和版权市场监督管理']],
];

/** 权力空白: powers of the catalogue no organ merged. */
export const UNHELD_POWERS: readonly { type: PowerType; name: string }[] = [
  { type: 'PENALTY', name: '对擅自在城市道路上设置减速带、限高设施的处罚' },
  { type: 'PENALTY', name: '对未按规定设置无障碍停车位的处罚' },
  { type: 'PENALTY', name: '对公共场所经营者未履行禁烟劝阻义务的处罚' },
  { type: 'INSPECTION', name: '对洗染业经营者的监督检查' },
  { type: 'CONFIRMATION', name: '农村公路命名编号核定' },
];

/** “三定”职责无事项: main duties no item answers. */
export const UNANSWERED_DUTIES: readonly (readonly [organCode: string, duty: string])[] = [
  ['SWJ', '负责再生水利用和海绵城市建设涉水事项的行业指导。'],
  ['JTJ', '负责低空运输起降场所布局和通用航空服务协调。'],
  ['WJW', '负责公共场所自动体外除颤器配置和使用管理指导。'],
  ['ZJJ', '负责智能建造和装配式建筑推广应用。'],
  ['WLJ', '负责文化创意产业园区认定和指导。'],
];

/** 超出“三定”: items that name no main duty, or one the organ no longer has. */
export const EXCESS_ITEMS: readonly { item: ItemName; duty?: { text: string; change: DutyChange } }[] = [
  { item: ['FGJ', '重点项目推进协调'] },
  { item: ['SWU', '消费品以旧换新补贴给付'] },
  { item: ['RSJ', '民办职业技能培训学校设立审批'], duty: { text: '负责民办职业技能培训学校审批。', change: 'TRANSFERRED_OUT' } },
  { item: ['JXJ', '淘汰落后产能和产业结构调整'], duty: { text: '负责落后产能淘汰和重点行业关停退出。', change: 'CANCELLED' } },
  { item: ['ZHZF', '公共厕所建设管理和免费开放'], duty: { text: '负责公共厕所建设和日常保洁。', change: 'DEVOLVED' } },
];

/** 依据失效: items still resting on an instrument that was repealed. */
export const LOST_BASES: readonly { item: ItemName; cited: string; title: string }[] = [
  { item: ['MZJ', '结婚登记'], cited: '婚姻法8', title: '中华人民共和国婚姻法' },
  { item: ['MZJ', '收养登记'], cited: '收养法15', title: '中华人民共和国收养法' },
  { item: ['XZSP', '公司设立、变更、注销登记'], cited: '公司登记管理条例20', title: '中华人民共和国公司登记管理条例' },
  { item: ['XZSP', '个体工商户登记'], cited: '个体工商户条例8', title: '个体工商户条例' },
];

/** 已废止的法律法规 that lists of the city still cite. */
export const REPEALED: readonly RepealedInstrument[] = [
  { title: '中华人民共和国婚姻法', repealedOn: '2021-01-01', replacedBy: '中华人民共和国民法典' },
  { title: '中华人民共和国收养法', repealedOn: '2021-01-01', replacedBy: '中华人民共和国民法典' },
  { title: '中华人民共和国公司登记管理条例', repealedOn: '2022-03-01', replacedBy: '中华人民共和国市场主体登记管理条例' },
  { title: '个体工商户条例', repealedOn: '2022-11-01', replacedBy: '促进个体工商户发展条例' },
];

/** 埋入问题: the sound books with the planted defects in them. */
export function plant(books: readonly OrganBook[]): OrganBook[] {
  const planted = structuredClone(books) as OrganBook[];
  const organ = (code: string): OrganBook => planted.find((b) => b.code === code) ?? fail(code);
  const item = ([code, name]: ItemName): BookItem => organ(code).items.find((i) => i.name === name) ?? fail(`${code} ${name}`);
  for (const [held, claimed] of OVERLAPPING_POWERS) item(claimed).powers = structuredClone(item(held).powers);
  for (const { item: at, cited } of LOST_BASES) item(at).cited = cited;
  for (const [code, text] of UNANSWERED_DUTIES) organ(code).duties.push({ text, change: 'ADDED' });
  for (const { item: at, duty } of EXCESS_ITEMS) {
    item(at).duties = duty ? [organ(at[0]).duties.push(duty) - 1] : [];
  }
  for (const [kept, renamed] of REPEATED_NAMES) item(renamed).name = item(kept).name;
  return planted;
}

function fail(what: string): never {
  throw new Error(`the books know nothing of ${what}`);
}
