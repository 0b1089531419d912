import type { DisputeOutcome, ListAmendment, SplitRow } from '@yidan/contracts';
import type { ActorRole, Role } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import { Acceptance } from '../src/domain/coordination/acceptance.ts';
import { Application } from '../src/domain/coordination/application.ts';
import { Coordination } from '../src/domain/coordination/coordination.ts';
import { Opinion } from '../src/domain/coordination/opinion.ts';
import { Submission } from '../src/domain/coordination/submission.ts';
import { DisputeCase } from '../src/domain/dispute-case/dispute-case.ts';
import type { DisputeCaseCommand } from '../src/domain/dispute-case/dispute-case.lifecycle.ts';
import { seenBy, theSystem, theTimer, type Hand } from '../src/domain/dispute-case/seen-by.ts';
import { agreedOutcome } from '../src/domain/execution/agreed-outcome.ts';
import type { AmendedList } from '../src/domain/execution/open-ends.ts';
import { Execution } from '../src/domain/execution/execution.ts';
import { LeaderActs } from '../src/domain/execution/leader-acts.ts';
import { Negotiation } from '../src/domain/negotiation/negotiation.ts';
import { Statements } from '../src/domain/negotiation/statements.ts';
import type { CommissionDecision, MeetingAct } from '../src/domain/ruling/commission-acts.ts';
import { Deliberation } from '../src/domain/ruling/deliberation.ts';
import { Reconsideration } from '../src/domain/ruling/reconsideration.ts';
import { Ruling } from '../src/domain/ruling/ruling.ts';

const [WATER, STREETS, FOOD, OFFICE, JUSTICE, COMMISSION, TRADE] = Array.from({ length: 7 }, () => uuid()) as [string, string, string, string, string, string, string];
const ITEM = uuid();
const BASIS = { instrument: '中华人民共和国防洪法', article: '第二十二条', text: null };

/** Who may be about: parties, a stranger, the offices, and people who wear several hats or belong to a party. */
const PEOPLE: readonly { personId: string; organId: string; roles: readonly Role[] }[] = (
  [
    [WATER, ['ORGAN_DRAFTER', 'ORGAN_APPROVER']], [WATER, ['PRINCIPAL_OFFICER']], [STREETS, ['ORGAN_DRAFTER']], [STREETS, ['PRINCIPAL_OFFICER']], [FOOD, ['PRINCIPAL_OFFICER']], [TRADE, ['PRINCIPAL_OFFICER', 'ORGAN_DRAFTER']],
    [OFFICE, ['ESTABLISHMENT_OFFICER']], [OFFICE, ['ESTABLISHMENT_OFFICER', 'COMMISSION_CHAIR']], [OFFICE, ['ESTABLISHMENT_DIRECTOR']], [JUSTICE, ['JUSTICE_DIRECTOR', 'JUSTICE_REVIEWER']],
    [COMMISSION, ['COMMISSION_SECRETARY']], [COMMISSION, ['COMMISSION_CHAIR']], [WATER, ['COMMISSION_CHAIR']],
  ] as [string, Role[]][]
).map(([organId, roles]) => ({ personId: uuid(), organId, roles }));

type Step = (by: Hand, at: Date, n: number) => void;

/** 一件争议: what use cases do around the case, as plain code, with a commission, lists and orders that are as they happen to be. */
export class DisputeInPlay {
  readonly one: DisputeCase;
  /** Everybody who may be about, as the case sees them. */
  readonly hands: readonly Hand[];
  /** What the commission's signed minutes say, meeting by meeting. */
  readonly decisions: CommissionDecision[] = [];
  private readonly meetings: MeetingAct[] = [];
  private lists: AmendedList[] = [];
  private papers = 0;

  constructor(
    readonly begun: Date,
    urgent: boolean,
  ) {
    const given = {
      id: uuid(), tenantId: '510184', number: 'ZY-2026-0001', chainId: uuid(), kind: 'WHO_HOLDS', issue: 'HOLDER', urgency: urgent ? 'URGENT' : 'NORMAL', jurisdiction: 'DISTRICT', title: '河道边建筑垃圾由谁处置', description: '堆放',
      legalIssue: null, sector: null, itemKeys: [ITEM], origin: { type: 'MANUAL', refId: null, matterId: null },
      parties: [{ organId: WATER, role: 'CONVENOR', stance: 'DENIES' }, { organId: STREETS, role: 'COUNTERPART', stance: 'DENIES' }, { organId: FOOD, role: 'INTERESTED', stance: null }],
      convenorOrganId: WATER, raisedBy: 'PARTY', raisedByOrganId: WATER, raisedByPersonId: null, fingerprint: 'x',
    } as const;
    this.one = DisputeCase.raise(given, { roles: ['ORGAN_DRAFTER'], relations: ['PARTY'] }, begun);
    this.hands = [...PEOPLE.map((person) => seenBy(this.one, person)), theSystem, theTimer];
  }


  /** The commission meets, whatever the case is doing: it decides by its own acts. */
  meet(n: number, at: Date): void {
    const called = this.meetings.filter(({ state }) => state === 'PLANNED');
    const meeting = called.find(({ meetingId }) => meetingId === this.one.commission?.meetingId) ?? called[0];
    if (!meeting || n % 5 === 0) {
      this.meetings.push({ meetingId: uuid(), meetsOn: '2026-03-05', state: 'PLANNED' });
      return;
    }
    this.meetings[this.meetings.indexOf(meeting)] = { ...meeting, state: n % 7 === 0 ? 'CANCELLED' : 'SIGNED' };
    if (n % 7 === 0 || n % 11 === 0) return;
    const conclusion = (['APPROVED', 'APPROVED', 'REJECTED', 'DEFERRED', 'APPROVED_WITH_CHANGES'] as const)[n % 5]!;
    this.decisions.push({ meetingId: meeting.meetingId, conclusion, documentNumber: `纪${n}`, minutesAt: at, counts: n % 13 === 0 ? { members: 7, present: 3, quorum: 5, inFavour: 3, against: 0 } : null });
  }

  /** A list of the outcome comes into force, or will not change. */
  adjust(n: number, at: Date): void {
    const next = this.lists.findIndex(({ state }) => state === 'PENDING');
    if (next < 0) return;
    this.lists = this.lists.map((list, i) => (i === next ? { ...list, ...(n % 6 === 0 ? { state: 'DISMISSED' as const } : { state: 'EFFECTIVE' as const, versionId: uuid() }) } : list));
    new Execution(this.one).startIfDue(theSystem, at);
  }

  /** What each step does, with contents that now and then are not what they should be. */
  readonly steps: Partial<Record<DisputeCaseCommand, Step>> = {
    submitStatement: (by, at) => new Statements(this.one).submit({ stance: 'DENIES', claim: '不属本单位', reasons: '无依据', bases: [], sandingRefs: [], evidence: [] }, null, by, at),
    recordLeader: (by, at, n) => new LeaderActs(this.one).record({ leader: n % 2 ? '区长' : '编委主任', instruction: '抓紧办理' }, by, at),
    openNegotiation: (by, at, n) => new Negotiation(this.one).open(by, n % 2 === 0, at),
    replaceNegotiation: (by, at, n) => new Statements(this.one).replaceNegotiation(n % 2 ? 'URGENT' : 'CHAIR_INSTRUCTION', n % 3 === 0, by, at),
    recordMeeting: (by, at) => new Negotiation(this.one).recordMeeting({ at: at.toISOString(), place: '会议室', attendees: [{ organId: WATER, name: '甲' }], points: '未达成一致' }, by, at),
    recordRefusal: (by, at, n) => new Negotiation(this.one).recordRefusal({ organId: n % 2 ? STREETS : TRADE, reason: '拒绝' }, by, at),
    keepMinutes: (by, at, n) => new Negotiation(this.one).keepMinutes({ text: `纪要${n % 2}`, split: [row(n)], amendments: [] }, by, at),
    agree: (by, at) => void new Negotiation(this.one).sign(this.one.negotiation?.minutes?.sha256 ?? '', by, at),
    fileMinutes: (by, at) => new Negotiation(this.one).file(this.number(), by, at),
    objectToMinutes: (by, at) => new Negotiation(this.one).object('与法律不符', by, at),
    letStand: (by, at) => {
      this.one.assertMay('letStand', by);
      new Negotiation(this.one).stand(at);
      this.agreed(at);
    },
    fail: (by, at) => new Negotiation(this.one).fail(by, at),
    apply: (by, at, n) => new Application(this.one).apply({ matter: n % 5 ? '争议' : '', negotiationDone: '一次', mainDispute: '归属', proposal: '由对方', reasons: '无依据', bases: [BASIS], attachments: [] }, { convenorUntil: null, documentNumber: this.number() }, by, at),
    accept: (by, at) => new Acceptance(this.one).accept(this.number(), by, at),
    askSupplement: (by, at) => new Acceptance(this.one).askSupplement('缺材料', this.number(), by, at),
    supplement: (by, at) => new Application(this.one).supplement({ text: '补充', attachments: [] }, by, at),
    lapse: (by, at) => {
      this.one.assertMay('lapse', by);
      new Acceptance(this.one).lapse(at);
    },
    reject: (by, at) => new Acceptance(this.one).reject({ ground: 'STAFFING', reasons: '编制事项', route: '机构编制事项申请' }, this.number(), by, at),
    transfer: (by, at) => new Acceptance(this.one).transfer({ to: '市委编办', reasons: '跨区' }, by, at),
    referUp: (by, at, n) => new Acceptance(this.one).referUp({ to: '市委编办', reason: n % 2 ? '跨层级' : undefined }, this.number(), by, at),
    recordUpperDecision: (by, at, n) => this.decide(new Ruling(this.one).recordUpper({ authority: '市委编委', documentNumber: this.number(), text: text(n) }, by, at), '2026-12-31', at),
    recordUpperReturn: (by, at) => new Acceptance(this.one).recordUpperReturn({ authority: '市委编办', documentNumber: this.number(), text: '退回自行处理' }, by, at),
    forward: (by, at) => new Coordination(this.one).forward({ documentNumber: this.number(), repliesDueAt: at }, by, at),
    reply: (by, at) => void new Coordination(this.one).reply('无异议', by, at),
    closeReplies: (by, at) => {
      this.one.assertMay('closeReplies', by);
      new Coordination(this.one).closeReplies(at);
    },
    holdRound: (by, at, n) => new Coordination(this.one).holdRound({ kind: n % 2 ? 'WRITTEN' : 'MEETING', questions: '问题', minutes: '记录' }, 2, by, at),
    extendCoordination: (by, at) => new Coordination(this.one).extend('疑难', by, at),
    draftOpinion: (by, at, n) => new Opinion(this.one).draft({ facts: '事实', reasons: '理由', bases: [BASIS], split: [row(n)], amendments: moves(n), precedents: [], minor: false }, by, at),
    acceptOpinion: (by, at) => new Opinion(this.one).answer({ sha256: this.one.coordination?.opinion?.sha256 ?? '', accepts: true, reason: null }, by, at),
    declineOpinion: (by, at) => new Opinion(this.one).answer({ sha256: this.one.coordination?.opinion?.sha256 ?? '', accepts: false, reason: '不同意' }, by, at),
    consensus: (by, at) => {
      if (new Opinion(this.one).sign(this.one.coordination?.opinion?.sha256 ?? '', false, by, at)) this.decide(new Opinion(this.one).issue(this.number(), at), '2026-12-31', at);
    },
    noConsensus: (by, at, n) => {
      if (new Submission(this.one).sign({ reasons: '分歧较大', runsUntil: n % 2 ? null : new Date(at.getTime() + 1) }, by, at)) new Submission(this.one).submit(this.number(), at);
    },
    deliberate: (by, at, n) => new Deliberation(this.one).begin(this.meeting(n), by, at),
    hear: (by, at, n) => new Deliberation(this.one).hear([WATER, STREETS, TRADE].slice(0, (n % 5) + 1 > 2 ? 2 : (n % 5) + 1).map((organId) => ({ organId, attended: true, said: '不属本单位' })), by, at),
    draftRuling: (by, at, n) => new Ruling(this.one).draft(text(n), by, at),
    rule: (by, at, n) => {
      const meetingId = n % 4 ? (this.one.commission?.meetingId ?? '') : (this.decisions[n % (this.decisions.length || 1)]?.meetingId ?? '');
      const ruling = new Ruling(this.one);
      ruling.sign({ sha256: this.one.commission?.ruling?.sha256 ?? '', meetingId, decision: this.decisionOf(meetingId) }, by, at);
      this.decide(ruling.giveNumber(this.number(), at), '2026-12-31', at);
    },
    defer: (by, at) => {
      const meeting = this.meetings.find(({ meetingId }) => meetingId === this.one.commission?.meetingId) ?? null;
      new Deliberation(this.one).defer(meeting, this.decisionOf(meeting?.meetingId ?? ''), true, by, at);
    },
    remand: (by, at) => {
      const meeting = this.meetings.find(({ meetingId }) => meetingId === this.one.commission?.meetingId) ?? null;
      new Deliberation(this.one).remand(meeting, this.decisionOf(meeting?.meetingId ?? ''), by, at);
    },
    requestReview: (by, at, n) => {
      this.one.assertMay('requestReview', by);
      const review = new Reconsideration(this.one);
      review.request('新的证据', new Date(review.ruledAt().getTime() + (n % 5 ? 864_000_000 : 0)), by, at);
    },
    decideReview: (by, at, n) => {
      const meetingId = this.decisions[Math.floor(n / 2) % (this.decisions.length || 1)]?.meetingId ?? '';
      const ruling = new Ruling(this.one);
      const decision = this.decisionOf(meetingId);
      if (n % 2) {
        ruling.replace({ sha256: this.one.commission?.review?.draft?.sha256 ?? '', meetingId, decision }, by, at);
        this.decide(ruling.giveNumber(this.number(), at), '2026-12-31', at);
      } else ruling.uphold({ meetingId, decision }, by, at);
      if (this.one.execution) new Execution(this.one).startIfDue(theSystem, at);
    },
    execute: (by, at) => {
      this.one.assertMay('execute', by);
      this.agreed(at);
      if (this.one.state !== 'EXECUTING') new Execution(this.one).start(by, at);
    },
    reportExecution: (by, at) => new Execution(this.one).report({ text: '已移交', evidence: [] }, by, at),
    confirm: (by, at, n) =>
      new Execution(this.one).confirm({ lists: this.lists, orders: n % 4 ? [] : [{ orderId: uuid(), number: 'PJ-1' }], dismissals: n % 3 ? this.lists.map(({ organId }) => ({ organId, reason: '无需修改' })) : [], note: '已核实' }, by, at),
    markNonCompliance: (by, at, n) => new Execution(this.one).markNonCompliance({ organId: n % 2 ? STREETS : TRADE, facts: '拒不接收' }, by, at),
    close: (by, at, n) => new Execution(this.one).close(n % 2 ? 'OBJECTIVE_CONSTRAINT' : 'VAGUE_PROVISION', n % 3 ? { kind: 'STAFFING', text: '增加一名' } : null, by, at),
    consentToWithdrawal: (by, at) => new Statements(this.one).consent(by, at),
    withdraw: (by, at) => new Statements(this.one).withdraw(by, at),
  };

  decisionOf(meetingId: string): CommissionDecision | null {
    return this.decisions.find((decision) => decision.meetingId === meetingId) ?? null;
  }

  private meeting(n: number): MeetingAct | null {
    return this.meetings[n % (this.meetings.length + 1)] ?? this.meetings.findLast(({ state }) => state === 'PLANNED') ?? null;
  }

  private agreed(at: Date): void {
    const outcome = agreedOutcome(this.one);
    if (outcome) this.decide(outcome, null, at);
  }

  private decide(outcome: DisputeOutcome, executeBy: string | null, at: Date): void {
    this.one.decide(outcome, executeBy, at);
    this.lists = outcome.amendments.map(({ organId }) => ({ organId, organName: null, state: 'PENDING', versionId: null }));
    if (outcome.amendments.length === 0) new Execution(this.one).startIfDue(theSystem, at);
  }

  private number(): string {
    this.papers += 1;
    return `崇编〔2026〕${this.papers}号`;
  }
}

/** The roles of a hand, for a message that says who it was. */
export const rolesOf = ({ roles }: { readonly roles: readonly ActorRole[] }): string => roles.join('+');

function row(n: number): SplitRow {
  return { task: '建筑垃圾的处置', itemKey: ITEM, isNew: false, leadOrganId: n % 2 ? STREETS : WATER, leadUnitId: uuid(), handlerOrganIds: [], assistOrganIds: [], handoff: null };
}

/** What follows for the lists where the item goes to the other organ. */
function moves(n: number): ListAmendment[] {
  return n % 2 ? [{ organId: WATER, operation: 'TRANSFER_OUT', itemKey: ITEM, fromOrganId: null, after: null }] : [];
}

function text(n: number) {
  return { facts: '事实', reasons: '理由', bases: n % 5 ? [BASIS] : [], practice: n % 10 === 5 ? '历来由其清运' : null, split: [row(n)], amendments: moves(n), precedents: [], staffingNote: null, executeBy: n % 17 ? '2026-12-31' : '2026-01-01', executionDocNumber: null };
}
