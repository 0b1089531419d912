import type { CheckedItem, ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';
import { namingFault, saysInThoseWords } from './naming-standard.ts';

/** 规范性表述: names say plainly what is done to what, as law or “三定” say it where they can (R-REG-10, F-186). */
export function checkWording({ items }: ListContext): Said[] {
  return items.flatMap((item) => {
    const { name } = item.content;
    const fault = name.trim() === '' ? undefined : namingFault(name);
    if (!fault || hasWarrant(item, fault.code === 'REGISTRY.ITEM.NAME_VAGUE')) return [];
    return [aboutItem(item, 'name', { severity: 'WARN', ...fault })];
  });
}

// Words of the law are taken as they are; “三定” may leave out the verb, but its 其他任务 is no name of a matter.
function hasWarrant({ content: { name, basis, sandingDuties, sandingUnitProvisions } }: CheckedItem, isVague: boolean): boolean {
  const texts = [...basis.map(({ text }) => text), ...(isVague ? [] : [...sandingDuties, ...sandingUnitProvisions])];
  return texts.some((text) => saysInThoseWords(name, text));
}
