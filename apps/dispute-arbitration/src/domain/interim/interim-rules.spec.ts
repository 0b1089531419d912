import { interimGroundEn, interimHolder, type InterimFacts } from './interim-rules.ts';

const at = (organId: string) => ({ organId, unitId: null });
const all: InterimFacts = {
  designated: { ...at('住建局'), ground: '汛期清障' }, listed: { ...at('水务局'), item: '河道垃圾查处' }, called: null, firstReceiver: at('城管局'), cityDepartment: at('市水务局'), regulator: { ...at('交通局'), sector: '港航' },
  operationsCentre: at('城运中心'), convenorOrganId: '水务局',
};

describe('who holds a disputed duty meanwhile (05 §3.3.5)', () => {
  it('is determined by the six rules in their order, and there is always somebody', () => {
    const without = (...rules: (keyof InterimFacts)[]) => interimHolder({ ...all, ...Object.fromEntries(rules.map((rule) => [rule, null])) });
    expect(without()).toMatchObject({ rule: 1, organId: '住建局' });
    expect(without('designated')).toMatchObject({ rule: 2, organId: '水务局' });
    expect(without('designated', 'listed')).toMatchObject({ rule: 3, organId: '城管局' });
    expect(without('designated', 'listed', 'firstReceiver')).toMatchObject({ rule: 4, organId: '市水务局' });
    expect(without('designated', 'listed', 'firstReceiver', 'cityDepartment')).toMatchObject({ rule: 5, organId: '交通局' });
    expect(without('designated', 'listed', 'firstReceiver', 'cityDepartment', 'regulator')).toMatchObject({ rule: 6, organId: '城运中心' });
    expect(without('designated', 'listed', 'firstReceiver', 'cityDepartment', 'regulator', 'operationsCentre')).toMatchObject({ rule: 6, organId: '水务局' });
  });

  it('is whoever was called, whatever the lists say, unless another organ is designated', () => {
    const called = { ...all, called: at('应急局') };
    expect(interimHolder(called)).toMatchObject({ rule: 1, organId: '住建局' });
    const { rule, ground, organId } = interimHolder({ ...called, designated: null });
    expect([organId, rule]).toEqual(['应急局', 3]);
    expect(ground).toContain('不得因争议中止');
    expect(interimGroundEn(rule, ground)).toMatch(/^Rule 3, whoever was called works on where it was called/);
    const received = interimHolder({ ...all, designated: null, listed: null });
    expect(interimGroundEn(received.rule, received.ground)).toMatch(/^Rule 3, no list says/);
  });

  it('is explained in both languages, and says that it proves nothing about whose the duty is', () => {
    const { rule, ground, scope } = interimHolder(all);
    expect([ground, interimGroundEn(rule, ground)]).toEqual(['紧急情况下指定：汛期清障', 'Rule 1, designated in an urgent case: 汛期清障']);
    expect(scope).toContain('临时履职不作为职责归属依据');
    expect(scope).toContain('不得因争议中止');
  });
});
