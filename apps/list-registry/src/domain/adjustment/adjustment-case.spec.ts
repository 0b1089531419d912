import { AdjustmentDoneV1, AdjustmentOpenedV1, AdjustmentTrigger } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import { AdjustmentCase, adjustmentActions, isAssignedAtOnce } from './adjustment-case.ts';
import { adjustmentCaseLifecycle, type AdjustmentCaseState } from './adjustment-case.lifecycle.ts';
import type { AnsweredOutcome } from './answered-outcome.ts';
import { OrganDraftsFirst, TriggerNotYours } from './adjustment.errors.ts';

const at = new Date('2026-03-02T01:00:00Z');
const hand = (roles: (Role | 'SYSTEM')[], own = false): Hand => ({ roles, relations: own ? ['OWN_ORGAN'] : [], actorId: roles[0]! });
const officer = hand(['ESTABLISHMENT_OFFICER']);
const director = hand(['ESTABLISHMENT_DIRECTOR']);
const drafter = hand(['ORGAN_DRAFTER'], true);
const stranger = hand(['ORGAN_DRAFTER']);
const machine = hand(['INTEGRATION_CLIENT']);
const system = hand(['SYSTEM']);
const version = '0199aaaa-0000-7000-8000-00000000e001';

const opened = (trigger: AdjustmentTrigger = 'BASIS_CHANGED', by: Hand = officer): AdjustmentCase =>
  AdjustmentCase.open(
    {
      id: '0199aaaa-0000-7000-8000-00000000ad01', tenantId: '510184', organId: '0199aaaa-0000-7000-8000-000000000001', organCode: 'SWJ', trigger, urgency: 'NORMAL',
      cause: { type: 'basis-change', id: 'n-1', title: '《条例》废止' }, affected: [{ itemKey: '0199aaaa-0000-7000-8000-00000000c001', operation: 'MODIFY', after: null }], baseVersionId: version,
    },
    by,
    at,
  );

/** A case as it stands after living up to a state. */
function aCase(state: AdjustmentCaseState): AdjustmentCase {
  const one = opened();
  if (state !== 'OPEN') one.assign(officer, at);
  if (['DRAFTED', 'IN_LIST_PROCESS', 'DONE'].includes(state)) one.draft(version, drafter, at);
  if (['IN_LIST_PROCESS', 'DONE'].includes(state)) one.enterList(at);
  if (state === 'DONE') one.complete(at);
  if (state === 'DISMISSED') one.dismiss('不涉及', director, at);
  return one;
}

describe('a case of adjustment', () => {
  it.each(AdjustmentTrigger.options)('is opened by the office for %s, and its event says why', (trigger) => {
    const one = opened(trigger);

    const [event] = one.pullEvents();
    expect(one.state).toBe('OPEN');
    expect(AdjustmentOpenedV1.parse(event?.data)).toMatchObject({ trigger, organCode: 'SWJ', causeType: 'basis-change', itemKeys: ['0199aaaa-0000-7000-8000-00000000c001'] });
  });

  it('is asked for by an organ in its own name only', () => {
    expect(opened('DEPARTMENT_REQUEST', drafter).openedBy).toBe('ORGAN_DRAFTER');
    expect(() => opened('BASIS_CHANGED', drafter)).toThrow(TriggerNotYours);
    expect(() => opened('DEPARTMENT_REQUEST', stranger)).toThrow();
  });

  it('is brought by a machine account for what other procedures found, not for what is found here', () => {
    expect(opened('FOLLOW_UP_RESULT', machine).state).toBe('OPEN');
    for (const trigger of ['DEPARTMENT_REQUEST', 'OBJECTION_UPHELD', 'GAP_OR_OVERLAP'] as const) expect(() => opened(trigger, machine)).toThrow(TriggerNotYours);
  });

  it('goes to the organ at once where the office or a rule opened it, and waits for the office otherwise', () => {
    expect([officer, system, drafter, machine].map(isAssignedAtOnce)).toEqual([true, true, false, false]);
  });

  it('is drafted by the organ; by the office only once the organ’s time is over, and the case says since when', () => {
    const one = aCase('WAIT_ORGAN');
    expect(() => one.draft(version, officer, at)).toThrow(OrganDraftsFirst);
    expect(adjustmentActions(one, officer)).toEqual([]);
    expect(adjustmentActions(one, drafter)).toEqual(['draft']);

    one.handOver(at);
    expect(one.officeDraftsSince).toEqual(at);
    expect(one.state).toBe('WAIT_ORGAN');
    expect(adjustmentActions(one, officer)).toEqual(['draft']);
    expect(adjustmentActions(one, drafter)).toEqual(['draft']);
    one.pullEvents();
    one.handOver(new Date(at.getTime() + 1));
    expect(one.pullEvents()).toEqual([]);

    one.draft(version, officer, at);
    expect(one.pullEvents()[0]).toMatchObject({ type: 'registry.adjustment.drafted', data: { byOffice: true } });
  });

  it('that a ruling orders is drafted by the office at once', () => {
    const one = opened('DISPUTE_RULING');
    one.assign(officer, at);
    one.draft(version, officer, at);
    expect(one.state).toBe('DRAFTED');
  });

  it('is done when the version that answers it is in force', () => {
    const one = aCase('IN_LIST_PROCESS');
    one.pullEvents();
    one.complete(at);
    expect(AdjustmentDoneV1.parse(one.pullEvents()[0]?.data)).toMatchObject({ versionId: version });
    expect(one.closedAt).toEqual(at);
  });

  it('waits for its organ again when the version ended without coming into force, and goes on in the next draft', () => {
    const one = aCase('IN_LIST_PROCESS');
    one.putBack(at);
    expect([one.state, one.versionId]).toEqual(['WAIT_ORGAN', null]);

    const next = '0199aaaa-0000-7000-8000-00000000e002';
    one.draftedIn(next, at);
    expect([one.state, one.versionId]).toEqual(['DRAFTED', next]);
  });

  it('follows a draft that names it, whichever way it was begun, and whichever news comes first', () => {
    const next = '0199aaaa-0000-7000-8000-00000000e002';
    for (const state of ['OPEN', 'WAIT_ORGAN', 'DRAFTED', 'IN_LIST_PROCESS'] as const) {
      const one = aCase(state);
      one.draftedIn(next, at);
      one.pullEvents();
      one.draftedIn(next, at);
      expect([one.state, one.versionId, one.pullEvents()]).toEqual(['DRAFTED', next, []]);
    }
    for (const state of ['DONE', 'DISMISSED'] as const) {
      const one = aCase(state);
      one.draftedIn(next, at);
      expect(one.state).toBe(state);
    }
  });

  it('is dismissed by the director only, with the reason, as long as it is open', () => {
    for (const state of ['OPEN', 'WAIT_ORGAN', 'DRAFTED', 'IN_LIST_PROCESS'] as const) {
      expect(() => aCase(state).dismiss('不涉及', officer, at)).toThrow();
      const one = aCase(state);
      one.dismiss('不涉及', director, at);
      expect([one.state, one.dismissReason]).toEqual(['DISMISSED', '不涉及']);
    }
    expect(() => aCase('DONE').dismiss('不涉及', director, at)).toThrow();
  });

  it('is dismissed by the system where the document it carries out was replaced', () => {
    const one = aCase('DRAFTED');
    one.dismiss('由清编裁〔2026〕4号替代', system, at);
    expect(one).toMatchObject({ state: 'DISMISSED', dismissReason: '由清编裁〔2026〕4号替代' });
  });

  it('keeps the fingerprint of the draft that is exactly what a document says; of one that a part is missing from it keeps none', () => {
    const outcome: AnsweredOutcome = { documentNumber: '清编裁〔2026〕3号', source: 'RULING', amendments: [], obstacles: [{ message: 'occupied', messageZh: '加快通道被占用' }], whole: true, contentHash: null };
    const holding = (given: AnsweredOutcome | null): AnsweredOutcome | null => {
      const one = Object.assign(aCase('WAIT_ORGAN'), { outcome: given });
      one.holdText('a'.repeat(64));
      return one.outcome;
    };
    expect(holding(outcome)).toEqual({ ...outcome, contentHash: 'a'.repeat(64) });
    expect(holding({ ...outcome, whole: false })?.contentHash).toBeNull();
    expect(holding(null)).toBeNull();

    const one = Object.assign(aCase('DRAFTED'), { outcome: { ...outcome, contentHash: 'a'.repeat(64) } });
    one.putBack(at);
    expect(one.outcome.contentHash).toBeNull();
  });

  it('gives the organ ten working days', () => {
    expect(adjustmentCaseLifecycle.deadlinesOf('WAIT_ORGAN')).toEqual([{ command: 'draft', policy: 'registry.adjust.apply', clock: 'WORKING_DAY', amount: 10, timerActs: false }]);
  });
});
