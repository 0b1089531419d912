import { z } from 'zod';

/** 对接范围: what a department's system may be let do; whoever registers it names those it needs and no more. */
export const scopeZh = {
  'lists.read': '查询清单、职责事项和谁负责',
  'organs.read': '查询机构和内设机构',
  'calendar.read': '查询工作日历和政策参数',
  'adjustments.open': '提请清单动态调整',
  'matters.send': '报送来件',
  'matters.read': '查询本机关的来件',
  'orders.read': '查询本机关的派件单',
  'orders.act': '代本机关人员回传派件单办理状态',
  'exchange.manage': '管理本机关的推送订阅',
  'supervision.open': '就本系统的事项提请督办',
} as const;

/** The same in English. */
export const scopeEn: Readonly<Record<Scope, string>> = {
  'lists.read': 'read lists and duty items, ask who is responsible',
  'organs.read': 'read organs and internal units',
  'calendar.read': 'read the working calendar and policy values',
  'adjustments.open': 'ask for an adjustment of lists',
  'matters.send': 'send matters',
  'matters.read': "read the organ's own matters",
  'orders.read': "read the organ's own orders",
  'orders.act': "report steps on the organ's orders in the name of its people",
  'exchange.manage': "manage the organ's webhook subscriptions",
  'supervision.open': 'raise supervision notices about the objects of another system',
};

export type Scope = keyof typeof scopeZh;
export const SCOPES = Object.keys(scopeZh) as [Scope, ...Scope[]];
export const Scope = z.enum(SCOPES);

/** What an account could do that was let in before scopes were named. Never grows: a grant without scopes means this and nothing newer. */
export const SCOPES_OF_OLD_GRANTS: readonly Scope[] = ['lists.read', 'organs.read', 'calendar.read', 'matters.send', 'matters.read', 'orders.read'];
