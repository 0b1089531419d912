/** 行政区划层级: the level a region belongs to. */
export const regionLevelZh = {
  NATION: '国家',
  PROVINCE: '省',
  CITY: '市',
  DISTRICT: '区（县、县级市）',
  FUNCTIONAL_ZONE: '功能区',
  TOWN_STREET: '镇（乡、街道）',
  COMMUNITY: '村（社区）',
} as const;
export type RegionLevel = keyof typeof regionLevelZh;
export const REGION_LEVELS = codesOf(regionLevelZh);

/** 机关类别: what kind of body an organ is, which decides what it may hold. */
export const organKindZh = {
  PARTY_DEPARTMENT: '党委工作机关',
  GOV_DEPARTMENT: '政府工作部门',
  APPROVAL_BUREAU: '行政审批局',
  COMPREHENSIVE_ENFORCEMENT: '综合行政执法局（队伍）',
  PUBLIC_INSTITUTION: '事业单位',
  DISPATCHED_ORGAN: '派驻（出）机构',
  TOWNSHIP: '镇（乡）',
  SUBDISTRICT: '街道',
  TOWN_STREET_SQUAD: '镇街综合执法中队',
  ESTABLISHMENT_OFFICE: '编办',
  ESTABLISHMENT_COMMISSION: '编委',
  JUSTICE_BUREAU: '司法局',
  DELIBERATIVE_BODY: '议事协调机构',
  CITY_OPS_CENTRE: '城运中心',
  INSPECTION_OFFICE: '督查室',
  DISCIPLINE: '纪委监委',
  PETITION_OFFICE: '信访局',
  GOV_SERVICE_CENTRE: '政务服务中心',
  FINANCE: '财政局',
  AUDIT: '审计局',
  ORG_DEPARTMENT: '组织部',
  HR_DEPARTMENT: '人力资源社会保障局',
  PATROL: '巡察机构',
  PUBLIC_SERVICE_ENTERPRISE: '承担公共服务职能的企事业单位',
} as const;
export type OrganKind = keyof typeof organKindZh;
export const ORGAN_KINDS = codesOf(organKindZh);

/** 行政权力类型: the ten types of administrative power. */
export const powerTypeZh = {
  LICENSE: '行政许可',
  PENALTY: '行政处罚',
  COMPULSION: '行政强制',
  LEVY: '行政征收',
  PAYMENT: '行政给付',
  INSPECTION: '行政检查',
  CONFIRMATION: '行政确认',
  REWARD: '行政奖励',
  ADJUDICATION: '行政裁决',
  OTHER: '其他行政权力',
} as const;
export type PowerType = keyof typeof powerTypeZh;
export const POWER_TYPES = codesOf(powerTypeZh);

/** 角色: in what capacity a person or a client acts. */
export const roleZh = {
  PLATFORM_OPERATOR: '平台运维',
  CITY_OVERSEER: '市级统管',
  TENANT_ADMIN: '租户管理员',
  ORGAN_DRAFTER: '部门经办人',
  ORGAN_APPROVER: '部门审签人',
  PRINCIPAL_OFFICER: '单位主要负责人',
  UNIT_HANDLER: '科室承办人',
  UNIT_HEAD: '科室负责人',
  ESTABLISHMENT_OFFICER: '编办经办人',
  ESTABLISHMENT_DIRECTOR: '编办负责人',
  JUSTICE_REVIEWER: '司法局审查人',
  JUSTICE_DIRECTOR: '司法局负责人',
  COMMISSION_SECRETARY: '编委秘书',
  COMMISSION_MEMBER: '编委委员',
  COMMISSION_CHAIR: '编委主任',
  DISPATCH_OPERATOR: '派件员',
  TOWN_CALLER: '镇街呼叫人',
  TOWN_COMMANDER: '镇街指挥长',
  SQUAD_OFFICER: '执法中队人员',
  SUPERVISOR: '督办员',
  SUPERVISION_HEAD: '督查室负责人',
  EVALUATOR: '评估员',
  EVALUATION_LEAD: '评估组长',
  THIRD_PARTY_EVALUATOR: '第三方评估员',
  DATA_SUPPLIER: '数据提供人',
  LEADER_IN_CHARGE: '分管领导',
  INTEGRATION_CLIENT: '系统对接账号',
  AUDITOR: '巡察审计',
  PUBLIC: '社会公众',
} as const;
export type Role = keyof typeof roleZh;
export const ROLES = codesOf(roleZh);

/** The roles in English, for readers who use the console in it. */
export const roleEn: Readonly<Record<Role, string>> = {
  PLATFORM_OPERATOR: 'Platform operator',
  CITY_OVERSEER: 'City overseer',
  TENANT_ADMIN: 'Tenant administrator',
  ORGAN_DRAFTER: 'Drafter of the body',
  ORGAN_APPROVER: 'Approver of the body',
  PRINCIPAL_OFFICER: 'Head of the body',
  UNIT_HANDLER: 'Unit handler',
  UNIT_HEAD: 'Head of the unit',
  ESTABLISHMENT_OFFICER: 'Establishment officer',
  ESTABLISHMENT_DIRECTOR: 'Establishment director',
  JUSTICE_REVIEWER: 'Justice reviewer',
  JUSTICE_DIRECTOR: 'Justice director',
  COMMISSION_SECRETARY: 'Commission secretary',
  COMMISSION_MEMBER: 'Commission member',
  COMMISSION_CHAIR: 'Commission chair',
  DISPATCH_OPERATOR: 'Dispatch operator',
  TOWN_CALLER: 'Town caller',
  TOWN_COMMANDER: 'Town commander',
  SQUAD_OFFICER: 'Squad officer',
  SUPERVISOR: 'Supervisor',
  SUPERVISION_HEAD: 'Head of supervision',
  EVALUATOR: 'Evaluator',
  EVALUATION_LEAD: 'Evaluation lead',
  THIRD_PARTY_EVALUATOR: 'Third-party evaluator',
  DATA_SUPPLIER: 'Data supplier',
  LEADER_IN_CHARGE: 'Leader in charge',
  INTEGRATION_CLIENT: 'Integration client',
  AUDITOR: 'Auditor',
  PUBLIC: 'Member of the public',
};

/** 系统角色: who acts where nobody does: the platform itself, or a clock that ran out. */
export const machineRoleZh = { SYSTEM: '系统', TIMER: '计时器' } as const;
export type ActorRole = Role | keyof typeof machineRoleZh;

/** Whether a row of a procedure names the system or a clock, and nobody with a desk. */
export function isMachine(who: string): boolean {
  return Object.hasOwn(machineRoleZh, who);
}

/** 与案件的关系: what the actor's organ, unit or person is in the case at hand. */
export const relationZh = {
  OWN_PERSON: '本人',
  OWN_UNIT: '本科室',
  OWN_ORGAN: '本机关',
  OWN_TENANT: '本地区',
  CREATOR: '发起方',
  PARTY: '当事方',
  CONVENOR: '协商召集方',
  COUNTERPART: '协商相对方',
  REQUESTER: '请求机关',
  REQUESTED: '被请求机关',
  PROVIDER: '提供方',
  RECEIVER: '接收方',
  HOLDER: '责任单位',
  LEAD: '牵头单位',
  HANDLER: '主办单位',
  ASSIST: '协办单位',
  DEPARTMENT: '主管部门',
  TOWNSHIP: '所在镇街',
  SUBJECT: '被评估对象',
  SUPERIOR: '上级机关',
} as const;
export type Relation = keyof typeof relationZh;
export const RELATIONS = codesOf(relationZh);

/** 紧急程度: how a case, an order or a call is hurried. */
export const urgencyZh = {
  NORMAL: '一般',
  EXPEDITED: '加快',
  URGENT: '紧急',
  EMERGENCY: '突发',
  RED: '红色（应急）',
  YELLOW: '黄色（加急）',
  BLUE: '蓝色（一般）',
} as const;
export type Urgency = keyof typeof urgencyZh;
export const URGENCIES = codesOf(urgencyZh);

function codesOf<const W extends Record<string, string>>(words: W): readonly [keyof W, ...(keyof W)[]] {
  return Object.keys(words) as [keyof W, ...(keyof W)[]];
}
