import fc from 'fast-check';
import { operator } from '../../../test/an-order.ts';
import type { IncomingMatter } from '../incoming-matter/incoming-matter.ts';
import { CaseParticipation } from './case-participation.ts';
import { isOpenTo } from './case-party.ts';
import type { ActingInDistrict } from './case-party.ts';
import { SharedMatter } from './shared-matter.ts';

const at = new Date('2026-03-02T09:00:00+08:00');
const id = (n: number): string => `0199aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [DISTRICT, OTHER] = ['510184', '510304'];
const [organ, unit, otherUnit] = [id(1), id(2), id(3)];
const person = (n: number, given: Partial<ActingInDistrict> = {}): ActingInDistrict => ({ personId: id(100 + n), organId: organ, unitId: unit, roles: ['UNIT_HANDLER'], tenantId: DISTRICT, ...given });
const head = person(2, { roles: ['UNIT_HEAD'] });

function aSharedMatter(given: Partial<IncomingMatter> = {}): SharedMatter {
  const facts = { id: id(9), tenantId: '510100', number: 'LJ-20260302-00001', channel: 'HOTLINE', title: '河道', content: '电话13812345678', category: null, location: null, occurredAt: null, receivedAt: at, urgency: 'NORMAL', disclosure: 'INTERNAL', titleMasked: null, contentMasked: null };
  return new SharedMatter({ ...facts, ...given } as IncomingMatter, at);
}
function aParticipant(given: { role?: 'LEAD' | 'HANDLER' | 'ASSIST' | 'INFORMED'; unit?: { id: string; name: string } | null; organId?: string; others?: CaseParticipation[]; dueAt?: Date } = {}): CaseParticipation {
  const { role = 'HANDLER', others = [], dueAt = null, organId = organ } = given;
  const invited = { districtId: DISTRICT!, organId, organCode: 'SWJ', organName: '水务局', unit: given.unit ?? null };
  return CaseParticipation.add(id(20), aSharedMatter(), invited, { role, dueAt }, others, operator, at);
}

describe('a participant', () => {
  it('takes part once at a time, and one leads; whoever has ended is in nobody’s way', () => {
    const leader = aParticipant({ role: 'LEAD' });

    expect(() => aParticipant({ others: [leader] })).toThrow(expect.objectContaining({ code: 'DISPATCH.ALREADY_PARTICIPANT' }));
    expect(() => aParticipant({ role: 'LEAD', organId: id(8), others: [leader] })).toThrow(expect.objectContaining({ code: 'DISPATCH.LEAD_TAKEN' }));
    expect(() => aParticipant({ dueAt: at })).toThrow(expect.objectContaining({ code: 'DISPATCH.DUE_IN_PAST' }));
    leader.end(operator, at);
    expect(aParticipant({ role: 'LEAD', others: [leader] }).state).toBe('INVITED');
  });

  it('is open to its organ alone, and where one unit was asked, to that unit and to those who stand for the organ', () => {
    const roles = fc.subarray(['UNIT_HANDLER', 'UNIT_HEAD', 'ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'SUPERVISOR'] as const, { minLength: 1 });
    const actors = fc.record({ tenantId: fc.constantFrom(DISTRICT!, OTHER!), organId: fc.constantFrom(organ, id(8)), unitId: fc.constantFrom(unit, otherUnit, null), roles });
    fc.assert(
      fc.property(actors, fc.constantFrom(null, unit), (given, asked) => {
        const ofOrgan = given.tenantId === DISTRICT && given.organId === organ;
        const speaksForIt = given.roles.some((role) => role.startsWith('ORGAN_') || role === 'PRINCIPAL_OFFICER');
        const open = isOpenTo({ districtId: DISTRICT!, organId: organ, unitId: asked, role: 'ASSIST' }, person(1, given));
        expect(open).toBe(ofOrgan && (asked === null || given.unitId === asked || speaksForIt));
      }),
    );
  });

  it('reports, and has confirmed when each of its reports was signed by another person', () => {
    const party = aParticipant();
    const first = party.contribute(id(31), '一', person(1), '河道科', at);
    const second = party.contribute(id(32), '二', head, '河道科', at);

    expect(() => party.confirm(second, true, head, at)).toThrow(expect.objectContaining({ code: 'SEC.FOUR_EYES' }));
    party.confirm(first, true, head, at);
    expect(party.state).toBe('REPLIED');
    expect(() => party.confirm(first, true, person(3, { roles: ['ORGAN_APPROVER'] }), at)).toThrow(expect.objectContaining({ code: 'COMMON.ALREADY_SIGNED' }));
    party.confirm(second, false, person(3, { roles: ['ORGAN_APPROVER'] }), at);
    expect(party.state).toBe('CONFIRMED');
    party.contribute(id(33), '三', person(1), null, at);
    expect(party.state).toBe('REPLIED');
  });

  it('is only told where it is INFORMED; machines and strangers report nothing', () => {
    const refused = expect.objectContaining({ code: 'COMMON.NOT_YOUR_STEP' });
    expect(() => aParticipant({ role: 'INFORMED' }).contribute(id(31), '一', person(1), null, at)).toThrow(refused);
    expect(() => aParticipant().contribute(id(31), '一', person(1, { tenantId: OTHER! }), null, at)).toThrow(refused);
    expect(() => aParticipant().contribute(id(31), '一', person(1, { personId: null }), null, at)).toThrow(refused);
    expect(() => aParticipant({ unit: { id: otherUnit, name: '监察科' } }).contribute(id(31), '一', person(1), null, at)).toThrow(refused);
  });

  it('tells in its events who takes part and never what was written', () => {
    const party = aParticipant();
    const report = party.contribute(id(31), '机密的话', person(1), null, at);
    const events = [...party.pullEvents(), ...report.pullEvents()];

    expect(events.map(({ type }) => type)).toEqual(['dispatch.case.participant-added', 'dispatch.case.contributed']);
    expect(JSON.stringify(events)).not.toContain('机密的话');
  });
});

describe('a matter of several districts', () => {
  it.each(['RESTRICTED', 'SECRET_STUB'] as const)('is none that is %s', (disclosure) => {
    expect(() => aSharedMatter({ disclosure })).toThrow(expect.objectContaining({ code: 'DISPATCH.NOT_FOR_DISTRICTS' }));
  });

  it('is told to participants as those outside the handling chain read it', () => {
    expect(aSharedMatter().content).not.toContain('13812345678');
    expect(aSharedMatter({ content: '我是张三', contentMasked: '我是张*' }).content).toBe('我是张*');
    expect(JSON.stringify(aSharedMatter())).not.toMatch(/omplainant/);
  });

  it('is closed when all who lead or handle have confirmed, or for a reason', () => {
    const confirmed = (): CaseParticipation => {
      const party = aParticipant();
      party.confirm(party.contribute(id(31), '一', person(1), null, at), false, head, at);
      return party;
    };
    const ended = aParticipant();
    ended.end(operator, at);
    const refused = expect.objectContaining({ code: 'DISPATCH.PARTICIPANTS_UNCONFIRMED' });

    for (const party of [[], [aParticipant()], [confirmed(), aParticipant({ role: 'LEAD' })], [ended], [aParticipant({ role: 'ASSIST' })]]) {
      expect(() => aSharedMatter().close(party, null, at)).toThrow(refused);
      const matter = aSharedMatter();
      matter.close(party, '群众撤回', at);
      expect([matter.closedAt, matter.closingReason]).toEqual([at, '群众撤回']);
      expect(() => matter.close(party, '再来', at)).toThrow(expect.objectContaining({ code: 'DISPATCH.CASE_CLOSED' }));
    }
    const matter = aSharedMatter();
    matter.close([confirmed(), ended, aParticipant({ role: 'ASSIST' }), aParticipant({ role: 'INFORMED' })], null, at);
    expect(matter.closedAt).toEqual(at);
  });
});
