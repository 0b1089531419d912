/** 依据种类 (03 §3.1.3), and what is no instrument at all: a task given for a while. */
export const INSTRUMENT_KINDS = [
  'PARTY_REGULATION', 'LAW', 'ADMIN_REGULATION', 'LOCAL_REGULATION', 'DEPT_RULE', 'GOV_RULE', 'NORMATIVE_DOC', 'SANDING', 'REFORM_PLAN', 'COMMISSION_DOC', 'SUPERIOR_DECISION',
] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** 临时性、阶段性任务: cited like an instrument and none. */
export const TEMPORARY_TASK = 'TEMPORARY_TASK';
export type BasisKind = InstrumentKind | typeof TEMPORARY_TASK;

export const KIND_ZH: Readonly<Record<BasisKind, string>> = {
  PARTY_REGULATION: '党内法规',
  LAW: '法律',
  ADMIN_REGULATION: '行政法规',
  LOCAL_REGULATION: '地方性法规',
  DEPT_RULE: '部门规章',
  GOV_RULE: '地方政府规章',
  NORMATIVE_DOC: '规范性文件',
  SANDING: '“三定”规定',
  REFORM_PLAN: '改革方案',
  COMMISSION_DOC: '编委文件',
  SUPERIOR_DECISION: '上级决定',
  TEMPORARY_TASK: '临时性、阶段性任务',
};

const PROVINCE = '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆';
const PLACE = new RegExp(`^(?:${PROVINCE}|(?!城市|大中|超大|特大|中心)[\\p{Script=Han}]{2,4}(?:市(?![场政容区民级县])|自治州|自治县|地区))`, 'u');

// The first that holds, holds: a plan for a reform is one whatever it is called, a rule of a ministry is what remains.
const BY_TITLE: readonly (readonly [RegExp, InstrumentKind | ((isLocal: boolean) => InstrumentKind)])[] = [
  [/三定|职能配置|机构职能|主要职责.{0,4}内设机构|内设机构和人员编制|机构编制方案/u, 'SANDING'],
  [/^(?:中国共产党|中共|党的|党政机关|党政领导)|(?:党内|党组|党务|党委|党员).*(?:条例|规定|准则|办法|规则|章程)$/u, 'PARTY_REGULATION'],
  [/(?:机构|体制|综合行政执法|行政管理)改革.*(?:方案|意见|决定)|改革(?:实施)?方案$/u, 'REFORM_PLAN'],
  [/编制委员会|编委|机构编制.{0,20}(?:批复|通知|决定)$/u, 'COMMISSION_DOC'],
  [/实施.*(?:法|条例)[》〉]?(?:的)?(?:办法|细则|若干规定)$/u, (isLocal) => (isLocal ? 'LOCAL_REGULATION' : 'DEPT_RULE')],
  [/^中华人民共和国.*(?:法实施条例|法实施细则|条例)$/u, 'ADMIN_REGULATION'],
  [/(?:条例)(?:实施细则|实施办法|实施条例)$/u, (isLocal) => (isLocal ? 'GOV_RULE' : 'DEPT_RULE')],
  [/条例$/u, (isLocal) => (isLocal ? 'LOCAL_REGULATION' : 'ADMIN_REGULATION')],
  [/^国务院.*(?:规定|决定|办法|令)$/u, 'ADMIN_REGULATION'],
  [/^全国人(?:民代表大会|大).*(?:决定|规定|解释|决议)$/u, 'LAW'],
  [/(?:法典|宪法|总则|[^办方做想看说]法)$/u, 'LAW'],
  [/(?:规定|办法|规则|细则)$/u, (isLocal) => (isLocal ? 'GOV_RULE' : 'DEPT_RULE')],
  [/(?:通知|意见|公告|通告|批复|复函|函|方案|纪要|目录|指南|清单|要点|规划|计划|规程|标准|规范|解释|决定|命令|导则|指引|措施|制度|预案)$/u, 'NORMATIVE_DOC'],
];

const BY_TEXT: readonly (readonly [RegExp, BasisKind])[] = [
  [/三定|职能配置|机构职能/u, 'SANDING'],
  [/编委|编制委员会|编发|编办/u, 'COMMISSION_DOC'],
  [/临时性|阶段性|交办|领导安排|专项行动|年度任务/u, TEMPORARY_TASK],
  [/(?:省委|市委|区委|县委|党中央|国务院|上级).{0,20}(?:决定|决策|部署|会议)/u, 'SUPERIOR_DECISION'],
];

/** 依据种类: told from the title as titles are given in this country; a text without a title by its words. Nothing where neither tells. */
export function kindFromTitle(title: string | undefined, text = ''): BasisKind | undefined {
  if (title === undefined) return BY_TEXT.find(([words]) => words.test(text))?.[1];
  const bare = title.normalize('NFKC').replaceAll(/\s+/g, '').replaceAll(/\((?:[^()]*(?:修订|修正|修改|试行|暂行|年|版|令|号)[^()]*)\)/gu, '').replace(/[》〉]$/u, '');
  const isLocal = PLACE.test(bare);
  const kind = BY_TITLE.find(([words]) => words.test(bare))?.[1];
  return typeof kind === 'function' ? kind(isLocal) : kind;
}
