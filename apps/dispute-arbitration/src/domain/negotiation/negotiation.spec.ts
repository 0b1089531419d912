import type { RecordedEvent } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import { DisputeCase } from '../dispute-case/dispute-case.ts';
import { seenBy, theSystem, theTimer } from '../dispute-case/seen-by.ts';
import { Negotiation } from './negotiation.ts';
import { negotiationForbids } from './negotiation-actions.ts';
import { Statements } from './statements.ts';

const [water, streets, town, stranger] = ['019cac0f-2680-7498-9687-d1be3d83520c', '019cac0f-2680-7b02-8c1d-2f6e1f0c9a11', '019cac0f-2680-7c55-a1b2-7d7e6f5a4b3c', '019cac0f-2680-723b-96c8-7b4c65d952fb'];
const at = new Date('2026-03-02T09:00:00+08:00');
const later = new Date('2026-03-03T09:00:00+08:00');

/** The water bureau convenes, urban management faces it, a township is only interested. */
function aDispute(more: Partial<Parameters<typeof DisputeCase.raise>[0]> = {}): DisputeCase {
  const parties = [{ organId: water, role: 'CONVENOR', stance: 'DENIES' }, { organId: streets, role: 'COUNTERPART', stance: 'DENIES' }, { organId: town, role: 'INTERESTED', stance: null }] as const;
  const one = DisputeCase.raise(
    {
      id: '019cd001-1da0-7575-a3f6-42f63eabb2a4', tenantId: '510184', number: 'ZY-2026-0001', chainId: '019cd001-1da0-7575-a3f6-42f63eabb2a4', kind: 'WHO_HOLDS', issue: 'HOLDER', urgency: 'NORMAL', jurisdiction: 'DISTRICT', title: '河道垃圾', description: '无人清运',
      legalIssue: null, sector: null, itemKeys: [], origin: { type: 'MANUAL', refId: null, matterId: null }, parties, convenorOrganId: water, raisedBy: 'PARTY', raisedByOrganId: streets, raisedByPersonId: null, fingerprint: 'x', ...more,
    },
    theSystem,
    at,
  );
  one.pullEvents();
  return one;
}
const acting = (organId: string, ...roles: Role[]) => ({ personId: null, organId, roles });
const hand = (one: DisputeCase, organId: string, ...roles: Role[]) => seenBy(one, acting(organId, ...roles));
const told = (one: DisputeCase): string[] => one.pullEvents().map(({ type, data }: RecordedEvent) => [type.split('.').at(-1), (data as { act?: string }).act, (data as { ground?: string }).ground].filter(Boolean).join(' '));
const inNegotiation = (): DisputeCase => {
  const one = aDispute();
  new Negotiation(one).open(hand(one, water, 'ORGAN_DRAFTER'), false, at);
  one.pullEvents();
  return one;
};
const meeting = (...organIds: string[]) => ({ at: at.toISOString(), place: '301 室', attendees: organIds.map((organId) => ({ organId, name: '经办人' })), points: '交换意见' });

describe('a meeting', () => {
  it('is recorded with who came; who did not is noted, and a stranger cannot', () => {
    const one = inNegotiation();
    const drafter = hand(one, water, 'ORGAN_DRAFTER');
    new Negotiation(one).recordMeeting(meeting(water), drafter, later);
    expect(told(one)).toEqual(['act-recorded MEETING', 'act-recorded ABSENT']);
    expect(() => new Negotiation(one).recordMeeting(meeting(water, stranger), drafter, later)).toThrow(expect.objectContaining({ code: 'DISPUTE.NOT_A_PARTY', violations: [expect.objectContaining({ path: 'attendees[1].organId' })] }));
  });
});

describe('a negotiation', () => {
  it('fails by a party only after somebody met or refused to', () => {
    const one = inNegotiation();
    const drafter = hand(one, streets, 'ORGAN_DRAFTER');
    expect(() => new Negotiation(one).fail(drafter, later)).toThrow(expect.objectContaining({ code: 'DISPUTE.NOTHING_NEGOTIATED' }));
    new Negotiation(one).recordRefusal({ organId: water, reason: '不同意协商' }, drafter, later);
    new Negotiation(one).fail(drafter, later);
    expect(told(one)).toEqual(['act-recorded REFUSAL', 'negotiation-failed REFUSED']);
  });

  it('fails by the clock whatever was done', () => {
    const one = inNegotiation();
    new Negotiation(one).fail(theTimer, later);
    expect([one.state, ...told(one)]).toEqual(['NEGOTIATION_FAILED', 'negotiation-failed TIME_OVER']);
  });

  it('is not agreed to by an organ that is only interested, nor by two heads of one organ', () => {
    const one = inNegotiation();
    new Negotiation(one).keepMinutes({ text: '由水务局牵头', split: [], amendments: [] }, hand(one, water, 'ORGAN_DRAFTER'), later);
    const { sha256 } = one.negotiation!.minutes!;
    expect(() => new Negotiation(one).sign(sha256, hand(one, town, 'PRINCIPAL_OFFICER'), later)).toThrow(expect.objectContaining({ code: 'COMMON.NOT_YOUR_STEP' }));
    expect(new Negotiation(one).sign(sha256, hand(one, water, 'PRINCIPAL_OFFICER'), later)).toBe(false);
    expect(() => new Negotiation(one).sign(sha256, hand(one, water, 'PRINCIPAL_OFFICER'), later)).toThrow(expect.objectContaining({ code: 'COMMON.ALREADY_SIGNED' }));
    expect(new Negotiation(one).sign(sha256, hand(one, streets, 'PRINCIPAL_OFFICER'), later)).toBe(true);
    expect(one.state).toBe('AGREED');
  });
});

describe('statements instead of a negotiation (R-DSP-4)', () => {
  const officer = (one: DisputeCase) => hand(one, stranger, 'ESTABLISHMENT_OFFICER');

  it('are for a new law that no list has an entry for, or by the chair’s instruction on record, after three days also without them', () => {
    const law = aDispute({ kind: 'NEW_LAW' });
    expect(() => new Statements(law).replaceNegotiation('NEW_LAW', false, officer(law), later)).toThrow(expect.objectContaining({ code: 'DISPUTE.STATEMENTS_MISSING' }));
    new Statements(law).replaceNegotiation('NEW_LAW', true, officer(law), later);
    expect(law.state).toBe('NEGOTIATION_FAILED');

    const listed = aDispute({ kind: 'NEW_LAW', itemKeys: [water] });
    expect(() => new Statements(listed).replaceNegotiation('NEW_LAW', true, officer(listed), later)).toThrow(expect.objectContaining({ code: 'DISPUTE.LEVEL_SKIPPED' }));
    listed.leaderActs = [{ leader: '编委主任', instruction: '直接协调', at: at.toISOString(), by: 'x' }];
    new Statements(listed).replaceNegotiation('CHAIR_INSTRUCTION', true, officer(listed), later);
    expect(told(listed)).toEqual(['negotiation-failed REPLACED_BY_STATEMENTS']);
  });
});

describe('what somebody may do now', () => {
  it('leaves out what the rules of level 1 forbid as the case stands', () => {
    const one = aDispute();
    const convening = { kind: 'openNegotiation', dueAt: later, status: 'RUNNING' };
    const forbidden = (organId: string, now: Date): string[] => negotiationForbids(one, acting(organId, 'ORGAN_DRAFTER'), now, [convening]);
    expect([forbidden(water, at).includes('openNegotiation'), forbidden(streets, at).includes('openNegotiation'), forbidden(streets, later).includes('openNegotiation')]).toEqual([false, true, false]);
    expect(forbidden(water, at)).toEqual(expect.arrayContaining(['replaceNegotiation', 'agree', 'fail', 'withdraw']));
    const open = inNegotiation();
    new Negotiation(open).recordMeeting(meeting(water, streets), hand(open, water, 'ORGAN_DRAFTER'), later);
    expect(negotiationForbids(open, acting(water, 'ORGAN_DRAFTER'), later, [])).not.toContain('fail');
  });
});
