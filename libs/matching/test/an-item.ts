import type { IndexedItem, MatchQuery } from '../src/types.ts';

let made = 0;

/** A duty item of an invented city; only the fields that matter need naming. */
export function anItem(given: Partial<IndexedItem> = {}): IndexedItem {
  made += 1;
  const itemKey = given.itemKey ?? `item-${made}`;
  return {
    tenantId: 'linhe', itemKey, code: itemKey, versionId: 'v1',
    organId: 'urban', organName: '临河市城市管理局', unitId: 'facilities', unitName: '市政设施科',
    name: '城市道路窨井盖缺失破损的维护', keywords: [], basisTexts: [], powerNames: [], powerTypes: [],
    ...given,
  };
}

/** A matter as somebody wrote it down. */
export function aMatter(content: string, rest: Partial<MatchQuery> = {}): MatchQuery {
  return { title: '', content, ...rest };
}

/** 临河市: five bodies with duties of different subjects, enough to choose between. */
export function linhe(): IndexedItem[] {
  const urban = { organId: 'urban', organName: '临河市城市管理局' };
  const labour = { organId: 'labour', organName: '临河市人力资源和社会保障局', unitId: 'inspection', unitName: '劳动监察科' };
  const culture = { organId: 'culture', organName: '临河市文化广电和旅游局', unitId: 'market', unitName: '市场管理科' };
  const housing = { organId: 'housing', organName: '临河市住房和城乡建设局', unitId: 'estate', unitName: '房产科' };
  return [
    anItem({ ...urban, itemKey: 'cover', unitId: 'facilities', unitName: '市政设施科', name: '城市道路窨井盖缺失破损的维护' }),
    anItem({ ...urban, itemKey: 'lamp', unitId: 'facilities', unitName: '市政设施科', name: '城市照明设施的维护', description: '负责路灯故障的修复' }),
    anItem({ ...urban, itemKey: 'smoke', unitId: 'enforcement', unitName: '执法科', name: '对餐饮服务业油烟直排的处罚', basisTexts: ['《大气污染防治法》第一百一十八条：排放油烟的餐饮服务业经营者未安装油烟净化设施的，处五千元以上五万元以下的罚款。'] }),
    anItem({ ...labour, itemKey: 'wages', name: '对用人单位拖欠劳动报酬的查处', keywords: ['拖欠工资', '农民工工资'] }),
    anItem({ ...labour, itemKey: 'agency', name: '对职业中介机构违规收费的处罚' }),
    anItem({ ...culture, itemKey: 'ktv', name: '对KTV等歌舞娱乐场所接纳未成年人的处罚' }),
    anItem({ ...culture, itemKey: 'travel', name: '对旅行社强迫旅游者购物的处罚', description: '导游强迫购物、变更行程的查处' }),
    anItem({ ...housing, itemKey: 'estate', name: '物业服务企业履约情况的监管', unitProvision: '承担物业服务合同与物业收费的监管' }),
    anItem({ ...housing, itemKey: 'heat', name: '城市供热单位服务质量的监管' }),
  ];
}
