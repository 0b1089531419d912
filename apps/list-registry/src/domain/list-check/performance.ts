import { normaliseName } from '@yidan/kernel';
import type { ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';

/** 履职方式: what is devolved says which power was (03 §3.1.3). */
export function checkPerformMode({ items }: ListContext): Said[] {
  return items.flatMap((item) => {
    const { performMode = 'SELF', devolvedPower = '', name } = item.content;
    if (performMode === 'DEVOLVED' && devolvedPower.trim() === '') {
      return [aboutItem(item, 'devolvedPower', { severity: 'ERROR', code: 'REGISTRY.ITEM.DEVOLVED_POWER_REQUIRED', message: `“${name}” is devolved and does not say by which power`, messageZh: `“${name}”履职方式为下放，应写明下放的权力` })];
    }
    if (performMode !== 'DEVOLVED' && devolvedPower.trim() !== '') {
      return [aboutItem(item, 'performMode', { severity: 'WARN', code: 'REGISTRY.ITEM.NOT_DEVOLVED', message: `“${name}” names a devolved power but is not performed by devolution`, messageZh: `“${name}”写有下放权力，但履职方式不是下放` })];
    }
    return [];
  });
}

/** 待归属: until it is settled whose a matter is, somebody holds it, and it is being settled (R-REG-22). */
export function checkPendingAttribution({ items, organ, organNames }: ListContext): Said[] {
  return items.flatMap((item) => {
    const { itemStatus, pendingAttribution: pending, name } = item.content;
    if (itemStatus !== 'PENDING_ATTRIBUTION') return [];
    const holder = normaliseName(pending?.interimHolder ?? '');
    const isKnown = organNames.has(holder) || [organ.name, organ.shortName, '本机关'].some((own) => normaliseName(own) === holder);
    return [
      ...(holder === ''
        ? [aboutItem(item, 'pendingAttribution/interimHolder', { severity: 'ERROR', code: 'REGISTRY.ITEM.INTERIM_HOLDER_REQUIRED', message: `“${name}” has no interim holder`, messageZh: `待归属事项“${name}”应明确临时承接单位` })]
        : isKnown
          ? []
          : [aboutItem(item, 'pendingAttribution/interimHolder', { severity: 'ERROR', code: 'REGISTRY.ITEM.INTERIM_HOLDER_UNKNOWN', message: `“${pending!.interimHolder}” is no organ of the register`, messageZh: `临时承接单位“${pending!.interimHolder}”不在机构登记中` })]),
      ...(pending?.settlement.trim()
        ? []
        : [aboutItem(item, 'pendingAttribution/settlement', { severity: 'ERROR', code: 'REGISTRY.ITEM.SETTLEMENT_REQUIRED', message: `“${name}” names neither a joint meeting nor a dispute`, messageZh: `待归属事项“${name}”应写明联席会议或争议编号` })]),
    ];
  });
}
