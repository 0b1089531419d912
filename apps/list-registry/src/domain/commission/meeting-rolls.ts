import type { AgendaKind } from '@yidan/contracts';
import type { DeliberationResult } from '../duty-list/version-acts.ts';

/** 议程事项: a version, a “三定” provision, a dispute or anything else the commission decides on; with its conclusion once the minutes name one. */
export interface AgendaItem {
  readonly id: string;
  readonly number: number;
  readonly kind: AgendaKind;
  readonly objectId: string | null;
  /** Of a dispute: whose members take no part in its vote. */
  readonly partyOrganIds: readonly string[] | null;
  readonly subject: string;
  readonly conclusion: DeliberationResult['conclusion'] | null;
  readonly reason: string | null;
  readonly documentNumber: string | null;
}

/** 表决: one member, one item, one choice. */
export interface Vote {
  readonly agendaItemId: string;
  readonly personId: string;
  readonly choice: 'FOR' | 'AGAINST' | 'ABSTAIN';
}

/** 回避: declared by the member, with its ground; or following from it that the member belongs to a party of the dispute. */
export interface Recusal {
  readonly agendaItemId: string;
  readonly personId: string;
  readonly ground: string;
  readonly partyOrganId: string | null;
}

/** 委员所属机关: an organ in whose name a member acts, by the account or by any grant in force. */
export interface Belonging {
  readonly personId: string;
  readonly organId: string;
  readonly organName: string;
}

/** 会议纪要. */
export interface Minutes {
  readonly id: string;
  readonly text: string;
  readonly sha256: string;
  readonly keptBy: string;
  readonly signedBy: string | null;
}

/** 会议记录: the stored rows of a meeting, read anew whenever something rests on them. */
export interface MeetingRolls {
  readonly agenda: readonly AgendaItem[];
  /** Who was a member of the commission when the meeting was opened. */
  readonly members: readonly string[];
  readonly present: readonly string[];
  readonly recusals: readonly Recusal[];
  readonly votes: readonly Vote[];
  readonly minutes: Minutes | null;
}

/** 当事方委员回避: of one item, each member who belongs to a party of the dispute and is not recused yet. */
export function recusedAsParties({ id: agendaItemId, partyOrganIds }: Pick<AgendaItem, 'id' | 'partyOrganIds'>, belongings: readonly Belonging[], known: readonly Recusal[] = []): Recusal[] {
  const parties = new Set(partyOrganIds);
  const recused = new Set(known.flatMap((recusal) => (recusal.agendaItemId === agendaItemId ? [recusal.personId] : [])));
  return belongings.flatMap(({ personId, organId, organName }): Recusal[] => {
    if (!parties.has(organId) || recused.has(personId)) return [];
    recused.add(personId);
    return [{ agendaItemId, personId, ground: `系争议当事方${organName}人员`, partyOrganId: organId }];
  });
}

/** 计票结果 of one item. */
export interface Count {
  readonly members: number;
  readonly present: number;
  readonly quorum: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

/** 法定人数: more than the share (one half unless set otherwise) of those entitled to vote. */
export function quorumOf(members: number, share: number): number {
  return Math.floor(members * share) + 1;
}

/** 计票: of the members who are not recused in this item; what a recused or absent member said counts for nothing (F-011). */
export function countVotes({ members, present, recusals, votes }: MeetingRolls, agendaItemId: string, share: number): Count {
  const recused = new Set(recusals.filter((recusal) => recusal.agendaItemId === agendaItemId).map(({ personId }) => personId));
  const entitled = members.filter((member) => !recused.has(member));
  const there = entitled.filter((member) => present.includes(member));
  const cast = (choice: Vote['choice']): number => votes.filter((vote) => vote.agendaItemId === agendaItemId && vote.choice === choice && there.includes(vote.personId)).length;
  return { members: entitled.length, present: there.length, quorum: quorumOf(entitled.length, share), inFavour: cast('FOR'), against: cast('AGAINST'), abstained: cast('ABSTAIN') };
}

/** 审议记录: what the stored rows of a meeting say about a version; null where it is not on the agenda or not concluded. */
export function deliberationOn(versionId: string, meetingId: string, rolls: MeetingRolls, share: number): DeliberationResult | null {
  const item = rolls.agenda.find(({ kind, objectId }) => kind === 'LIST_VERSION' && objectId === versionId);
  if (!item?.conclusion) return null;
  const { members, present, quorum, inFavour, against } = countVotes(rolls, item.id, share);
  const minutesDocumentId = rolls.minutes?.signedBy ? rolls.minutes.id : null;
  return { meetingId, versionId, conclusion: item.conclusion, members, present, quorum, inFavour, against, minutesDocumentId, documentNumber: item.documentNumber, reason: item.reason };
}
