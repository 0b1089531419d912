import type { Role } from '@yidan/kernel';
import type { RaisedFacts } from '../dispute-case/case-facts.ts';
import { DisputeCase } from '../dispute-case/dispute-case.ts';
import { seenBy, theSystem, type Hand } from '../dispute-case/seen-by.ts';
import { Acceptance } from './acceptance.ts';
import { Application, type ApplicationText } from './application.ts';
import { coordinationForbids } from './coordination-actions.ts';
import { Coordination } from './coordination.ts';
import { Opinion, type OpinionText } from './opinion.ts';
import { assertPrecedentsAnswered } from './precedents-answered.ts';
import { Submission } from './submission.ts';

const id = (n: number): string => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [water, urban, garden, office, justice, matter] = [1, 2, 3, 4, 5, 6].map(id) as [string, string, string, string, string, string];
const at = new Date('2026-03-02T09:00:00+08:00');
const later = new Date('2026-03-30T09:00:00+08:00');

const raised: RaisedFacts = {
  id: id(10), tenantId: '510184', number: 'ZY-2026-0001', chainId: matter, kind: 'BOUNDARY', issue: 'HOLDER', urgency: 'NORMAL', jurisdiction: 'DISTRICT', title: '河道边建筑垃圾由谁处置', description: '双方均认为不属本单位职责。',
  legalIssue: null, sector: null, itemKeys: [id(20)], origin: { type: 'DISPATCH', refId: null, matterId: matter },
  parties: [{ organId: water, role: 'CONVENOR', stance: 'DENIES' }, { organId: urban, role: 'COUNTERPART', stance: 'DENIES' }, { organId: garden, role: 'INTERESTED', stance: null }],
  convenorOrganId: water, raisedBy: 'SYSTEM', raisedByOrganId: null, raisedByPersonId: null, fingerprint: 'f',
};
const text: ApplicationText = { matter: '建筑垃圾', negotiationDone: '会商一次', mainDispute: '由谁清运', proposal: '由城管牵头', reasons: '城管有清运能力', bases: [{ instrument: '防洪法', article: '第二十二条', text: null }], attachments: [] };
const opinionText: OpinionText = {
  facts: '沿河路堆放建筑垃圾', reasons: '清运属城管', bases: text.bases, amendments: [], precedents: [], minor: false,
  split: [{ task: '清运', itemKey: id(20), isNew: false, leadOrganId: urban, leadUnitId: id(30), handlerOrganIds: [], assistOrganIds: [], handoff: null }],
};

/** A case in which the negotiation was replaced by statements, and somebody who acts in it. */
function aCase(more: Partial<RaisedFacts> = {}) {
  const one = DisputeCase.raise({ ...raised, ...more }, theSystem, at);
  const who = (name: string, organId: string, ...roles: Role[]): Hand => seenBy(one, { personId: `person-${name}`, organId, roles });
  one.advance('replaceNegotiation', theSystem, at);
  const people = {
    waterDrafter: who('water', water, 'ORGAN_DRAFTER'), urbanDrafter: who('urban', urban, 'ORGAN_DRAFTER'), waterHead: who('water-head', water, 'PRINCIPAL_OFFICER'), urbanHead: who('urban-head', urban, 'PRINCIPAL_OFFICER'),
    gardenHead: who('garden-head', garden, 'PRINCIPAL_OFFICER'), officer: who('officer', office, 'ESTABLISHMENT_OFFICER'), otherOfficer: who('officer-2', office, 'ESTABLISHMENT_OFFICER'),
    director: who('director', office, 'ESTABLISHMENT_DIRECTOR'), judge: who('judge', justice, 'JUSTICE_DIRECTOR'), both: who('both', office, 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'),
  };
  return { one, ...people };
}

function coordinated(more: Partial<RaisedFacts> = {}) {
  const all = aCase(more);
  const { one, waterDrafter, officer } = all;
  new Application(one).apply(text, { convenorUntil: null, documentNumber: '水请〔2026〕1号' }, waterDrafter, at);
  new Acceptance(one).accept('编协〔2026〕1号', officer, at);
  new Coordination(one).forward({ documentNumber: '编协〔2026〕2号', repliesDueAt: later }, officer, at);
  one.pullEvents();
  return all;
}

const told = (one: DisputeCase): string[] => one.pullEvents().map(({ type, data }) => [type.replace('dispute.case.', ''), (data as { act?: string }).act ?? ''].join(' ').trim());

describe('the application for coordination', () => {
  it('is the convenor’s while its time runs, then any party’s, and the office’s at any time', () => {
    const beforeHand = aCase();
    const applying = { convenorUntil: later, documentNumber: '1' };
    expect(() => new Application(beforeHand.one).apply(text, applying, beforeHand.urbanDrafter, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.CONVENOR_FIRST' }));
    for (const [hand, convenorUntil] of [['waterDrafter', later], ['urbanDrafter', null], ['officer', later]] as const) {
      const { one, ...people } = aCase();
      new Application(one).apply(text, { ...applying, convenorUntil }, people[hand], at);
      expect([one.state, one.application?.byOrganId]).toEqual(['APPLIED', people[hand].organId]);
    }
  });

  it('says everything that it lacks at once', () => {
    const { one, waterDrafter } = aCase();
    const empty = { ...text, matter: '', proposal: '', bases: [] };
    expect(() => new Application(one).apply(empty, { convenorUntil: null, documentNumber: '1' }, waterDrafter, at)).toThrow(
      expect.objectContaining({ code: 'DISPUTE.APPLICATION_INCOMPLETE', violations: ['matter', 'proposal', 'bases'].map((path) => expect.objectContaining({ path }) as unknown) }),
    );
  });

  it('is not decided on by the person who filed it ex officio', () => {
    const { one, officer, otherOfficer } = aCase();
    new Application(one).apply(text, { convenorUntil: null, documentNumber: '1' }, officer, at);
    for (const decide of [() => new Acceptance(one).accept('2', officer, at), () => new Acceptance(one).reject({ ground: 'STAFFING', reasons: 'x', route: 'y' }, '2', officer, at)]) {
      expect(decide).toThrow(expect.objectContaining({ code: 'SEC.FOUR_EYES' }));
    }
    new Acceptance(one).accept('2', otherOfficer, at);
    expect(one.state).toBe('ACCEPTED');
  });

  it('goes up where an organ of a higher level is a party, and otherwise with the director’s reason only', () => {
    const vertical = aCase({ jurisdiction: 'REFERRED_UP' });
    new Application(vertical.one).apply(text, { convenorUntil: null, documentNumber: '1' }, vertical.waterDrafter, at);
    expect(() => new Acceptance(vertical.one).accept('2', vertical.officer, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.BEYOND_JURISDICTION' }));
    new Acceptance(vertical.one).referUp({ to: '市委编办' }, '2', vertical.director, at);
    expect(vertical.one.state).toBe('REFERRED_UP');

    const own = aCase();
    new Application(own.one).apply(text, { convenorUntil: null, documentNumber: '1' }, own.waterDrafter, at);
    expect(() => new Acceptance(own.one).referUp({ to: '市委编办' }, '2', own.director, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.REFER_UP_REASON' }));
    new Acceptance(own.one).referUp({ to: '市委编办', reason: '涉及市级统筹' }, '2', own.director, at);
    expect(own.one.acceptance).toMatchObject({ decision: 'REFERRED_UP', to: '市委编办', reasons: '涉及市级统筹' });
  });

  it('F-179 that the superior returns undecided is accepted by that, also where an organ of a higher level is a party, and may go up again', () => {
    const { one, waterDrafter, director, officer } = aCase({ jurisdiction: 'REFERRED_UP' });
    new Application(one).apply(text, { convenorUntil: null, documentNumber: '1' }, waterDrafter, at);
    new Acceptance(one).referUp({ to: '省委编办' }, '2', director, at);
    const reply = { authority: '省委编办', documentNumber: '省编函〔2026〕1号', text: '退回自行处理' };
    expect(() => new Acceptance(one).recordUpperReturn(reply, director, later)).toThrow(expect.objectContaining({ kind: 'forbidden' }));

    new Acceptance(one).recordUpperReturn(reply, officer, later);

    expect([one.state, one.acceptance?.decision, one.pullEvents().at(-1)?.type]).toEqual(['ACCEPTED', 'ACCEPTED', 'dispute.case.returned-by-superior']);
    expect(one.upperReturns).toEqual([{ ...reply, to: '省委编办', requestNumber: '2', askedAt: at.toISOString(), at: later.toISOString(), by: officer.personId }]);
    new Acceptance(one).referUp({ to: '省委编办' }, '3', director, later);
    expect([one.state, one.acceptance?.documentNumber, one.upperReturns.length]).toEqual(['REFERRED_UP', '3', 1]);
  });

  it('ends where it is not supplemented in time, and only its applicant supplements it', () => {
    const { one, waterDrafter, urbanDrafter, officer } = aCase();
    new Application(one).apply(text, { convenorUntil: null, documentNumber: '1' }, waterDrafter, at);
    new Acceptance(one).askSupplement('请附会商记录', '2', officer, at);
    expect(() => new Application(one).supplement({ text: '见附件', attachments: [] }, urbanDrafter, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.NOT_THE_APPLICANT' }));
    new Acceptance(one).lapse(later);
    expect([one.state, one.closedAt]).toEqual(['REJECTED', later]);
  });
});

describe('the coordination', () => {
  it('R-DSP-6 goes on where a party is silent: no objection to the facts, and its absence is counted', () => {
    const { one, urbanDrafter } = coordinated();
    const [answering, silent] = [coordinated(), one];
    expect(new Coordination(answering.one).reply('无异议', answering.urbanDrafter, at)).toBe(true);
    expect(new Coordination(answering.one).closeReplies(later)).toEqual([]);

    expect(new Coordination(silent).closeReplies(later)).toEqual([urban]);
    expect([silent.state, silent.coordination?.replies]).toEqual(['COORDINATING', [{ organId: urban, text: null, deemed: true, at: later.toISOString(), by: null }]]);
    expect(told(silent)).toEqual(['act-recorded ABSENT']);
    expect(new Coordination(silent).reply('迟到的意见', urbanDrafter, later)).toBe(true);
  });

  it('meets after so many written rounds, and writes down what was said where people met', () => {
    const { one, officer } = coordinated();
    const round = new Coordination(one);
    for (let n = 0; n < 2; n++) round.holdRound({ kind: 'WRITTEN', questions: '由谁清运？', minutes: null }, 2, officer, at);
    expect(() => round.holdRound({ kind: 'WRITTEN', questions: '再问', minutes: null }, 2, officer, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.WRITTEN_ROUNDS_SPENT', params: { most: 2, advice: 'MEETING' } }));
    expect(() => round.holdRound({ kind: 'MEETING', questions: '会商', minutes: null }, 2, officer, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.ROUND_MINUTES_MISSING' }));
    round.holdRound({ kind: 'MEETING', questions: '会商', minutes: '各方陈述意见' }, 2, officer, at);
    expect(one.coordination?.rounds.map(({ no, kind }) => `${no} ${kind}`)).toEqual(['1 WRITTEN', '2 WRITTEN', '3 MEETING']);
  });
});

describe('the opinion', () => {
  function drafted(minor = false) {
    const all = coordinated();
    new Opinion(all.one).draft({ ...opinionText, minor }, all.officer, at);
    const { sha256 } = all.one.coordination!.opinion!;
    const accept = (...hands: Hand[]): void => hands.forEach((hand) => new Opinion(all.one).answer({ sha256, accepts: true, reason: null }, hand, at));
    return { ...all, sha256, accept };
  }

  it('F-048 needs the signatures of both directors: one is not enough, and one person is not both', () => {
    const { one, sha256, accept, waterHead, urbanHead, director, judge, both } = drafted();
    accept(waterHead, urbanHead);
    expect(new Opinion(one).sign(sha256, false, both, at)).toBe(false);
    expect(() => new Opinion(one).sign(sha256, false, both, at)).toThrow(expect.objectContaining({ code: 'SEC.FOUR_EYES' }));
    expect(() => new Opinion(one).sign(sha256, false, director, at)).toThrow(expect.objectContaining({ code: 'COMMON.ALREADY_SIGNED' }));
    expect(one.state).toBe('COORDINATING');
    expect(new Opinion(one).sign(sha256, false, judge, at)).toBe(true);
    expect(one.state).toBe('OPINION_ISSUED');
    expect(one.coordination?.opinion?.signatures).toEqual([
      { personId: 'person-both', organId: office, role: 'ESTABLISHMENT_DIRECTOR', at: at.toISOString(), sha256 }, { personId: 'person-judge', organId: justice, role: 'JUSTICE_DIRECTOR', at: at.toISOString(), sha256 },
    ]);
  });

  it('is not signed by whoever drafted it', () => {
    const { one, waterHead, urbanHead, both } = coordinated();
    const drafter: Hand = { ...both, roles: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] };
    new Opinion(one).draft(opinionText, drafter, at);
    const { sha256 } = one.coordination!.opinion!;
    for (const hand of [waterHead, urbanHead]) new Opinion(one).answer({ sha256, accepts: true, reason: null }, hand, at);
    expect(() => new Opinion(one).sign(sha256, false, drafter, at)).toThrow(expect.objectContaining({ code: 'SEC.FOUR_EYES' }));
  });

  it('is issued where every party accepts it, or settles a minor dispute where the policy pack says so', () => {
    const some = drafted(true);
    some.accept(some.waterHead);
    expect(() => new Opinion(some.one).sign(some.sha256, false, some.director, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.OPINION_NOT_ACCEPTED', params: { organIds: [urban] } }));
    expect(new Opinion(some.one).sign(some.sha256, true, some.director, at)).toBe(false);

    const major = drafted();
    major.accept(major.waterHead);
    expect(() => new Opinion(major.one).sign(major.sha256, true, major.director, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.OPINION_NOT_ACCEPTED' }));
    expect(() => major.accept(major.gardenHead)).toThrow(expect.objectContaining({ code: 'DISPUTE.NOT_A_SIGNATORY' }));
  });

  it('that is changed is another text: what was accepted and signed is void, and nobody signs what was not read', () => {
    const { one, sha256, accept, officer, waterHead, urbanHead, director, judge } = drafted();
    accept(waterHead, urbanHead);
    new Opinion(one).sign(sha256, false, director, at);
    new Opinion(one).draft({ ...opinionText, reasons: '另有理由' }, officer, at);
    expect(one.coordination?.opinion).toMatchObject({ acceptances: [], signatures: [] });
    expect(one.signatures).toEqual([]);
    expect(() => new Opinion(one).sign(sha256, false, judge, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.TEXT_CHANGED' }));
    expect(() => accept(waterHead)).toThrow(expect.objectContaining({ code: 'DISPUTE.TEXT_CHANGED' }));
    expect(() => new Opinion(one).draft({ ...opinionText, bases: [] }, officer, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.BASIS_MISSING' }));
  });

  it('R-DSP-12 names every precedent that is shown, and gives a reason where it is not followed', () => {
    const shown = [{ id: id(40), title: '先例一' }, { id: id(41), title: '先例二' }];
    expect(() => assertPrecedentsAnswered(shown, [{ precedentId: id(40), follows: false, reason: null }])).toThrow(
      expect.objectContaining({ violations: [expect.objectContaining({ code: 'DISPUTE.PRECEDENT_UNNAMED' }), expect.objectContaining({ path: 'precedents[0].reason' })] }),
    );
    assertPrecedentsAnswered(shown, [{ precedentId: id(40), follows: false, reason: '事实不同' }, { precedentId: id(41), follows: true, reason: null }]);
  });

  it('offers the steps that can be taken now, and no others', () => {
    const { one, sha256, accept, officer, waterHead, urbanHead, director } = drafted();
    const forbidden = (hand: Hand): string[] => coordinationForbids(one, { ...hand, roles: hand.roles as Role[] }, at, [{ kind: 'coordinate', status: 'RUNNING', dueAt: later }]);
    expect(forbidden(director)).toEqual(expect.arrayContaining(['consensus', 'noConsensus']));
    accept(waterHead, urbanHead);
    expect(forbidden(director)).not.toContain('consensus');
    expect(forbidden(officer)).toContain('consensus');
    expect([forbidden(waterHead).includes('acceptOpinion'), forbidden(waterHead).includes('declineOpinion')]).toEqual([true, false]);
    new Opinion(one).answer({ sha256, accepts: false, reason: '不同意' }, urbanHead, at);
    expect([forbidden(director).includes('consensus'), forbidden(director).includes('noConsensus')]).toEqual([true, false]);
  });

  it('that a party declines brings the case before the commission, with one text that both directors signed', () => {
    const { one, sha256, urbanHead, director, judge } = drafted();
    const submission = new Submission(one);
    expect(() => submission.sign({ reasons: '未达成一致', runsUntil: later }, director, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.COORDINATION_RUNS' }));
    new Opinion(one).answer({ sha256, accepts: false, reason: '不同意' }, urbanHead, at);
    expect(() => submission.sign({ reasons: undefined, runsUntil: later }, director, at)).toThrow(expect.objectContaining({ code: 'DISPUTE.SUBMISSION_REASONS' }));
    expect(submission.sign({ reasons: '未达成一致', runsUntil: later }, director, at)).toBe(false);
    // Other words are another text: whoever signed the former has to sign anew.
    expect(submission.sign({ reasons: '分歧较大', runsUntil: later }, judge, at)).toBe(false);
    expect(submission.sign({ reasons: undefined, runsUntil: later }, director, at)).toBe(true);
    one.pullEvents();
    submission.submit('编协〔2026〕9号', at);
    const [event] = one.pullEvents();
    expect([one.state, one.level, event?.data]).toEqual(['SUBMITTED_TO_COMMISSION', 3, expect.objectContaining({ documentNumber: '编协〔2026〕9号', title: raised.title, partyOrganIds: [water, urban, garden] })]);
    expect(new Set(one.coordination?.proposal?.signatures.map((signed) => signed.sha256)).size).toBe(1);
  });

  it('need not be declined where the time of the coordination is over', () => {
    const { one, director, judge } = coordinated();
    expect(new Submission(one).sign({ reasons: '期限届满', runsUntil: at }, director, later)).toBe(false);
    expect(new Submission(one).sign({ reasons: undefined, runsUntil: at }, judge, later)).toBe(true);
  });
});
