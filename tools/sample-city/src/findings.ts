import { powerTypeZh } from '@yidan/kernel';
import type { ExpectedFinding, ItemFixture, ListFixture, PlantedKind, PowerCatalogueFixture } from './model.ts';
import { EXCESS_ITEMS, LOST_BASES, OVERLAPPING_POWERS, REPEATED_NAMES, UNANSWERED_DUTIES, UNHELD_POWERS, type ItemName } from './planted.ts';

/** 预期问题清单: what a check of the planted lists must find, told from the plan and not from the lists. */
export function expectedFindings(lists: readonly ListFixture[], catalogue: PowerCatalogueFixture): ExpectedFinding[] {
  const item = ([organCode, name]: ItemName): ItemFixture => {
    const found = lists.find((l) => l.organCode === organCode)?.items.find((i) => i.name === name);
    if (!found) throw new Error(`no item ${organCode} ${name}`);
    return found;
  };
  const finding = (kind: PlantedKind, names: readonly ItemName[], about: string, why: string): ExpectedFinding => ({
    kind,
    organs: names.map(([organ]) => organ),
    items: names.map((name) => ({ organCode: name[0], code: item(name).code, name: name[1] })),
    about,
    why,
  });
  return [
    ...OVERLAPPING_POWERS.map(([held, claimed]) => {
      const power = item(held).powers[0];
      if (!power) throw new Error(`${held[1]} holds no power`);
      return finding('OVERLAP_POWER', [held, claimed], `${powerTypeZh[power.type]} ${power.number} ${power.name}`, '同一行政权力由两个部门的事项同时归并');
    }),
    ...REPEATED_NAMES.map(([kept, renamed]) => finding('OVERLAP_NAME', [kept, [renamed[0], kept[1]]], kept[1], '两个部门的牵头事项名称相同')),
    ...UNHELD_POWERS.map((power): ExpectedFinding => {
      const entry = catalogue.powers.find((p) => p.type === power.type && p.name === power.name);
      if (!entry) throw new Error(`the catalogue lacks ${power.name}`);
      return { kind: 'POWER_GAP', organs: [], items: [], about: `${powerTypeZh[entry.type]} ${entry.number} ${entry.name}`, why: '指导清单中的权力没有事项归并，也没有说明不予行使' };
    }),
    ...UNANSWERED_DUTIES.map(([organ, duty]): ExpectedFinding => ({ kind: 'SANDING_GAP', organs: [organ], items: [], about: duty, why: '“三定”规定的主要职责没有对应事项' })),
    ...EXCESS_ITEMS.map(({ item: name, duty }) => finding('SANDING_EXCESS', [name], duty?.text ?? '', duty ? '事项对应的主要职责已经取消、划出或者下放' : '事项没有对应的主要职责')),
    ...LOST_BASES.map(({ item: name, title }) => finding('BASIS_LOST', [name], title, '事项仅有的依据已经废止')),
  ];
}
