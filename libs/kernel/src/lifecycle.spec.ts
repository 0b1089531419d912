import fc from 'fast-check';
import { anyBefore, defineLifecycle } from './lifecycle.ts';
import { AlreadySigned, NotYourStep, OutcomeNotOffered, StepOutOfOrder, UnsoundLifecycle } from './lifecycle.errors.ts';
import type { CommandOf, StateOf } from './lifecycle.ts';
import type { Step } from './lifecycle.types.ts';

const objection = defineLifecycle({
  name: '异议',
  states: { FILED: '已提出', ANSWERED: '已答复', CLOSED: '已办结' },
  initial: 'FILED',
  final: ['CLOSED'],
  steps: {
    answer: { zh: '答复', en: 'Answer', from: 'FILED', to: 'ANSWERED', by: ['ESTABLISHMENT_OFFICER'], due: { policy: 'registry.objection', limit: '5 WD' } },
    close: { zh: '办结', en: 'Close', from: 'ANSWERED', to: 'CLOSED', by: ['ESTABLISHMENT_DIRECTOR', 'TIMER'] },
  },
});

const officer = { roles: ['ESTABLISHMENT_OFFICER'], relations: [] } as const;

describe('a procedure', () => {
  it('says in both languages that a step is out of order, and what state the case is in', () => {
    const refusal = caught(() => objection.next('CLOSED', 'answer', officer));
    expect(refusal).toBeInstanceOf(StepOutOfOrder);
    expect(refusal).toMatchObject({
      kind: 'conflict',
      code: 'COMMON.STEP_OUT_OF_ORDER',
      message: 'answer cannot be taken in state CLOSED',
      messageZh: '异议处于“已办结”，不能答复',
    });
  });

  it('says who has to take the step', () => {
    const refusal = caught(() => objection.next('ANSWERED', 'close', officer));
    expect(refusal).toBeInstanceOf(NotYourStep);
    expect(refusal).toMatchObject({ kind: 'forbidden', params: { by: ['ESTABLISHMENT_DIRECTOR', 'TIMER'] } });
  });

  it('refuses a command that it does not know, even one that every object has', () => {
    expect(() => objection.next('FILED', 'toString' as 'answer', officer)).toThrow(StepOutOfOrder);
  });

  it('is drawn with its Chinese words', () => {
    expect(objection.toMermaid()).toBe(
      [
        'stateDiagram-v2',
        '  state "已提出 FILED" as FILED',
        '  state "已答复 ANSWERED" as ANSWERED',
        '  state "已办结 CLOSED" as CLOSED',
        '  [*] --> FILED',
        '  FILED --> ANSWERED : 答复',
        '  ANSWERED --> CLOSED : 办结',
        '  CLOSED --> [*]',
        '',
      ].join('\n'),
    );
  });

  it('expects what has a limit and what the row says, of people; what is merely possible it expects of nobody', () => {
    const step = { en: '', from: 'OPEN', to: 'same' } as const;
    const procedure = defineLifecycle({
      name: '待办', states: { OPEN: '办理中', CLOSED: '已办结' }, initial: 'OPEN', final: ['CLOSED'],
      steps: {
        report: { ...step, zh: '报告', by: ['UNIT_HANDLER@HOLDER'], due: { policy: 'a', limit: '1 WD' } },
        object: { ...step, zh: '提出异议', by: ['UNIT_HEAD@HOLDER'], due: { policy: 'b', limit: '1 WD' }, expected: false },
        file: { ...step, zh: '归档', by: ['DISPATCH_OPERATOR'], expected: true },
        reopen: { ...step, zh: '重办', by: ['DISPATCH_OPERATOR'] },
        close: { zh: '办结', en: '', from: 'OPEN', to: 'CLOSED', by: ['TIMER', 'SYSTEM'], due: { policy: 'c', limit: '1 WD' } },
      },
    });
    expect(procedure.expectedIn('OPEN')).toEqual(['report', 'file']);
    expect(procedure.expectedIn('CLOSED')).toEqual([]);
  });

  it('is exported row by row', () => {
    expect(objection.table()[0]).toEqual({
      command: 'answer', zh: '答复', en: 'Answer', from: ['FILED'], to: ['ANSWERED'], by: ['ESTABLISHMENT_OFFICER'],
      due: { policy: 'registry.objection', limit: '5 WD' },
    });
  });

  it('gives its states and commands as types', () => {
    const state: StateOf<typeof objection> = 'FILED';
    const command: CommandOf<typeof objection> = 'answer';
    // @ts-expect-error a state that is not declared does not compile
    const wrong: StateOf<typeof objection> = 'LOST';
    expect([state, command, wrong]).toHaveLength(3);
  });

  it('asks every joint signatory once', () => {
    const joint = defineLifecycle({
      name: '会签', states: { OPEN: '待签', DONE: '已签' }, initial: 'OPEN', final: ['DONE'],
      steps: { sign: { zh: '会签', en: 'Sign', from: 'OPEN', to: 'DONE', by: ['ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'], signatures: 'EVERY_ROLE' } },
    });
    const both = { roles: ['ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'], relations: [] } as const;
    const one = joint.move('OPEN', 'sign', both);
    expect(one).toEqual({ state: 'OPEN', done: false, signatures: [{ command: 'sign', as: 'ESTABLISHMENT_DIRECTOR' }] });
    expect(() => joint.move('OPEN', 'sign', { roles: ['ESTABLISHMENT_DIRECTOR'], relations: [] }, one)).toThrow(AlreadySigned);
    expect(joint.move('OPEN', 'sign', both, { signatures: one.signatures }).state).toBe('DONE');
  });

  it('asks which of several outcomes is meant', () => {
    const decision = defineLifecycle({
      name: '审议', states: { OPEN: '待议', YES: '通过', NO: '不通过' }, initial: 'OPEN', final: ['YES', 'NO'],
      steps: { decide: { zh: '表决', en: 'Decide', from: 'OPEN', to: ['YES', 'NO'], by: ['COMMISSION_CHAIR'] } },
    });
    const chair = { roles: ['COMMISSION_CHAIR'], relations: [] } as const;
    expect(decision.next('OPEN', 'decide', chair, { to: 'NO' })).toBe('NO');
    expect(() => decision.next('OPEN', 'decide', chair)).toThrow(OutcomeNotOffered);
  });
});

describe('a table with a hole in it', () => {
  const step = (from: Step<string>['from'], to: Step<string>['to']) => ({ zh: '办', en: 'Do', from, to, by: ['SUPERVISOR'] as const });

  it('does not compile where a step names a state nobody declared, and does not start either', () => {
    const faults = faultsIn(() =>
      defineLifecycle({
        name: '坏表', states: { A: '甲', B: '乙' }, initial: 'A', final: ['B'],
        steps: {
          go: { zh: '办', en: 'Go', from: 'A', to: 'B', by: ['SUPERVISOR'] },
          // @ts-expect-error C is not among the states
          stray: { zh: '错', en: 'Stray', from: 'A', to: 'C', by: ['SUPERVISOR'] },
          // @ts-expect-error D is not among the states
          early: { zh: '错', en: 'Early', from: anyBefore('D'), to: 'B', by: ['SUPERVISOR'] },
        },
      }),
    );
    expect(faults).toEqual(['C is not declared as a state', 'D is not declared as a state']);
  });

  it.each<[string, string[], Record<string, ReturnType<typeof step>>, string[]]>([
    ['a state is reached by no step', ['C'], { go: step('A', 'C'), on: step('B', 'C') }, ['B is reached by no step']],
    ['nothing leaves an open state', ['C'], { go: step('A', ['B', 'C']) }, ['B is not final, yet nothing leaves it']],
    ['an open state only keeps itself', ['C'], { go: step('A', ['B', 'C']), on: step('B', 'same') }, ['B is not final, yet nothing leaves it']],
    ['two states run in a circle', ['C'], { go: step('A', 'B'), back: step('B', 'A') }, ['A reaches no final state', 'B reaches no final state', 'C is reached by no step']],
    ['something leaves the end', ['C'], { go: step('A', 'B'), on: step('B', 'C'), undo: step('C', 'A') }, ['C is final, yet undo leaves it']],
    ['a beginning names no state', ['C'], { make: step('-', 'previous'), go: step('A', 'B'), on: step('B', 'C') }, ['make begins the object and must name its state']],
  ])('is told when %s', (_, final, steps, faults) => {
    expect(faultsIn(() => defineLifecycle({ name: '表', states: { A: '甲', B: '乙', C: '丙' }, initial: 'A', final, steps } as never))).toEqual(faults);
  });

  it('is not seen where there is none', () => {
    const steps = { go: step('A', 'B'), on: step('B', 'C') };
    expect(faultsIn(() => defineLifecycle({ name: '表', states: { A: '甲', B: '乙', C: '丙' }, initial: 'A', final: ['C'], steps } as never))).toEqual([]);
  });

  it('is told when nobody may take a step, or a limit cannot be read', () => {
    expect(
      faultsIn(() =>
        defineLifecycle({
          name: '表', states: { A: '甲', B: '乙' }, initial: 'A', final: ['B'],
          steps: {
            go: { zh: '办', en: 'Go', from: 'A', to: 'B', by: [], due: { policy: 'x.y', limit: '0 WD' } },
            sign: { zh: '签', en: 'Sign', from: 'A', to: 'B', by: ['SUPERVISOR'], signatures: 'EVERY_ROLE' },
          },
        }),
      ),
    ).toEqual([
      'go can be taken by nobody',
      'go: 0 WD is no limit; write 3 WD, 4 wh, 2 h, 30 min, 10 CD or 6 months',
      'sign asks for the signatures of a single role',
    ]);
  });

  it('is found for every graph of steps, as a plain search over all paths finds it', () => {
    const states = ['A', 'B', 'C', 'D', 'E'] as const;
    const arrows = fc.uniqueArray(fc.tuple(fc.constantFrom(...states), fc.constantFrom(...states)), { maxLength: 10, selector: (pair) => pair.join() });
    fc.assert(
      fc.property(arrows, fc.subarray([...states]), (pairs, final) => {
        const steps = Object.fromEntries(pairs.map(([from, to], i) => [`s${i}`, step(from, to)]));
        const faults = faultsIn(() => defineLifecycle({ name: '表', states: { A: '甲', B: '乙', C: '丙', D: '丁', E: '戊' }, initial: 'A', final, steps } as never));
        expect(faults.length === 0).toBe(isSound(states, pairs, final));
      }),
      { numRuns: 500 },
    );
  });
});

function isSound(states: readonly string[], pairs: readonly (readonly [string, string])[], final: readonly string[]): boolean {
  const reaches = (from: string, to: string, left: number): boolean => from === to || (left > 0 && pairs.some(([a, b]) => a === from && reaches(b, to, left - 1)));
  return states.every((state) => {
    if (!reaches('A', state, 4)) return false;
    const leaves = pairs.some(([a, b]) => a === state && b !== state);
    if (final.includes(state)) return !leaves;
    return leaves && (final.length === 0 || final.some((end) => reaches(state, end, 4)));
  });
}

function faultsIn(define: () => unknown): readonly string[] {
  try {
    define();
    return [];
  } catch (error) {
    if (error instanceof UnsoundLifecycle) return error.faults;
    throw error;
  }
}

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was refused');
}
