import type { OrderAnswer, ReturnAnswer } from '@yidan/contracts';
import type { FormPaper } from '../form-paper.ts';
import { resultReply, returnForm } from './order-papers.ts';

const id = '0199aaaa-0000-7000-8000-000000000001';
const order = {
  number: 'PJ-20260302-00017', role: 'LEAD', organ: { id, code: 'SWJ', name: '崇区水务局' }, unit: { id, code: 'HD', name: '河道管理科' },
  matter: { number: 'LJ-20260302-00021', channel: 'HOTLINE', title: '河里漂着垃圾' },
  item: { code: '510184-SWJ-01020003', name: '河道管理范围内垃圾清理', versionLabel: 'SWJ-V1.0', basisTexts: ['《河道管理条例》第二十四条'] },
  result: '已清理河面漂浮物约两吨。', evidence: ['清理前后照片'], callback: null,
  signatures: [{ as: 'UNIT_HANDLER@HOLDER', personId: id, at: '2026-03-04T01:00:00Z' }, { as: 'UNIT_HEAD@HOLDER', personId: id, at: '2026-03-04T02:00:00Z' }],
} as unknown as OrderAnswer;
const asked: ReturnAnswer = {
  orderId: id, organ: order.organ, reason: 'NOT_MY_DUTY', proposedOrgan: { id, code: 'CGJ', name: '崇区综合行政执法局' }, proposedItemKey: id, proposedItem: { code: '510184-CGJ-01010002', name: '市容环境卫生管理' },
  basis: '“三定”规定第四条', requestedAt: '2026-03-02T03:00:00Z', outcome: null, ground: null, answeredAt: null,
};
const rowsOf = (paper: FormPaper): Readonly<Record<string, string>> => Object.fromEntries(paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));

describe('the printed request to return an order (A-5)', () => {
  it('says why, whose it is instead with the code of the item, and by which clause', () => {
    const paper = returnForm(order, asked, '崇区城市运行中心');

    expect([paper.issuerMark, paper.addressees, paper.signature]).toEqual(['崇区水务局', ['崇区城市运行中心'], { by: '崇区水务局', date: '2026年3月2日' }]);
    expect(rowsOf(paper)).toMatchObject({ 退件理由: '不属于本单位职责', 认为应由: '崇区综合行政执法局，事项 510184-CGJ-01010002 市容环境卫生管理', 依据条款: '“三定”规定第四条', 审核意见: '　' });
  });

  it('says what was answered, once it was', () => {
    const answered = returnForm(order, { ...asked, outcome: 'REJECTED', ground: '河道内垃圾属水务职责', answeredAt: '2026-03-02T06:00:00Z' }, '崇区城市运行中心');

    expect(rowsOf(answered)['审核意见']).toBe('不同意退件：河道内垃圾属水务职责　2026-03-02 14:00');
  });
});

describe('the printed reply on a result', () => {
  it('says what was done, what shows it, by which item, who signed, and what the caller said of it', () => {
    expect(rowsOf(resultReply(order, '崇区城市运行中心'))).toMatchObject({ 办理结果: '已清理河面漂浮物约两吨。', 佐证材料: '清理前后照片', 会签: '承办人　2026-03-04 09:00\n科室负责人　2026-03-04 10:00', 回访: '　' });

    const called = resultReply({ ...order, callback: { responded: true, resolved: true, satisfaction: 4 } }, '崇区城市运行中心');
    expect(rowsOf(called)['回访']).toBe('已响应，已解决，满意');
  });
});
