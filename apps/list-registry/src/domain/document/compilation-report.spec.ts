import { aRow, rows } from '../../../test/a-list.ts';
import type { ContentItem } from '../list-import/list-content.ts';
import { standardFlow } from '../flowchart/standard-flow.ts';
import { compilationReport, numbersOf } from './compilation-report.ts';
import { reportFactsOf, type ReportFacts } from './compilation-report.facts.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { fillIn } from './template.ts';
import type { DocumentItem, SandingFacts, VersionContent } from './version-content.ts';

const keyed = (items: ContentItem[]): DocumentItem[] => items.map((content, i) => ({ itemKey: `key-${i + 1}`, content, disclosure: 'PUBLIC' }));
const version = (items: ContentItem[]): VersionContent => ({
  versionId: 'v', label: 'SWJ-V1.0', stateZh: '编制中', kind: 'INITIAL', documentNumber: null, approvedOn: null, submittedOn: null, contentHash: 'ab'.repeat(32), organ: { code: 'SWJ', name: '青禾区水务局' }, office: '区委编办', items: keyed(items),
});
const sanding: SandingFacts = { documentNumber: '青委办〔2025〕8号', duties: [{ ordinal: 1, text: '负责水资源管理。', change: 'KEPT' }, { ordinal: 2, text: '负责水土保持。', change: 'ADDED' }, { ordinal: 3, text: '负责渔业。', change: 'TRANSFERRED_OUT' }], approvedStaff: 30, approvedLeaders: 4 };
const register = { units: [{ name: '水资源科', approvedStaff: 5, actualStaff: 4 }], findings: [{ kind: 'OVERLAP_NAME', severity: 'ERROR', messageZh: '与农业农村局事项同名' }, { kind: 'NAME_DUPLICATE', severity: 'WARN', messageZh: '重名' }], sanding, flows: new Map([['key-1', standardFlow(aRow({ seqNo: 1 }))]]) };
const given = {
  process: '2026年1月起对照“三定”规定逐项梳理。',
  consultations: [{ by: '区司法局', text: '补充依据', adopted: true }, { by: '区财政局', text: '删去第三项', adopted: false, reason: '有法律依据' }],
  selfCheck: { completeness: '无遗漏', accuracy: '准确', legality: '合法', normativity: '规范' },
  gapsExplained: '水土保持由市局直接承担。',
};
const sixty = rows(60, (n) => ({
  majorFunction: { name: `主要职能${n % 3}`, category: n % 3 === 0 ? 'GENERAL_AFFAIRS' : 'MACRO_MANAGEMENT' },
  specialFunction: { name: `专项职能${n % 6}`, coordinatorUnit: '水资源科' },
  attribute: n % 2 === 0 ? '监管执法类' : '公共服务类',
  responsibilityField: n % 4 === 0 ? 'PUBLIC_SAFETY' : undefined,
  sandingDuties: n <= 50 ? ['（一）负责水资源管理。'] : ['无：上级交办'],
  powers: n % 5 === 0 ? [{ type: 'PENALTY', number: String(n), name: `处罚${n}` }] : [],
  assistUnits: n % 10 === 0 ? ['法规科'] : [],
  ...(n === 60 && { itemStatus: 'PENDING_ATTRIBUTION' as const, pendingAttribution: { interimHolder: '区应急局', settlement: '联席会议' } }),
}) as Partial<ContentItem>);
const reportOf = (facts: ReportFacts, more: object = {}): Paper => compilationReport.paper(fillIn(compilationReport, facts, { ...given, ...more }));
const headings = (blocks: readonly PaperBlock[]): string[] => blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
const prose = (blocks: readonly PaperBlock[]): string => blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');
const tableOf = (blocks: readonly PaperBlock[], caption: string) => blocks.flatMap((block) => (block.kind === 'table' && block.caption?.endsWith(caption) ? [block.rows] : []))[0];

describe('F-012 the compilation report of a list of 60 items', () => {
  const facts = reportFactsOf(version(sixty), null, register);
  const paper = reportOf(facts);

  it('F-012 has all its parts in their order, with list and flowcharts annexed and a place to sign', () => {
    expect(headings(paper.blocks)).toEqual(['一、编制依据和过程', '二、部门“三定”概况', '三、清单总体情况', '四、与“三定”规定对应情况', '五、行政权力归并情况', '六、与上一版本对比', '七、征求意见及采纳情况', '八、职责交叉与待明确事项', '九、自查结论']);
    expect(paper.signature).toEqual({ by: '青禾区水务局', date: null });
    expect(paper.addressees).toEqual(['区委编办']);
    expect(paper.attachments).toEqual(['青禾区水务局职责任务清单', '青禾区水务局职责任务事项流程图目录']);
    expect(prose(paper.blocks)).toContain('单位主要负责人（签字）');
  });

  it('F-012 says numbers that equal the data', () => {
    const text = prose(paper.blocks);
    const powers = sixty.filter(({ powers: merged }) => merged.length > 0).length;

    expect(text).toContain('清单共列主要职能3项、专项职能6项、职能清单60项。');
    expect(text).toContain('对应“三定”规定主要职责1项；没有对应事项的主要职责1项，没有对应主要职责的事项10项。');
    expect(text).toContain(`清单归并行政权力${powers}项，其中行政处罚${powers}项，归入事项${powers}项。`);
    expect(text).toContain('共收到意见2条，采纳1条，未采纳1条。');
    expect(text).toContain('系统校验发现职责交叉1处，清单有待归属事项1项。');
    expect(text).toContain('列明主要职责3项，核定编制30名、领导职数4名。现有内设机构2个，核定5人，实有4人。');
    expect(tableOf(paper.blocks, '主要职能')!.map((row) => row[3])).toEqual(['20', '20', '20']);
    expect(tableOf(paper.blocks, '专项职能')!.map((row) => Number(row[3])).reduce((a, b) => a + b)).toBe(60);
    expect(tableOf(paper.blocks, '按属性')).toEqual([['公共服务类', '30'], ['监管执法类', '30']]);
    expect(tableOf(paper.blocks, '按责任领域')).toEqual([['未填写', '45'], ['公共安全', '15']]);
    expect(tableOf(paper.blocks, '内设机构承担事项')).toEqual([['1', '水资源科', '5', '4', '60', '0'], ['2', '法规科', '0', '0', '0', '6']]);
    expect(tableOf(paper.blocks, '主要职责与事项对应')).toEqual([['〔保留〕负责水资源管理。', '1—50', '50'], ['〔新增〕负责水土保持。', '', '0'], ['〔划出〕负责渔业。', '', '0']]);
    expect(tableOf(paper.blocks, '行政权力归并')).toHaveLength(powers);
  });

  it('F-012 annexes the whole list in its nine columns, and for each item its flow or that there is none', () => {
    const [list, flows] = paper.annexes!.map(({ blocks }) => blocks[0]!);

    expect(list).toMatchObject({ kind: 'table', columns: ['序号', '主要职能', '专项职能', '职能清单', '属性', '职能来源及依据', '与“三定”规定主要职责的对应关系', '“三定”规定内设机构主要职责的具体规定', '备注'].map((header) => ({ header })) });
    expect(list!.kind === 'table' && list!.rows.length).toBe(60);
    expect(flows!.kind === 'table' && flows!.rows.slice(0, 2)).toEqual([['1', '事项1', '受理→承办→审核→办结（水资源科）'], ['2', '事项2', '未编制']]);
  });

  it('F-012 numbers its tables as they stand', () => {
    expect(paper.blocks.flatMap((block) => (block.kind === 'table' ? [Number(/^表(\d+)/.exec(block.caption!)?.[1])] : []))).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it('F-012 is the same for the same list', () => {
    expect(JSON.stringify(reportOf(reportFactsOf(version(sixty), null, register)))).toBe(JSON.stringify(paper));
  });

  it('tells what changed against the version before, and wants the reason', () => {
    const before = keyed(sixty.map((item, i) => (i === 0 ? { ...item, leadUnit: '河湖科' } : item)).slice(0, 59).concat([aRow({ seqNo: 61, name: '旧事项' })]));
    const old = before.map((item, i) => (i === 59 ? { ...item, itemKey: 'gone' } : item));
    const changed = reportFactsOf(version(sixty), { label: 'SWJ-V0.9', items: old }, register);

    expect(() => reportOf(changed)).toThrow(expect.objectContaining({ violations: [expect.objectContaining({ path: 'changeReason', messageZh: '缺少“版本变化原因”' })] }));
    const { blocks } = reportOf(changed, { changeReason: '机构改革。' });
    expect(prose(blocks)).toContain('与上一版本（SWJ-V0.9）相比，增加1项，取消1项，变更要素1项。');
    expect(tableOf(blocks, '版本变化')).toEqual([['增加', '60', '事项60', '水资源科'], ['取消', '61', '旧事项', '水资源科'], ['变更', '1', '事项1', '牵头科室']]);
  });
});

describe('a form with fields that nobody filled in', () => {
  const facts = reportFactsOf(version(sixty), null, register);

  it('names each of them by its path and its Chinese name, all at once', () => {
    expect(() => fillIn(compilationReport, facts, { selfCheck: { completeness: '无遗漏' }, consultations: [{ by: '区司法局', adopted: true }], typo: 1 })).toThrow(
      expect.objectContaining({
        code: 'REGISTRY.DOCUMENT.FIELD_MISSING',
        violations: [
          ['process', '缺少“编制过程”'], ['consultations/0/text', '缺少“征求意见及采纳情况·第1项·意见内容”'], ['selfCheck/accuracy', '缺少“自查结论·准确性”'],
          ['selfCheck/legality', '缺少“自查结论·合法性”'], ['selfCheck/normativity', '缺少“自查结论·规范性”'], ['typo', '没有可填写的要素“typo”'],
        ].map(([path, messageZh]) => expect.objectContaining({ path, messageZh })),
      }),
    );
  });

  it('also where the data lack it, and where the data leave something to be explained', () => {
    const { organName: _, ...lacking } = facts;
    const { gapsExplained: __, ...unexplained } = given;

    expect(() => fillIn(compilationReport, lacking, given)).toThrow(expect.objectContaining({ violations: [expect.objectContaining({ path: 'organName', messageZh: '缺少“编制单位”' })] }));
    expect(() => fillIn(compilationReport, facts, unexplained)).toThrow(expect.objectContaining({ violations: [expect.objectContaining({ path: 'gapsExplained', messageZh: '缺少“与“三定”规定不对应情况说明”' })] }));
  });

  it('takes no number from whoever writes it', () => {
    expect(() => fillIn(compilationReport, facts, { ...given, itemCount: 1181 })).toThrow(expect.objectContaining({ code: 'REGISTRY.DOCUMENT.FIELD_UNKNOWN' }));
  });
});

it('draws runs of numbers together', () => {
  expect(numbersOf([5, 1, 2, 3, 9, 8])).toBe('1—3、5、8、9');
});
