import { DISPUTE_REQUEST_STEPS, DISPUTE_STEPS } from './dispute-steps.ts';
import type { StepField, StepTable } from './step.ts';

const GROUND: StepField = { name: 'ground', kind: 'text', required: true };
const REASON: StepField = { name: 'reason', kind: 'text', required: true };
const STANDSTILL: readonly StepField[] = [
  { name: 'obstacle', kind: 'text', required: true },
  { name: 'plan', kind: 'text', required: true },
  { name: 'plannedFor', kind: 'date', required: true },
];
const BESIDE: readonly StepField[] = [
  { name: 'handlers', kind: 'items' },
  { name: 'assistants', kind: 'items' },
];

/** 派件单步骤; which of them somebody may take now is in `actions` of the order. */
export const ORDER_STEPS = {
  signFor: { path: 'sign-for', fields: [] },
  start: { path: 'start', fields: [] },
  submit: { path: 'submit', fields: [{ name: 'result', kind: 'text' }, { name: 'evidence', kind: 'lines' }] },
  requestReturn: {
    path: 'request-return',
    fields: [
      { name: 'reason', label: 'returnReason', kind: 'choice', words: 'returnReason', required: true },
      { name: 'proposedItemKey', kind: 'item' },
      { name: 'proposedOrganId', kind: 'organ' },
      { name: 'basis', kind: 'text', required: true },
    ],
  },
  approveReturn: {
    path: 'approve-return',
    fields: [
      { name: 'way', kind: 'choice', words: 'returnWay', required: true, isLocal: true },
      { name: 'itemKey', kind: 'item', required: true, when: { field: 'way', is: 'ITEM' } },
      { name: 'mergeIntoMatterId', kind: 'matter', required: true, when: { field: 'way', is: 'MERGE' } },
      { name: 'statutoryChannel', kind: 'choice', words: 'statutoryChannel', required: true, when: { field: 'way', is: 'STATUTORY' } },
      GROUND,
    ],
  },
  rejectReturn: { path: 'reject-return', fields: [GROUND] },
  escalate: { path: 'escalate', fields: [GROUND] },
  reportInterim: { path: 'report-interim', fields: [{ name: 'text', label: 'measures', kind: 'text', required: true }] },
  settle: {
    path: 'settle',
    fields: [{ name: 'itemKey', label: 'settledItem', kind: 'item', required: true }, { name: 'decisionDocument', kind: 'line', required: true }, GROUND],
  },
  requestHelp: {
    path: 'request-help',
    fields: [
      { name: 'kind', label: 'helpKind', kind: 'choice', words: 'helpKind', required: true },
      { name: 'wantedOrganId', kind: 'organ' },
      { name: 'text', label: 'helpText', kind: 'text', required: true },
    ],
  },
  recordJointAct: {
    path: 'joint-acts',
    fields: [
      { name: 'happenedAt', kind: 'moment', required: true },
      { name: 'place', kind: 'line', required: true },
      { name: 'done', label: 'jointlyDone', kind: 'text', required: true },
      {
        name: 'people',
        label: 'enforcers',
        kind: 'rows',
        required: true,
        columns: [
          { name: 'organId', label: 'partyOrgan', kind: 'party', required: true },
          { name: 'name', label: 'enforcerName', kind: 'line', required: true },
          { name: 'certificateNumber', kind: 'line', required: true },
        ],
      },
    ],
  },
  pause: { path: 'pause', fields: [{ name: 'reason', label: 'pauseReason', kind: 'choice', words: 'pauseReason', required: true }, GROUND] },
  proceed: { path: 'proceed', fields: [] },
  requestExtension: {
    path: 'request-extension',
    fields: [{ name: 'amount', kind: 'number', required: true }, { name: 'reason', label: 'extensionReason', kind: 'text', required: true }],
  },
  approveExtension: { path: 'approve-extension', fields: [GROUND] },
  refuseExtension: { path: 'refuse-extension', fields: [GROUND] },
  reject: { path: 'reject', fields: [REASON] },
  callback: {
    path: 'callback',
    fields: [
      { name: 'responded', kind: 'yesNo', required: true },
      { name: 'resolved', kind: 'yesNo', required: true },
      { name: 'satisfaction', kind: 'mark', words: 'satisfaction' },
      GROUND,
    ],
  },
  close: { path: 'close', fields: [GROUND, { name: 'unresolvedGround', kind: 'text' }] },
  reopen: { path: 'reopen', fields: [REASON] },
  suspend: { path: 'suspend', fields: STANDSTILL },
  reviewSuspension: { path: 'review-suspension', fields: STANDSTILL },
  resume: { path: 'resume', fields: [GROUND] },
} as const satisfies StepTable;

/** 来件步骤. */
export const MATTER_STEPS = {
  decide: {
    path: 'decide',
    fields: [
      { name: 'itemKey', label: 'decidedItem', kind: 'item', required: true },
      { name: 'reason', label: 'decisionReason', kind: 'text', required: true },
      ...BESIDE,
      { name: 'consultation', kind: 'text' },
    ],
  },
  reassign: { path: 'reassign', fields: [{ name: 'itemKey', kind: 'item', required: true }, { name: 'reason', label: 'decisionReason', kind: 'text', required: true }, ...BESIDE] },
  refer: { path: 'refer', fields: [{ name: 'statutoryChannel', kind: 'choice', words: 'statutoryChannel', required: true }, GROUND] },
  merge: { path: 'merge', fields: [{ name: 'intoMatterId', kind: 'matter', required: true }, GROUND] },
  requestDispute: {
    path: 'request-dispute',
    fields: [{ name: 'kind', label: 'disputeKind', kind: 'choice', words: 'disputeKind', required: true }, GROUND, { name: 'consultation', kind: 'text' }, { name: 'partyOrganIds', kind: 'organs' }],
  },
} as const satisfies StepTable;

/** 督办单步骤. */
export const NOTICE_STEPS = {
  sign: { path: 'sign', fields: [] },
  write: { path: 'reply', method: 'PUT', fields: [{ name: 'text', label: 'reply', kind: 'text', required: true }, { name: 'evidence', kind: 'lines' }] },
  reply: { path: 'reply', fields: [] },
  replyAgain: { path: 'reply-again', fields: [] },
  accept: { path: 'accept', fields: [{ name: 'reason', label: 'verdict', kind: 'text', required: true }] },
  reject: { path: 'reject', fields: [{ name: 'reason', label: 'verdict', kind: 'text', required: true }] },
  close: { path: 'close', fields: [] },
} as const satisfies StepTable;

/** The tables by what their steps are taken with. */
export const STEPS: Readonly<Record<'order' | 'matter' | 'notice' | 'dispute' | 'disputeRequest', StepTable>> = {
  order: ORDER_STEPS,
  matter: MATTER_STEPS,
  notice: NOTICE_STEPS,
  dispute: DISPUTE_STEPS,
  disputeRequest: DISPUTE_REQUEST_STEPS,
};
/** The words their buttons carry. */
export const STEP_WORDS = { order: 'orderStep', matter: 'matterStep', notice: 'noticeStep', dispute: 'disputeStep', disputeRequest: 'requestStep' } as const;
