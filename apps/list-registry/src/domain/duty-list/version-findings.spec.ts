import { aRow } from '../../../test/a-list.ts';
import type { ContentItem } from '../list-import/list-content.ts';
import { listItem } from './listed-item.ts';
import { findingsIn, overlapsWith, type ForeignItem, type ListInView } from './version-findings.ts';

const bureau = { id: 'o1', name: '水务局', kind: 'GOV_DEPARTMENT' };

function view(content: ContentItem[], given: Partial<ListInView> = {}): ListInView {
  const items = content.map((row, i) => listItem(row, `k${i + 1}`, { code: `510184-SWJ-0101000${i + 1}`, level1: '01', level2: '01' }, (name) => name));
  return { organ: bureau, content, items, units: [{ id: '水资源科', name: '水资源科' }], createdUnits: [], ...given };
}
const kinds = (found: readonly { kind: string; severity: string }[]) => found.map(({ kind, severity }) => `${kind} ${severity}`);

describe('a list in order', () => {
  it('gives rise to no finding', () => {
    expect(findingsIn(view([aRow({ seqNo: 1, name: '甲' }), aRow({ seqNo: 2, name: '乙' })]))).toEqual([]);
  });
});

describe('a list approved on paper', () => {
  it.each([
    ['an item without basis', [aRow({ seqNo: 1, basis: [] })], 'ELEMENT_MISSING ERROR'],
    ['an item without attribute', [aRow({ seqNo: 1, attribute: '' })], 'ELEMENT_MISSING ERROR'],
    ['an item no office of the sanding provision answers for', [aRow({ seqNo: 1, sandingUnitProvisions: [] })], 'ELEMENT_MISSING ERROR'],
    ['an item without a duty of the sanding provision', [aRow({ seqNo: 1, sandingDuties: [] })], 'SANDING_EXCESS ERROR'],
    ['two items with one name', [aRow({ seqNo: 1, name: '河道巡查' }), aRow({ seqNo: 2, name: '河道巡查工作' })], 'NAME_DUPLICATE ERROR'],
    ['a gap in the sequence', [aRow({ seqNo: 1 }), aRow({ seqNo: 3 })], 'SEQ_INVALID WARN'],
    ['two coordinators of one class', [aRow({ seqNo: 1, specialFunction: { name: '节水', coordinatorUnit: '甲科' } }), aRow({ seqNo: 2, specialFunction: { name: '节水', coordinatorUnit: '乙科' } })], 'COORDINATOR_DUPLICATE ERROR'],
    ['a lead unit that assists itself', [aRow({ seqNo: 1, assistUnits: ['水资源科'] })], 'ASSIST_EQUALS_LEAD INFO'],
    ['items nobody has sorted yet', [aRow({ seqNo: 1, majorFunction: { name: '待归类（行政处罚）', category: 'MACRO_MANAGEMENT' } })], 'CLASS_UNSORTED WARN'],
    ['more than 60 items in one class', Array.from({ length: 61 }, (_, i) => aRow({ seqNo: i + 1 })), 'CLASS_TOO_LARGE WARN'],
  ])('shows %s', (_, content, finding) => {
    expect(kinds(findingsIn(view(content)))).toEqual([finding]);
  });

  it('shows units that hold nothing and units nobody had registered', () => {
    const found = findingsIn(view([aRow({ seqNo: 1 })], { units: [{ id: '水资源科', name: '水资源科' }, { id: '河湖科', name: '河湖科' }], createdUnits: [{ id: '水资源科', name: '水资源科' }] }));

    expect(kinds(found)).toEqual(['UNIT_UNREGISTERED WARN', 'UNIT_GAP WARN']);
  });

  it('shows powers that a public institution must not hold (R-ORG-3)', () => {
    const content = [aRow({ seqNo: 1, powers: [{ type: 'PENALTY', name: '罚款' }] }), aRow({ seqNo: 2, attribute: '审批服务类' }), aRow({ seqNo: 3, attribute: '公共服务类' })];

    expect(kinds(findingsIn(view(content, { organ: { ...bureau, kind: 'PUBLIC_INSTITUTION' } })))).toEqual(['INSTITUTION_POWER ERROR', 'INSTITUTION_POWER ERROR']);
  });

  it('shows a list of a body that holds no duties', () => {
    expect(kinds(findingsIn(view([aRow({ seqNo: 1 })], { organ: { ...bureau, kind: 'DELIBERATIVE_BODY' } })))).toEqual(['ORGAN_MAY_NOT_HOLD ERROR']);
  });
});

describe('a list beside those of other organs', () => {
  const foreign = (given: Partial<ForeignItem>): ForeignItem => ({ itemKey: 'f1', organId: 'o2', organName: '农业农村局', name: '别的事项', powers: [], ...given });

  it('shows an item another organ names alike', () => {
    const [found, ...rest] = overlapsWith(view([aRow({ seqNo: 1, name: '河道采砂管理' })]), [foreign({ name: '河道采砂管理工作' }), foreign({ itemKey: 'f2' })]);

    expect([found?.kind, found?.itemKeys, found?.organIds, rest]).toEqual(['OVERLAP_NAME', ['k1', 'f1'], ['o1', 'o2'], []]);
  });

  it('shows a power another organ has merged', () => {
    const name = '对未经批准擅自取水的处罚';
    const found = overlapsWith(view([aRow({ seqNo: 1, powers: [{ type: 'PENALTY', number: '3706', name }] })]), [foreign({ powers: [{ type: 'PENALTY', number: '3706', name }] })]);

    expect(kinds(found)).toEqual(['OVERLAP_POWER ERROR']);
  });

  it('does not take two powers for one because two lists count from 1', () => {
    const found = overlapsWith(view([aRow({ seqNo: 1, powers: [{ type: 'PENALTY', number: '1', name: '对擅自取水的处罚' }] })]), [
      foreign({ powers: [{ type: 'PENALTY', number: '1', name: '对生产假农药的处罚' }, { type: 'COMPULSION', number: '1', name: '对擅自取水的处罚' }] }),
    ]);

    expect(found).toEqual([]);
  });
});
