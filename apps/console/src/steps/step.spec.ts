import { zhCN } from '../locales/zh-CN.ts';
import { DISPUTE_REQUEST_STEPS, DISPUTE_STEPS, INSTRUCTION_FIELDS, RAISE_FIELDS } from './dispute-steps.ts';
import { bodyOf, fieldsAsked, labelOf, missingIn, stepsOffered, type StepField } from './step.ts';
import { MATTER_STEPS, NOTICE_STEPS, ORDER_STEPS, STEP_WORDS, STEPS } from './step-tables.ts';

describe('the form of a step', () => {
  it('asks for the way of a return first, and then only for what that way needs', () => {
    const asked = (way: string): string[] => fieldsAsked(ORDER_STEPS.approveReturn, { way }).map(({ name }) => name);
    expect(asked('')).toEqual(['way', 'ground']);
    expect(asked('ITEM')).toEqual(['way', 'itemKey', 'ground']);
    expect(asked('STATUTORY')).toEqual(['way', 'statutoryChannel', 'ground']);
    expect(bodyOf(ORDER_STEPS.approveReturn, { way: 'ITEM', itemKey: 'k', statutoryChannel: 'LITIGATION', ground: ' 属其职责 ' })).toEqual({ itemKey: 'k', ground: '属其职责' });
  });

  it('names everything that is missing at once, and blanks count as nothing', () => {
    expect(missingIn(ORDER_STEPS.requestReturn, { basis: ' ' })).toEqual(['reason', 'basis']);
    expect(missingIn(ORDER_STEPS.requestReturn, { reason: 'DUPLICATE', basis: '同一诉求' })).toEqual([]);
    expect(missingIn(ORDER_STEPS.signFor, {})).toEqual([]);
  });

  it.each([
    ['a callback', ORDER_STEPS.callback, { responded: 'yes', resolved: 'no', satisfaction: '4', ground: '电话' }, { responded: true, resolved: false, satisfaction: 4, ground: '电话' }],
    ['an extension', ORDER_STEPS.requestExtension, { amount: '5', reason: '需检测' }, { amount: 5, reason: '需检测' }],
    ['a result', ORDER_STEPS.submit, { result: '已修', evidence: ' 照片\n\n检验报告 ' }, { result: '已修', evidence: ['照片', '检验报告'] }],
    ['a second signature, which says nothing', ORDER_STEPS.submit, { result: '', evidence: '' }, {}],
    ['a decision with others who handle it', MATTER_STEPS.decide, { itemKey: 'a', reason: 'x', handlers: 'b\nc' }, { itemKey: 'a', reason: 'x', handlers: ['b', 'c'] }],
    [
      'a joint act, with who of which organ took part', ORDER_STEPS.recordJointAct,
      { happenedAt: '2026-03-02T08:30', place: '夜市', done: '联合检查', people: '[{"organId":"o","name":"赵一鸣","certificateNumber":"51010400012"},{"organId":"p","name":"孙立人","certificateNumber":"51010400077"}]' },
      { happenedAt: '2026-03-02T00:30:00.000Z', place: '夜市', done: '联合检查', people: [{ organId: 'o', name: '赵一鸣', certificateNumber: '51010400012' }, { organId: 'p', name: '孙立人', certificateNumber: '51010400077' }] },
    ],
    ['a reply', NOTICE_STEPS.write, { text: '已整改' }, { text: '已整改' }],
  ])('sends %s as the services take it', (_, step, draft, body) => {
    expect(bodyOf(step, draft)).toEqual(body);
  });

  it.each([
    ['a meeting at the time of the office', DISPUTE_STEPS.recordMeeting, { at: '2026-03-03T09:30', place: '三楼', attendees: '[{"organId":"o","name":"王某"}]', points: '各自陈述' }, { at: '2026-03-03T01:30:00.000Z', place: '三楼', attendees: [{ organId: 'o', name: '王某' }], points: '各自陈述' }],
    ['a hearing, in which who stayed away said nothing', DISPUTE_STEPS.hear, { parties: '[{"organId":"o","attended":"no","said":"x"}]' }, { parties: [{ organId: 'o', attended: false }] }],
    ['a close by objective constraint, with what is proposed', DISPUTE_STEPS.close, { cause: 'OBJECTIVE_CONSTRAINT', 'proposal.kind': 'STAFFING', 'proposal.text': '增编' }, { cause: 'OBJECTIVE_CONSTRAINT', proposal: { kind: 'STAFFING', text: '增编' } }],
    ['a close by another cause, without', DISPUTE_STEPS.close, { cause: 'NEW_LAW', 'proposal.kind': 'STAFFING', 'proposal.text': '增编' }, { cause: 'NEW_LAW' }],
    ['an interim holder in an emergency', DISPUTE_STEPS.designateInterim, { organId: 'o', unitId: '', ground: '汛期', irreparableHarm: 'yes' }, { organId: 'o', ground: '汛期', irreparableHarm: true }],
    ['parties of a case', DISPUTE_REQUEST_STEPS.raise, { title: '甲', description: '乙', parties: '[{"organId":"o","stance":"DENIES"},{"organId":"p","interested":"yes"}]' }, { title: '甲', description: '乙', parties: [{ organId: 'o', stance: 'DENIES' }, { organId: 'p', interested: true }] }],
  ])('of a dispute sends %s as the services take it', (_, step, draft, body) => {
    expect(bodyOf(step, draft)).toEqual(body);
  });

  it('names what is missing in each row of a table', () => {
    const draft = { text: '纪要', split: JSON.stringify([{ task: '采砂', way: 'HELD', leadOrganId: 'o' }, {}]) };
    expect(missingIn(DISPUTE_STEPS.keepMinutes, draft)).toEqual(['split[0].itemKey', 'split[0].leadUnitId', 'split[1].task', 'split[1].way', 'split[1].leadOrganId', 'split[1].leadUnitId']);
    expect(missingIn(DISPUTE_STEPS.keepMinutes, { text: '纪要' })).toEqual(['split']);
  });

  it('is offered only where the answer says so, the usual steps first', () => {
    expect(stepsOffered(ORDER_STEPS, ['requestReturn', 'signFor', 'somethingNew'])).toEqual(['signFor', 'requestReturn']);
    expect(stepsOffered(ORDER_STEPS, [])).toEqual([]);
  });

  it('has words for every step, field and choice', () => {
    const without = Object.entries(STEPS).flatMap(([what, table]) => Object.entries(table).flatMap(([command, { fields }]) => [...(command in zhCN[STEP_WORDS[what as keyof typeof STEPS]] ? [] : [`${what}.${command}`]), ...wordless(fields).map((name) => `${what}.${command}.${name}`)]));
    expect([...without, ...wordless([...RAISE_FIELDS, ...INSTRUCTION_FIELDS])]).toEqual([]);
  });
});

function wordless(fields: readonly StepField[]): string[] {
  return fields.flatMap((field) => {
    const isNamed = labelOf(field) in zhCN.stepField && !('words' in field && !(field.words in zhCN));
    return [...(isNamed ? [] : [field.name]), ...(field.kind === 'rows' ? wordless(field.columns) : [])];
  });
}
