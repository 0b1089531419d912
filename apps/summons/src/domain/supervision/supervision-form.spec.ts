import type { NoticeAnswer } from '@yidan/contracts';
import { bulletinForm, bulletinFormFacts } from '../bulletin/bulletin-form.ts';
import { figuresOf, NO_COUNTS } from '../bulletin/period-figures.ts';
import type { FormPaper } from '../form-paper.ts';
import { noticeForm, noticeFormFacts } from './supervision-form.ts';

const id = '0199aaaa-0000-7000-8000-000000000001';
const notice: NoticeAnswer = {
  id, number: 'DB-2026-00017', level: 'SUPERVISE', levelZh: '督办', state: 'REPLIED', stateZh: '已答复', reason: 'OVERDUE', reasonZh: '逾期未办', origin: 'LADDER', leaderCoordination: false,
  objectType: 'dispatch-order', objectId: id, objectNumber: 'PJ-20260302-00017', objectTitle: '河里漂着垃圾', organ: { id, code: 'SWJ', name: '崇区水务局' }, unit: { id, code: 'HD', name: '河道管理科' },
  issuedAt: '2026-03-05T00:00:01+08:00', dueAt: null, overdue: false, formerId: null, successorId: null, closedGround: null, rowVersion: 4,
  clock: { task: '签收', startedAt: '2026-03-02T01:00:00Z', dueAt: '2026-03-02T06:00:00Z', overdue: true }, facts: 'PJ-20260302-00017：已逾期2天。', requirement: '请立即组织签收。', issuedBy: 'system:supervision',
  signedAt: '2026-03-05T02:00:00Z', closedAt: null, actions: [],
  replies: [
    { text: '已签收', evidence: [], writtenBy: id, writtenAt: '2026-03-05T03:00:00Z', signedBy: id, signedAt: '2026-03-05T04:00:00Z', onTime: true, decision: { accepted: false, reason: '未说明原因', by: id, at: '2026-03-05T05:00:00Z' } },
    { text: '因交接疏漏', evidence: ['值班表'], writtenBy: id, writtenAt: '2026-03-06T03:00:00Z', signedBy: id, signedAt: '2026-03-06T04:00:00Z', onTime: true, decision: null },
    { text: '尚未签发的草稿', evidence: [], writtenBy: id, writtenAt: '2026-03-06T05:00:00Z', signedBy: null, signedAt: null, onTime: null, decision: null },
  ],
};
const cells = (paper: FormPaper): readonly (readonly string[])[] => paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
const words = (paper: FormPaper): string => paper.blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');

describe('the printed notice (A-8)', () => {
  it('says level, what is overdue, what is asked for, by when, who signed for it and what was replied and signed', () => {
    const paper = noticeForm(noticeFormFacts(notice, '崇区城市运行中心', null));

    expect([paper.issuerMark, paper.number, paper.title, paper.addressees]).toEqual(['崇区城市运行中心', 'DB-2026-00017', '督办单（督办）', ['崇区水务局（河道管理科）']]);
    expect(cells(paper)).toEqual([
      ['督办级别', '督办'], ['督办事由', '逾期未办'], ['事项及超期情况', 'PJ-20260302-00017：已逾期2天。'], ['督办要求', '请立即组织签收。'], ['答复时限', '签收后3个工作日内书面答复'],
      ['签收栏', '河道管理科　2026-03-05 10:00签收'],
      ['答复栏', '第1次：已签收　2026-03-05 12:00签发　退回：未说明原因\n第2次：因交接疏漏（附：值班表）　2026-03-06 12:00签发'],
    ]);
    expect(JSON.stringify(paper)).not.toContain('草稿');
    expect(words(paper)).toContain('督办不停止、不中止原办理时限');
  });

  it('leaves the columns open where nothing was signed yet, and names the day that was asked for', () => {
    const paper = noticeForm(noticeFormFacts({ ...notice, signedAt: null, replies: [] }, '崇区督查室', '2026-03-06T10:00:00Z'));

    expect(cells(paper).slice(4)).toEqual([['答复时限', '2026-03-06 18:00前'], ['签收栏', '　'], ['答复栏', '　']]);
  });

  it('is not written without what it has to say', () => {
    expect(() => noticeForm(noticeFormFacts({ ...notice, requirement: '' }, '崇区督查室', null))).toThrow(expect.objectContaining({ name: 'ZodError' }));
  });
});

describe('the printed bulletin (A-9)', () => {
  const figures = figuresOf([{ organId: id, code: 'SWJ', counts: { ...NO_COUNTS, orders: 10, overdue: 4, calledBack: 5, responded: 5, resolved: 3, rated: 5, satisfied: 2, submitted: 5, submittedInTime: 2 } }], 1).all;
  const bulletin = {
    title: '关于依单履职督办情况的通报', from: '2026-02-01', to: '2026-02-28', documentNumber: '崇督〔2026〕3号', signedAt: '2026-03-13T01:00:00Z', figures, requirement: '认真整改。',
    entries: [{ organ: { name: '城管局' }, rank: 1, facts: '按期办结。', praise: true }, { organ: { name: '水务局' }, rank: 2, facts: '逾期4件。', praise: false }],
  };

  it('says the period, how things stand, whom it praises, whom it names and why, what is asked for, and that they were heard', () => {
    const paper = bulletinForm(bulletinFormFacts(bulletin, '崇区督查室'));

    expect(paper.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual(['一、总体情况', '二、先进单位', '三、问题单位及事实', '四、要求']);
    expect(words(paper)).toContain('现将2026年2月1日至2026年2月28日依单履职和督办情况通报如下。');
    expect(words(paper)).toContain('响应率100%、解决率60%、满意率40%，按时办结率40%');
    expect(words(paper)).toContain('按时报到率：本期无呼叫报到数据。');
    expect(words(paper)).toContain('申诉期3个工作日');
    expect(cells(paper)).toEqual([['1', '城管局', '1', '按期办结。'], ['1', '水务局', '2', '逾期4件。']]);
    expect([paper.number, paper.signature]).toEqual(['崇督〔2026〕3号', { by: '崇区督查室', date: '2026年3月13日' }]);
  });

  it('that is not signed yet has neither number nor date, and says where nobody is to be named', () => {
    const paper = bulletinForm(bulletinFormFacts({ ...bulletin, documentNumber: null, signedAt: null, entries: [] }, '崇区督查室'));

    expect([paper.number, paper.signature.date, paper.objectNumber]).toEqual(['', null, '2026-02-01／2026-02-28']);
    expect(words(paper).match(/本期无。/g)).toHaveLength(2);
  });
});
