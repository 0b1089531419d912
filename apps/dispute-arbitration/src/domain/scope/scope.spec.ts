import { outOfScope, ROUTES, type ScopeFacts } from './scope.ts';

const between: ScopeFacts = { subject: [], bodies: ['水务局', '城管局'], partyCount: 2, decidedBefore: false, newFacts: null };

describe('what is a dispute of this procedure (05 §3.3.2)', () => {
  it('is what two organs disagree about', () => {
    expect(outOfScope(between)).toBeNull();
  });

  it.each(['CITIZEN', 'DISCIPLINE', 'STAFFING', 'OTHER_PROCEDURE'] as const)('is not what whoever raises it says is %s', (ground) => {
    expect(outOfScope({ ...between, subject: [ground] })).toBe(ground);
  });

  it('is not what units of one organ disagree about, nor an organ and a part of it', () => {
    expect(outOfScope({ ...between, bodies: ['水务局', '水务局'] })).toBe('INTERNAL');
  });

  it('is not decided again within twelve months, unless there are new facts', () => {
    expect(outOfScope({ ...between, decidedBefore: true })).toBe('RULED_BEFORE');
    expect(outOfScope({ ...between, decidedBefore: true, newFacts: '河道红线已重新划定' })).toBeNull();
  });

  it('is answered with the way there where it is another’s, in both languages', () => {
    for (const { en, zh } of Object.values(ROUTES)) expect([en.length > 20, /^\p{Script=Han}/u.test(zh)]).toEqual([true, true]);
  });
});
