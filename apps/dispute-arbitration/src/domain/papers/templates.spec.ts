import { DisputeDocumentKind } from '@yidan/contracts';
import { IDS, NAMES, sampleCase } from '../../../test/papers-case.ts';
import type { FormPaper } from '../form-paper.ts';
import { defaultMarks, markOf } from './issuer-marks.ts';
import { paperFields, paperOf } from './templates.ts';

const at = new Date('2026-03-12T02:00:00.000Z');
const paper = (kind: DisputeDocumentKind, one = sampleCase()): FormPaper => paperOf(kind, JSON.parse(JSON.stringify(paperFields(kind, one, NAMES, '青编协〔2026〕9号', at))));
const headings = ({ blocks }: FormPaper): string[] => blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
const words = ({ blocks, ...rest }: FormPaper): string => JSON.stringify([rest, blocks]);

describe('the papers of a dispute', () => {
  it.each(DisputeDocumentKind.options)('%s says its number, its date and whom it is for', (kind) => {
    const { number, addressees, signature, objectNumber } = paper(kind);

    expect([number, signature.date, objectNumber]).toEqual(['青编协〔2026〕9号', '2026年3月12日', 'ZY-2026-0001']);
    expect(addressees?.length).toBeGreaterThan(0);
  });

  it.each(DisputeDocumentKind.options)('%s is made of nothing but the fields kept when it was issued', (kind) => {
    const fields = JSON.stringify(paperFields(kind, sampleCase(), NAMES, '青编协〔2026〕9号', at));

    expect(paperOf(kind, JSON.parse(fields))).toEqual(paperOf(kind, JSON.parse(fields)));
    expect(words(paperOf(kind, JSON.parse(fields)))).not.toMatch(/undefined|null,|NaN|\[object/);
  });

  it('F-049 the ruling has its parts in their order, with the split table and the closing sentence', () => {
    const ruling = paper('RULING');
    const table = ruling.blocks.find((block) => block.kind === 'table' && block.columns.some(({ header }) => header === '牵头'));

    expect(headings(ruling)).toEqual(['一、当事单位', '二、争议事项', '三、各方意见', '四、查明的事实', '五、依据', '六、理由', '七、裁定如下', '八、清单修改内容', '九、执行期限', '签发']);
    expect(table).toMatchObject({
      columns: [{ header: '任务' }, { header: '牵头' }, { header: '主办' }, { header: '协办' }, { header: '衔接' }],
      rows: [['河道排污口日常巡查', '青禾区综合行政执法局（市容管理科）', '青禾区水务局', '北门镇', '巡查发现后一个工作日内移送水务局处置']],
    });
    for (const said of ['各方应当于2026年4月30日前执行完毕。', '临时责任单位自本裁定执行之日起解除。', '本裁定由中共青禾区委员会机构编制委员会作出，各方应当执行。', '审议时陈述：请求维持处置职责']) expect(words(ruling)).toContain(said);
  });

  it('a ruling after a review says which one it replaces, and a ruling without a provision says so', () => {
    const { commission } = sampleCase();
    const ruled = { ...commission!, ruling: { ...commission!.ruling!, policyRuling: true, bases: [] }, former: [{ ...commission!.ruling!, documentNumber: '青编裁〔2025〕7号' }] };

    expect(words(paper('RULING', sampleCase({ commission: ruled })))).toContain('取代青编裁〔2025〕7号');
    expect(words(paper('RULING', sampleCase({ commission: ruled })))).toContain('本裁定依据工作实际和行政效能作出');
  });

  it('F-048 the opinion is signed by the directors of both offices and says what each party answered', () => {
    const text = words(paper('OPINION'));

    for (const said of ['编办负责人', '司法局负责人', '青禾区水务局：同意', '青禾区综合行政执法局：不同意，人员不足', '区委机构编制委员会办公室　青禾区司法局']) expect(text).toContain(said);
  });

  it('a rejection names the ground and the route that is open instead', () => {
    const text = words(paper('REJECTION'));

    for (const said of ['决定不予受理', '属于单纯的机构编制请求', '处理途径：按机构编制管理程序申请。']) expect(text).toContain(said);
  });

  it('the minutes name meetings, split and signatures; the application what it asks for and why', () => {
    for (const said of ['陈卫东（青禾区水务局）', '巡查由执法局承担', '单位主要负责人', '青禾区水务局职责任务清单划出事项“519901-SWJ-01010001 河道违法排污口排查整治”']) expect(words(paper('MINUTES'))).toContain(said);
    for (const said of ['协商一次，未达成一致', '巡查主体', '由执法局巡查', '《青禾区水务局职能配置规定》第四条：负责河道管理', '三定规定']) expect(words(paper('APPLICATION'))).toContain(said);
  });

  it('what goes to the commission says why, in the words both directors signed, and what each party answered', () => {
    for (const said of ['中共青禾区委员会机构编制委员会', '综合行政执法局不同意协调意见，须由编委裁定', '编办负责人', '司法局负责人', '逾期未答复，视为对事实无异议']) expect(words(paper('SUBMISSION'))).toContain(said);
  });

  it('the notice of the interim holder says by which rule and for what', () => {
    for (const said of ['指定青禾区水务局为临时责任单位', '有效清单确定的责任单位', '临时履职不作为职责归属依据']) expect(words(paper('INTERIM_NOTICE'))).toContain(said);
  });

  it('an organ that is no longer known is still named on paper', () => {
    const parties = [{ organId: IDS.meeting, role: 'CONVENOR', stance: null }, { organId: IDS.cityOrgan, role: 'COUNTERPART', stance: null }] as const;

    expect(words(paper('ACCEPTANCE', sampleCase({ parties })))).toContain('（原单位）');
  });
});

describe('the mark of a paper', () => {
  it('is built from the tenant’s own name where none was set', () => {
    expect(defaultMarks('青禾区')).toEqual({ office: '青编协', ruling: '青编裁', parties: '青编争' });
    expect(defaultMarks('云川市临江区').office).toBe('临编协');
    expect(defaultMarks('云川市').ruling).toBe('云编裁');
  });

  it('is the commission’s on rulings, the parties’ on what they write, and the office’s on the rest', () => {
    const marks = defaultMarks('青禾区');

    expect(['RULING', 'MINUTES', 'APPLICATION', 'OPINION', 'EXECUTION_NOTICE'].map((kind) => markOf(kind as DisputeDocumentKind, marks))).toEqual(['青编裁', '青编争', '青编争', '青编协', '青编协']);
  });
});
