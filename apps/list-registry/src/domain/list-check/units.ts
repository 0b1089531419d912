import { normaliseName } from '@yidan/kernel';
import { ORGAN_ITSELF } from '../list-import/matter.ts';
import { readLeads } from '../list-import/template-cells.ts';
import type { CheckedItem, ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';

/** 一件事情由一个内设机构承担: exactly one unit leads an item (R-REG-5, F-021). */
export function checkLeadUnits({ items, organ }: ListContext): Said[] {
  const itself = new Set([ORGAN_ITSELF, organ.name, organ.shortName].map(normaliseName));
  return items.flatMap((item) => {
    const leads = readLeads(item.content.leadUnit);
    const { name } = item.content;
    if (leads.length > 1) {
      return [aboutItem(item, 'leadUnit', { severity: 'ERROR', code: 'REGISTRY.ITEM.LEAD_UNIT_DUPLICATE', message: `“${name}” is led by ${leads.length} units: ${leads.join(', ')}`, messageZh: `“${name}”有 ${leads.length} 个牵头科室：${leads.join('、')}` })];
    }
    if (leads.length === 1 && !itself.has(normaliseName(leads[0]!))) return [];
    return [aboutItem(item, 'leadUnit', { severity: 'ERROR', code: 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', message: `“${name}” is led by no internal unit`, messageZh: `“${name}”没有明确牵头科室` })];
  });
}

/** 一类事情由一个内设机构统筹: exactly one unit coordinates a special function (R-REG-6, F-022). */
export function checkCoordinators({ items }: ListContext): Said[] {
  return [...Map.groupBy(items, ({ content: { majorFunction, specialFunction } }) => `${normaliseName(majorFunction.name)}\n${normaliseName(specialFunction.name)}`).values()].flatMap((members) => {
    const named = members.filter(({ content }) => (content.specialFunction.coordinatorUnit ?? '') !== '');
    const { name } = members[0]!.content.specialFunction;
    if (name === '') return [];
    if (named.length === 0) {
      return [aboutItem(members[0]!, 'specialFunction/coordinatorUnit', { severity: 'WARN', code: 'REGISTRY.CATEGORY.COORDINATOR_REQUIRED', message: `“${name}” is coordinated by no unit`, messageZh: `专项职能“${name}”没有统筹科室` })];
    }
    const first = named[0]!.content.specialFunction.coordinatorUnit!;
    const others = [...Map.groupBy(named, ({ content }) => normaliseName(content.specialFunction.coordinatorUnit!)).values()].slice(1).map(([one]) => one!);
    const double = named.filter(({ content }) => readLeads(content.specialFunction.coordinatorUnit!).length > 1).slice(0, 1);
    return [...new Set([...others, ...double])].map((item) => {
      const other = item.content.specialFunction.coordinatorUnit!;
      return aboutItem(item, 'specialFunction/coordinatorUnit', {
        severity: 'ERROR',
        code: 'REGISTRY.CATEGORY.COORDINATOR_DUPLICATE',
        message: `“${name}” is coordinated by one unit only, not by “${first}” and “${other}”`,
        messageZh: `专项职能“${name}”只能由一个科室统筹，现有“${first}”“${other}”`,
      });
    });
  });
}

/** 科室归属: units that a list names are the organ's own; one the register does not know will be entered at the approval. */
export function checkUnitsKnown(context: ListContext): Said[] {
  const own = new Set(context.units.map(({ name }) => normaliseName(name)));
  const said = new Set<string>();
  return context.items.flatMap((item) =>
    unitsOf(item).flatMap(([element, name]) => {
      const key = normaliseName(name);
      if (key === '' || name === ORGAN_ITSELF || own.has(key)) return [];
      const organ = context.unitsElsewhere.get(key) ?? [...context.organNames].find((known) => known.length > 2 && key.startsWith(known) && context.unitsElsewhere.has(key.slice(known.length)));
      if (organ !== undefined) {
        return [aboutItem(item, element, { severity: 'ERROR', code: 'REGISTRY.ITEM.FOREIGN_UNIT', message: `“${name}” is a unit of ${organ}, not of this organ`, messageZh: `“${name}”是${organ}的科室，不是本机关的科室；如本机关也有同名科室，请先登记` })];
      }
      if (said.has(key)) return [];
      said.add(key);
      return [aboutItem(item, element, { severity: 'WARN', code: 'UNIT_UNREGISTERED', message: `The unit “${name}” is not in the register`, messageZh: `科室“${name}”不在机构登记中，审定时将补充登记` })];
    }),
  );
}

/** 科室空白: units that hold no item. */
export function checkIdleUnits({ items, units }: ListContext): Said[] {
  const holding = new Set(items.flatMap((item) => unitsOf(item)).filter(([element]) => element !== 'specialFunction/coordinatorUnit').map(([, name]) => normaliseName(name)));
  return units
    .filter(({ name }) => !holding.has(normaliseName(name)))
    .map(({ name }) => ({ severity: 'WARN', code: 'UNIT_GAP', path: '/items', row: null, element: 'leadUnit', itemKey: null, message: `The unit “${name}” holds no item`, messageZh: `科室“${name}”没有承担任何事项` }));
}

function unitsOf({ content }: CheckedItem): [element: string, name: string][] {
  const coordinator = content.specialFunction.coordinatorUnit;
  return [
    ...readLeads(content.leadUnit).map((name): [string, string] => ['leadUnit', name]),
    ...content.assistUnits.map((name): [string, string] => ['assistUnits', name]),
    ...(coordinator ? readLeads(coordinator).map((name): [string, string] => ['specialFunction/coordinatorUnit', name]) : []),
  ];
}
