import { nameSimilarity, powerTypeZh, type PowerType } from '@yidan/kernel';
import { powerKey, type CataloguePower } from '../power-catalogue/catalogue-power.ts';
import { coverageOf } from '../power-catalogue/power-coverage.ts';
import type { ListContext } from './list-context.ts';
import { aboutItem, aboutList, type Said } from './list-finding.ts';

/** Numbers of powers restart in every catalogue; only a like name tells that two equal numbers mean one power. */
const SAME_POWER = 0.5;

/** 一项权力只归并一次: neither twice in the list nor in the list of another organ (R-REG-8). */
export function checkPowersOnce({ items, elsewhere }: ListContext): Said[] {
  const held = Map.groupBy(elsewhere.flatMap((other) => other.powers.flatMap((power) => (power.number === null ? [] : [{ other, ...power, type: power.type as PowerType }]))), powerKey);
  const merged = new Map<string, { itemKey: string; row: number; name: string; powerName: string }[]>();
  return items.flatMap((item) =>
    item.content.powers.flatMap((power) => {
      const key = powerKey(power);
      if (key === null) return [];
      const same = (name: string): boolean => nameSimilarity(name, power.name) >= SAME_POWER;
      const before = merged.get(key) ?? [];
      const own = before.find(({ powerName }) => same(powerName));
      merged.set(key, [...before, { itemKey: item.itemKey, row: item.index + 1, name: item.content.name, powerName: power.name }]);
      // An item that comes over from another organ is no second one beside itself.
      const foreign = held.get(key)?.find(({ other, name }) => other.itemKey !== item.itemKey && same(name));
      const where = own ? [`item ${own.row}, “${own.name}”`, `第 ${own.row} 项“${own.name}”`] : foreign ? [`“${foreign.other.name}” of ${foreign.other.organName}`, `${foreign.other.organName}“${foreign.other.name}”`] : undefined;
      if (!where) return [];
      return [
        aboutItem(item, 'powerMerges', {
          severity: 'ERROR',
          code: 'REGISTRY.POWER.ALREADY_MERGED',
          message: `${power.type} ${power.number} is merged into ${where[0]} already`,
          messageZh: `${powerTypeZh[power.type]} ${power.number}“${power.name}”已归并入${where[1]}`,
        }, [(own ?? foreign!.other).itemKey]),
      ];
    }),
  );
}

/** 权力全覆盖: every power of the catalogue that applies to the organ is merged into an item or excluded with evidence (R-REG-9). */
export function checkPowersCovered({ items, organ, powers, exclusions }: ListContext): Said[] {
  const merging = items.map(({ itemKey, content: { code = null, name, powers: merged } }) => ({ itemKey, code, name, organ, powers: merged }));
  return coverageOf(powers, merging, exclusions)
    .filter(({ state }) => state === 'GAP')
    .map(({ power }) =>
      aboutList('powerMerges', {
        severity: 'ERROR',
        code: 'POWER_GAP',
        message: `${power.type} ${power.number} “${power.name}” is neither merged nor excluded`,
        messageZh: `${powerTypeZh[power.type]} ${power.number}“${power.name}”既未归并，也未说明不适用`,
      }),
    );
}

/** 层级相符: a power is exercised on the level its catalogue gives it to; one that is repealed is exercised nowhere. */
export function checkPowerLevels({ items, namedPowers, organ }: ListContext): Said[] {
  const byKey = Map.groupBy(namedPowers, powerKey);
  return items.flatMap((item) =>
    item.content.powers.flatMap((power) => {
      const known = byKey.get(powerKey(power))?.filter(({ name }) => nameSimilarity(name, power.name) >= SAME_POWER);
      if (!known || known.length === 0) return [];
      const label = `${powerTypeZh[power.type]} ${power.number}“${power.name}”`;
      if (known.every(({ status }) => status === 'REPEALED')) {
        return [aboutItem(item, 'powerMerges', { severity: 'ERROR', code: 'REGISTRY.POWER.REPEALED', message: `${power.type} ${power.number} is no longer in force`, messageZh: `${label}已取消` })];
      }
      if (known.some(({ levels }) => levels.length === 0 || levels.includes(organ.level))) return [];
      return [
        aboutItem(item, 'powerMerges', {
          severity: 'ERROR',
          code: 'REGISTRY.POWER.LEVEL_MISMATCH',
          message: `${power.type} ${power.number} belongs to ${levelsOf(known)}, this organ is on level ${organ.level}`,
          messageZh: `${label}的行使层级不包括本级`,
        }),
      ];
    }),
  );
}

function levelsOf(powers: readonly CataloguePower[]): string {
  return [...new Set(powers.flatMap(({ levels }) => levels))].join(', ');
}
