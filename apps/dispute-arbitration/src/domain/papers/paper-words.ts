import type { DisputeCause, DisputeDocumentKind, DisputeKind, DisputeLevel, OutcomeSource, OutOfScope, PartyRole, PartyStance, RoundKind } from '@yidan/contracts';

/** 争议种类 as papers and lists print them (05 §3.3.2). */
export const kindZh: Readonly<Record<DisputeKind, string>> = {
  WHO_HOLDS: '职责归属', BOUNDARY: '职责边界', LEAD_ROLE: '牵头与协办', HANDOFF: '工作衔接', COUNTY_TOWN: '县乡职责边界', DISPATCH: '派单异议', ASSISTANCE: '协助争议', DEVOLUTION: '下放争议',
  CASE_TRANSFER: '案件移送', JOINT_ENFORCEMENT: '联合执法', NEW_LAW: '新法归属', GOAL_SHIFT: '目标分摊',
};
export const levelZh: Readonly<Record<DisputeLevel, string>> = { 1: '部门协商', 2: '编办、司法协调', 3: '编委裁定' };
export const sourceZh: Readonly<Record<OutcomeSource, string>> = { AGREEMENT: '协商一致', OPINION: '协调意见', RULING: '裁定' };
export const causeZh: Readonly<Record<DisputeCause, string>> = {
  VAGUE_PROVISION: '规定模糊', NO_PROVISION: '无规定', CONFLICTING_PROVISIONS: '规定冲突', NEW_LAW: '新法新规', INSTITUTIONAL_REFORM: '机构改革', OBJECTIVE_CONSTRAINT: '客观制约', UNWILLING: '不愿履职', OTHER: '其他',
};
export const partyRoleZh: Readonly<Record<PartyRole, string>> = { CONVENOR: '召集单位', COUNTERPART: '相对单位', INTERESTED: '利害关系单位' };
export const stanceZh: Readonly<Record<PartyStance, string>> = { CLAIMS: '主张由本单位承担', DENIES: '认为不属本单位职责', PARTIAL: '认为部分属本单位职责' };
export const roundZh: Readonly<Record<RoundKind, string>> = { WRITTEN: '书面征求意见', MEETING: '协调会议', EXPERT: '专家论证', SITE: '现场查看' };
/** 不予受理情形 with the route that is open instead (05 §3.3.2). */
export const outOfScopeZh: Readonly<Record<OutOfScope, { readonly ground: string; readonly route: string }>> = {
  INTERNAL: { ground: '属于同一机关内部的分工', route: '由该机关自行研究确定' },
  CITIZEN: { ground: '属于与公民、法人或者其他组织之间的争议', route: '依法通过行政复议或者行政诉讼处理' },
  RULED_BEFORE: { ground: '十二个月内已有生效结论且无新的事实', route: '按原结论执行' },
  DISCIPLINE: { ground: '属于纪检监察机关正在调查处理的事项', route: '由纪检监察机关处理' },
  STAFFING: { ground: '属于单纯的机构编制请求', route: '按机构编制管理程序申请' },
  OTHER_PROCEDURE: { ground: '法律、法规规定了其他处理程序', route: '按法定程序处理' },
};
/** 文书名称 (05 §3.3.7). */
export const documentZh: Readonly<Record<DisputeDocumentKind, string>> = {
  APPLICATION: '职责争议协调申请书', ACCEPTANCE: '职责争议受理通知书', SUPPLEMENT: '职责争议补正通知书', REJECTION: '职责争议不予受理通知书', COORDINATION_NOTICE: '职责争议协调通知书', MINUTES: '职责争议协商纪要',
  ROUND_MINUTES: '职责争议协调会议纪要', OPINION: '职责争议协调意见书', SUBMISSION: '关于提请裁定职责争议的请示', RULING: '职责争议裁定书', EXECUTION_NOTICE: '职责争议裁定执行通知书', INTERIM_NOTICE: '临时责任单位指定通知',
  REFER_UP: '关于报请上级处理职责争议的请示',
};
