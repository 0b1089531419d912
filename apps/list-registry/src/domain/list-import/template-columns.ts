import { POWER_TYPES, powerTypeZh } from '@yidan/kernel';
/** One column of the list template; the first nine are the nine elements in the order of the regulation. */
export interface TemplateColumn {
  key: string;
  header: string;
  /** The element as the registry names it; errors point to it. */
  element: string;
  width: number;
  /** A cell of this column may not be empty. */
  needed: boolean;
  choices?: readonly string[];
  open?: boolean;
  comment: string;
}

export const CATEGORY_LABELS: Record<string, string> = {
  MACRO_MANAGEMENT: '宏观管理（行业管理）',
  APPROVAL_ENFORCEMENT_COORDINATION: '审批执法协同（行业监管）',
  GENERAL_AFFAIRS: '综合事务',
};
export const FIELD_LABELS: Record<string, string> = { PUBLIC_MANAGEMENT: '公共管理', PUBLIC_SAFETY: '公共安全', PUBLIC_SERVICE: '公共服务', ECONOMIC_REGULATION: '经济调节' };
export const OBJECT_LABELS: Record<string, string> = { CITIZEN: '自然人', LEGAL_PERSON: '法人', OTHER_ORG: '其他组织', INTERNAL: '内部' };
export const DISCLOSURE_LABELS: Record<string, string> = { PUBLIC: '公开', INTERNAL: '内部' };
export const PERFORM_LABELS: Record<string, string> = { SELF: '自行履行', ENTRUSTED_OUT: '委托履行', DEVOLVED: '下放', CONCENTRATED_AT_APPROVAL_BUREAU: '集中到审批局' };
export const STATUS_LABELS: Record<string, string> = { ACTIVE: '在用', PENDING_ATTRIBUTION: '待归属', SUSPENDED: '暂停', CANCELLED: '取消' };
export const ATTRIBUTES = ['监管执法类', '审批服务类', '行业管理类', '公共服务类', '统筹协调类', '综合事务类'] as const;

/** 清单模板: the nine elements, then the extension columns that make export and import inverse. */
export const TEMPLATE_COLUMNS = [
  { key: 'seqNo', header: '序号', element: 'seqNo', width: 6, needed: true, comment: '从 1 起连续编号。' },
  { key: 'majorFunction', header: '主要职能', element: 'majorFunction', width: 18, needed: true, comment: '第一级。同一主要职能的各行填写相同名称，也可合并单元格。' },
  { key: 'specialFunction', header: '专项职能', element: 'specialFunction', width: 18, needed: true, comment: '第二级，按业务方向划分。' },
  { key: 'name', header: '职能清单', element: 'name', width: 32, needed: true, comment: '第三级，事项名称，不超过 120 字。' },
  { key: 'attribute', header: '属性', element: 'attribute', width: 12, needed: true, choices: ATTRIBUTES, open: true, comment: '事项属性。' },
  { key: 'basis', header: '职能来源及依据', element: 'basisRefs', width: 48, needed: true, comment: '每条依据另起一行，可用【来源】或【依据】开头；未注明时第一条为来源。' },
  { key: 'sandingDuties', header: '与“三定”规定主要职责的对应关系', element: 'sandingDutyRefs', width: 36, needed: true, comment: '每条另起一行；确无对应时填写“无：理由”。' },
  { key: 'sandingUnitProvisions', header: '“三定”规定内设机构主要职责的具体规定', element: 'sandingUnitProvisionRefs', width: 36, needed: true, comment: '每条另起一行。' },
  { key: 'remarks', header: '备注', element: 'remarks', width: 16, needed: false, comment: '可以为空，但该列不能删除。' },
  { key: 'code', header: '事项编码', element: 'code', width: 16, needed: false, comment: '没有编码时留空。' },
  { key: 'leadUnit', header: '牵头科室', element: 'leadUnit', width: 16, needed: false, comment: '有且只有一个。' },
  { key: 'assistUnits', header: '协办科室', element: 'assistUnits', width: 18, needed: false, comment: '多个科室用顿号分隔。' },
  { key: 'powerTypes', header: '权力类型', element: 'powerMerges', width: 14, needed: false, choices: POWER_TYPES.map((t) => powerTypeZh[t]), open: true, comment: '归并多项权力时每项一行，与权力编号、权力名称逐行对应；类型相同时可只填一个。' },
  { key: 'powerNumbers', header: '权力编号', element: 'powerMerges', width: 12, needed: false, comment: '每项一行；没有编号填“-”。' },
  { key: 'powerNames', header: '权力名称', element: 'powerMerges', width: 28, needed: false, comment: '每项一行；与事项同名时可留空。' },
  { key: 'keywords', header: '关键词', element: 'keywords', width: 20, needed: false, comment: '派单匹配用，建议不少于 3 个，用顿号分隔。' },
  { key: 'timeLimit', header: '办理时限', element: 'timeLimit', width: 12, needed: false, comment: '例如：20个工作日、3日、24小时、2个月。' },
  { key: 'description', header: '职能描述', element: 'description', width: 36, needed: false, comment: '不超过 2000 字。' },
  { key: 'category', header: '主要职能类别', element: 'majorFunctionId/category', width: 20, needed: false, choices: Object.values(CATEGORY_LABELS), open: true, comment: '宏观管理（行业管理）、审批执法协同（行业监管）或综合事务。' },
  { key: 'coordinatorUnit', header: '统筹科室', element: 'specialFunctionId/coordinatorUnitId', width: 16, needed: false, comment: '一类事项由一个科室统筹，同一专项职能只填一个。' },
  { key: 'serviceObjects', header: '职责对象', element: 'serviceObjects', width: 14, needed: false, choices: Object.values(OBJECT_LABELS), open: true, comment: '多个对象用顿号分隔。' },
  { key: 'responsibilityField', header: '责任领域', element: 'responsibilityField', width: 12, needed: false, choices: Object.values(FIELD_LABELS), comment: '公共管理、公共安全、公共服务或经济调节。' },
  { key: 'crossLead', header: '牵头单位', element: 'crossOrgan/lead', width: 16, needed: false, comment: '涉及多个部门的事项填写，有且只有一个；本单位写“本机关”。' },
  { key: 'crossHandle', header: '主办单位', element: 'crossOrgan/handle', width: 18, needed: false, comment: '多个单位用顿号分隔。' },
  { key: 'crossAssist', header: '协办单位', element: 'crossOrgan/assist', width: 18, needed: false, comment: '多个单位用顿号分隔。' },
  { key: 'handoff', header: '衔接机制', element: 'crossOrgan/handoff', width: 30, needed: false, comment: '涉及多个部门的事项必填：各单位之间如何衔接，不少于 10 字。' },
  { key: 'regimeObject', header: '监管对象', element: 'supervisionRegime/object', width: 18, needed: false, comment: '监管执法类事项必填，下同。' },
  { key: 'regimeContent', header: '监管内容', element: 'supervisionRegime/content', width: 24, needed: false, comment: '监管哪些行为、哪些环节。' },
  { key: 'regimeManner', header: '监管方式', element: 'supervisionRegime/manner', width: 18, needed: false, comment: '例如：双随机抽查、专项检查、信用监管。' },
  { key: 'regimeMeasures', header: '监管措施', element: 'supervisionRegime/measures', width: 24, needed: false, comment: '例如：责令改正、约谈、列入异常名录。' },
  { key: 'regimeProcedure', header: '监管程序', element: 'supervisionRegime/procedure', width: 24, needed: false, comment: '从计划到归档的步骤。' },
  { key: 'regimeFrequency', header: '监管频次', element: 'supervisionRegime/frequency', width: 14, needed: false, comment: '每年几次，或“按风险分级”。例如：每年2次。' },
  { key: 'regimeHandling', header: '监管处理流程', element: 'supervisionRegime/handling', width: 24, needed: false, comment: '发现问题后如何处理、移送。' },
  { key: 'disclosure', header: '公开属性', element: 'disclosure', width: 10, needed: false, choices: Object.values(DISCLOSURE_LABELS), comment: '公开或内部；不填时，面向社会的事项公开，其余内部。' },
  { key: 'performMode', header: '履职方式', element: 'performMode', width: 14, needed: false, choices: Object.values(PERFORM_LABELS), comment: '不填为自行履行。' },
  { key: 'devolvedPower', header: '下放权力', element: 'devolvedPower', width: 18, needed: false, comment: '履职方式为下放时必填：下放决定中的权力编号或名称。' },
  { key: 'itemStatus', header: '事项状态', element: 'itemStatus', width: 12, needed: false, choices: Object.values(STATUS_LABELS), comment: '不填为在用。' },
  { key: 'interimHolder', header: '临时承接单位', element: 'pendingAttribution/interimHolder', width: 16, needed: false, comment: '待归属事项必填：归属确定前由谁承担。' },
  { key: 'settlement', header: '归属解决途径', element: 'pendingAttribution/settlement', width: 20, needed: false, comment: '待归属事项必填：联席会议名称，或争议编号。' },
] as const satisfies readonly TemplateColumn[];

export type TemplateKey = (typeof TEMPLATE_COLUMNS)[number]['key'];
export const NINE_ELEMENTS: readonly TemplateColumn[] = TEMPLATE_COLUMNS.slice(0, 9);
/** Written into 序号 of the example row, which is shown and never imported. */
export const EXAMPLE_MARK = '示例';
