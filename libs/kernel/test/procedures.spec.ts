import fc from 'fast-check';
import { NotYourStep, RELATIONS, ROLES, StepOutOfOrder } from '../src/index.ts';
import type { By, Lifecycle } from '../src/index.ts';
import { assistanceRequest } from './assistance-request.lifecycle.ts';
import { dispatchOrder } from './dispatch-order.lifecycle.ts';
import { disputeCase } from './dispute-case.lifecycle.ts';
import { dutyListVersion } from './duty-list-version.lifecycle.ts';
import { summonsCall, summonsParty } from './summons-call.lifecycle.ts';

const organDrafter: By = { roles: ['ORGAN_DRAFTER'], relations: ['OWN_ORGAN'] };
const organApprover: By = { roles: ['ORGAN_APPROVER'], relations: ['OWN_ORGAN'] };
const establishmentDirector: By = { roles: ['ESTABLISHMENT_DIRECTOR'], relations: [] };
const justiceDirector: By = { roles: ['JUSTICE_DIRECTOR'], relations: [] };
const chair: By = { roles: ['COMMISSION_CHAIR'], relations: [] };
const timer: By = { roles: ['TIMER'], relations: [] };
const platform: By = { roles: ['SYSTEM'], relations: [] };
const everyone: By = { roles: [...ROLES, 'SYSTEM', 'TIMER'], relations: RELATIONS, signsAs: 'water' };

describe('the duty list version (编制 → 报送 → 审查 → 审定 → 公示 → 备案 → 生效)', () => {
  it('is reviewed when the establishment office and the justice bureau have both signed, whoever comes first', () => {
    for (const [first, second] of [[establishmentDirector, justiceDirector], [justiceDirector, establishmentDirector]] as const) {
      const waiting = dutyListVersion.move('UNDER_REVIEW', 'pass', first);
      expect(waiting).toMatchObject({ state: 'UNDER_REVIEW', done: false });

      const passed = dutyListVersion.move('UNDER_REVIEW', 'pass', second, { signatures: waiting.signatures });
      expect(passed).toEqual({ state: 'REVIEWED', done: true, signatures: [] });
    }
  });

  it('can be withdrawn by its organ until it is approved, and not after', () => {
    expect(dutyListVersion.table().find((row) => row.command === 'withdraw')?.from).toEqual([
      'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION',
    ]);
    expect(() => dutyListVersion.next('APPROVED', 'withdraw', organApprover)).toThrow(StepOutOfOrder);
  });

  it('comes into force through the commission, a publicity and a filing, or is loaded as approved', () => {
    expect(dutyListVersion.next(null, 'loadApproved', { roles: ['ESTABLISHMENT_OFFICER'], relations: [] })).toBe('EFFECTIVE');
    expect(dutyListVersion.next(null, 'create', organDrafter)).toBe('DRAFT');
    expect(dutyListVersion.actionsFor('IN_DELIBERATION', chair)).toEqual(['approve', 'reject', 'defer']);
    expect(dutyListVersion.actionsFor('PUBLICITY', timer)).toEqual(['closePublicity']);
    expect(dutyListVersion.actionsFor('FILED', chair)).toEqual([]);
  });

  it('is reviewed in 15 working days, in half of them (rounded up) where expedited', () => {
    expect(dutyListVersion.deadlinesOf('UNDER_REVIEW')).toEqual([{ command: 'pass', policy: 'registry.review', clock: 'WORKING_DAY', amount: 15, timerActs: false }]);
    expect(dutyListVersion.deadlinesOf('UNDER_REVIEW', 'EXPEDITED')).toMatchObject([{ amount: 8 }]);
    expect(dutyListVersion.deadlinesOf('PUBLICITY')).toMatchObject([{ command: 'closePublicity', amount: 5, timerActs: true }]);
  });
});

describe('the duty dispute (部门协商 → 编办、司法协调 → 编委裁定)', () => {
  const principalOf = (organ: string): By => ({ roles: ['PRINCIPAL_OFFICER'], relations: ['PARTY'], signsAs: organ });

  it('is agreed when the principals of all parties have signed', () => {
    const signatories = ['water', 'agriculture', 'township'];
    const first = disputeCase.move('NEGOTIATING', 'agree', principalOf('agriculture'), { signatories });
    const second = disputeCase.move('NEGOTIATING', 'agree', principalOf('township'), { signatories, signatures: first.signatures });
    const third = disputeCase.move('NEGOTIATING', 'agree', principalOf('water'), { signatories, signatures: second.signatures });

    expect([first, second, third].map((move) => move.state)).toEqual(['NEGOTIATING', 'NEGOTIATING', 'AGREED']);
    expect(() => disputeCase.move('NEGOTIATING', 'agree', principalOf('finance'), { signatories })).toThrow(NotYourStep);
  });

  it('does not count a signature for consensus as one for the commission', () => {
    const { signatures } = disputeCase.move('COORDINATING', 'consensus', establishmentDirector);
    expect(disputeCase.move('COORDINATING', 'noConsensus', justiceDirector, { signatures })).toMatchObject({ state: 'COORDINATING', done: false });
  });

  it('keeps the signatures given while a round is held, and drops them when the case moves on', () => {
    const { signatures } = disputeCase.move('COORDINATING', 'consensus', establishmentDirector);
    const officer: By = { roles: ['ESTABLISHMENT_OFFICER'], relations: [] };
    expect(disputeCase.move('COORDINATING', 'holdRound', officer, { signatures }).signatures).toEqual(signatures);
    expect(disputeCase.move('COORDINATING', 'withdraw', { roles: [], relations: ['CREATOR'] }, { signatures }).signatures).toEqual([]);
  });

  it('fails by itself when the ten working days of negotiation are over, three where urgent', () => {
    expect(disputeCase.next('NEGOTIATING', 'fail', timer)).toBe('NEGOTIATION_FAILED');
    expect(disputeCase.deadlinesOf('NEGOTIATING', 'URGENT')).toEqual([
      { command: 'fail', policy: 'dispute.negotiation', clock: 'WORKING_DAY', amount: 3, timerActs: true },
    ]);
  });

  it('is flagged, and not moved, where a party does not comply', () => {
    const officer: By = { roles: ['ESTABLISHMENT_OFFICER'], relations: [] };
    expect(disputeCase.move('EXECUTING', 'markNonCompliance', officer)).toMatchObject({ state: 'EXECUTING', done: true, sets: 'NON_COMPLIANCE' });
    expect(() => disputeCase.move('CLOSED', 'markNonCompliance', officer)).toThrow(StepOutOfOrder);
  });

  it('leaves the states that had no way out: supplement, deferral, referral upwards, reconsideration', () => {
    const left = (state: 'SUPPLEMENTING' | 'DEFERRED' | 'REFERRED_UP' | 'RECONSIDERING') =>
      disputeCase.edges().filter((edge) => edge.from === state && edge.to !== state).map((edge) => edge.to);
    expect(left('SUPPLEMENTING')).toEqual(['APPLIED', 'REJECTED', 'WITHDRAWN']);
    expect(left('DEFERRED')).toEqual(['IN_DELIBERATION', 'WITHDRAWN']);
    expect(left('REFERRED_UP')).toEqual(['RULED', 'WITHDRAWN']);
    expect(left('RECONSIDERING')).toEqual(['RULED']);
  });
});

describe('the request for assistance (行政协助)', () => {
  const approver: By = { roles: ['ORGAN_APPROVER'], relations: ['REQUESTED'] };

  it('is accepted or refused by the requested organ only', () => {
    expect(assistanceRequest.actionsFor('RECEIVED', approver)).toEqual(['askSupplement', 'accept', 'refuse', 'forward']);
    expect(assistanceRequest.actionsFor('RECEIVED', { roles: ['ORGAN_APPROVER'], relations: ['REQUESTER'] })).toEqual(['cancel', 'filePaper']);
  });

  it('cannot be refused once it is accepted', () => {
    expect(() => assistanceRequest.next('ACCEPTED', 'refuse', approver)).toThrow(StepOutOfOrder);
  });

  it('counts as accepted when no answer comes in time: three working days, two hours where urgent', () => {
    expect(assistanceRequest.next('RECEIVED', 'deemAccepted', timer)).toBe('DEEMED_ACCEPTED');
    expect(assistanceRequest.deadlinesOf('RECEIVED', 'URGENT')).toContainEqual({
      command: 'deemAccepted', policy: 'assistance.reply', clock: 'CLOCK_HOUR', amount: 2, timerActs: true,
    });
    const deliverable = assistanceRequest.table().find((row) => row.command === 'deliver')?.from;
    expect(deliverable).toEqual(['ACCEPTED', 'DEEMED_ACCEPTED', 'ORDERED']);
  });

  it('is ordered or stays refused as the dispute decides, and nothing else', () => {
    expect(assistanceRequest.next('OBJECTED', 'decide', platform, { to: 'ORDERED' })).toBe('ORDERED');
    expect(assistanceRequest.next('OBJECTED', 'decide', platform, { to: 'REFUSAL_UPHELD' })).toBe('REFUSAL_UPHELD');
    expect(() => assistanceRequest.next('OBJECTED', 'decide', platform, { to: 'CLOSED' })).toThrow('ends in one of');
  });

  it('may also begin with an offer', () => {
    expect(assistanceRequest.next(null, 'offer', { roles: [], relations: ['PROVIDER'] })).toBe('OFFERED');
  });
});

describe('the dispatch order (依单派件)', () => {
  it('is signed for within 4 working hours, 1 hour or 10 minutes, by how urgent it is', () => {
    const sign = (urgency: 'NORMAL' | 'URGENT' | 'EMERGENCY') => dispatchOrder.deadlinesOf('DISPATCHED', urgency).find((d) => d.command === 'signFor');
    expect(sign('NORMAL')).toMatchObject({ clock: 'WORKING_HOUR', amount: 4 });
    expect(sign('URGENT')).toMatchObject({ clock: 'CLOCK_HOUR', amount: 1 });
    expect(sign('EMERGENCY')).toMatchObject({ clock: 'CLOCK_MINUTE', amount: 10 });
  });

  it('is submitted when the handler and the head of the unit have both signed', () => {
    const handler: By = { roles: ['UNIT_HANDLER'], relations: ['OWN_UNIT'] };
    const head: By = { roles: ['UNIT_HEAD'], relations: ['OWN_UNIT'] };
    const { signatures } = dispatchOrder.move('IN_PROGRESS', 'submit', handler);
    expect(() => dispatchOrder.move('IN_PROGRESS', 'submit', handler, { signatures })).toThrow('has signed');
    expect(dispatchOrder.actionsFor('IN_PROGRESS', handler, { signatures })).toEqual(['requestHelp']);
    expect(dispatchOrder.move('IN_PROGRESS', 'submit', head, { signatures }).state).toBe('SUBMITTED');
  });

  it('can be given back before and after signing, and comes back locked where that is refused', () => {
    expect(dispatchOrder.next('SIGNED', 'requestReturn', organApprover)).toBe('RETURN_REQUESTED');
    expect(dispatchOrder.move('RETURN_REQUESTED', 'rejectReturn', { roles: ['DISPATCH_OPERATOR'], relations: [] })).toMatchObject({ state: 'DISPATCHED', sets: 'RETURN_LOCKED' });
  });

  it('can be suspended while it is open, but not twice', () => {
    const from = dispatchOrder.table().find((row) => row.command === 'suspend')?.from;
    expect(from).toEqual(['DISPATCHED', 'RETURN_REQUESTED', 'IN_DISPUTE', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK']);
  });

  it('is not signed for by another unit', () => {
    expect(() => dispatchOrder.next('DISPATCHED', 'signFor', { roles: ['UNIT_HANDLER'], relations: ['OWN_ORGAN'] })).toThrow(NotYourStep);
  });
});

describe('the summons call (吹哨报到) and its parties', () => {
  const party: By = { roles: ['ORGAN_APPROVER'], relations: ['PARTY'] };

  it('lets a party check in within 30 minutes on red, 4 working hours on yellow, 2 working days on blue', () => {
    const limits = (['RED', 'YELLOW', 'BLUE'] as const).map((colour) => summonsParty.deadlinesOf('ACKNOWLEDGED', colour)[0]);
    expect(limits).toMatchObject([
      { clock: 'CLOCK_MINUTE', amount: 30 },
      { clock: 'WORKING_HOUR', amount: 4 },
      { clock: 'WORKING_DAY', amount: 2 },
    ]);
    expect(summonsCall.deadlinesOf('CHECKED_IN', 'RED')).toEqual([]);
  });

  it('puts a party whose objection fails back to where it stood', () => {
    expect(summonsParty.next('ACKNOWLEDGED', 'object', party)).toBe('OBJECTING');
    expect(summonsParty.next('OBJECTING', 'rejectObjection', platform, { previous: 'ACKNOWLEDGED' })).toBe('ACKNOWLEDGED');
    expect(summonsParty.next('OBJECTING', 'rejectObjection', platform, { previous: 'CALLED' })).toBe('CALLED');
    expect(() => summonsParty.next('OBJECTING', 'rejectObjection', platform, { previous: 'RATED' })).toThrow(TypeError);
    expect(() => summonsParty.next('OBJECTING', 'rejectObjection', platform)).toThrow(TypeError);
  });

  it('can be withdrawn before the disposal begins, and a long term matter returns or is resolved', () => {
    expect(summonsCall.table().find((row) => row.command === 'withdraw')?.from).toEqual(['CALLED', 'SCREENING', 'ACKNOWLEDGED', 'CHECKED_IN']);
    expect(summonsCall.table().find((row) => row.command === 'endLongTerm')?.to).toEqual(['IN_DISPOSAL', 'RESOLVED']);
  });
});

const procedures: [string, Lifecycle<string, string>][] = [dutyListVersion, disputeCase, assistanceRequest, dispatchOrder, summonsCall, summonsParty].map((p) => [p.name, p as unknown as Lifecycle<string, string>]);

describe.each(procedures)('whatever happens to a %s', (_, procedure) => {
  const anyone = fc.record({ roles: fc.subarray([...everyone.roles]), relations: fc.subarray([...everyone.relations]) });

  it('a person can take exactly the steps the screen offers them', () => {
    fc.assert(
      fc.property(fc.constantFrom(null, ...Object.keys(procedure.states)), anyone, (state, by) => {
        const offered = procedure.actionsFor(state, by);
        const taken = procedure.commands().filter((command) => {
          try {
            procedure.move(state, command, { ...by, signsAs: 'water' }, { signatories: ['water'], ...outcome(procedure, state, command) });
            return true;
          } catch (error) {
            if (error instanceof StepOutOfOrder || error instanceof NotYourStep) return false;
            throw error;
          }
        });
        expect(taken).toEqual(offered);
      }),
    );
  });

  it('it stays among its states, and from everywhere it can still be brought to an end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
        let state: string | null = null;
        for (const choice of choices) {
          const ways: { command: string; to: string }[] = procedure.edges().filter((edge) => edge.from === state);
          const way = ways[choice % Math.max(1, ways.length)];
          if (!way) break;
          state = walk(procedure, state, way);
          expect(Object.keys(procedure.states)).toContain(state);
        }
        expect(canEnd(procedure, state)).toBe(true);
      }),
    );
  });
});

function walk(procedure: Lifecycle<string, string>, state: string | null, way: { command: string; to: string }): string {
  const given = { to: way.to, previous: way.to, signatories: ['water'] };
  let move = procedure.move(state, way.command, everyone, given);
  while (!move.done) move = procedure.move(state, way.command, everyone, { ...given, signatures: move.signatures });
  expect(move.state).toBe(way.to);
  return move.state;
}

function outcome(procedure: Lifecycle<string, string>, state: string | null, command: string): { to?: string; previous?: string } {
  const target = procedure.edges().find((edge) => edge.from === state && edge.command === command)?.to;
  return target === undefined ? {} : { to: target, previous: target };
}

function canEnd(procedure: Lifecycle<string, string>, state: string | null, seen = new Set<string | null>()): boolean {
  if (state !== null && procedure.isFinal(state)) return true;
  if (seen.has(state)) return false;
  seen.add(state);
  const starts = state === null && !procedure.edges().some((edge) => edge.from === null) ? [procedure.initial] : [];
  return [...starts, ...procedure.edges().filter((edge) => edge.from === state).map((edge) => edge.to)].some((to) => canEnd(procedure, to, seen));
}
