import type { AdjustmentOperation, AdjustmentTrigger } from '@yidan/contracts';

/** 调整情形 in the words of the rules. */
export const triggerZh: Readonly<Record<AdjustmentTrigger, string>> = {
  BASIS_CHANGED: '清单编制依据变化',
  REFORM: '机构改革或职责调整',
  RAISED: '职责任务事项上收',
  DEVOLVED: '下放',
  DEVOLUTION_RECALLED: '下放收回',
  DISPUTE_RULING: '争议裁定',
  GAP_OR_OVERLAP: '职责空白或交叉',
  FUNCTION_RETURN: '事业单位行政职能回归',
  FUNCTION_CONCLUSION: '职能管理结论',
  FOLLOW_UP_RESULT: '问效结果',
  NAME_UNIFICATION: '命名统一',
  SANDING_REVISED: '“三定”修订',
  OBJECTION_UPHELD: '公示异议成立',
  DEPARTMENT_REQUEST: '部门申请',
};

/** 调整方式. */
export const operationZh: Readonly<Record<AdjustmentOperation, string>> = {
  ADD: '增加', CANCEL: '取消', MODIFY: '变更要素', TRANSFER: '划转', MERGE: '合并', SPLIT: '分设', DEVOLVE: '下放', RECALL: '收回', RAISE: '上收', RENAME: '更名',
};
