import fc from 'fast-check';
import { affectedBy } from './affected-by-sanding.ts';
import type { DutyChange } from './provision-content.ts';
import { matrixOf, type MatrixItem } from './sanding-matrix.ts';

const duty = (ordinal: number, text: string, change: DutyChange = 'KEPT') => ({ ordinal, text, change });
const duties = [
  duty(1, '负责保障水资源的合理开发利用。'), duty(2, '负责河湖管理和保护工作，指导河湖长制落实。'), duty(3, '负责生活饮用水卫生监督。', 'TRANSFERRED_OUT'), duty(4, '负责城市供水行业管理。'),
];
const units = [{ unitId: 'u1', unitName: '水资源科', text: '承担水资源管理、节约用水工作。' }, { unitId: 'u2', unitName: '河湖管理科', text: '承担河道、湖泊管理工作。' }];
const item = (itemKey: string, given: Partial<MatrixItem> = {}): MatrixItem => ({
  itemKey, code: null, name: `事项${itemKey}`, sandingDuties: ['（一）负责保障水资源的合理开发利用。'], sandingUnitProvisions: ['水资源科：承担水资源管理。'], leadUnit: '水资源科', ...given,
});
const matrix = (items: MatrixItem[], accepted?: Map<string, string>) => matrixOf({ duties, units }, items, accepted);

describe('the matrix of duties and items', () => {
  it('counts the items of each duty, and a duty without one is a gap, unless the organ no longer has it', () => {
    const { duties: rows, gaps } = matrix([item('a'), item('b'), item('c', { sandingDuties: ['第（二）项'] })]);

    expect(rows.map(({ ordinal, items }) => [ordinal, items.map(({ itemKey }) => itemKey)])).toEqual([[1, ['a', 'b']], [2, ['c']], [3, []], [4, []]]);
    expect(gaps.map(({ ordinal }) => ordinal)).toEqual([4]);
  });

  it.each([
    ['the same words without number and full stop', '负责保障水资源的合理开发利用', [1]],
    ['the article and the number', '第四条第（二）项', [2]],
    ['a part of a duty', '指导河湖长制落实。', [2]],
    ['two duties in one cell', '（一）负责保障水资源的合理开发利用。（四）负责城市供水行业管理。', [1, 4]],
    ['nearly the same words', '负责保障水资源合理开发利用', [1]],
    ['something else', '负责城市绿化。', []],
  ])('finds the duty by %s', (_, text, ordinals) => {
    expect(matrix([item('a', { sandingDuties: [text] })]).items[0]?.ordinals).toEqual(ordinals);
  });

  it('an item beyond the provision is an error; a reason is to be weighed, and one that was approved is a notice', () => {
    const none = { sandingDuties: ['无：区政府交办的阶段性任务'] };
    const { excess } = matrix(
      [item('a', { sandingDuties: ['负责生活饮用水卫生监督'] }), item('b', { sandingDuties: [] }), item('c', { sandingDuties: ['负责城市绿化。'] }), item('d', none), item('e', none), item('f')],
      new Map([['e', '区政府交办的阶段性任务'], ['d', '另一个理由']]),
    );

    expect(excess.map(({ itemKey, cause, severity }) => [itemKey, cause, severity])).toEqual([
      ['a', 'TRANSFERRED_OUT', 'ERROR'], ['b', 'NO_REFERENCE', 'ERROR'], ['c', 'UNKNOWN_DUTY', 'ERROR'], ['d', 'NONE_REASON', 'WARN'], ['e', 'NONE_REASON', 'INFO'],
    ]);
  });

  it('an item whose provision is of another unit than its lead unit is named with both', () => {
    const { mismatches, unresolved } = matrix([
      item('a'),
      item('b', { leadUnit: '河湖管理科' }),
      item('c', { sandingUnitProvisions: ['承担河道、湖泊管理工作'] }),
      item('d', { sandingUnitProvisions: ['河湖管理科：承担河道管理。', '水资源科：承担水资源管理。'] }),
      item('e', { sandingUnitProvisions: ['承担城市绿化工作的具体规定'] }),
    ]);

    expect(mismatches.map(({ itemKey, leadUnit, quoted }) => [itemKey, leadUnit, quoted])).toEqual([['b', '河湖管理科', ['水资源科']], ['c', '水资源科', ['河湖管理科']]]);
    expect(unresolved.map(({ itemKey }) => itemKey)).toEqual(['e']);
  });

  it('says the same whatever the order of the items', () => {
    const items = [item('a'), item('b', { leadUnit: '河湖管理科' }), item('c', { sandingDuties: ['负责城市绿化。'] }), item('d', { sandingDuties: ['无：交办'] })];
    const sorted = (all: MatrixItem[]) => {
      const { gaps, excess, mismatches } = matrix(all);
      return [gaps, ...[excess, mismatches].map((found) => found.map(({ itemKey }) => itemKey).sort())];
    };
    fc.assert(fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => expect(sorted(shuffled)).toEqual(sorted(items))), { numRuns: 30 });
  });
});

describe('what a revision touches', () => {
  const changes = { duties: [{ ordinal: 3, text: '负责生活饮用水卫生监督。', change: 'TRANSFERRED_OUT' as const }, { ordinal: 5, text: '负责农村水电管理。', change: 'DROPPED' as const }], units: [{ unitId: 'u2', unitName: '河湖管理科', change: 'CHANGED' as const }] };

  it('are the items on changed duties and of changed units; one that another duty still bears stays', () => {
    const items = [
      item('a'), item('b', { sandingDuties: ['负责生活饮用水卫生监督'] }), item('c', { sandingDuties: ['负责生活饮用水卫生监督', '负责城市供水行业管理。'] }), item('d', { sandingDuties: ['（五）负责农村水电管理。'] }), item('e', { leadUnit: '河湖管理科' }),
    ];
    expect(affectedBy(duties, changes, items).map(({ itemKey, operation }) => [itemKey, operation])).toEqual([['b', 'TRANSFER'], ['c', 'MODIFY'], ['d', 'CANCEL'], ['e', 'MODIFY']]);
  });
});
