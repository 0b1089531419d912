import type { DisputeAnswer, ListAmendment, SplitRow } from '@yidan/contracts';
import type { Option } from '../../steps/item-option.ts';
import type { StepContext } from '../../steps/search-choice.tsx';
import { rowsAsText, type StepDraft } from '../../steps/step.ts';

type Bases = readonly { instrument: string; article: string | null; text: string | null }[];
type Ruled = NonNullable<NonNullable<DisputeAnswer['commission']>['ruling']>;

/** What the forms of a case propose before anybody searches: its items and its parties. */
export function aboutCase({ id, items, parties, description }: DisputeAnswer): StepContext {
  const nameOf = (organId: string | null): string => parties.find(({ organ }) => organ.id === organId)?.organ.name ?? '';
  return {
    disputeId: id,
    text: description,
    items: items.map(({ itemKey, name, code, organId }): Option => ({ value: itemKey, label: [nameOf(organId), name ?? code ?? itemKey].filter((part) => part !== '').join(' · ') })),
    organs: parties.map(({ organ }): Option => ({ value: organ.id, label: organ.name ?? organ.code ?? organ.id })),
  };
}

/** What stands in a form before anybody writes: the text as it was kept before, and the digest of the text that is signed. */
export function draftForStep(command: string, one: DisputeAnswer): StepDraft {
  const { negotiation, coordination, commission, parties, legalIssue, interim } = one;
  const minutes = negotiation?.minutes ?? null;
  const opinion = coordination?.opinion ?? null;
  const ruling = commission?.ruling ?? null;
  switch (command) {
    case 'keepMinutes':
      return minutes ? { text: minutes.text, ...splitOf(minutes) } : {};
    case 'agree':
      return digest(minutes?.sha256);
    case 'recordMeeting':
      return { attendees: rowsAsText(parties.map(({ organ }) => ({ organId: organ.id }))) };
    case 'apply':
      return legalIssue ? { mainDispute: legalIssue } : {};
    case 'draftOpinion':
      return opinion ? { facts: opinion.facts, reasons: opinion.reasons, bases: basesOf(opinion.bases), ...splitOf(opinion), precedents: precedentsOf(opinion.precedents), ...(opinion.minor && { minor: 'yes' }) } : {};
    case 'acceptOpinion':
    case 'declineOpinion':
    case 'consensus':
      return digest(opinion?.sha256);
    case 'noConsensus':
      return coordination?.proposal ? { reasons: coordination.proposal.reasons } : {};
    case 'hear':
      return { parties: rowsAsText(parties.map(({ organ }) => ({ organId: organ.id }))) };
    case 'draftRuling':
      return draftedRuling(commission?.review?.draft ?? ruling, opinion);
    case 'rule':
      return { ...digest(ruling?.sha256), ...(commission?.meetingId && { meetingId: commission.meetingId }) };
    case 'defer':
    case 'remand':
      return commission?.meetingId ? { meetingId: commission.meetingId } : {};
    case 'decideReview':
      return digest(commission?.review?.draft?.sha256);
    case 'designateInterim':
      return interim ? { organId: interim.organ.id } : {};
    default:
      return {};
  }
}

/** A ruling begins with what the opinion said, where there is none yet. */
function draftedRuling(ruling: Ruled | null, opinion: NonNullable<DisputeAnswer['coordination']>['opinion']): StepDraft {
  if (ruling) {
    const { facts, reasons, bases, precedents, staffingNote, executeBy, executionDocNumber } = ruling;
    return { facts, reasons, executeBy, bases: basesOf(bases), precedents: precedentsOf(precedents), ...splitOf(ruling), ...(staffingNote && { staffingNote }), ...(executionDocNumber && { executionDocNumber }) };
  }
  return opinion ? { facts: opinion.facts, reasons: opinion.reasons, bases: basesOf(opinion.bases), precedents: precedentsOf(opinion.precedents), ...splitOf(opinion) } : {};
}

/** 分工表 as a form writes it: an item that a list holds by its key, a new one in the words it has in the amendments. */
export function splitOf({ split, amendments }: { split: readonly SplitRow[]; amendments: readonly ListAmendment[] }): StepDraft {
  const rows = split.map((row): StepDraft => {
    const { task, itemKey, isNew, leadOrganId, leadUnitId, handlerOrganIds, assistOrganIds, handoff } = row;
    const said = { task, leadOrganId, leadUnitId, handlerOrganIds: handlerOrganIds.join('\n'), assistOrganIds: assistOrganIds.join('\n'), handoff: handoff ?? '' };
    const after = isNew ? amendments.find((one) => one.itemKey === itemKey && one.after)?.after : null;
    if (!after) return { ...said, way: 'HELD', itemKey };
    return {
      ...said,
      way: 'NEW',
      'newItem.name': after.name,
      'newItem.description': after.description ?? '',
      'newItem.majorFunction.name': after.majorFunction.name,
      'newItem.majorFunction.category': after.majorFunction.category,
      'newItem.specialFunction.name': after.specialFunction.name,
      'newItem.attribute': after.attribute,
      'newItem.basisTexts': after.basisTexts.join('\n'),
      'newItem.keywords': after.keywords.join('\n'),
    };
  });
  return { split: rowsAsText(rows) };
}

function basesOf(bases: Bases): string {
  return rowsAsText(bases.map(({ instrument, article, text }) => ({ instrument, article: article ?? '', text: text ?? '' })));
}

function precedentsOf(precedents: Ruled['precedents']): string {
  return rowsAsText(precedents.map(({ precedentId, follows, reason }) => ({ precedentId, follows: follows ? 'yes' : 'no', reason: reason ?? '' })));
}

function digest(sha256: string | undefined): StepDraft {
  return sha256 === undefined ? {} : { sha256 };
}
