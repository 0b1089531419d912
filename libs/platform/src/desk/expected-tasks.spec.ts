import { defineLifecycle } from '@yidan/kernel';
import { expectedTasks, type DeskFacts } from './expected-tasks.ts';

const lifecycle = defineLifecycle({
  name: '试办单',
  states: { OPEN: '办理中', DONE: '已办结' },
  initial: 'OPEN',
  final: ['DONE'],
  steps: {
    submit: { zh: '提交', en: 'submit', from: 'OPEN', to: 'DONE', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'], signatures: 'EVERY_ROLE', due: { policy: 'a', limit: '5 WD' } },
    approve: { zh: '同意延期', en: 'approve', from: 'OPEN', to: 'same', by: ['DISPATCH_OPERATOR', 'SYSTEM'] },
    answer: { zh: '答复', en: 'answer', from: 'OPEN', to: 'same', by: ['ORGAN_APPROVER@PARTY'], expected: true },
    revise: { zh: '修改', en: '', from: 'OPEN', to: 'same', by: ['ESTABLISHMENT_OFFICER@OWN_PERSON'], expected: true },
  },
});

const [organId, unitId, personId, other] = ['o', 'u', 'p', 'x'].map((end) => `0199aaaa-0000-7000-8000-00000000000${'oupx'.indexOf(end)}`) as [string, string, string, string];
const facts: DeskFacts<'submit' | 'approve' | 'answer' | 'revise'> = { number: 'SB-1', title: '试办', organId, unitId, urgency: 'NORMAL' };
const anywhere = { organId: null, unitId: null, personId: null };

describe('the tasks that a state opens', () => {
  it('are the steps expected in it, for the roles of the table where they stand', () => {
    expect(expectedTasks(lifecycle, 'OPEN', facts)).toEqual([
      {
        command: 'submit', stepZh: '提交', stepEn: 'submit',
        hats: [
          { role: 'UNIT_HANDLER', relation: 'HOLDER', organId, unitId, personId: null },
          { role: 'UNIT_HEAD', relation: 'HOLDER', organId, unitId, personId: null },
        ],
      },
    ]);
    expect(expectedTasks(lifecycle, 'DONE', facts)).toEqual([]);
  });

  it('no longer wait for who has signed', () => {
    const [task] = expectedTasks(lifecycle, 'OPEN', { ...facts, signatures: [{ command: 'submit', as: 'UNIT_HANDLER@HOLDER' }] });

    expect(task!.hats.map(({ role }) => role)).toEqual(['UNIT_HEAD']);
  });

  it('wait for anybody else where one person signed as everybody', () => {
    const signatures = lifecycle.steps.submit.by.map((as) => ({ command: 'submit', as }));
    const [task] = expectedTasks(lifecycle, 'OPEN', { ...facts, signatures });

    expect(task!.hats.map(({ role }) => role)).toEqual(['UNIT_HANDLER', 'UNIT_HEAD']);
  });

  it('are the more where the object waits for an answer, for every party that stands in the relation, and for a person where one is named', () => {
    const tasks = expectedTasks(lifecycle, 'OPEN', { ...facts, personId, also: ['approve'], relationUnits: { PARTY: [{ organId }, { organId: other }] } });

    expect(tasks.map(({ command, hats }) => [command, hats])).toEqual([
      ['submit', expect.anything()],
      ['approve', [{ ...anywhere, role: 'DISPATCH_OPERATOR', relation: null }]],
      ['answer', [{ ...anywhere, role: 'ORGAN_APPROVER', relation: 'PARTY', organId }, { ...anywhere, role: 'ORGAN_APPROVER', relation: 'PARTY', organId: other }]],
      ['revise', [{ ...anywhere, role: 'ESTABLISHMENT_OFFICER', relation: 'OWN_PERSON', personId }]],
    ]);
  });

  it('are nobody’s, and so none, where nobody stands in the relation or the step cannot be taken', () => {
    expect(expectedTasks(lifecycle, 'OPEN', { ...facts, organId: null, unitId: null })).toEqual([]);
    expect(expectedTasks(lifecycle, 'DONE', { ...facts, also: ['approve'] })).toEqual([]);
  });

  it('may be asked of some of those who may take the step', () => {
    const [task] = expectedTasks(lifecycle, 'OPEN', { ...facts, only: { submit: ['UNIT_HEAD@HOLDER'] } });

    expect(task!.hats.map(({ role }) => role)).toEqual(['UNIT_HEAD']);
  });
});
