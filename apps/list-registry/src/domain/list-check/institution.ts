import type { ListContext } from './list-context.ts';
import { aboutItem, aboutList, type Said } from './list-finding.ts';

const MAY_NOT_HOLD: readonly string[] = ['ESTABLISHMENT_COMMISSION', 'DELIBERATIVE_BODY', 'PUBLIC_SERVICE_ENTERPRISE', 'TOWN_STREET_SQUAD', 'DISPATCHED_ORGAN'];

/** 事业单位不承担行政职能 (R-REG-21, R-ORG-3), and bodies that hold no duties of their own have no list. */
export function checkInstitution({ items, organ }: ListContext): Said[] {
  if (organ.kind === 'PUBLIC_INSTITUTION') {
    return items
      .filter(({ content }) => content.powers.length > 0 || /监管执法|审批/.test(content.attribute))
      .map((item) => aboutItem(item, 'attribute', { severity: 'ERROR', code: 'INSTITUTION_POWER', message: `“${item.content.name}” gives a public institution a power of the administration`, messageZh: `事业单位承担了行政职能：“${item.content.name}”` }));
  }
  if (!MAY_NOT_HOLD.includes(organ.kind)) return [];
  return [aboutList(null, { severity: 'ERROR', code: 'ORGAN_MAY_NOT_HOLD', message: `An organ of the kind ${organ.kind} holds no duty items of its own`, messageZh: `${organ.name}不是可以单独承担职责事项的机关` })];
}
