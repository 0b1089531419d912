import type { SplitRowInput } from '@yidan/contracts';
import { SplitRefused } from './split.errors.ts';
import { assertSplit, type SplitContext } from './split-table.ts';

const [water, garden, town, gone] = ['organ-water', 'organ-garden', 'organ-town', 'organ-gone'];
const context: SplitContext = {
  organs: new Map([[water, '水务局'], [garden, '绿化局'], [town, '城关镇']]),
  units: new Map([['unit-water', { organId: water, name: '排水科' }], ['unit-garden', { organId: garden, name: '养护科' }]]),
  itemKeys: new Set(['item-drains', 'item-trees']),
};
const drains = { task: '雨水篦子清掏', itemKey: 'item-drains', leadOrganId: water, leadUnitId: 'unit-water', handlerOrganIds: [], assistOrganIds: [] } satisfies SplitRowInput;
const trees = { ...drains, task: '行道树修剪', itemKey: 'item-trees', leadOrganId: garden, leadUnitId: 'unit-garden' } satisfies SplitRowInput;
const newItem = { name: '下沉式绿地排水设施维护', description: null, majorFunction: { name: '绿化管理', category: 'INDUSTRY' }, specialFunction: { name: '绿地养护' }, attribute: '行业管理类', basisTexts: ['《城市绿化条例》第二十条'], keywords: [] };

function refusal(...rows: SplitRowInput[]): { code: string; said: string[] } | null {
  try {
    assertSplit(rows, context);
    return null;
  } catch (error) {
    if (!(error instanceof SplitRefused)) throw error;
    return { code: error.code, said: error.violations!.map(({ code, path }) => `${code} ${path}`) };
  }
}

describe('the split table', () => {
  it('names for each task one organ that leads, and its unit', () => {
    expect(refusal(drains, trees)).toBeNull();
    expect(refusal(drains, { ...trees, itemKey: undefined, newItem })).toBeNull();
  });

  it.each<[string, SplitRowInput]>([
    ['the same item', { ...trees, itemKey: 'item-drains' }],
    ['the same task in another spelling', { ...trees, task: '“雨水篦子”清掏工作' }],
  ])('is refused where two organs would lead %s', (_, row) => {
    expect(refusal(drains, row)).toEqual({ code: 'DISPUTE.SPLIT_TWO_LEADS', said: ['DISPUTE.SPLIT_TWO_LEADS split[1].leadOrganId'] });
  });

  it('is refused where two organs would each get the same new item', () => {
    const added = { ...drains, itemKey: undefined, newItem };
    expect(refusal(added, { ...trees, itemKey: undefined, newItem })?.code).toBe('DISPUTE.SPLIT_TWO_LEADS');
  });

  it('F-074 is refused where several organs share a task and nothing is said of how they hand over to each other', () => {
    const shared = { ...drains, handlerOrganIds: [garden], assistOrganIds: [town] };
    for (const handoff of [undefined, '及时移送']) expect(refusal({ ...shared, handoff })).toEqual({ code: 'DISPUTE.SPLIT_HANDOFF_REQUIRED', said: ['DISPUTE.SPLIT_HANDOFF_REQUIRED split[0].handoff'] });
    expect(refusal({ ...shared, handoff: '绿化局发现后一个工作日内移送水务局' })).toBeNull();
  });

  it('says everything that is wrong with it at once, and two that lead before the rest', () => {
    const found = refusal(
      { ...drains, leadUnitId: 'unit-garden', handlerOrganIds: [gone, water] },
      { ...trees, itemKey: 'item-nobody-holds', leadUnitId: 'unit-gone' },
      { ...drains, leadOrganId: garden, leadUnitId: 'unit-garden', newItem },
      { ...trees, task: '绿地排水', itemKey: undefined, newItem: { ...newItem, basisTexts: [] } },
      drains,
    );
    expect(found).toEqual({
      code: 'DISPUTE.SPLIT_TWO_LEADS',
      said: [
        'DISPUTE.SPLIT_TWO_LEADS split[2].leadOrganId',
        'DISPUTE.SPLIT_REPEATED split[4]',
        'DISPUTE.SPLIT_ORGAN_UNKNOWN split[0].handlerOrganIds[0]',
        'DISPUTE.SPLIT_ORGAN_TWICE split[0].handlerOrganIds[1]',
        'DISPUTE.SPLIT_UNIT_ELSEWHERE split[0].leadUnitId',
        'DISPUTE.SPLIT_HANDOFF_REQUIRED split[0].handoff',
        'DISPUTE.SPLIT_UNIT_UNKNOWN split[1].leadUnitId',
        'DISPUTE.SPLIT_ITEM_UNKNOWN split[1].itemKey',
        'DISPUTE.SPLIT_ITEM_REQUIRED split[2].itemKey',
        'DISPUTE.SPLIT_ITEM_BASIS_REQUIRED split[3].newItem.basisTexts',
      ],
    });
  });
});
