import type { IndexedItem } from '@yidan/matching';

/** 生成的案件: what a decided dispute says, and what somebody asks who has the like again. */
export interface GeneratedCase {
  readonly n: number;
  readonly kind: string;
  readonly itemNo: number;
  readonly title: string;
  readonly summary: string;
  /** The same dispute in other words. */
  readonly question: string;
}

const KINDS = ['WHO_HOLDS', 'BOUNDARY', 'LEAD_ROLE', 'HANDOFF', 'COUNTY_TOWN', 'DISPATCH', 'JOINT_ENFORCEMENT', 'NEW_LAW'] as const;
const PLACES = ['河道两侧', '老旧小区', '城乡结合部', '工业园区', '农贸市场', '学校周边', '在建工地', '高架桥下', '背街小巷', '物流园', '景区入口', '地铁出入口', '村集体土地', '商业综合体', '废弃厂房', '沿街商铺', '停车场', '绿化带', '公交场站', '医院门前'];
const CAUSES = ['三定规定未作明确划分', '机构改革后职责未划转', '新法施行后没有指定承办单位', '两家单位均有部分权限', '长期由一方代管而无依据', '现场与办公地点不在同一辖区', '执法权限已经集中行使', '日常巡查与处罚分属两家', '投诉中同时涉及多项职责', '经费和人员没有同步划转'];
const ACTS = ['巡查发现', '清理处置', '行政处罚', '日常监管', '投诉核查', '应急处置', '设施维护', '执法检查', '信息通报', '善后修复'];
const VIEWS = ['甲单位认为属于乙单位的监管范围', '乙单位认为应当由甲单位先行处置', '双方都主张由本单位承担', '双方都认为不属于本单位职责', '一方只同意承担前期巡查', '一方要求明确经费后再行承担'];
const ENDS = ['由具有处罚权的单位牵头', '由日常管理单位先行处置并移送', '按照属地原则由镇街先行处置', '由行业主管单位统一负责', '牵头单位负责协调，协办单位派员参加'];

/** Disputes over the items of the sample lists, each told of its own place, cause, act and views; the same number gives the same case. */
export function generatedCases(items: readonly IndexedItem[], count: number): GeneratedCase[] {
  return Array.from({ length: count }, (_, n) => {
    // Coprime steps: no two cases are told with the same parts.
    const pick = <T>(list: readonly T[], step: number): T => list[(n * step + Math.floor(n / list.length)) % list.length]!;
    const itemNo = (n * 37) % items.length;
    const { name, description = '' } = items[itemNo]!;
    const [place, cause, act, view, end] = [pick(PLACES, 3), pick(CAUSES, 7), pick(ACTS, 3), pick(VIEWS, 5), pick(ENDS, 2)];
    return {
      n,
      kind: pick(KINDS, 5),
      itemNo,
      title: `${place}${name}${act}职责争议`,
      summary: `当事单位：甲单位（政府工作部门）、乙单位（综合行政执法局（队伍））。\n争议事项：${place}的${name}，${description}，${cause}，${view}。\n查明的事实：${act}过程中${cause}，双方均有处置记录。\n理由：${end}。`,
      question: `${place}${act}无人负责，${name.slice(0, 14)}，${cause}`,
    };
  });
}
