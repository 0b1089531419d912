import { aRow } from '../../../test/a-list.ts';
import { compareContent } from './compare-content.ts';
import { handbook, type HandbookFacts } from './handbook.ts';
import { internalList } from './internal-list.ts';
import { nineCells } from './nine-columns.ts';
import { openDataTable } from './open-data.ts';
import type { Paper } from './paper.ts';
import { publicityNotice } from './publicity-notice.ts';
import { publicItems, publicList, publicRow } from './public-list.ts';
import { reviewOpinion } from './review-opinion.ts';
import { fillIn } from './template.ts';
import { diffRows, versionDiff } from './version-diff.ts';
import type { DocumentItem } from './version-content.ts';

const named = { organName: '青禾区水务局', label: 'SWJ-V1.0', contentHash: 'ab'.repeat(32) };
const item = (n: number, disclosure = 'PUBLIC', given: Partial<DocumentItem['content']> = {}): DocumentItem => ({ itemKey: `key-${n}`, content: aRow({ seqNo: n, code: `990102-SWJ-0101000${n}`, ...given }), disclosure });
const words = (paper: Paper): string => paper.blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');

describe('the review opinion (A-2)', () => {
  const facts = {
    ...named, reviewerName: '青禾区司法局', reviewer: 'JUSTICE', itemCount: 60, round: 2, conclusion: 'RETURN', signedOn: '2026-03-05',
    findings: [{ item: '3．节约用水', rule: 'R-REG-1', severity: 'ERROR', text: '缺少依据' }, { item: '清单整体', rule: 'R-REG-10', severity: 'WARN', text: '表述不规范' }],
  };

  it('names what was examined, each finding with item, rule and opinion, and what follows', () => {
    const paper = reviewOpinion.paper(fillIn(reviewOpinion, facts, {}));

    expect(paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual(['一、审查事项', '二、发现问题', '三、审查结论']);
    expect(words(paper)).toContain('（SWJ-V1.0，共60项）进行了合法性审查，本次为第2轮。');
    expect(words(paper)).toContain('审查发现问题2条，其中应改正1条。');
    expect(words(paper)).toContain('结论：退回修改。');
    expect(paper.blocks.find(({ kind }) => kind === 'table')).toMatchObject({ rows: [['1', '3．节约用水', 'R-REG-1', '应改正', '缺少依据'], ['2', '清单整体', 'R-REG-10', '建议', '表述不规范']] });
    expect(paper.signature).toEqual({ by: '青禾区司法局', date: '2026年3月5日' });
  });

  it('is not written without a recorded opinion: it says what is missing', () => {
    expect(() => fillIn(reviewOpinion, { ...named, itemCount: 60 }, {})).toThrow(
      expect.objectContaining({ violations: expect.arrayContaining([['reviewerName', '审查机关'], ['round', '审查轮次'], ['findings', '发现问题'], ['conclusion', '审查结论']].map(([path, zh]) => expect.objectContaining({ path, messageZh: `缺少“${zh}”` }))) }),
    );
  });
});

describe('the notice of the publicity (A-3)', () => {
  const facts = { ...named, office: '区委编办', documentNumber: '青编发〔2026〕3号', from: '2026-03-09', to: '2026-03-13', workingDays: 5, shown: 1, hidden: 2, rows: [publicRow(item(1), 0)] };

  it('says the period, its working days, where objections go and how many items are not shown', () => {
    const text = words(publicityNotice.paper(fillIn(publicityNotice, facts, { objectionChannel: { phone: '028-1234', address: '青禾路1号' } })));

    expect(text).toContain('公示期自2026年3月9日至2026年3月13日（5个工作日）。');
    expect(text).toContain('另有内部事项2项按规定不予公开。');
    expect(text).toContain('电话028-1234；地址青禾路1号。');
  });

  it('is not written without a channel for objections', () => {
    expect(() => fillIn(publicityNotice, facts, { objectionChannel: { phone: '028-1234' } })).toThrow(expect.objectContaining({ violations: [expect.objectContaining({ messageZh: '缺少“异议渠道·通信地址”' })] }));
  });
});

describe('the lists in print', () => {
  const items = [item(1), item(2, 'INTERNAL', { name: '内部事项甲' }), item(3, 'RESTRICTED', { name: '限制事项乙' }), item(4)];

  it('show the public only what is public, numbered anew, and count the rest', () => {
    const shown = publicItems(items);
    const fields = fillIn(publicList, { ...named, rows: shown.map(publicRow), hidden: items.length - shown.length }, {});

    expect(fields.rows.map(([number, code]) => [number, code])).toEqual([['1', '990102-SWJ-01010001'], ['2', '990102-SWJ-01010004']]);
    expect(JSON.stringify([publicList.paper(fields), publicList.workbook!(fields)])).not.toMatch(/内部事项甲|限制事项乙/);
    expect(publicList.workbook!(fields).sheets[0]!.title).toContain('另有内部事项2项按规定不予公开');
  });

  it('have exactly the nine columns inside', () => {
    const fields = fillIn(internalList, { ...named, list: items.map(({ content }) => nineCells(content)) }, {});
    const [sheet] = internalList.workbook!(fields).sheets;

    expect(sheet!.columns.map(({ header }) => header)).toEqual(['序号', '主要职能', '专项职能', '职能清单', '属性', '职能来源及依据', '与“三定”规定主要职责的对应关系', '“三定”规定内设机构主要职责的具体规定', '备注']);
    expect(sheet!.rows[0]).toEqual([1, '水资源管理', '节约用水', '事项1', '行业管理类', '【来源】《中华人民共和国水法》第八条', '（一）负责水资源管理。', '水资源科：承担节约用水管理。', '']);
    expect(internalList.paper(fields).annexes![0]).toMatchObject({ landscape: true });
  });
});

it('F-016 the comparison of two versions names the elements that changed, with both wordings, and no other', () => {
  const before = [item(1), item(2), item(3)];
  const after = [item(1), item(2, 'PUBLIC', { seqNo: 9, name: '事项2', leadUnit: '河湖科', keywords: ['河道'] }), item(4)];
  const paper = versionDiff.paper(fillIn(versionDiff, { ...named, against: 'SWJ-V0.9', ...diffRows(compareContent(before, after)) }, {}));

  expect(words(paper)).toContain('增加1项，取消1项，变更1项（2处要素）。');
  expect(paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toEqual([['4', '事项4', '水资源科'], ['3', '事项3', '水资源科'], ['9', '事项2', '牵头科室', '水资源科', '河湖科'], ['9', '事项2', '关键词', '节水', '河道']]);
});

describe('F-028 the handbook of a post', () => {
  const facts: HandbookFacts = {
    ...named, unitName: '水资源科', provision: '承担水资源管理。', post: { name: '取水许可岗', description: '办理取水许可。' },
    items: [
      { code: '990102-SWJ-01010001', name: '取水许可', role: '牵头', description: '审查取水申请', timeLimit: '20个工作日', basis: ['《中华人民共和国水法》第四十八条'], sandingDuties: ['（一）负责水资源管理。'], powers: ['行政许可12 取水许可'], partners: '协办科室：法规科', steps: [{ name: '受理', unit: '水资源科', action: '登记', timeLimit: '', documents: ['登记表'], next: '承办' }] },
      { code: '990102-SWJ-01010002', name: '节水宣传', role: '协办', description: '', timeLimit: '', basis: ['《节水条例》第三条'], sandingDuties: [], powers: [], partners: '牵头科室：办公室', steps: null },
    ],
  };

  it('F-028 lists its items with their bases and flows', () => {
    const paper = handbook.paper(fillIn(handbook, facts, {}));

    expect(paper.title).toBe('青禾区水务局水资源科取水许可岗位职责手册');
    expect(words(paper)).toContain('承担事项2项，其中牵头1项、协办1项。');
    expect(words(paper)).toContain('依据：《中华人民共和国水法》第四十八条');
    expect(words(paper)).toContain('依据：《节水条例》第三条');
    expect(words(paper)).toContain('流程：尚未编制流程图。');
    expect(paper.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))).toEqual([
      [['1', '990102-SWJ-01010001', '取水许可', '牵头'], ['2', '990102-SWJ-01010002', '节水宣传', '协办']],
      [['受理', '水资源科', '登记', '', '登记表', '承办']],
    ]);
  });
});

it('open data have code, name, organ and basis in a row', () => {
  const { columns, rows } = openDataTable([{ code: '990102-SWJ-01010001', name: '取水许可', organCode: 'SWJ', organName: '水务局', unitName: '水资源科', attribute: '审批服务类', basis: ['甲', '乙'], version: 'SWJ-V1.0', effectiveFrom: '2026-03-01' }]);

  expect(columns.map(({ header }) => header)).toEqual(['事项编码', '事项名称', '机关编码', '机关名称', '承办内设机构', '属性', '依据', '清单版本', '生效日期']);
  expect(rows).toEqual([['990102-SWJ-01010001', '取水许可', 'SWJ', '水务局', '水资源科', '审批服务类', '甲\n乙', 'SWJ-V1.0', '2026-03-01']]);
});
