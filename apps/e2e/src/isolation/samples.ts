import type { Holdings } from './a-divided-city.ts';
import { DISPUTE_REFERENCES } from './dispute-samples.ts';

/** What stands in an address after `/v1/`, up to its last id → which of a place's things it names, id by id. */
export const NAMED: Readonly<Record<string, (has: Holdings) => string[][]>> = {
  'organs/{code}': (has) => [[has.organCode]],
  'organs/{code}/units/{unitCode}': (has) => [[has.organCode, has.unitCode]],
  'lists/{organCode}': (has) => [[has.organCode]],
  'versions/{id}': (has) => [[has.versionIds[0]]],
  'items/{ref}': (has) => [[has.itemKey], [has.itemCode]],
  'versions/{id}/imports/{importId}': (has) => [[has.versionIds[0], has.importId]],
  'imports/{id}': (has) => [[has.importId]],
  'reviews/{id}': (has) => [[has.reviewId]],
  'review-findings/{id}': (has) => [[has.reviewFindingId]],
  'meetings/{id}': (has) => [[has.meetingId]],
  'objections/{id}': (has) => [[has.objectionId]],
  'public/{tenantId}': (has) => [[has.tenantId]],
  'public/{tenantId}/publicities/{versionId}': (has) => [[has.tenantId, has.versionIds[0]]],
  'public/{tenantId}/objections/{receipt}': (has) => [[has.tenantId, '22222-22222-22222-22222']],
  'adjustments/{id}': (has) => [[has.adjustmentId]],
  'findings/{id}': (has) => [[has.findingId]],
  'sandings/{id}': (has) => [[has.sources.sandingId]],
  'campaigns/{id}': (has) => [[has.sources.campaignId]],
  'power-catalogues/{id}': ({ sources: { catalogueId } }) => (catalogueId ? [[catalogueId]] : []),
  'power-catalogues/{id}/powers/{powerId}': ({ sources: { catalogueId, powerId } }) => (catalogueId && powerId ? [[catalogueId, powerId]] : []),
  'power-exclusions/{id}': ({ sources: { exclusionId } }) => (exclusionId ? [[exclusionId]] : []),
  'people/{id}': (has) => [[has.personId]],
  'grants/{id}': (has) => [[has.grantId]],
  'calendars/{id}': (has) => [[has.calendarId]],
  'parked-events/{id}': (has) => [[has.parkedId]],
  'chains/{chainId}': (has) => [[has.openMatterId]],
  'matters/{id}': (has) => [[has.openMatterId]],
  'matters/by-external/{channel}/{externalId}': (has) => [['HOTLINE', has.externalId]],
  'orders/{id}': (has) => [[has.orderId]],
  'desk/{id}': (has) => [[has.deskTaskId]],
  'learning/lessons/{matterId}': (has) => [[has.openMatterId]],
  'lexicon/{id}': (has) => [[has.lexiconId]],
  'exchange/subscriptions/{id}': (has) => [[has.subscriptionId]],
  'exchange/deliveries/{id}': (has) => [[has.deliveryId]],
  'exchange/orders/{id}': (has) => [[has.orderId]],
  'disputes/{id}': (has) => [[has.disputeId]],
  'disputes/{id}/documents/{documentId}': (has) => [[has.disputeId, has.disputeDocumentId]],
  'dispute-requests/{id}': (has) => [[has.disputeRequestId]],
  'supervision-notices/{id}': (has) => [[has.noticeId]],
  'bulletins/{id}': (has) => [[has.bulletinId]],
  'bulletins/{id}/appeals/{appealId}': (has) => [[has.bulletinId, has.appealId]],
  'published-bulletins/{id}': (has) => [[has.publishedId]],
  'clarifications/{id}': (has) => [[has.clarificationId]],
  // The city's are read by its districts.
  'legal-instruments/{id}': ({ instrumentId }) => (instrumentId ? [[instrumentId]] : []),
  'documents/{id}': (has) => [[has.documentId]],
  'versions/{id}/items/{itemKey}': (has) => [[has.versionIds[0], has.itemKey]],
  'units/{id}': (has) => [[has.unitId]],
  'posts/{id}': (has) => [[has.postId]],
  'matters/{id}/participants/{pid}': ({ shared }) => (shared ? [[shared.matterId, shared.participantId]] : []),
  'shared-matters/{id}': ({ shared }) => (shared ? [[shared.matterId]] : []),
  'shared-matters/{id}/contributions/{cid}': ({ shared }) => (shared ? [[shared.matterId, shared.contributionId]] : []),
};

/** Objects of an operation where only some of their kind have what it is about. */
const ONLY: Readonly<Record<string, (has: Holdings) => string[][]>> = {
  'GET /api/summons/v1/orders/{id}/return-form': (has) => [[has.returnedOrderId]],
  'GET /api/list-registry/v1/chains/{chainId}': (has) => [[has.registryChainId]],
  'GET /api/dispute-arbitration/v1/chains/{chainId}': (has) => [[has.disputeChainId]],
};

/** What a place has of the kind that an operation names. */
export function namedBy({ name, names }: { name: string; names: string | null }, has: Holdings): string[][] {
  return (ONLY[name] ?? NAMED[names ?? ''])?.(has) ?? [];
}

/** Bodies that no schema alone tells: one of several fields, and only one. */
export const BODIES: Readonly<Record<string, (own: Holdings) => object>> = {
  'POST /api/dispute-arbitration/v1/disputes/{id}/hear': (own) => ({ parties: [{ organId: own.organId, attended: true, said: '试' }] }),
  'POST /api/dispute-arbitration/v1/dispute-requests/{id}/join': (own) => ({ caseId: own.disputeId }),
  'POST /api/summons/v1/orders/{id}/approve-return': (own) => ({ itemKey: own.itemKey, ground: '试' }),
};

/** Addresses with something in them that is no object of a tenant, or is there for everybody. */
export const NAMES_NO_OBJECT: readonly string[] = ['calendars/{year}', 'policies/{key}', 'public/{tenantId}', 'public/{tenantId}/publicities/{versionId}', 'public/{tenantId}/objections/{receipt}'];

/** Where the least that an operation asks for would not do: what is sent instead. */
export const QUERIES: Readonly<Record<string, (own: Holdings) => Record<string, string>>> = {
  'GET /api/list-registry/v1/versions/{id}/diff': (own) => ({ against: own.versionIds[1] }),
  'GET /api/list-registry/v1/trail': (own) => ({ objectType: 'organ', objectId: own.organId }),
  'GET /api/summons/v1/reports/results': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'GET /api/summons/v1/reports/results/export': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'GET /api/summons/v1/reports/flow': () => ({ date: '2026-06-01' }),
  'GET /api/summons/v1/trail': (own) => ({ objectType: 'dispatch-order', objectId: own.orderId }),
};

/** A value of the same shape that nothing has. */
export function unknownLike(value: string): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)) return '0199ffff-ffff-7fff-8fff-ffffffffffff';
  return value.replaceAll(/[A-Z]/g, 'Z').replaceAll(/[a-z]/g, 'z').replaceAll(/\d/g, '9');
}

type Value = (has: Holdings) => string;

/** 引用: a field of a query or a body that names something of a tenant, what of a place it can name, and the rest of the request, about the caller's own things. */
export interface Naming {
  value: Value;
  /** Ids of the caller's own things in the address. */
  path?: (own: Holdings) => string[];
  query?: Record<string, string>;
  body?: (value: string, own: Holdings) => object;
}

const organ: Naming = { value: (has) => has.organCode };
const organId: Naming = { value: (has) => has.organId };
const unitId: Naming = { value: (has) => has.unitId };
const region: Naming = { value: () => '' };
const newOrgan = (field: string) => (value: string): object => ({ code: 'NEU', name: '新局', shortName: '新', kind: 'GOV_DEPARTMENT', [field]: field === 'predecessorCodes' ? [value] : value });
const tie = (field: string): Naming => ({ ...organ, body: newOrgan(field) });
const otherTie = (field: string): Naming => ({ ...organ, path: (own) => [own.organCode], body: (value) => ({ [field]: value }) });
const PUBLIC = '/api/list-registry/v1/public/{tenantId}';
const REGISTRY = '/api/list-registry/v1';
const DISPATCH = '/api/summons/v1';

const A_DRAFT_ITEM = {
  majorFunction: { name: '试', category: 'GENERAL_AFFAIRS' }, specialFunction: { name: '试' }, name: '试', attribute: '试', basis: [], sandingDuties: [], sandingUnitProvisions: [], leadUnit: '试',
};

export const REFERENCES: Readonly<Record<string, Naming>> = {
  ...DISPUTE_REFERENCES,
  [`POST ${REGISTRY}/imports query.organ`]: organ,
  [`POST ${REGISTRY}/imports/report.xlsx query.organ`]: organ,
  [`GET ${REGISTRY}/imports query.organ`]: organ,
  [`GET ${REGISTRY}/items query.organ`]: organ,
  [`GET ${REGISTRY}/items query.unit`]: unitId,
  [`GET ${REGISTRY}/items/export query.organ`]: organ,
  [`GET ${REGISTRY}/findings query.organ`]: organ,
  [`POST ${REGISTRY}/versions/{id}/reviews body.findings.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.versionIds[0]], body: (itemKey) => ({ conclusion: 'RETURN', findings: [{ itemKey, rule: '试', severity: 'ERROR', text: '试' }] }) },
  [`PUT ${REGISTRY}/reviews/{id} body.findings.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.reviewId], body: (itemKey) => ({ conclusion: 'RETURN', findings: [{ itemKey, rule: '试', severity: 'ERROR', text: '试' }] }) },
  [`POST ${REGISTRY}/versions/{id}/schedule body.meetingId`]: { value: (has) => has.meetingId, path: (own) => [own.versionIds[0]], body: (meetingId) => ({ meetingId }) },
  [`POST ${REGISTRY}/versions/{id}/escalate body.meetingId`]: { value: (has) => has.meetingId, path: (own) => [own.versionIds[0]], body: (meetingId) => ({ meetingId }) },
  [`POST ${REGISTRY}/meetings/{id}/agenda body.sandingId`]: { value: (has) => has.sources.sandingId, path: (own) => [own.meetingId], body: (sandingId) => ({ kind: 'SANDING', subject: '试', sandingId }) },
  [`POST ${REGISTRY}/meetings/{id}/agenda body.caseId`]: { value: (has) => has.meetingId, path: (own) => [own.meetingId], body: (caseId) => ({ kind: 'DISPUTE', subject: '试', caseId }) },
  [`POST ${REGISTRY}/meetings/{id}/attendance body.personId`]: { value: (has) => has.personId, path: (own) => [own.meetingId], body: (personId) => ({ personId }) },
  [`POST ${REGISTRY}/meetings/{id}/recusals body.agendaItemId`]: { value: (has) => has.meetingId, path: (own) => [own.meetingId], body: (agendaItemId) => ({ agendaItemId, ground: '试' }) },
  [`POST ${REGISTRY}/meetings/{id}/votes body.agendaItemId`]: { value: (has) => has.meetingId, path: (own) => [own.meetingId], body: (agendaItemId) => ({ agendaItemId, choice: 'FOR' }) },
  [`PUT ${REGISTRY}/meetings/{id}/minutes body.conclusions.agendaItemId`]: { value: (has) => has.meetingId, path: (own) => [own.meetingId], body: (agendaItemId) => ({ text: '试', conclusions: [{ agendaItemId, conclusion: 'APPROVED' }] }) },
  [`POST ${REGISTRY}/versions/{id}/objections body.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.versionIds[0]], body: (itemKey) => ({ itemKey, text: '试' }) },
  [`POST ${REGISTRY}/versions/{id}/uphold-objection body.objectionId`]: { value: (has) => has.objectionId, path: (own) => [own.versionIds[0]], body: (objectionId) => ({ objectionId, text: '试' }) },
  [`GET ${PUBLIC}/items query.organ`]: { ...organ, path: (own) => [own.tenantId] },
  [`GET ${PUBLIC}/who-is-responsible query.code`]: { value: (has) => has.itemCode, path: (own) => [own.tenantId] },
  [`POST ${PUBLIC}/publicities/{versionId}/objections body.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.tenantId, own.versionIds[0]], body: (itemKey) => ({ itemKey, text: '试' }) },
  [`GET ${REGISTRY}/versions/{id}/findings query.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.versionIds[0]] },
  [`POST ${REGISTRY}/legal-instruments/{id}/repeal body.replacedById`]: { value: (has) => has.instrumentId ?? has.itemKey, path: (own) => [own.instrumentId ?? own.itemKey], body: (replacedById) => ({ repealedOn: '2026-01-01', replacedById }) },
  [`GET ${REGISTRY}/clarifications query.itemKey`]: { value: (has) => has.itemKey },
  [`POST ${REGISTRY}/clarifications body.duties.itemKey`]: {
    value: (has) => has.itemKey, body: (itemKey) => ({ documentNumber: '试1号', title: '试', issuer: '试', issuedOn: '2026-01-05', subject: '试', duties: [{ itemKey, role: 'LEAD', duty: '试' }] }),
  },
  [`GET ${DISPATCH}/learning/lessons query.itemKey`]: { value: (has) => has.itemKey },
  [`GET ${REGISTRY}/adjustments query.organ`]: organ,
  [`GET ${REGISTRY}/adjustments/export.xlsx query.organ`]: organ,
  [`POST ${REGISTRY}/adjustments body.organs.organCode`]: { ...organ, body: (organCode) => ({ trigger: 'REFORM', cause: { type: 'spec', id: 'c', title: '试' }, organs: [{ organCode }] }) },
  [`POST ${REGISTRY}/adjustments body.organs.items.itemKey`]: {
    value: (has) => has.itemKey, body: (itemKey) => ({ trigger: 'REFORM', cause: { type: 'spec', id: 'c', title: '试' }, organs: [{ organCode: 'SWJ', items: [{ itemKey, operation: 'CANCEL' }] }] }),
  },
  [`POST ${REGISTRY}/adjustments/{id}/draft body.with`]: { value: (has) => has.adjustmentId, path: (own) => [own.adjustmentId], body: (other) => ({ with: [other] }) },
  [`GET ${REGISTRY}/sandings query.organ`]: organ,
  [`POST ${REGISTRY}/sandings body.organCode`]: { ...organ, body: (organCode) => ({ organCode, scope: '试', procedure: '试', dueOn: '2026-12-31' }) },
  [`POST ${REGISTRY}/sandings/issued body.documents.organCode`]: {
    ...organ, body: (organCode) => ({ documents: [{ organCode, documentNumber: '试1号', issuedOn: '2024-03-29', title: '试', duties: [{ ordinal: 1, text: '试' }], approvedStaff: 1, approvedLeaders: 1 }] }),
  },
  [`POST ${REGISTRY}/sandings/{id}/leading-group-decisions body.meetingId`]: {
    value: (has) => has.meetingId, path: (own) => [own.sources.sandingId], body: (meetingId) => ({ conclusion: 'PASS', opinion: '试', heldOn: '2026-03-01', meetingId }),
  },
  [`POST ${REGISTRY}/sandings/read query.organ`]: organ,
  [`GET ${REGISTRY}/power-catalogues/{id}/coverage query.organ`]: { ...organ, path: (own) => [own.sources.catalogueId ?? own.versionIds[0]] },
  [`GET ${REGISTRY}/power-catalogues/{id}/coverage query.version`]: { value: (has) => has.versionIds[0], path: (own) => [own.sources.catalogueId ?? own.versionIds[0]] },
  [`POST ${REGISTRY}/power-exclusions body.powerId`]: { value: (has) => has.sources.powerId ?? has.itemKey, body: (powerId) => ({ powerId, reason: 'REPEALED', document: '试', explanation: '试' }) },
  [`POST ${REGISTRY}/power-exclusions body.organCode`]: { ...organ, body: (organCode, own) => ({ powerId: own.sources.powerId ?? own.itemKey, organCode, reason: 'REPEALED', document: '试', explanation: '试' }) },
  [`POST ${REGISTRY}/versions/{id}/power-merges body.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.sources.draftId], body: (itemKey) => ({ itemKey, powers: [{ type: 'LICENSE', number: '1' }], rationale: '试' }) },
  [`POST ${REGISTRY}/campaigns body.tasks.organCode`]: {
    ...organ, body: (organCode) => ({ kind: 'LISTS', name: '试', schemeDocument: '试', leadingGroup: '试', startsOn: '2026-01-01', tasks: [{ organCode, dueOn: '2026-12-31' }] }),
  },
  [`POST ${REGISTRY}/campaigns/{id}/waivers body.organCode`]: { ...organ, path: (own) => [own.sources.campaignId], body: (organCode) => ({ organCode, reason: '试' }) },
  [`GET ${REGISTRY}/unified-list query.organ`]: organ,
  [`GET ${REGISTRY}/unified-list query.region`]: region,
  [`GET ${REGISTRY}/filed-copies query.organ`]: organ,
  [`GET ${REGISTRY}/filed-copies query.region`]: region,
  [`GET ${REGISTRY}/people query.organCode`]: organ,
  [`GET ${REGISTRY}/people query.subject`]: { value: (has) => has.personId },
  [`GET ${REGISTRY}/parked-events query.tenantId`]: region,
  [`POST ${REGISTRY}/parked-events/{id}/re-drive query.tenantId`]: { ...region, path: (own) => [own.parkedId] },
  [`GET ${REGISTRY}/versions/{id}/diff query.against`]: { value: (has) => has.versionIds[0], path: (own) => [own.versionIds[0]] },
  [`POST ${REGISTRY}/versions/{id}/documents body.against`]: { value: (has) => has.versionIds[0], path: (own) => [own.versionIds[1]], body: (against) => ({ kind: 'VERSION_DIFF', against }) },
  [`GET ${REGISTRY}/open-data query.organ`]: organ,
  [`GET ${REGISTRY}/versions query.organ`]: organ,
  [`POST ${REGISTRY}/lists/{organCode}/versions body.baseVersionId`]: { value: (has) => has.versionIds[0], path: () => ['SWJ'], body: (baseVersionId) => ({ kind: 'FULL_REVISION', baseVersionId }) },
  [`POST ${REGISTRY}/lists/{organCode}/versions body.adjustmentCaseIds`]: { value: (has) => has.adjustmentId, path: () => ['SWJ'], body: (id) => ({ kind: 'ADJUSTMENT', adjustmentCaseIds: [id] }) },
  [`PUT ${REGISTRY}/versions/{id}/items body.items.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.sources.draftId], body: (itemKey) => ({ items: [{ itemKey, item: A_DRAFT_ITEM }] }) },
  [`PUT ${REGISTRY}/versions/{id}/items body.removed.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.sources.draftId], body: (itemKey) => ({ removed: [{ itemKey, rowVersion: 1 }] }) },
  [`PUT ${REGISTRY}/versions/{id}/order body.itemKeys`]: { value: (has) => has.itemKey, path: (own) => [own.sources.draftId], body: (itemKey) => ({ itemKeys: [itemKey] }) },
  [`POST ${REGISTRY}/organs body.superiorOrganCode`]: tie('superiorOrganCode'),
  [`POST ${REGISTRY}/organs body.parentOrganCode`]: tie('parentOrganCode'),
  [`POST ${REGISTRY}/organs body.hostTownStreetCode`]: tie('hostTownStreetCode'),
  [`POST ${REGISTRY}/organs body.supervisingOrganCode`]: tie('supervisingOrganCode'),
  [`POST ${REGISTRY}/organs body.predecessorCodes`]: tie('predecessorCodes'),
  [`PATCH ${REGISTRY}/organs/{code} body.superiorOrganCode`]: otherTie('superiorOrganCode'),
  [`PATCH ${REGISTRY}/organs/{code} body.parentOrganCode`]: otherTie('parentOrganCode'),
  [`PATCH ${REGISTRY}/organs/{code} body.hostTownStreetCode`]: otherTie('hostTownStreetCode'),
  [`PATCH ${REGISTRY}/organs/{code} body.supervisingOrganCode`]: otherTie('supervisingOrganCode'),
  [`POST ${REGISTRY}/people body.organCode`]: { ...organ, body: (organCode) => ({ subject: 'spec.nobody', name: '无人', organCode }) },
  [`POST ${REGISTRY}/people body.unitCode`]: { value: () => 'U77', body: (unitCode, { organCode }) => ({ subject: 'spec.nobody', name: '无人', organCode, unitCode }) },
  [`POST ${REGISTRY}/people/{id}/grants body.organCode`]: { ...organ, path: (own) => [own.personId], body: (organCode) => ({ role: 'ORGAN_APPROVER', organCode }) },
  [`POST ${REGISTRY}/people/{id}/grants body.unitCode`]: { value: () => 'U77', path: (own) => [own.personId], body: (unitCode) => ({ role: 'UNIT_HEAD', unitCode }) },
  [`POST ${REGISTRY}/people body.postId`]: { value: (has) => has.postId, body: (postId, { organCode, unitCode }) => ({ subject: 'spec.nobody', name: '无人', organCode, unitCode, postId }) },
  [`PUT ${REGISTRY}/people/{id} body.unitCode`]: { value: () => 'U77', path: (own) => [own.personId], body: (unitCode) => ({ unitCode, postId: null, employmentKind: 'IN_ESTABLISHMENT' }) },
  [`PUT ${REGISTRY}/people/{id} body.postId`]: { value: (has) => has.postId, path: (own) => [own.personId], body: (postId) => ({ unitCode: 'U1', postId, employmentKind: 'IN_ESTABLISHMENT' }) },
  [`POST ${REGISTRY}/people/{id}/secondments body.toOrganCode`]: { ...organ, path: (own) => [own.personId], body: (toOrganCode) => ({ toOrganCode, from: '2026-03-02', approvedByDocument: '借调函' }) },
  [`POST ${REGISTRY}/units/{id}/posts body.dutyItemKeys`]: { value: (has) => has.itemKey, path: (own) => [own.unitId], body: (key) => ({ name: '新岗', dutyItemKeys: [key] }) },
  [`PUT ${REGISTRY}/posts/{id} body.dutyItemKeys`]: { value: (has) => has.itemKey, path: (own) => [own.postId], body: (key) => ({ name: '新岗', dutyItemKeys: [key] }) },
  [`PUT ${REGISTRY}/items/{ref}/disclosure body.readers`]: { value: (has) => has.personId, path: (own) => [own.itemKey], body: (reader) => ({ disclosure: 'RESTRICTED', readers: [reader], reason: '试' }) },
  [`GET ${REGISTRY}/trail query.objectId`]: { ...organId, query: { objectType: 'organ' } },
  [`GET ${DISPATCH}/trail query.objectId`]: { value: (has) => has.orderId, query: { objectType: 'dispatch-order' } },
  [`POST ${DISPATCH}/matters body.readers`]: { value: (has) => has.personId, body: (reader) => ({ channel: 'HOTLINE', title: '试', content: '试', disclosure: 'RESTRICTED', readers: [reader] }) },
  // A district has no districts; what a city may name is its own affair.
  [`POST ${DISPATCH}/matters/{id}/participants body.tenantId`]: { ...region, path: (own) => [own.openMatterId], body: (tenantId) => ({ tenantId, organCode: 'SWJ', role: 'HANDLER' }) },
  [`POST ${DISPATCH}/matters/{id}/participants body.organCode`]: { ...organ, path: (own) => [own.openMatterId], body: (organCode) => ({ tenantId: '519901', organCode, role: 'HANDLER' }) },
  [`POST ${DISPATCH}/matters/{id}/participants body.unit`]: { value: () => 'U77', path: (own) => [own.openMatterId], body: (unit) => ({ tenantId: '519901', organCode: 'SWJ', role: 'HANDLER', unit }) },
  [`GET ${DISPATCH}/orders query.organId`]: organId,
  [`GET ${DISPATCH}/orders query.unitId`]: unitId,
  [`GET ${DISPATCH}/orders query.itemKey`]: { value: (has) => has.itemKey },
  [`GET ${DISPATCH}/orders query.regionCode`]: region,
  [`GET ${DISPATCH}/orders/export query.itemKey`]: { value: (has) => has.itemKey },
  [`GET ${DISPATCH}/orders/export query.regionCode`]: region,
  [`GET ${DISPATCH}/matters query.regionCode`]: region,
  [`GET ${DISPATCH}/orders/export query.organId`]: organId,
  [`GET ${DISPATCH}/orders/export query.unitId`]: unitId,
  [`GET ${DISPATCH}/parked-events query.tenantId`]: region,
  [`POST ${DISPATCH}/parked-events/{id}/re-drive query.tenantId`]: { ...region, path: (own) => [own.parkedId] },
  [`POST ${DISPATCH}/matters/{id}/decide body.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.openMatterId], body: (itemKey) => ({ itemKey, reason: '试派' }) },
  [`GET ${DISPATCH}/supervision-notices query.organId`]: organId,
  [`GET ${DISPATCH}/supervision-notices query.unitId`]: unitId,
  [`GET ${DISPATCH}/supervision-notices query.objectId`]: { value: (has) => has.orderId },
  [`GET ${DISPATCH}/supervision-notices/export.xlsx query.organId`]: organId,
  [`GET ${DISPATCH}/supervision-notices/export.xlsx query.unitId`]: unitId,
  [`GET ${DISPATCH}/supervision-notices/export.xlsx query.objectId`]: { value: (has) => has.orderId },
  [`GET ${DISPATCH}/supervision-notices/prefill query.objectId`]: { value: (has) => has.orderId, query: { objectType: 'dispatch-order' } },
  [`POST ${DISPATCH}/supervision-notices body.objectId`]: { value: (has) => has.orderId, body: (objectId) => ({ objectType: 'dispatch-order', objectId }) },
  [`PUT ${DISPATCH}/bulletins/{id} body.entries.organCode`]: { ...organ, path: (own) => [own.bulletinId], body: (organCode) => ({ entries: [{ organCode, facts: '试', praise: false }] }) },
  [`GET ${DISPATCH}/exchange/deliveries query.subscriptionId`]: { value: (has) => has.subscriptionId },
  [`GET ${DISPATCH}/exchange/deliveries query.orderId`]: { value: (has) => has.orderId },
  [`POST ${DISPATCH}/exchange/subscriptions body.organCode`]: { ...organ, body: (organCode) => ({ url: 'https://hook.invalid/x', organCode, account: 'client:spec' }) },
  // Another tenant's person sounds like nobody, here to the system of the own organ.
  [`POST ${DISPATCH}/exchange/orders/{id}/statuses body.personRef`]: { value: (has) => has.personId, path: (own) => [own.signedOrderId], body: (personRef) => ({ step: 'SIGN_FOR', externalRef: '试', personRef }) },
  [`POST ${DISPATCH}/exchange/orders/{id}/statuses body.handlerRef`]: {
    value: (has) => has.personId, path: (own) => [own.signedOrderId], body: (handlerRef, own) => ({ step: 'START', externalRef: '试', personRef: own.personId, handlerRef }),
  },
  [`POST ${DISPATCH}/matters/{id}/decide body.handlers`]: { value: (has) => has.itemKey, path: (own) => [own.openMatterId], body: (key, own) => ({ itemKey: own.itemKey, handlers: [key], reason: '试派' }) },
  [`POST ${DISPATCH}/matters/{id}/decide body.assistants`]: { value: (has) => has.unitId, path: (own) => [own.openMatterId], body: (unit, own) => ({ itemKey: own.itemKey, assistants: [unit], reason: '试派' }) },
  [`POST ${DISPATCH}/matters/{id}/reassign body.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.matterId], body: (itemKey) => ({ itemKey, reason: '试派' }) },
  [`POST ${DISPATCH}/matters/{id}/reassign body.handlers`]: { value: (has) => has.itemKey, path: (own) => [own.matterId], body: (key, own) => ({ itemKey: own.itemKey, handlers: [key], reason: '试派' }) },
  [`POST ${DISPATCH}/matters/{id}/reassign body.assistants`]: { value: (has) => has.unitId, path: (own) => [own.matterId], body: (unit, own) => ({ itemKey: own.itemKey, assistants: [unit], reason: '试派' }) },
  [`POST ${DISPATCH}/matters/{id}/merge body.intoMatterId`]: { value: (has) => has.matterId, path: (own) => [own.openMatterId], body: (intoMatterId) => ({ intoMatterId, ground: '试' }) },
  [`POST ${DISPATCH}/orders/{id}/request-return body.proposedOrganId`]: { ...organId, path: (own) => [own.orderId], body: (proposedOrganId) => ({ reason: 'NOT_MY_DUTY', proposedOrganId, basis: '试' }) },
  [`POST ${DISPATCH}/orders/{id}/request-return body.proposedItemKey`]: { value: (has) => has.itemKey, path: (own) => [own.orderId], body: (proposedItemKey) => ({ reason: 'NOT_MY_DUTY', proposedItemKey, basis: '试' }) },
  [`POST ${DISPATCH}/orders/{id}/approve-return body.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.returnedOrderId], body: (itemKey) => ({ itemKey, ground: '试' }) },
  [`POST ${DISPATCH}/orders/{id}/approve-return body.mergeIntoMatterId`]: { value: (has) => has.matterId, path: (own) => [own.returnedOrderId], body: (mergeIntoMatterId) => ({ mergeIntoMatterId, ground: '试' }) },
  [`POST ${DISPATCH}/orders/{id}/settle body.itemKey`]: { value: (has) => has.itemKey, path: (own) => [own.disputedOrderId], body: (itemKey) => ({ itemKey, decisionDocument: '试', ground: '试' }) },
  [`POST ${DISPATCH}/orders/{id}/request-help body.wantedOrganId`]: { ...organId, path: (own) => [own.signedOrderId], body: (wantedOrganId) => ({ kind: 'ASSISTANCE', wantedOrganId, text: '试' }) },
  [`POST ${DISPATCH}/orders/{id}/joint-acts body.people.organId`]: {
    ...organId, path: (own) => [own.signedOrderId],
    body: (value, own) => ({ happenedAt: '2026-01-05T09:00:00+08:00', place: '试', done: '试', people: [value, own.organId].map((organ, i) => ({ organId: organ, name: '试', certificateNumber: `51010400${i}` })) }),
  },
  [`POST ${DISPATCH}/orders/{id}/start body.handlerPersonId`]: { value: (has) => has.personId, path: (own) => [own.signedOrderId], body: (handlerPersonId) => ({ handlerPersonId }) },
};

/** Fields that look as if they named something of a tenant, and why they do not. */
export const NAMES_NOTHING: Readonly<Record<string, string>> = {
  'body.code': 'the code the new object is to have',
  'body.choices.itemKey': 'one of the conflicts that were shown, compared with them and never looked up',
  'body.items.item': 'what an item of a draft says, in words',
  'body.units.code': 'the code the new object is to have',
  'body.regionCode': 'a place, not a tenant',
  'query.regionCode': 'a place, not a tenant',
  'body.groupCode': 'a word of the own dictionary of review groups',
  'body.location.regionCode': 'a place, not a tenant',
  'body.unifiedSocialCreditCode': 'a number of the state',
  'body.nodes.id': 'the name of a step within the flowchart',
  'body.nodes.unit': 'a unit by its name, one of those that the item of the address names',
  'body.externalId': 'the number of whoever sends the matter',
  // Only a machine account may say these, of an object of its own system and an organ of its own tenant.
  'body.object.organCode': 'refused from people, and asked of the own tenant of a machine account',
  'body.object.unitCode': 'refused from people, and asked of the own tenant of a machine account',
  'body.objectId': 'an object of another system, by its own number',
  'body.externalRef': 'the number of whoever reports a step',
  'body.origin.refId': 'an object of another procedure, kept as it is said',
  'body.origin.matterId': 'a matter of the dispatch, kept as it is said',
  'body.matter': 'what the dispute is about, in words',
  'body.sandingRefs': 'passages of provisions, in words',
  'body.cause.id': 'the number of whatever caused the case, kept as it is said and looked up nowhere',
  'body.subject': 'an account, of which there is one over all tenants: a taken one is refused as taken',
  'body.guidanceOrganId': 'an organ of whatever tenant, kept as it is said and looked up nowhere',
  // Only the operator, who belongs to no tenant, may say these.
  'body.tenantId': 'the tenant that is registered',
  'body.cityTenantId': 'the tenant that is registered',
  'body.establishmentOffice.code': 'the tenant that is registered',
  'body.administrator.subject': 'the tenant that is registered',
};

const LOOKS_LIKE_A_NAME = /(^|\.)(organ|unit|region|against|subject|person|tenant|item|version|matter|order|readers)$|(Id|Ids|Key|Keys|Code|Codes|Ref|Refs)$|\.(id|ids|code|codes)$/;

export function looksLikeAName(field: string): boolean {
  return LOOKS_LIKE_A_NAME.test(field);
}
