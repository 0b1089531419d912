import { zhCN } from '../locales/zh-CN.ts';
import { bodyOf, fieldsAsked, labelOf, missingIn, stepsOffered } from './step.ts';
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
    ['a reply', NOTICE_STEPS.write, { text: '已整改' }, { text: '已整改' }],
  ])('sends %s as the services take it', (_, step, draft, body) => {
    expect(bodyOf(step, draft)).toEqual(body);
  });

  it('is offered only where the answer says so, the usual steps first', () => {
    expect(stepsOffered(ORDER_STEPS, ['requestReturn', 'signFor', 'somethingNew'])).toEqual(['signFor', 'requestReturn']);
    expect(stepsOffered(ORDER_STEPS, [])).toEqual([]);
  });

  it('has words for every step, field and choice', () => {
    const without = Object.entries(STEPS).flatMap(([what, table]) =>
      Object.entries(table).flatMap(([command, { fields }]) => [
        ...(command in zhCN[STEP_WORDS[what as keyof typeof STEPS]] ? [] : [`${what}.${command}`]),
        ...fields.filter((field) => !(labelOf(field) in zhCN.stepField)).map(({ name }) => `${what}.${command}.${name}`),
        ...fields.filter((field) => 'words' in field && !(field.words in zhCN)).map(({ name }) => `${what}.${command}.${name}`),
      ]),
    );
    expect(without).toEqual([]);
  });
});
