/** 来件渠道 as forms and tables print them. */
export const channelZh = {
  HOTLINE: '12345热线',
  ONLINE_GOVERNANCE: '网络理政',
  INSPECTION: '巡查检查',
  GRID: '网格上报',
  SENSOR: '物联感知',
  PETITION: '信访转办',
  LEADER: '领导批示',
  SUMMONS: '镇街呼叫',
  ASP: '审管罚联动',
  DEPARTMENT_SYSTEM: '部门系统推送',
} as const;

/** 承办角色 as forms print them (domain 19 A12). */
export const orderRoleZh = { LEAD: '牵头', HANDLER: '主办', ASSIST: '协办' } as const;
