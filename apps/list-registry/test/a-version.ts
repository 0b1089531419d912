import type { ActorRole } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import { DutyListVersion, type Hand } from '../src/domain/duty-list/duty-list-version.ts';
import type { ApprovedContent, DeliberationResult, Draft, ReviewOpinion, Reviewer, Submission } from '../src/domain/duty-list/version-acts.ts';
import { chunksOf, effectiveItem } from '../src/domain/duty-list/effective-items.ts';
import { listItem } from '../src/domain/duty-list/listed-item.ts';
import { aRow } from './a-list.ts';

/** Nine o'clock of 2 March 2026. */
export const monday = new Date('2026-03-02T01:00:00Z');

/** Somebody who acts; of the organ whose list it is, or of an office. */
export function someone(...roles: ActorRole[]): Hand {
  return { roles, relations: roles.some((role) => role.startsWith('ORGAN_')) ? ['OWN_ORGAN'] : [], actorId: uuid() };
}

export const [drafter, approver, officer] = [someone('ORGAN_DRAFTER'), someone('ORGAN_APPROVER'), someone('ESTABLISHMENT_OFFICER')];
export const [director, secondDirector, justice] = [someone('ESTABLISHMENT_DIRECTOR'), someone('ESTABLISHMENT_DIRECTOR'), someone('JUSTICE_DIRECTOR')];
export const [secretary, chair] = [someone('COMMISSION_SECRETARY'), someone('COMMISSION_CHAIR')];

const organ = { tenantId: '990102', dutyListId: uuid(), organId: uuid(), organCode: 'SWJ' };
const HASH = 'a'.repeat(64);

export function aDraft(given: Partial<Draft> = {}): DutyListVersion {
  return DutyListVersion.draft({ id: uuid(), ...organ, major: 2, minor: 0, kind: 'FULL_REVISION', urgency: 'NORMAL', baseVersionId: null, adjustmentCaseIds: [], itemCount: 3, ...given }, drafter, monday);
}

export const submission = (given: Partial<Submission> = {}): Submission => ({
  selfCheck: { completeness: true, accuracy: true, legality: true, normativity: true, statement: '本部门对清单负责' },
  compilationReportId: uuid(), itemsWithoutFlowchart: 0, errors: [], unanswered: 0, outdatedBy: null, ...given,
});

export const opinion = (version: DutyListVersion, reviewer: Reviewer, conclusion: ReviewOpinion['conclusion'] = 'PASS', given: Partial<ReviewOpinion> = {}): ReviewOpinion => ({
  id: uuid(), versionId: version.id, reviewer, round: version.round, conclusion, errors: conclusion === 'RETURN' ? 1 : 0, preparedBy: uuid(), ...given,
});

export const deliberation = (version: DutyListVersion, given: Partial<DeliberationResult> = {}): DeliberationResult => ({
  meetingId: uuid(), versionId: version.id, conclusion: 'APPROVED', members: 9, present: 7, quorum: 5, inFavour: 6, against: 1, minutesDocumentId: uuid(), documentNumber: '清编发〔2026〕1号', reason: '材料不全', ...given,
});

export const content = (given: Partial<ApprovedContent> = {}): ApprovedContent => ({
  documentNumber: '清编发〔2026〕1号', approvedOn: '2026-03-02', itemCount: 3, contentHash: HASH, plannedFrom: null, inForceVersionId: null, otherApproved: null, ...given,
});

/** Items as readers get them. */
export function itemChunks(count = 3, hash = HASH) {
  const items = Array.from({ length: count }, (_, i) => effectiveItem(listItem(aRow({ seqNo: i + 1 }), uuid(), { code: '990102-SWJ-01010001', level1: '01', level2: '01' }, () => officer.actorId)));
  return { chunks: chunksOf(items), contentHash: hash };
}

const STEPS: readonly (readonly [string, (version: DutyListVersion) => void])[] = [
  ['DRAFT', () => undefined],
  ['SUBMITTED', (version) => version.submit(submission(), approver, monday)],
  ['UNDER_REVIEW', (version) => version.accept(officer, monday)],
  [
    'REVIEWED',
    (version) => {
      version.pass(opinion(version, 'JUSTICE'), justice, monday);
      version.pass(opinion(version, 'ESTABLISHMENT'), director, monday);
    },
  ],
  ['IN_DELIBERATION', (version) => version.schedule(uuid(), secretary, monday)],
  ['APPROVED', (version) => version.approve(deliberation(version), content({ inForceVersionId: version.baseVersionId }), chair, monday)],
  ['PUBLICITY', (version) => version.publicise({ from: '2026-03-03', to: '2026-03-09', shown: 3, hidden: 0 }, officer, monday)],
  ['PUBLICITY_CLOSED', (version) => version.closePublicity({ total: 0, open: 0 }, monday)],
  ['FILED', (version) => version.file('备〔2026〕1号', officer, monday)],
  ['EFFECTIVE', (version) => version.activate(null, itemChunks(), monday)],
];

/** A version as it stands after the chain has been gone through to a state. */
export function aVersion(state: (typeof STEPS)[number][0], given: Partial<Draft> = {}): DutyListVersion {
  const version = aDraft(given);
  for (const [, step] of STEPS.slice(0, STEPS.findIndex(([name]) => name === state) + 1)) step(version);
  version.pullEvents();
  return version;
}

/** A version that a reviewer has just sent back. */
export function aReturned(given: Partial<Draft> = {}): DutyListVersion {
  const version = aVersion('UNDER_REVIEW', given);
  version.return(opinion(version, 'JUSTICE', 'RETURN'), justice, monday);
  version.pullEvents();
  return version;
}
