import { FourEyes, NotYourStep, StepOutOfOrder, type Role } from '@yidan/kernel';
import type { IssuedContent } from './provision-content.ts';
import type { SandingAct, SandingActKind } from './sanding-act.ts';
import { SandingActMissing, SandingContentInvalid, SandingNumberTaken } from './sanding.errors.ts';
import { sandingLifecycle } from './sanding.lifecycle.ts';
import { SandingProvision, type DatedSanding } from './sanding-provision.ts';

const now = new Date('2026-03-30T01:00:00Z');
const [id, organId, unitId] = Array.from({ length: 3 }, (_, i) => `01990000-0000-7000-8000-00000000000${i}`) as [string, string, string];
const hand = (role: Role, actorId: string = role) => ({ roles: [role], relations: role === 'ORGAN_DRAFTER' ? (['OWN_ORGAN'] as const) : [], actorId });
const [officer, director, drafter, secretary, chair, reviewer] = (['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'ORGAN_DRAFTER', 'COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'JUSTICE_REVIEWER'] as const).map((role) => hand(role)) as [ReturnType<typeof hand>, ReturnType<typeof hand>, ReturnType<typeof hand>, ReturnType<typeof hand>, ReturnType<typeof hand>, ReturnType<typeof hand>];
const content: IssuedContent = { title: '水务局职能配置规定', duties: [{ ordinal: 1, text: '负责节水。', change: 'KEPT' }], units: [{ unitId, unitName: '水资源科', text: '承担节水。' }], approvedStaff: 20, approvedLeaders: 4 };
const paper = { documentNumber: '青委办发〔2026〕3号', issuedOn: '2026-03-30', effectiveFrom: '2026-03-30' };

type Stage = 'SCOPED' | 'DRAFTED' | 'GROUP_REVIEW' | 'LEADING_GROUP' | 'PARTY_COMMITTEE';
const BY: Record<SandingActKind, ReturnType<typeof hand>> = { GROUP_REVIEW: reviewer, LEADING_GROUP: secretary, PARTY_COMMITTEE: secretary };

function record(sanding: SandingProvision, kind: SandingActKind, conclusion: SandingAct['conclusion'] = 'PASS'): SandingAct {
  return sanding.recordAct({ id, kind, conclusion, opinion: '同意', heldOn: '2026-03-20', documentNumber: kind === 'GROUP_REVIEW' ? null : '会纪〔2026〕1号', meetingId: null }, BY[kind], now);
}

/** A provision as it stands when it has come so far. */
function aSanding(stage: Stage): SandingProvision {
  const sanding = SandingProvision.scope({ id, tenantId: '990102', organId, organCode: 'SWJ', scope: '水务', procedure: '小组—编委—常委会', dueOn: '2026-03-31' }, officer, now);
  const walk: Record<Stage, () => void> = {
    SCOPED: () => undefined,
    DRAFTED: () => sanding.draft(content, drafter, now),
    GROUP_REVIEW: () => sanding.assignGroup('G2', officer, now),
    LEADING_GROUP: () => sanding.toLeadingGroup(record(sanding, 'GROUP_REVIEW'), director, now),
    PARTY_COMMITTEE: () => sanding.toPartyCommittee(record(sanding, 'LEADING_GROUP'), chair, now),
  };
  for (const [name, go] of Object.entries(walk)) {
    go();
    if (name === stage) break;
  }
  return sanding;
}

describe('a provision on its way', () => {
  it('passes group, leading group and committee, and is issued with its number', () => {
    const sanding = aSanding('PARTY_COMMITTEE');

    sanding.issue(record(sanding, 'PARTY_COMMITTEE'), paper, content.units, [], officer, now);

    expect([sanding.state, sanding.documentNumber, sanding.issuedOn]).toEqual(['ISSUED', '青委办发〔2026〕3号', '2026-03-30']);
    expect(sanding.pullEvents().at(-1)).toMatchObject({ type: 'registry.sanding.issued', data: { way: 'PROCEDURE', inForce: true, previousSandingId: null, duties: 1, units: 1 } });
  });

  it.each([
    ['DRAFTED', 'GROUP_REVIEW'], ['SCOPED', 'GROUP_REVIEW'], ['GROUP_REVIEW', 'LEADING_GROUP'], ['LEADING_GROUP', 'PARTY_COMMITTEE'], ['DRAFTED', 'PARTY_COMMITTEE'],
  ] as const)('in %s takes no act of %s: nothing is skipped', (stage, kind) => {
    expect(() => record(aSanding(stage), kind)).toThrow(StepOutOfOrder);
  });

  it('goes nowhere without the act of the body that has it', () => {
    expect(() => aSanding('GROUP_REVIEW').toLeadingGroup(null, director, now)).toThrow(SandingActMissing);
    expect(() => aSanding('LEADING_GROUP').toPartyCommittee(null, chair, now)).toThrow(SandingActMissing);
    expect(() => aSanding('PARTY_COMMITTEE').issue(null, paper, content.units, [], officer, now)).toThrow(SandingActMissing);
    expect(() => aSanding('DRAFTED').issue(null, paper, content.units, [], officer, now)).toThrow(StepOutOfOrder);
  });

  it('goes nowhere on an act that says no, that is of another group, of an earlier round or without a number', () => {
    const sanding = aSanding('GROUP_REVIEW');
    const review = record(sanding, 'GROUP_REVIEW');
    for (const wrong of [{ conclusion: 'REVISE' as const }, { groupCode: 'G1' }, { round: 0 }, { sandingId: organId }]) expect(() => sanding.toLeadingGroup({ ...review, ...wrong }, director, now)).toThrow(SandingActMissing);
    const decided = aSanding('LEADING_GROUP');
    expect(() => decided.toPartyCommittee({ ...record(decided, 'LEADING_GROUP'), documentNumber: null }, chair, now)).toThrow(SandingActMissing);
    sanding.toLeadingGroup(review, director, now);
  });

  it('goes back on an act that asks for changes, and passes the group again before anything else', () => {
    const sanding = aSanding('LEADING_GROUP');
    expect(() => sanding.return(record(sanding, 'LEADING_GROUP'), director, now)).toThrow(SandingActMissing);
    sanding.return(record(sanding, 'LEADING_GROUP', 'REVISE'), director, now);
    sanding.assignGroup('G2', officer, now);

    expect([sanding.state, sanding.round]).toEqual(['GROUP_REVIEW', 2]);
  });

  it('R-SEC-2 is reviewed by nobody who drafted it, and signed on by nobody who reviewed it', () => {
    const sanding = aSanding('SCOPED');
    sanding.draft(content, { ...drafter, actorId: reviewer.actorId }, now);
    sanding.assignGroup('G2', officer, now);
    expect(() => record(sanding, 'GROUP_REVIEW')).toThrow(FourEyes);
    const other = aSanding('GROUP_REVIEW');
    expect(() => other.toLeadingGroup({ ...record(other, 'GROUP_REVIEW'), recordedBy: director.actorId }, director, now)).toThrow(FourEyes);
  });

  it('is drafted by its organ or the office, and no longer changed once a group has it', () => {
    expect(() => aSanding('SCOPED').draft(content, { ...drafter, relations: [] }, now)).toThrow(NotYourStep);
    expect(() => aSanding('GROUP_REVIEW').draft(content, officer, now)).toThrow(StepOutOfOrder);
  });

  it('with a number or a duty twice is refused, each place named', () => {
    const duties = [content.duties[0]!, { ordinal: 1, text: '（二）负责节水', change: 'KEPT' as const }];
    try {
      aSanding('SCOPED').draft({ ...content, duties, units: [...content.units, content.units[0]!] }, drafter, now);
      throw new Error('nothing was refused');
    } catch (error) {
      expect(error).toBeInstanceOf(SandingContentInvalid);
      expect((error as SandingContentInvalid).violations?.map(({ path }) => path)).toEqual(['/duties/1/ordinal', '/duties/1/text', '/units/1/name']);
    }
  });
});

describe('a provision issued on paper', () => {
  const load = (given: Partial<typeof paper>, others: DatedSanding[] = [], more: Partial<IssuedContent> = {}) =>
    SandingProvision.loadIssued({ id, tenantId: '990102', organId, organCode: 'SWJ' }, { ...content, ...more }, { ...paper, ...given }, others, officer, now) as DatedSanding;

  it('is in force at once, ends the one before, and is history beneath a later one', () => {
    const old = load({ documentNumber: '1号', issuedOn: '2024-03-29', effectiveFrom: '2024-03-29' });
    const current = load({}, [old]);
    old.supersede(current, now);

    expect([current.state, old.state, old.effectiveTo]).toEqual(['ISSUED', 'SUPERSEDED', '2026-03-30']);
    expect(load({ documentNumber: '2号', issuedOn: '2025-01-01', effectiveFrom: '2025-01-01' }, [old, current])).toMatchObject({ state: 'SUPERSEDED', effectiveTo: '2026-03-30' });
  });

  it('is not entered twice, not before its day, and by the office only', () => {
    expect(() => load({}, [load({})])).toThrow(SandingNumberTaken);
    expect(() => load({ issuedOn: '2026-03-31', effectiveFrom: '2026-03-31' })).toThrow(SandingContentInvalid);
    expect(() => load({ effectiveFrom: '2026-03-29' })).toThrow(SandingContentInvalid);
    expect(() => SandingProvision.loadIssued({ id, tenantId: '990102', organId, organCode: 'SWJ' }, content, paper, [], drafter, now)).toThrow(NotYourStep);
  });

  it('tells what it says otherwise than the one before: marked, new, dropped, and its units', () => {
    const [kept, gone] = [{ ordinal: 1, text: '负责节水。', change: 'KEPT' as const }, { ordinal: 2, text: '负责供水。', change: 'KEPT' as const }];
    const old = load({ documentNumber: '1号', issuedOn: '2024-03-29', effectiveFrom: '2024-03-29' }, [], { duties: [kept, gone, { ordinal: 3, text: '负责排水。', change: 'KEPT' }] });
    const duties = [{ ...kept, text: '（一）负责节水' }, { ordinal: 2, text: '负责供水。', change: 'TRANSFERRED_OUT' as const }, { ordinal: 3, text: '负责再生水。', change: 'KEPT' as const }];

    const [issued] = load({}, [old], { duties, units: [{ unitId, unitName: '水资源科', text: '承担节水和再生水。' }] }).pullEvents().slice(-1);

    expect(issued).toMatchObject({ data: {
      changedDuties: [{ ordinal: 2, change: 'TRANSFERRED_OUT' }, { ordinal: 3, text: '负责再生水。', change: 'ADDED' }, { ordinal: 3, text: '负责排水。', change: 'DROPPED' }],
      changedUnits: [{ unitName: '水资源科', change: 'CHANGED' }],
    } });
  });
});

it.each([
  ['SCOPED', 'ORGAN_DRAFTER', ['draft']],
  ['DRAFTED', 'ESTABLISHMENT_OFFICER', ['draft', 'assignGroup']],
  ['GROUP_REVIEW', 'ESTABLISHMENT_DIRECTOR', ['recordGroupReview', 'toLeadingGroup', 'return']],
  ['LEADING_GROUP', 'COMMISSION_SECRETARY', ['recordLeadingGroup']],
  ['PARTY_COMMITTEE', 'ESTABLISHMENT_OFFICER', ['issue']],
  ['ISSUED', 'ESTABLISHMENT_OFFICER', []],
] as const)('in %s the %s may: %j', (state, role, actions) => {
  expect(sandingLifecycle.actionsFor(state, hand(role))).toEqual(actions);
});
