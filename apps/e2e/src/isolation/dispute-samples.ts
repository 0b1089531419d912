import type { Holdings } from './a-divided-city.ts';
import type { Naming } from './samples.ts';

const DISPUTES = '/api/dispute-arbitration/v1';
const ofCase = (own: Holdings): string[] => [own.disputeId];
const ofRequest = (own: Holdings): string[] => [own.disputeRequestId];
const SHA = 'a'.repeat(64);
const text = { facts: '试', reasons: '试', bases: [{ instrument: '试' }] };
const raised = { kind: 'WHO_HOLDS', title: '试', description: '试' };

type Field = 'itemKey' | 'leadOrganId' | 'leadUnitId' | 'handlerOrganIds' | 'assistOrganIds';
const NAMED_BY: Readonly<Record<Field, (has: Holdings) => string>> = {
  itemKey: (has) => has.itemKey, leadOrganId: (has) => has.organId, leadUnitId: (has) => has.unitId, handlerOrganIds: (has) => has.organId, assistOrganIds: (has) => has.organId,
};

/** A row of a split table of the own place in which one thing is somebody else's. */
function rowWith(field: Field, value: string, own: Holdings): object {
  const row = { task: '试', itemKey: own.itemKey, leadOrganId: own.organId, leadUnitId: own.unitId, handlerOrganIds: [], assistOrganIds: [], handoff: '试：发现后二十四小时内移交。' };
  return { ...row, [field]: field.endsWith('Ids') ? [value] : value };
}

function splitIn(command: string, name: 'split' | 'proposedSplit', around: object): [string, Naming][] {
  return (Object.keys(NAMED_BY) as Field[]).map((field) => [
    `POST ${DISPUTES}/disputes/{id}/${command} body.${name}.${field}`,
    { value: NAMED_BY[field], path: ofCase, body: (value, own) => ({ ...around, [name]: [rowWith(field, value, own)] }) },
  ]);
}

const meeting = (command: string, around: object): [string, Naming] => [`POST ${DISPUTES}/disputes/{id}/${command} body.meetingId`, { value: (has) => has.meetingId, path: ofCase, body: (meetingId) => ({ ...around, meetingId }) }];
const precedent = (command: string, around: object): [string, Naming] => [
  `POST ${DISPUTES}/disputes/{id}/${command} body.precedents.precedentId`,
  { value: (has) => has.precedentId, path: ofCase, body: (precedentId, own) => ({ ...around, split: [rowWith('itemKey', own.itemKey, own)], precedents: [{ precedentId, follows: true }] }) },
];
const organ = (command: string, around: (value: string) => object): [string, Naming] => [`POST ${DISPUTES}/disputes/{id}/${command}`, { value: (has) => has.organId, path: ofCase, body: around }];

/** What queries and bodies about disputes name of a tenant. */
export const DISPUTE_REFERENCES: Readonly<Record<string, Naming>> = Object.fromEntries<Naming>([
  [`POST /api/summons/v1/matters/{id}/request-dispute body.partyOrganIds`, { value: (has) => has.organId, path: (own) => [own.openMatterId], body: (organId) => ({ kind: 'WHO_HOLDS', ground: '试', partyOrganIds: [organId] }) }],
  [`GET ${DISPUTES}/disputes query.organId`, { value: (has) => has.organId }],
  [`GET ${DISPUTES}/disputes/export.xlsx query.organId`, { value: (has) => has.organId }],
  [`GET ${DISPUTES}/precedents query.itemKey`, { value: (has) => has.itemKey }],
  [`GET ${DISPUTES}/parked-events query.tenantId`, { value: () => '' }],
  [`POST ${DISPUTES}/parked-events/{id}/re-drive query.tenantId`, { value: () => '', path: (own) => [own.parkedId] }],
  [`GET ${DISPUTES}/trail query.objectId`, { value: (has) => has.disputeId, query: { objectType: 'dispute-case' } }],
  [`POST ${DISPUTES}/disputes body.parties.organId`, { value: (has) => has.organId, body: (organId, own) => ({ ...raised, parties: [{ organId }, { organId: own.organId }] }) }],
  [`POST ${DISPUTES}/disputes body.parties.unitId`, { value: (has) => has.unitId, body: (unitId, own) => ({ ...raised, parties: [{ organId: own.organId, unitId }, { organId: own.organId }] }) }],
  [`POST ${DISPUTES}/disputes body.itemKeys`, { value: (has) => has.itemKey, body: (itemKey, own) => ({ ...raised, itemKeys: [itemKey], parties: [{ organId: own.organId }, { organId: own.organId }] }) }],
  [`POST ${DISPUTES}/dispute-requests/{id}/raise body.parties.organId`, { value: (has) => has.organId, path: ofRequest, body: (organId, own) => ({ title: '试', description: '试', parties: [{ organId }, { organId: own.organId }] }) }],
  [`POST ${DISPUTES}/dispute-requests/{id}/raise body.parties.unitId`, { value: (has) => has.unitId, path: ofRequest, body: (unitId, own) => ({ title: '试', description: '试', parties: [{ organId: own.organId, unitId }, { organId: own.organId }] }) }],
  [`POST ${DISPUTES}/dispute-requests/{id}/raise body.itemKeys`, { value: (has) => has.itemKey, path: ofRequest, body: (itemKey, own) => ({ title: '试', description: '试', itemKeys: [itemKey], parties: [{ organId: own.organId }, { organId: own.organId }] }) }],
  [`POST ${DISPUTES}/dispute-requests/{id}/join body.caseId`, { value: (has) => has.disputeId, path: ofRequest, body: (caseId) => ({ caseId }) }],
  organ('designate-interim body.organId', (organId) => ({ organId, ground: '试', irreparableHarm: true })),
  [`POST ${DISPUTES}/disputes/{id}/designate-interim body.unitId`, { value: (has) => has.unitId, path: ofCase, body: (unitId, own) => ({ organId: own.organId, unitId, ground: '试', irreparableHarm: true }) }],
  organ('record-meeting body.attendees.organId', (organId) => ({ at: '2026-03-01T09:00:00+08:00', place: '试', attendees: [{ organId, name: '试' }], points: '试' })),
  organ('record-refusal body.organId', (organId) => ({ organId, reason: '试' })),
  organ('hear body.parties.organId', (organId) => ({ parties: [{ organId, attended: true, said: '试' }] })),
  organ('confirm body.dismissals.organId', (organId) => ({ note: '试', dismissals: [{ organId, reason: '试' }] })),
  organ('mark-non-compliance body.organId', (organId) => ({ organId, facts: '试' })),
  ...splitIn('keep-minutes', 'split', { text: '试' }),
  ...splitIn('preview-split', 'split', {}),
  ...splitIn('draft-opinion', 'split', text),
  ...splitIn('draft-ruling', 'split', { ...text, executeBy: '2026-12-31' }),
  ...splitIn('record-upper-decision', 'split', { ...text, executeBy: '2026-12-31', authority: '试', documentNumber: '试1号' }),
  ...splitIn('submit-statement', 'proposedSplit', { stance: 'DENIES', claim: '试', reasons: '试' }),
  precedent('draft-opinion', text),
  precedent('draft-ruling', { ...text, executeBy: '2026-12-31' }),
  meeting('deliberate', {}),
  meeting('rule', { sha256: SHA }),
  meeting('defer', { reason: '试' }),
  meeting('remand', { reason: '试' }),
  meeting('decide-review', { decision: 'UPHELD' }),
]);
