import { countVotes, type MeetingRolls } from '../commission/meeting-rolls.ts';
import type { DeliberationResult } from '../duty-list/version-acts.ts';
import { assertCarried } from '../duty-list/version-guards.ts';

/** 编委会议决定: what the stored rows of a meeting say about a provision: its quorum, its votes without the recused, its signed minutes. */
export function decidedOn(sandingId: string, conclusion: 'PASS' | 'REVISE', meetingId: string, rolls: MeetingRolls, share: number): DeliberationResult {
  const item = rolls.agenda.find(({ kind, objectId }) => kind === 'SANDING' && objectId === sandingId);
  const minutesDocumentId = rolls.minutes?.signedBy ? rolls.minutes.id : null;
  const result = item?.conclusion ? { ...countVotes(rolls, item.id, share), meetingId, versionId: sandingId, conclusion: item.conclusion, minutesDocumentId, documentNumber: item.documentNumber, reason: item.reason } : null;
  return assertCarried(sandingId, result, conclusion === 'PASS' ? ['APPROVED', 'APPROVED_WITH_CHANGES'] : ['REJECTED', 'DEFERRED']);
}
