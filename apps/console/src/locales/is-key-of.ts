import { zhCN } from './zh-CN.ts';

type Group = keyof typeof zhCN;
type KeyIn<G extends Group> = Extract<keyof (typeof zhCN)[G], string>;

/** Whether there are words for a code; services may know codes that the console does not know yet. */
export function isKeyOf<G extends Group>(group: G, code: string): code is KeyIn<G> {
  return Object.hasOwn(zhCN[group], code);
}
