import {
  CommissionMeetingAgendaSetV1, CommissionMeetingCancelledV1, CommissionMeetingHeldV1, CommissionMeetingMinutesKeptV1, CommissionMeetingMinutesSignedV1, CommissionMeetingPlannedV1,
  CommissionMeetingRecusedV1, CommissionMeetingVotedV1,
} from '@yidan/contracts';
import { Aggregate, assertFourEyes, businessDate } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import { commissionMeetingLifecycle, type CommissionMeetingCommand, type CommissionMeetingState } from './commission-meeting.lifecycle.ts';
import {
  AgendaItemUnknown, ConclusionContradictsVotes, ItemsNotConcluded, MayNotVote, MeetingHasVersions, MinutesMissing, NotAMember, OnAgendaAlready, QuorumMissing, RecusedAsParty, TooEarlyToMeet, VotedAlready,
} from './commission.errors.ts';
import { countVotes, quorumOf, recusedAsParties, type AgendaItem, type Belonging, type MeetingRolls, type Recusal, type Vote } from './meeting-rolls.ts';

/** 议定结论 of one item, as the secretary writes it into the minutes. */
export interface Conclusion {
  readonly agendaItemId: string;
  readonly conclusion: NonNullable<AgendaItem['conclusion']>;
  readonly reason: string | null;
}

/** 编委会议: every act of it is a row; what the commission approves is read from these rows and from nothing else. */
export class CommissionMeeting extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly calledBy!: string;
  readonly calledAt!: Date;
  readonly rowVersion!: number;
  meetsOn!: string;
  place!: string;
  state: CommissionMeetingState = 'PLANNED';
  /** Counts the acts, so that each of them is a version of the meeting. */
  acts = 1;
  heldAt: Date | null = null;

  static plan(given: { id: string; tenantId: string; meetsOn: string; place: string }, by: Hand, at: Date): CommissionMeeting {
    const state = commissionMeetingLifecycle.next(null, 'plan', by);
    assertNotPast(given.meetsOn, at);
    const meeting = Object.assign(new CommissionMeeting(), { ...given, state, calledBy: by.actorId, calledAt: at } satisfies Partial<CommissionMeeting>);
    meeting.record(CommissionMeetingPlannedV1.create(meeting.told(at), at));
    return meeting;
  }

  /** 改期. */
  postpone(meetsOn: string, by: Hand, at: Date): void {
    this.take('postpone', by);
    assertNotPast(meetsOn, at);
    this.meetsOn = meetsOn;
    this.record(CommissionMeetingPlannedV1.create(this.told(at), at));
  }

  /** 取消: a version or a dispute that waits for the meeting would wait for ever. */
  cancel(rolls: MeetingRolls, by: Hand, at: Date): void {
    this.take('cancel', by);
    if (rolls.agenda.some(({ kind }) => kind === 'LIST_VERSION' || kind === 'DISPUTE')) throw new MeetingHasVersions();
    this.record(CommissionMeetingCancelledV1.create(this.told(at), at));
  }

  /** 列入议程. */
  setAgenda(rolls: MeetingRolls, given: Pick<AgendaItem, 'id' | 'kind' | 'objectId' | 'subject' | 'partyOrganIds'>, by: Hand, at: Date): AgendaItem {
    this.take('setAgenda', by);
    if (given.objectId !== null && rolls.agenda.some(({ objectId }) => objectId === given.objectId)) throw new OnAgendaAlready();
    const item = { ...given, number: rolls.agenda.length + 1, conclusion: null, reason: null, documentNumber: null };
    this.record(CommissionMeetingAgendaSetV1.create({ ...this.told(at), agendaItemId: item.id, number: item.number, kind: item.kind, objectId: item.objectId }, at));
    return item;
  }

  /** 当事方委员回避: whoever belongs to a party of a dispute on the agenda is recused in it, without a word of their own. */
  recuseParties(rolls: Pick<MeetingRolls, 'agenda' | 'recusals'>, belongings: readonly Belonging[], at: Date): Recusal[] {
    const recused = rolls.agenda.flatMap((item) => recusedAsParties(item, belongings, rolls.recusals));
    for (const { agendaItemId, personId } of recused) this.record(CommissionMeetingRecusedV1.create({ ...this.told(at), agendaItemId, personId }, at));
    return recused;
  }

  /** 召开: with the members the commission has at that moment, a quorum of them present. */
  hold(members: readonly string[], present: readonly string[], share: number, by: Hand, at: Date): void {
    this.take('hold', by);
    const today = businessDate(at);
    if (today < this.meetsOn) throw new TooEarlyToMeet(this.meetsOn, today);
    assertMembers(members, present);
    const quorum = quorumOf(members.length, share);
    if (present.length < quorum) throw new QuorumMissing(present.length, quorum);
    this.heldAt = at;
    this.record(CommissionMeetingHeldV1.create({ ...this.told(at), members: members.length, present: present.length }, at));
  }

  /** 补记到会. */
  attend({ members, present }: MeetingRolls, personId: string, by: Hand, at: Date): void {
    assertMembers(members, [personId]);
    this.take('attend', by);
    this.record(CommissionMeetingHeldV1.create({ ...this.told(at), members: members.length, present: new Set([...present, personId]).size }, at));
  }

  /** 声明回避: by the member, before voting on the item. */
  recuse(rolls: MeetingRolls, agendaItemId: string, ground: string, by: Hand, at: Date): Recusal {
    itemOf(rolls, agendaItemId);
    this.take('recuse', by);
    const personId = by.actorId;
    if (rolls.votes.some((vote) => vote.agendaItemId === agendaItemId && vote.personId === personId)) throw new VotedAlready();
    this.record(CommissionMeetingRecusedV1.create({ ...this.told(at), agendaItemId, personId }, at));
    return { agendaItemId, personId, ground, partyOrganId: null };
  }

  /** 表决: by a member who is present and not recused in this item, once. */
  vote(rolls: MeetingRolls, agendaItemId: string, choice: Vote['choice'], by: Hand, at: Date): Vote {
    itemOf(rolls, agendaItemId);
    this.take('vote', by);
    const personId = by.actorId;
    const recusal = rolls.recusals.find((one) => one.agendaItemId === agendaItemId && one.personId === personId);
    if (recusal?.partyOrganId) throw new RecusedAsParty();
    if (!rolls.members.includes(personId) || !rolls.present.includes(personId)) throw new MayNotVote('ABSENT');
    if (recusal) throw new MayNotVote('RECUSED');
    if (rolls.votes.some((vote) => vote.agendaItemId === agendaItemId && vote.personId === personId)) throw new VotedAlready();
    this.record(CommissionMeetingVotedV1.create({ ...this.told(at), agendaItemId, personId, choice }, at));
    return { agendaItemId, personId, choice };
  }

  /** 拟定纪要: by the secretary; what it says was carried was carried. */
  keepMinutes(rolls: MeetingRolls, sha256: string, conclusions: readonly Conclusion[], share: number, by: Hand, at: Date): void {
    const concluded = conclusions.map(({ agendaItemId, conclusion }) => ({ item: itemOf(rolls, agendaItemId), conclusion }));
    this.take('keepMinutes', by);
    for (const { item, conclusion } of concluded) {
      // A version or a ruling is approved as it stands: what has to be changed goes back first.
      if ((item.kind === 'LIST_VERSION' || item.kind === 'DISPUTE') && conclusion === 'APPROVED_WITH_CHANGES') throw new ConclusionContradictsVotes(item.number, 0, 0);
      const { present, quorum, inFavour, against } = countVotes(rolls, item.id, share);
      if (present < quorum) throw new QuorumMissing(present, quorum);
      const isApproval = conclusion === 'APPROVED' || conclusion === 'APPROVED_WITH_CHANGES';
      if (isApproval && inFavour <= against) throw new ConclusionContradictsVotes(item.number, inFavour, against);
    }
    this.record(CommissionMeetingMinutesKeptV1.create({ ...this.told(at), sha256 }, at));
  }

  /** 签发纪要: by the chair, over every item of the agenda; each conclusion has its number then. */
  signMinutes(rolls: MeetingRolls, numbers: ReadonlyMap<string, string>, share: number, by: Hand, at: Date): void {
    const { agenda, minutes } = this.readyToSign(rolls, by);
    this.take('signMinutes', by);
    const decisions = agenda.map(({ id: agendaItemId, kind, objectId, conclusion }) => {
      const { abstained: _, ...counts } = countVotes(rolls, agendaItemId, share);
      return { agendaItemId, kind, objectId, conclusion: conclusion!, documentNumber: numbers.get(agendaItemId)!, counts };
    });
    this.record(CommissionMeetingMinutesSignedV1.create({ ...this.told(at), sha256: minutes.sha256, decisions }, at));
  }

  /** Whether the minutes may be signed now; asked before numbers are drawn, which would be lost. */
  readyToSign({ agenda, minutes }: MeetingRolls, by: Hand): { agenda: readonly AgendaItem[]; minutes: NonNullable<MeetingRolls['minutes']> } {
    commissionMeetingLifecycle.next(this.state, 'signMinutes', by);
    if (!minutes) throw new MinutesMissing();
    assertFourEyes(minutes.keptBy, by.actorId);
    const open = agenda.filter(({ conclusion }) => conclusion === null).length;
    if (open > 0) throw new ItemsNotConcluded(open);
    return { agenda, minutes };
  }

  private take(command: CommissionMeetingCommand, by: Hand): void {
    this.state = commissionMeetingLifecycle.next(this.state, command, by);
    this.acts += 1;
  }

  private told(at: Date) {
    return { meetingId: this.id, meetsOn: this.meetsOn, at: at.toISOString() };
  }
}

function itemOf({ agenda }: MeetingRolls, agendaItemId: string): AgendaItem {
  const item = agenda.find(({ id }) => id === agendaItemId);
  if (!item) throw new AgendaItemUnknown(agendaItemId);
  return item;
}

function assertMembers(members: readonly string[], people: readonly string[]): void {
  const stranger = people.find((person) => !members.includes(person));
  if (stranger !== undefined) throw new NotAMember(stranger);
}

function assertNotPast(meetsOn: string, at: Date): void {
  const today = businessDate(at);
  if (meetsOn < today) throw new TooEarlyToMeet(today, meetsOn);
}
