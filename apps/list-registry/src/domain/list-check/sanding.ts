import { readLeads } from '../list-import/template-cells.ts';
import { GIVEN_UP } from '../sanding/provision-content.ts';
import type { CheckedItem, ListContext } from './list-context.ts';
import { aboutItem, aboutList, type Said, type Words } from './list-finding.ts';
import { matrixOfList } from './matrix-of-list.ts';

/** 职责落空: a main duty that the organ keeps and no item carries out (F-006). */
export function checkSandingGaps(context: ListContext): Said[] {
  const { sanding, organ } = context;
  if (sanding === null) return [aboutList('sandingDutyRefs', { severity: 'INFO', code: 'REGISTRY.SANDING.NOT_REGISTERED', message: `No “三定” of ${organ.name} is registered: duties were not compared`, messageZh: `${organ.name}没有登记现行“三定”规定，未比对主要职责` })];
  return matrixOfList(context).gaps.map(({ ordinal, text }) =>
    aboutList('sandingDutyRefs', { severity: 'ERROR', code: 'SANDING_GAP', message: `No item carries out duty ${ordinal} of ${sanding.documentNumber}: ${text.slice(0, 60)}`, messageZh: `“三定”规定（${sanding.documentNumber}）主要职责第 ${ordinal} 项没有对应事项：${text.slice(0, 60)}` }),
  );
}

/** 超出“三定”: an item that follows from no duty, or from one the organ has given up (F-006); an accepted reason makes it a notice (corrections A10). */
export function checkSandingExcess(context: ListContext): Said[] {
  const { sanding } = context;
  return matrixOfList(context).excess.flatMap(({ itemKey, name, cause, ordinals, reason, severity }) => {
    // Elements that are not filled in are named as missing, and without a provision nothing but a reason can be told.
    if (cause === 'NO_REFERENCE' || (sanding === null && cause === 'UNKNOWN_DUTY')) return [];
    const duty = `第 ${ordinals.join('、')} 项`;
    const zh: Record<string, string> = {
      NONE_REASON: `没有对应的“三定”主要职责，理由${severity === 'INFO' ? '已认可' : '待审查'}：${reason}`,
      UNKNOWN_DUTY: `所列职责不在“三定”规定（${sanding?.documentNumber}）中`,
      CANCELLED: `对应的主要职责${duty}已取消`,
      TRANSFERRED_OUT: `对应的主要职责${duty}已划出`,
      DEVOLVED: `对应的主要职责${duty}已下放`,
    };
    return about(context, itemKey, 'sandingDutyRefs', { severity, code: 'SANDING_EXCESS', message: `“${name}” goes beyond the “三定”: ${cause}${ordinals.length > 0 ? ` ${ordinals.join(', ')}` : ''}`, messageZh: `“${name}”${zh[cause]}` });
  });
}

/** 三定与其他依据不一致: the “三定” takes a duty away that the item's other bases still give (F-185). */
export function checkSandingConflict(context: ListContext): Said[] {
  return matrixOfList(context).excess.flatMap(({ itemKey, name, cause }) => {
    const basis = GIVEN_UP.includes(cause as (typeof GIVEN_UP)[number]) ? itemOf(context, itemKey)?.content.basis.find(({ text }) => !/三定|职能配置|机构职能/.test(text)) : undefined;
    if (!basis) return [];
    const cited = basis.instrument ?? basis.text.slice(0, 30);
    return about(context, itemKey, 'basisRefs', { severity: 'WARN', code: 'REGISTRY.BASIS.SANDING_CONFLICT', message: `The “三定” no longer gives this organ “${name}”, ${cited} does`, messageZh: `“${name}”的“三定”职责已不由本机关承担，与所列依据“${cited}”不一致` });
  });
}

/** 内设机构对应: element 8 speaks of the unit that leads (F-007). */
export function checkUnitProvisions(context: ListContext): Said[] {
  return matrixOfList(context).mismatches.flatMap(({ itemKey, name, leadUnit, quoted }) => {
    if (readLeads(leadUnit).length !== 1) return [];
    const units = quoted.join('、');
    return about(context, itemKey, 'sandingUnitProvisionRefs', {
      severity: 'ERROR',
      code: 'UNIT_PROVISION_MISMATCH',
      message: `“${name}” is led by “${leadUnit}”, its provision is that of “${units}”`,
      messageZh: `“${name}”由“${leadUnit}”牵头，所列内设机构职责规定属于“${units}”`,
    });
  });
}

function about(context: ListContext, itemKey: string, element: string, words: Words): Said[] {
  const item = itemOf(context, itemKey);
  return item ? [aboutItem(item, element, words)] : [];
}

const places = new WeakMap<ListContext, Map<string, CheckedItem>>();

function itemOf(context: ListContext, itemKey: string): CheckedItem | undefined {
  const byKey = places.get(context) ?? new Map(context.items.map((item) => [item.itemKey, item]));
  places.set(context, byKey);
  return byKey.get(itemKey);
}
