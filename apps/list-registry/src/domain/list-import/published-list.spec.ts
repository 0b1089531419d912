import { aSheet, aWorkbook } from './a-workbook.ts';
import type { ContentItem, ImportReport } from './list-content.ts';
import { understand } from './understand.ts';
import type { SheetCells } from './workbook-cells.ts';

const read = (...sheets: SheetCells[]) => understand(aWorkbook(...sheets), '权责清单.xlsx');
const names = (items: ContentItem[]) => items.map((i) => i.name);
const types = (items: ContentItem[]) => items.map((i) => i.powers.map((p) => p.type).join('+'));
const rules = (report: ImportReport, severity: string) => report.issues.filter((i) => i.severity === severity).map((i) => `${i.sheet}!${i.row} ${i.rule.replace('REGISTRY.', '')}`);
const field = (report: ImportReport, name: string, sheet = 0) => report.sheets[sheet]?.columns.filter((c) => c.field === name).map((c) => c.column);

describe('a published list', () => {
  it('gives one item for each row, with its power, basis and offices', () => {
    const { content, report } = read(aSheet('Sheet1', `
      某市住房和城乡建设局权责清单 | < | < | < | < | <
      序号 | 事项名称 | 权力类型 | 实施依据 | 行使主体 | 承办机构
      1 | 建筑工程施工许可证核发 | 行政许可 | 【法律】《中华人民共和国建筑法》第七条：建筑工程开工前，建设单位应当申请领取施工许可证。 | 某市住建局 | 建筑市场监管科
      2 | 对未取得施工许可证擅自施工的处罚 | 行政处罚 | 【法律】《中华人民共和国建筑法》\\n第六十四条：违反本法规定……\\n【法规】《建设工程质量管理条例》第五十七条：…… | 某市住建局 | 建筑市场监管科、工程质量安全监督科
    `));

    expect(report).toMatchObject({ kind: 'PUBLISHED', items: 2, refused: false, units: ['工程质量安全监督科', '建筑市场监管科'] });
    expect(report.sheets[0]).toMatchObject({ role: 'LIST', headerRows: [2], rowsRead: 2 });
    expect(content.items[1]).toEqual({
      seqNo: 2,
      majorFunction: { name: '待归类（行政处罚）', category: 'APPROVAL_ENFORCEMENT_COORDINATION' },
      specialFunction: { name: '待归类（行政处罚）' },
      name: '对未取得施工许可证擅自施工的处罚',
      attribute: '监管执法类',
      basis: [
        { text: '【法律】《中华人民共和国建筑法》\n第六十四条：违反本法规定……', instrument: '中华人民共和国建筑法', article: '第六十四条', role: 'ORIGIN' },
        { text: '【法规】《建设工程质量管理条例》第五十七条：……', instrument: '建设工程质量管理条例', article: '第五十七条', role: 'SUPPORT' },
      ],
      sandingDuties: [],
      sandingUnitProvisions: [],
      remarks: '',
      leadUnit: '建筑市场监管科',
      assistUnits: ['工程质量安全监督科'],
      powers: [{ type: 'PENALTY', name: '对未取得施工许可证擅自施工的处罚' }],
      keywords: [],
      source: { sheet: 'Sheet1', row: 4 },
    });
  });

  it('names what it lacks as a doubt and refuses nothing', () => {
    const { content, report } = read(aSheet('a', `
      序号 | 事项名称 | 权力类型 | 实施依据 | 承办机构
      1 | 甲事项核准 | 行政许可 | | 法规科
      2 | 乙事项核准 | 行政许可 | 《某法》第一条 |
    `));

    expect(report.refused).toBe(false);
    expect(content.items.map((i) => i.leadUnit)).toEqual(['法规科', '本机关']);
    expect(report.issues.filter((i) => i.severity === 'DOUBT').map((i) => [i.row, i.rule, i.path])).toEqual([
      [1, 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/*/sandingDutyRefs'],
      [1, 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/*/sandingUnitProvisionRefs'],
      [2, 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/0/basisRefs'],
      [3, 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', '/items/1/leadUnit'],
    ]);
  });

  it('makes each sub-item a power of its matter and says when other offices lead it', () => {
    const { content, report } = read(aSheet('a', `
      序号 | 事项名称 | 子项名称 | 权力类型 | 实施依据 | 承办机构
      1 | 建设类企业资质审核审批 | 1.房地产估价机构资质核准 | 行政许可 | 《甲法》第一条 | 房产科
      ^ | ^ | 2.建筑业企业资质审批 | 行政许可 | 《乙法》第二条 | 建筑科
      2 | 开采矿产资源审批 | 1.新设采矿权审批2.采矿权延续登记\\n3.采矿权变更登记 | 行政许可 | 《丙法》第三条 | 矿管科
    `));

    expect(content.items.map((i) => i.powers.map((p) => p.name))).toEqual([['房地产估价机构资质核准', '建筑业企业资质审批'], ['新设采矿权审批', '采矿权延续登记', '采矿权变更登记']]);
    expect(content.items[0]).toMatchObject({ leadUnit: '房产科', assistUnits: ['建筑科'] });
    expect(report.powersByType.LICENSE).toBe(5);
    expect(rules(report, 'MERGED')).toEqual(['a!3 IMPORT.SUB_ITEM', 'a!4 IMPORT.SUB_ITEMS_IN_CELL']);
    expect(rules(report, 'DOUBT')).toContain('a!3 ITEM.LEAD_UNIT_DUPLICATE');
  });

  it('takes sub-items from a column of repeated names and from numbers like 3.1', () => {
    const { content } = read(aSheet('a', `
      序号 | 事项名称 | 子项名称 | 权力类型 | 承办机构
      1 | 招投标项目备案 | 1.招标文件备案 | 其他行政权力 | 建管科
      | 招投标项目备案 | 2.自行招标备案 | 其他行政权力 | 建管科
      2 | 安全生产监督检查 | | 行政检查 | 安监科
      2.1 | 对矿山企业的检查 | | 行政检查 | 安监科
      2.2 | 对危险化学品企业的检查 | | 行政检查 | 安监科
      3 | 采砂许可 | | 行政许可 | 水利科
    `));

    expect(names(content.items)).toEqual(['招投标项目备案', '安全生产监督检查', '采砂许可']);
    expect(content.items.map((i) => i.powers.length)).toEqual([2, 3, 1]);
  });

  it('joins rows that go on after a page break and one row that carries two numbers', () => {
    const { content, report } = read(aSheet('a', `
      序号 | 事项名称 | 权力类型 | 实施依据 | 承办机构
      1 | 甲事项核准 | 行政许可 | 《甲法》第一条：开头 | 法规科
      | | | 续上文。\\n《乙条例》第二条：…… |
      2、3 | 乙事项的处罚 | 行政处罚 | 《丙法》第三条 | 执法科
      4 | 丙事项的检查 | 行政检查 | 《丁法》第四条 | 执法科
      5 | ^ | ^ | ^ | ^
      6 | 丁事项确认 | 行政确认 | 《戊法》第五条 | 执法科
    `));

    expect(names(content.items)).toEqual(['甲事项核准', '乙事项的处罚', '丙事项的检查', '丁事项确认']);
    expect(content.items[0]?.basis.map((b) => b.instrument)).toEqual(['甲法', '乙条例']);
    expect(content.items.map((i) => i.seqNo)).toEqual([1, 2, 3, 4]);
    expect(rules(report, 'MERGED')).toEqual(['a!3 IMPORT.CONTINUATION', 'a!4 IMPORT.TWO_NUMBERS', 'a!6 IMPORT.TWO_NUMBERS']);
    expect(rules(report, 'DOUBT').filter((r) => r.includes('SEQ'))).toEqual([]);
  });

  it('skips repeated headings, section titles, totals and notes, and names each', () => {
    const { content, report } = read(aSheet('a', `
      某局权责清单（共计4项） | < | < | <
      序号 | 事项名称 | 实施依据 | 承办机构
      一、行政许可（2项） | < | < | <
      1 | 甲事项核准 | 《甲法》第一条 | 法规科
      2 | 乙事项核准 | 《甲法》第二条 | 法规科
      序 号 | 事项\\n名称 | 实施依据 | 承办机构
      二、行政处罚（3项） | < | < | <
      1 | 对丙行为的处罚 | 《乙法》第一条 | 执法科
      2 | 对丁行为的处罚 | 《乙法》第二条 | 执法科
      合计 | 4项 | |
      注：本清单由某局负责解释。 | < | < | <
    `));

    expect(types(content.items)).toEqual(['LICENSE', 'LICENSE', 'PENALTY', 'PENALTY']);
    expect(content.items.map((i) => i.seqNo)).toEqual([1, 2, 3, 4]);
    expect(rules(report, 'SKIPPED')).toEqual(['a!3 IMPORT.SECTION', 'a!6 IMPORT.REPEATED_HEADER', 'a!7 IMPORT.SECTION', 'a!10 IMPORT.TOTAL', 'a!11 IMPORT.NOTE']);
    expect(report.declared.map((d) => [d.what, d.declared, d.found])).toEqual([['合计', 4, 4], ['行政许可', 2, 2], ['行政处罚', 3, 2], ['合计', 4, 4]]);
    expect(rules(report, 'DOUBT').filter((r) => r.includes('COUNT'))).toEqual(['a!7 IMPORT.COUNT_MISMATCH']);
  });

  it('reports gaps, repeats and missing sequence numbers where they occur', () => {
    const row = (n: string, name: string) => `${n} | ${name}事项核准 | 行政许可 | 法规科\n`;
    const { content, report } = read(aSheet('a', `序号 | 事项名称 | 权力类型 | 承办机构\n${row('1', '甲')}${row('2', '乙')}${row('2', '丙')}${row('5', '丁')}${row('', '戊')}${row('7', '己')}`));

    expect(content.items.map((i) => i.seqNo)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rules(report, 'DOUBT').filter((r) => r.includes('SEQ'))).toEqual(['a!4 ITEM.SEQ_INVALID', 'a!5 ITEM.SEQ_INVALID', 'a!6 ITEM.SEQ_INVALID']);
  });

  it('takes the type from the sheet name where there is no column, and carries a type down that is written once', () => {
    const sheet = (name: string, matter: string) => aSheet(name, `序号 | 职权名称 | 法律依据 | 责任科室\n1 | ${matter} | 《甲法》第一条 | 法规科`);
    const several = read(sheet('行政许可（1项）', '甲事项核准'), sheet('行政处罚', '对乙的处罚'), sheet('其他职权', '丙备案'));
    const once = read(aSheet('a', `
      类别 | 职权名称 | 责任科室
      行政检查 | 甲事项 | 法规科
      | 乙事项 | 法规科
      行政奖励 | 丙事项 | 法规科
    `));

    expect(types(several.content.items)).toEqual(['LICENSE', 'PENALTY', 'OTHER']);
    expect(several.report.declared).toEqual([{ what: '行政许可', declared: 1, found: 1, sheet: '行政许可（1项）', row: 0 }]);
    expect(types(once.content.items)).toEqual(['INSPECTION', 'INSPECTION', 'REWARD']);
    expect(rules(once.report, 'DOUBT')).toContain('a!3 IMPORT.TYPE_CARRIED_DOWN');
  });

  it('reads merged areas downwards as the same value for every row', () => {
    const { content } = read(aSheet('a', `
      权力类型 | 序号 | 事项名称 | 承办科室
      行政许可 | 1 | 甲事项核准 | 法规科
      ^ | 2 | 乙事项核准 | ^
      行政处罚 | 3 | 对丙的处罚 | 执法科
      ^ | 4 | 对丁的处罚 | ^
    `));

    expect(types(content.items)).toEqual(['LICENSE', 'LICENSE', 'PENALTY', 'PENALTY']);
    expect(content.items.map((i) => i.leadUnit)).toEqual(['法规科', '法规科', '执法科', '执法科']);
  });

  it('finds the list among cover, summary, hidden and empty sheets, and does not count a directory twice', () => {
    const rows = ['甲许可', '乙许可', '丙许可'].map((n, i) => `${i + 1} | ${n} | 行政许可 | 《甲法》第一条 | 法规科`).join('\n');
    const { content, report } = read(
      aSheet('封面', '某市某局\n权责清单\n2024年'),
      aSheet('汇总', '权力类型 | 数量\n行政许可 | 3\n行政处罚 | 2\n合计 | 5'),
      aSheet('目录', '序号 | 事项名称 | 权力类型\n1 | 甲许可 | 行政许可\n2 | 乙许可 | 行政许可\n3 | 丙许可 | 行政许可'),
      aSheet('清单', `序号 | 事项名称 | 权力类型 | 实施依据 | 承办机构\n${rows}`),
      aSheet('Sheet5', ''),
      aSheet('旧清单', `序号 | 事项名称 | 权力类型 | 实施依据 | 承办机构\n1 | 旧事项许可 | 行政许可 | 《甲法》第一条 | 法规科`, true),
    );

    expect(names(content.items)).toEqual(['甲许可', '乙许可', '丙许可']);
    expect(report.sheets.map((s) => s.role)).toEqual(['COVER', 'SUMMARY', 'SUMMARY', 'LIST', 'EMPTY', 'OTHER']);
    expect(report.declared.map((d) => [d.what, d.declared, d.found])).toEqual([['行政许可', 3, 3], ['行政处罚', 2, 0], ['合计', 5, 3]]);
    expect(rules(report, 'SKIPPED')).toEqual(['旧清单!0 IMPORT.HIDDEN_SHEET', '目录!0 IMPORT.DUPLICATE_SHEET']);
  });

  it('refuses a matter without a name and a file without any table, saying what was seen', () => {
    const nameless = read(aSheet('a', '序号 | 事项名称 | 权力类型 | 承办机构\n1 | 甲许可 | 行政许可 | 法规科\n2 | | 行政许可 | 法规科'));
    const none = read(aSheet('通知', '关于开展工作的通知\n各科室：\n现将有关事项通知如下。'));

    expect(nameless.report).toMatchObject({ refused: true });
    expect(nameless.report.issues.find((i) => i.severity === 'ERROR')).toMatchObject({ row: 3, rule: 'REGISTRY.ITEM.ELEMENT_MISSING', path: '/items/1/name' });
    expect(none.report.issues.find((i) => i.severity === 'ERROR')).toMatchObject({ rule: 'REGISTRY.IMPORT.NO_TABLE', value: expect.stringContaining('关于开展工作') });
  });
});

describe('unfamiliar layouts', () => {
  it('other words for the columns, in another order', () => {
    const { content, report } = read(aSheet('职权目录', `
      某区城市管理局行政职权目录 | < | < | < | < | < | <
      填报单位：某区城市管理局 | < | < | < | < | < | <
      职权编码 | 职权类别 | 职权名称 | 设定依据 | 责任科室 | 实施主体 | 备注
      5100-A-001 | 行政许可 | 城市建筑垃圾处置核准 | 《国务院对确需保留的行政审批项目设定行政许可的决定》第101项 | 审批科 | 区城管局 | 无
      5100-B-001 | 行政处罚 | 对占道经营的处罚 | 《城市市容和环境卫生管理条例》第十四条 | 执法大队 | 区城管局 |
      5100-F-001 | 行政强制 | 查封、扣押违法施工工具 | 《建设工程条例》第九条 | 执法大队/法规科 | 区城管局 |
    `));

    expect(types(content.items)).toEqual(['LICENSE', 'PENALTY', 'COMPULSION']);
    expect(content.items.map((i) => i.powers[0]?.number)).toEqual(['5100-A-001', '5100-B-001', '5100-F-001']);
    expect(content.items[2]).toMatchObject({ leadUnit: '执法大队', assistUnits: ['法规科'] });
    expect([field(report, 'name'), field(report, 'unit'), field(report, 'subject'), field(report, 'basis')]).toEqual([['C'], ['E'], ['F'], ['D']]);
  });

  it('a heading of two lines with merged groups', () => {
    const { content, report } = read(aSheet('a', `
      权责清单 | < | < | < | < | < | <
      序\\n号 | 权力事项 | < | 权力\\n类型 | 权力依据 | < | 承办机构
      ^ | 主项 | 子项 | ^ | 法律法规 | 规章及规范性文件 | ^
      1 | 水资源管理 | 取水许可 | 行政许可 | 《水法》第四十八条 | 《取水许可管理办法》第二条 | 水资源科
      ^ | ^ | 取水许可延续 | 行政许可 | 《水法》第四十八条 | | 水资源科
      2 | 对非法采砂的处罚 | | 行政处罚 | 《长江保护法》第九十一条 | | 河道科
    `));

    expect(report.sheets[0]?.headerRows).toEqual([2, 3]);
    expect(content.items.map((i) => [i.name, i.powers.map((p) => p.name)])).toEqual([
      ['水资源管理', ['取水许可', '取水许可延续']],
      ['对非法采砂的处罚', ['对非法采砂的处罚']],
    ]);
    expect(content.items[0]?.basis.map((b) => b.instrument)).toContain('取水许可管理办法');
  });

  it('one section for each type with its own heading and its own order of columns', () => {
    const { content, report } = read(aSheet('a', `
      （一）行政许可（2项） | < | < | <
      序号 | 项目名称 | 法定依据 | 办理科室
      1 | 食品生产许可 | 《食品安全法》第三十五条 | 食品科
      2 | 药品零售许可 | 《药品管理法》第五十一条 | 药品科
      -
      （二）行政检查（1项） | < | < | <
      序号 | 办理科室 | 项目名称 | 法定依据
      1 | 食品科 | 食品经营监督检查 | 《食品安全法》第一百一十条
    `));

    expect(content.items.map((i) => [i.name, i.leadUnit, i.powers[0]?.type])).toEqual([
      ['食品生产许可', '食品科', 'LICENSE'],
      ['药品零售许可', '药品科', 'LICENSE'],
      ['食品经营监督检查', '食品科', 'INSPECTION'],
    ]);
    expect(report.declared.every((d) => d.declared === d.found)).toBe(true);
    expect(report.declared).toHaveLength(2);
  });

  it('headings that say nothing useful: the contents decide', () => {
    const { content, report } = read(aSheet('a', `
      项 | 甲栏 | 乙栏 | 丙栏 | 丁栏
      1 | 行政许可 | 排污许可证核发 | 《排污许可管理条例》第二条 | 环评科
      2 | 行政处罚 | 对无证排污行为的处罚 | 《排污许可管理条例》第三十三条 | 法规科
      3 | 行政检查 | 对排污单位的监督检查 | 《排污许可管理条例》第二十五条 | 监测科
    `));

    expect(names(content.items)).toEqual(['排污许可证核发', '对无证排污行为的处罚', '对排污单位的监督检查']);
    expect(types(content.items)).toEqual(['LICENSE', 'PENALTY', 'INSPECTION']);
    expect(content.items.map((i) => i.leadUnit)).toEqual(['环评科', '法规科', '监测科']);
    expect(report.sheets[0]?.columns.find((c) => c.field === 'name')).toMatchObject({ column: 'C', by: 'CONTENT' });
  });

  it('no heading at all', () => {
    const { content } = read(aSheet('a', `
      1 | 行政许可 | 排污许可证核发 | 《排污许可管理条例》第二条 | 环评科
      2 | 行政处罚 | 对无证排污行为的处罚 | 《排污许可管理条例》第三十三条 | 法规科
    `));

    expect(names(content.items)).toEqual(['排污许可证核发', '对无证排污行为的处罚']);
  });

  it('words broken by narrow columns, numbered offices and offices with roles', () => {
    const { content } = read(aSheet('a', `
      序号 | 事项\\n名称 | 事项\\n类型 | 实施\\n依据 | 承办\\n机构
      1 | 对拒绝\\n配合统\\n计调查的\\n处罚 | 行政\\n处罚 | 【 法\\n律】《 中华人\\n民共和国统计法 》\\n第四十四条：…… | 政策法\\n规科 、\\n社会经\\n济统计\\n科
      2 | 统计从业资格\\n认定 | 行政\\n确认 | 《统计法》第三条 | 1.法规科 2.执法科
      3 | 统计检查 | 行政检查 | 《统计法》第四条 | 牵头科室：综合科；配合科室：法规科、人事科
      4 | 统计奖励 | 行政奖励 | 《统计法》第五条 | 法规科（配合）、综合科（牵头）
      5 | 数据备案 | 其他权力 | 《统计法》第六条 | 综合科\\n法规科\\n普查中心（数据室）
      6 | 耕地核查确认 | 行政确认 | 《统计法》第七条 | 耕地保护和生态修复科
    `));

    expect(content.items[0]).toMatchObject({ name: '对拒绝配合统计调查的处罚', leadUnit: '政策法规科', assistUnits: ['社会经济统计科'] });
    expect(content.items[0]?.basis[0]).toMatchObject({ instrument: '中华人民共和国统计法', article: '第四十四条' });
    expect(content.items.slice(1).map((i) => [i.leadUnit, ...i.assistUnits])).toEqual([
      ['法规科', '执法科'],
      ['综合科', '法规科', '人事科'],
      ['综合科', '法规科'],
      ['综合科', '法规科', '普查中心（数据室）'],
      ['耕地保护和生态修复科'],
    ]);
  });

  it('powers of one name under different numbers stay different, also without sequence numbers', () => {
    const { content, report } = read(aSheet('a', `
      职权名称 | 职权编号 | 职权类型 | 内设机构 | 职权依据
      建设项目环境影响评价审批 | 1-1 | 许可 | 环评科、法规科（协助） | 《环境影响评价法》第二十二条
      对超标排污的处罚 | 2-1 | 处罚 | 执法大队 | 《水污染防治法》第八十三条
      对超标排污的处罚 | 2-2 | 处罚 | 执法大队 | 《大气污染防治法》第九十九条
      对超标排污的处罚 | 2-2 | 处罚 | 执法大队 | 《固体废物污染环境防治法》第一百零二条
    `));

    expect(content.items.map((i) => [i.name, i.powers.map((p) => p.number), i.leadUnit, i.assistUnits, i.basis.length])).toEqual([
      ['建设项目环境影响评价审批', ['1-1'], '环评科', ['法规科'], 1],
      ['对超标排污的处罚', ['2-1'], '执法大队', [], 1],
      ['对超标排污的处罚', ['2-2'], '执法大队', [], 2],
    ]);
    expect(report.issues.filter((i) => i.rule === 'REGISTRY.IMPORT.CONTINUATION').map((i) => i.row)).toEqual([5]);
  });

  it('a list that names organs only: the organ leads until an office is named', () => {
    const { content, report } = read(aSheet('a', `
      序号 | 权力名称 | 权力类别 | 行使依据 | 责任单位 | 行使层级 | 监督电话
      1 | 临时占用林地审批 | 行政许可 | 《森林法》第三十八条 | 县林业局 | 县级 | 0831-1234567
      2 | 对盗伐林木的处罚 | 行政处罚 | 《森林法》第七十六条 | 县林业局 | 县级 | 0831-1234567
      3 | 森林防火检查 | 行政检查 | 《森林防火条例》第二十四条 | 县林业局 | 县级 | 0831-1234567
    `));

    expect(content.items.map((i) => i.leadUnit)).toEqual(['县林业局', '县林业局', '县林业局']);
    expect(rules(report, 'DOUBT').filter((r) => r.includes('LEAD_UNIT_REQUIRED'))).toEqual(['a!1 ITEM.LEAD_UNIT_REQUIRED']);
  });

  it('names without types: the names betray them', () => {
    const { content, report } = read(aSheet('a', `
      编号 | 执法事项名称 | 执法依据 | 承办股室
      1 | 对非法捕捞的行政处罚 | 《渔业法》第三十八条 | 渔政股
      2 | 渔业船舶登记 | 《渔业法》第二十六条 | 渔政股
      3 | 水产苗种生产审批 | 《渔业法》第十六条 | 渔政股
    `));

    expect(types(content.items)).toEqual(['PENALTY', 'CONFIRMATION', 'LICENSE']);
    expect(rules(report, 'DOUBT').filter((r) => r.includes('TYPE_INFERRED'))).toHaveLength(3);
  });

  it('a row of several types, and a type outside the ten', () => {
    const { content, report } = read(aSheet('a', `
      序号 | 事项名称 | 权力类型 | 承办机构
      1 | 危险化学品监管 | 行政检查、行政处罚 | 危化科
      2 | 行政指导 | 行政指导 | 综合科
      3 | 安全生产许可 | 行政许可 | 危化科
    `));

    expect(types(content.items)).toEqual(['INSPECTION+PENALTY', 'OTHER', 'LICENSE']);
    expect(rules(report, 'DOUBT')).toContain('a!3 IMPORT.TYPE_UNKNOWN');
  });

  it('groups of matters under a merged type with its count, names alone in their rows', () => {
    const { content, report } = read(aSheet('a', `
      权力类型 | 项数 | 权力名称 | 法定时限 | 承诺时限
      行政许可（2项） | 2 | 甲许可 | 20个工作日 | 5个工作日
      ^ | ^ | 乙许可 | |
      行政处罚（2项） | 1 | 对丙的处罚 | | 3日
    `));

    expect(content.items.map((i) => [i.name, i.powers[0]?.type, i.timeLimit])).toEqual([
      ['甲许可', 'LICENSE', { amount: 20, clock: 'WORKING_DAY' }],
      ['乙许可', 'LICENSE', undefined],
      ['对丙的处罚', 'PENALTY', { amount: 3, clock: 'CALENDAR_DAY' }],
    ]);
    expect(report.declared.map((d) => [d.what, d.declared, d.found])).toEqual([['行政许可', 2, 2], ['行政处罚', 2, 1]]);
  });

  it('a matrix of counts in front and a list of Chinese numerals', () => {
    const { content, report } = read(
      aSheet('统计表', '部门 | 行政许可 | 行政处罚 | 合计\n某局 | 1 | 1 | 2'),
      aSheet('清单', `
        序号 | 权责事项 | 权责类型 | 法律依据 | 科室
        一 | 甲许可 | 行政许可 | 《甲法》第一条 | 法规科
        二 | 对乙的处罚 | 行政处罚 | 《甲法》第二条 | 法规科
      `),
    );

    expect(names(content.items)).toEqual(['甲许可', '对乙的处罚']);
    expect(report.sheets.map((s) => s.role)).toEqual(['SUMMARY', 'LIST']);
    expect(rules(report, 'DOUBT').filter((r) => /SEQ|COUNT/.test(r))).toEqual([]);
  });
});
