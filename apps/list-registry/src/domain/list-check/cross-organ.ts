import { normaliseName } from '@yidan/kernel';
import { ORGAN_ITSELF } from '../list-import/matter.ts';
import type { ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';

const HANDOFF_MIN = 10;

/** 部门之间的职责分工: a matter of several organs has one that leads, and says how it passes between them (R-REG-7, F-074). */
export function checkCrossOrgan({ items, organ, organNames }: ListContext): Said[] {
  const own = [ORGAN_ITSELF, organ.name, organ.shortName].map(normaliseName);
  return items.flatMap((item) => {
    const roles = item.content.crossOrgan;
    if (!roles) return [];
    const { lead, handle, assist, handoff } = roles;
    const { name } = item.content;
    const all = [...lead, ...handle, ...assist];
    const isShared = new Set(all.map(normaliseName).filter((key) => key !== '' && !own.includes(key))).size > 0;
    if (!isShared) {
      return [aboutItem(item, 'crossOrgan', { severity: 'WARN', code: 'REGISTRY.CROSS.ALONE', message: `“${name}” names no organ but this one`, messageZh: `“${name}”填写了部门分工，但没有涉及其他部门` })];
    }
    const said: Said[] = [];
    if (lead.length !== 1) {
      said.push(aboutItem(item, 'crossOrgan/lead', { severity: 'ERROR', code: 'REGISTRY.CROSS.LEAD_REQUIRED', message: `“${name}” needs exactly one leading organ; ${lead.length} are named`, messageZh: `“${name}”涉及多个部门，应明确一个牵头单位，现填写 ${lead.length} 个` }));
    }
    if ([...handoff.trim()].length < HANDOFF_MIN) {
      said.push(aboutItem(item, 'crossOrgan/handoff', { severity: 'ERROR', code: 'REGISTRY.CROSS.HANDOFF_REQUIRED', message: `“${name}” does not say in at least ${HANDOFF_MIN} characters how it passes between the organs`, messageZh: `“${name}”涉及多个部门，应写明相互如何衔接（不少于 ${HANDOFF_MIN} 字）` }));
    }
    if (!all.some((named) => own.includes(normaliseName(named)))) {
      said.push(aboutItem(item, 'crossOrgan', { severity: 'WARN', code: 'REGISTRY.CROSS.SELF_MISSING', message: `“${name}” gives this organ no role`, messageZh: `“${name}”的部门分工中没有本机关` }));
    }
    for (const [role, names] of [['lead', lead], ['handle', handle], ['assist', assist]] as const) {
      for (const unknown of names.filter((named) => !own.includes(normaliseName(named)) && !organNames.has(normaliseName(named)))) {
        said.push(aboutItem(item, `crossOrgan/${role}`, { severity: 'WARN', code: 'REGISTRY.CROSS.ORGAN_UNKNOWN', message: `“${unknown}” is no organ of the register`, messageZh: `“${unknown}”不在机构登记中` }));
      }
    }
    const twice = all.find((named, i) => all.findIndex((other) => normaliseName(other) === normaliseName(named)) < i && !assist.includes(named));
    if (twice !== undefined) {
      said.push(aboutItem(item, 'crossOrgan', { severity: 'INFO', code: 'REGISTRY.CROSS.TWO_ROLES', message: `“${twice}” has two roles`, messageZh: `“${twice}”在分工中有两种角色` }));
    }
    return said;
  });
}
