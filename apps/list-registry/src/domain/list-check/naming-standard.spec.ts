import { aContext, anItem, inOrder } from '../../../test/a-checked-list.ts';
import { checkList } from './check-list.ts';
import { namingFault } from './naming-standard.ts';

/** FX-1: eight powers over 药品类易制毒化学品, merged into two items, in the words of the source. */
const FX_1 = ['对易制毒化学品相关违法行为的处罚', '对药品类易制毒化学品生产企业未按规定该报告、备案的处罚'];

const PLANTED = [
  '水资源管理等工作', '其他相关工作', '有关事项', '负责相关业务', '承办领导交办的其他工作', '日常管理工作', '配合有关部门做好执法工作', '综合协调', '水资源', '法律法规规定的其他职责',
];

const wording = (names: string[]) =>
  checkList(aContext(names.map((name, i) => anItem({ seqNo: i + 1, name })))).filter(({ rule }) => rule === 'R-REG-10');

describe('the names of items', () => {
  it('F-186 of ten planted vague names ten are found, one finding each', () => {
    const names = inOrder().map(({ name }) => name);
    const found = wording([...names, ...PLANTED]);

    expect(found.map(({ row }) => row)).toEqual(PLANTED.map((_, i) => names.length + i + 1));
    expect(found.every(({ severity, element, message, messageZh }) => severity === 'WARN' && element === 'name' && message !== '' && messageZh !== '')).toBe(true);
  });

  it('F-186 of FX-1 none is found', () => {
    expect(wording(FX_1)).toEqual([]);
  });

  it.each([
    ['水利工程相关工作', 'REGISTRY.ITEM.NAME_VAGUE'],
    ['防汛抗旱等', 'REGISTRY.ITEM.NAME_VAGUE'],
    ['完成上级交办的临时性任务', 'REGISTRY.ITEM.NAME_VAGUE'],
    ['其他应当由本部门承担的职责', 'REGISTRY.ITEM.NAME_VAGUE'],
    ['河湖事务', 'REGISTRY.ITEM.NAME_NO_DEED'],
    ['监督管理', 'REGISTRY.ITEM.NAME_NO_OBJECT'],
  ])('%s is called %s', (name, code) => {
    expect(namingFault(name)?.code).toBe(code);
  });

  it.each(['取水许可', '节约用水', '河道采砂管理', '就业登记', '婚姻登记', '对有关单位拒不改正的处罚', '组织开展其他违法行为的查处', '食品安全委员会办公室日常工作', '符合政府安排工作条件退役士兵安置', '超出特许经营许可范围进行经营活动等的处罚'])(
    '%s says what is done to what',
    (name) => {
      expect(namingFault(name)).toBeUndefined();
    },
  );

  it('are taken as the law words them, and a name without a verb as the “三定” does; its 其他任务 is no name', () => {
    const lawful = anItem({ seqNo: 1, name: '收容教育、戒毒康复等工作', basis: [{ text: '《某法》第三条 公安机关负责收容教育、戒毒康复等工作。', instrument: '某法', article: '第三条', role: 'ORIGIN' }] });
    const provided = anItem({ seqNo: 2, name: '党外代表人士统战工作', sandingDuties: ['（一）负责党外代表人士统战工作。'] });
    const open = anItem({ seqNo: 3, name: '完成上级交办的其他任务', sandingDuties: ['（九）完成上级交办的其他任务。'] });

    expect(checkList(aContext([lawful, provided, open])).filter(({ rule }) => rule === 'R-REG-10').map(({ row }) => row)).toEqual([3]);
  });
});
