import { DisputeAgreedV1, DisputeFiledV1, DisputeMinutesObjectedV1, DisputeNegotiationFailedV1, DisputeNegotiationStartedV1 } from '@yidan/contracts';
import type { ListAmendment, RecordMeetingRequest, RecordRefusalRequest, SplitRow } from '@yidan/contracts';
import type { NegotiationFacts } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { theTimer, type Hand } from '../dispute-case/seen-by.ts';
import { digestOfText } from '../signing/text-digest.ts';
import { ConvenorsTurn, MinutesStand, MinutesUnsigned, NoMinutes, NotAParty, NothingNegotiated } from './negotiation.errors.ts';
import { TextChanged } from '../signing/signing.errors.ts';

/** What the parties agreed on: the words, and the table with what follows from it for the lists. */
export interface Agreed {
  readonly text: string;
  readonly split: readonly SplitRow[];
  readonly amendments: readonly ListAmendment[];
}

/** 部门协商: level 1 of a case. The convenor calls the parties together; what all heads sign is the agreement. */
export class Negotiation {
  constructor(private readonly one: DisputeCase) {}

  /** 启动协商: the convenor at any time; another party once the time of the convenor is over, which is noted against it (R-DSP-5). */
  open(by: Hand, isLate: boolean, at: Date): void {
    const { one } = this;
    one.assertMay('openNegotiation', by);
    const isConvenor = by.organId === one.convenorOrganId;
    if (!isConvenor && !isLate) throw new ConvenorsTurn(one.number);
    one.advance('openNegotiation', by, at, { negotiation: { openedByOrganId: by.organId, openedAt: at.toISOString(), meetings: [], refusals: [], minutes: null, signatures: [], filed: null, objections: [] } });
    if (!isConvenor) one.note('LATE_CONVENOR', { ...by, organId: one.convenorOrganId }, at);
    one.tell(DisputeNegotiationStartedV1, at, { by: by.organId });
  }

  /** 协商会议: who did not come is noted (R-DSP-6). */
  recordMeeting(meeting: RecordMeetingRequest, by: Hand, at: Date): void {
    const { one } = this;
    this.assertParties(meeting.attendees.map(({ organId }) => organId), 'attendees');
    const { meetings } = this.facts('recordMeeting', by);
    this.change('recordMeeting', by, at, { meetings: [...meetings, { ...meeting, by: by.personId }] });
    one.note('MEETING', by, at);
    const present = new Set(meeting.attendees.map(({ organId }) => organId));
    for (const organId of one.signatories) if (!present.has(organId)) one.note('ABSENT', { ...by, organId }, at);
  }

  /** 拒绝协商. */
  recordRefusal({ organId, reason }: RecordRefusalRequest, by: Hand, at: Date): void {
    if (!this.one.isParty(organId)) throw new NotAParty('organId');
    const { refusals } = this.facts('recordRefusal', by);
    this.change('recordRefusal', by, at, { refusals: [...refusals, { organId, reason, at: at.toISOString(), by: by.personId }] });
    this.one.note('REFUSAL', { ...by, organId }, at);
  }

  /** 拟定纪要: whatever was signed before was another text, and is void. */
  keepMinutes({ text, split, amendments }: Agreed, by: Hand, at: Date): void {
    const { one } = this;
    this.facts('keepMinutes', by);
    const sha256 = digestOfText({ caseId: one.id, number: one.number, text, split, amendments });
    one.signatures = one.signatures.filter(({ command }) => command !== 'agree');
    this.change('keepMinutes', by, at, { minutes: { text, split, amendments, sha256, keptBy: by.personId, at: at.toISOString() }, signatures: [] });
    one.note('MINUTES', by, at);
  }

  /** 签署纪要: the head of each party signs exactly the text that stands; with the last signature the case is agreed. */
  sign(sha256: string, by: Hand, at: Date): boolean {
    const { one } = this;
    const { minutes, signatures } = this.facts('agree', by);
    if (!minutes) throw new NoMinutes(one.number);
    if (minutes.sha256 !== sha256) throw new TextChanged();
    const isAgreed = this.change('agree', by, at, { signatures: [...signatures, { personId: by.personId, organId: by.organId, role: 'PRINCIPAL_OFFICER', at: at.toISOString(), sha256 }] });
    one.note('SIGNATURE', by, at);
    if (isAgreed) one.tell(DisputeAgreedV1, at, {});
    return isAgreed;
  }

  /** Refuses to file what not everybody signed; before a number is drawn for it. */
  assertSigned(by: Hand): void {
    const { one } = this;
    const { negotiation } = one;
    if (one.state === 'NEGOTIATING' && by.relations.includes('CONVENOR')) {
      const signed = new Set(negotiation?.signatures.map(({ organId }) => organId));
      throw new MinutesUnsigned(one.number, one.signatories.filter((organId) => !signed.has(organId)));
    }
    one.assertMay('fileMinutes', by);
  }

  /** 报备: from now on 编办 may object while its time runs. */
  file(documentNumber: string, by: Hand, at: Date): void {
    this.change('fileMinutes', by, at, { filed: { documentNumber, at: at.toISOString(), by: by.personId } });
    this.one.tell(DisputeFiledV1, at, { documentNumber });
  }

  /** 对纪要提出异议: contrary to law or to the 三定 provisions; the parties negotiate again, over a new text. */
  object(ground: string, by: Hand, at: Date): void {
    const { one } = this;
    const { objections } = this.facts('objectToMinutes', by);
    if (one.outcome !== null) throw new MinutesStand(one.number);
    this.change('objectToMinutes', by, at, { objections: [...objections, { ground, at: at.toISOString(), by: by.personId }], minutes: null, signatures: [], filed: null });
    one.tell(DisputeMinutesObjectedV1, at, {});
  }

  /** 纪要生效: nobody objected in time. */
  stand(at: Date): void {
    this.one.advance('letStand', theTimer, at);
  }

  /** 协商不成: by a party after something was tried, or because the time is over. */
  fail(by: Hand, at: Date): void {
    const { one } = this;
    const { meetings, refusals } = this.facts('fail', by);
    const isTimer = by.roles.includes('TIMER');
    if (!isTimer && meetings.length + refusals.length === 0) throw new NothingNegotiated(one.number);
    one.advance('fail', by, at);
    one.tell(DisputeNegotiationFailedV1, at, { ground: isTimer ? 'TIME_OVER' : meetings.length > 0 ? 'NOT_AGREED' : 'REFUSED' });
  }

  private facts(command: Parameters<DisputeCase['assertMay']>[0], by: Hand): NegotiationFacts {
    this.one.assertMay(command, by);
    const { negotiation } = this.one;
    if (!negotiation) throw new TypeError(`dispute ${this.one.number} was never negotiated`);
    return negotiation;
  }

  private change(command: Parameters<DisputeCase['advance']>[0], by: Hand, at: Date, change: Partial<NegotiationFacts>): boolean {
    return this.one.advance(command, by, at, { negotiation: { ...this.one.negotiation!, ...change } });
  }

  private assertParties(organIds: readonly string[], path: string): void {
    const stranger = organIds.findIndex((organId) => !this.one.isParty(organId));
    if (stranger >= 0) throw new NotAParty(`${path}[${stranger}].organId`);
  }
}
