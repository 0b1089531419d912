import type { StepField, StepTable } from './step.ts';

const REASON: StepField = { name: 'reason', label: 'why', kind: 'text', required: true };
const REASONS: StepField = { name: 'reasons', kind: 'text', required: true };
/** The digest of the very text that was read: whoever signs, signs that text. */
const READ_TEXT: StepField = { name: 'sha256', label: 'textRead', kind: 'given' };
const MEETING: StepField = { name: 'meetingId', kind: 'meeting', required: true };
const EVIDENCE: StepField = { name: 'evidence', kind: 'lines' };
const ATTACHMENTS: StepField = { name: 'attachments', kind: 'lines' };

const BASES: StepField = {
  name: 'bases',
  kind: 'rows',
  columns: [
    { name: 'instrument', kind: 'line', required: true },
    { name: 'article', kind: 'line' },
    { name: 'text', label: 'basisText', kind: 'text' },
  ],
};

const NEW = { when: { field: 'way', is: 'NEW' }, required: true } as const;
/** 职责分工表: an item that a list holds, or what the new one shall be. */
const SPLIT_COLUMNS: readonly StepField[] = [
  { name: 'task', kind: 'line', required: true },
  { name: 'way', label: 'itemWay', kind: 'choice', words: 'itemWay', required: true, isLocal: true },
  { name: 'itemKey', label: 'splitItem', kind: 'item', required: true, when: { field: 'way', is: 'HELD' } },
  { name: 'newItem.name', label: 'newName', kind: 'line', ...NEW },
  { name: 'newItem.description', label: 'newDescription', kind: 'text', ...NEW },
  { name: 'newItem.majorFunction.name', label: 'newMajor', kind: 'line', ...NEW },
  { name: 'newItem.majorFunction.category', label: 'newCategory', kind: 'line', ...NEW },
  { name: 'newItem.specialFunction.name', label: 'newSpecial', kind: 'line', ...NEW },
  { name: 'newItem.attribute', label: 'newAttribute', kind: 'line', ...NEW },
  { name: 'newItem.basisTexts', label: 'newBases', kind: 'lines', ...NEW },
  { name: 'newItem.keywords', label: 'newKeywords', kind: 'lines', ...NEW },
  { name: 'leadOrganId', kind: 'organ', required: true },
  { name: 'leadUnitId', kind: 'unit', of: 'leadOrganId', required: true },
  { name: 'handlerOrganIds', kind: 'organs' },
  { name: 'assistOrganIds', kind: 'organs' },
  { name: 'handoff', kind: 'text' },
];
const SPLIT: StepField = { name: 'split', kind: 'rows', columns: SPLIT_COLUMNS, look: 'split', required: true };
const PROPOSED_SPLIT: StepField = { name: 'proposedSplit', kind: 'rows', columns: SPLIT_COLUMNS, look: 'split' };
const PRECEDENTS: StepField = {
  name: 'precedents',
  kind: 'rows',
  look: 'precedents',
  columns: [
    { name: 'precedentId', kind: 'given', label: 'textRead' },
    { name: 'follows', kind: 'yesNo', required: true },
    { name: 'reason', label: 'deviation', kind: 'text', required: true, when: { field: 'follows', is: 'no' } },
  ],
};

const TEXT_OF_DECISION: readonly StepField[] = [{ name: 'facts', kind: 'text', required: true }, REASONS, BASES];
const RULING: readonly StepField[] = [
  ...TEXT_OF_DECISION,
  { name: 'practice', label: 'policyGround', kind: 'text' },
  SPLIT,
  { name: 'staffingNote', kind: 'text' },
  { name: 'executeBy', kind: 'date', required: true },
];

const PARTIES: StepField = {
  name: 'parties',
  kind: 'rows',
  required: true,
  columns: [
    { name: 'organId', label: 'partyOrgan', kind: 'organ', required: true },
    { name: 'stance', kind: 'choice', words: 'partyStance' },
    { name: 'interested', kind: 'flag' },
  ],
};

/** 提出争议 (05 §3.3.2). */
export const RAISE_FIELDS: readonly StepField[] = [
  { name: 'kind', label: 'disputeKind', kind: 'choice', words: 'disputeKindName', required: true },
  { name: 'title', label: 'disputeTitle', kind: 'line', required: true },
  { name: 'description', label: 'disputeText', kind: 'text', required: true },
  PARTIES,
  { name: 'itemKeys', kind: 'items' },
  { name: 'urgency', label: 'disputeUrgency', kind: 'choice', words: 'disputeUrgency' },
  { name: 'issue', label: 'disputeIssue', kind: 'choice', words: 'disputeIssue' },
  { name: 'legalIssue', kind: 'text', when: { field: 'issue', is: 'LAW' } },
  { name: 'sector', kind: 'line' },
  { name: 'newFacts', kind: 'text' },
  { name: 'subject', label: 'raiseSubject', kind: 'choices', words: 'raiseSubject' },
];
/** 批示: asked of leaders only. */
export const INSTRUCTION_FIELDS: readonly StepField[] = [
  { name: 'instruction.leader', label: 'leader', kind: 'line' },
  { name: 'instruction.instruction', label: 'instruction', kind: 'text' },
];

/** 争议步骤; which of them somebody may take now is in `actions` of the case. */
export const DISPUTE_STEPS = {
  openNegotiation: { path: 'open-negotiation', fields: [] },
  submitStatement: {
    path: 'submit-statement',
    fields: [
      { name: 'stance', kind: 'choice', words: 'partyStance', required: true },
      { name: 'claim', kind: 'text', required: true },
      REASONS,
      BASES,
      { name: 'sandingRefs', kind: 'lines' },
      { name: 'practice', label: 'pastPractice', kind: 'text' },
      EVIDENCE,
      PROPOSED_SPLIT,
    ],
  },
  recordMeeting: {
    path: 'record-meeting',
    fields: [
      { name: 'at', kind: 'moment', required: true },
      { name: 'place', kind: 'line', required: true },
      {
        name: 'attendees',
        kind: 'rows',
        required: true,
        columns: [
          { name: 'organId', label: 'partyOrgan', kind: 'party', required: true },
          { name: 'name', label: 'personName', kind: 'line', required: true },
        ],
      },
      { name: 'points', kind: 'text', required: true },
    ],
  },
  recordRefusal: { path: 'record-refusal', fields: [{ name: 'organId', label: 'partyOrgan', kind: 'party', required: true }, REASON] },
  keepMinutes: { path: 'keep-minutes', fields: [{ name: 'text', label: 'minutesText', kind: 'text', required: true }, SPLIT] },
  agree: { path: 'agree', fields: [READ_TEXT] },
  fileMinutes: { path: 'file-minutes', fields: [] },
  objectToMinutes: { path: 'object-to-minutes', fields: [{ name: 'ground', label: 'objection', kind: 'text', required: true }] },
  fail: { path: 'fail', fields: [REASON] },
  replaceNegotiation: { path: 'replace-negotiation', fields: [{ name: 'ground', label: 'replaceGround', kind: 'choice', words: 'replaceGround', required: true }] },
  apply: {
    path: 'apply',
    fields: [
      { name: 'matter', label: 'disputedMatter', kind: 'text', required: true },
      { name: 'negotiationDone', kind: 'text', required: true },
      { name: 'mainDispute', kind: 'text', required: true },
      { name: 'proposal', label: 'proposedSolution', kind: 'text', required: true },
      REASONS,
      BASES,
      ATTACHMENTS,
    ],
  },
  accept: { path: 'accept', fields: [] },
  askSupplement: { path: 'ask-supplement', fields: [{ name: 'reasons', label: 'supplementWanted', kind: 'text', required: true }] },
  supplement: { path: 'supplement', fields: [{ name: 'text', label: 'supplementText', kind: 'text', required: true }, ATTACHMENTS] },
  reject: { path: 'reject', fields: [{ name: 'ground', label: 'rejectGround', kind: 'choice', words: 'outOfScope', required: true }, REASONS] },
  transfer: { path: 'transfer', fields: [{ name: 'to', label: 'transferTo', kind: 'line', required: true }, REASONS] },
  referUp: { path: 'refer-up', fields: [{ name: 'to', label: 'referTo', kind: 'line', required: true }, { name: 'reason', label: 'why', kind: 'text' }] },
  recordUpperDecision: { path: 'record-upper-decision', fields: [{ name: 'authority', kind: 'line', required: true }, { name: 'documentNumber', kind: 'line', required: true }, ...RULING] },
  recordUpperReturn: { path: 'record-upper-return', fields: [{ name: 'authority', label: 'replyingAuthority', kind: 'line', required: true }, { name: 'documentNumber', kind: 'line', required: true }, { name: 'text', label: 'upperReply', kind: 'text', required: true }] },
  forward: { path: 'forward', fields: [] },
  reply: { path: 'reply', fields: [{ name: 'text', label: 'reply', kind: 'text', required: true }] },
  holdRound: {
    path: 'hold-round',
    fields: [
      { name: 'kind', label: 'roundKind', kind: 'choice', words: 'roundKind', required: true },
      { name: 'questions', kind: 'text', required: true },
      { name: 'minutes', kind: 'text' },
    ],
  },
  extendCoordination: { path: 'extend-coordination', fields: [REASON] },
  draftOpinion: { path: 'draft-opinion', fields: [...TEXT_OF_DECISION, SPLIT, PRECEDENTS, { name: 'minor', kind: 'flag' }] },
  acceptOpinion: { path: 'accept-opinion', fields: [READ_TEXT] },
  declineOpinion: { path: 'decline-opinion', fields: [READ_TEXT, REASON] },
  consensus: { path: 'consensus', fields: [READ_TEXT] },
  noConsensus: { path: 'no-consensus', fields: [{ name: 'reasons', label: 'submitReasons', kind: 'text' }] },
  deliberate: { path: 'deliberate', fields: [MEETING] },
  hear: {
    path: 'hear',
    fields: [
      {
        name: 'parties',
        label: 'heardParties',
        kind: 'rows',
        required: true,
        columns: [
          { name: 'organId', label: 'partyOrgan', kind: 'party', required: true },
          { name: 'attended', kind: 'yesNo', required: true },
          { name: 'said', kind: 'text', required: true, when: { field: 'attended', is: 'yes' } },
        ],
      },
    ],
  },
  draftRuling: { path: 'draft-ruling', fields: [...RULING, PRECEDENTS, { name: 'executionDocNumber', kind: 'line' }] },
  rule: { path: 'rule', fields: [MEETING, READ_TEXT] },
  defer: { path: 'defer', fields: [MEETING, REASON] },
  remand: { path: 'remand', fields: [MEETING, REASON] },
  requestReview: { path: 'request-review', fields: [{ name: 'newFacts', kind: 'text', required: true }] },
  decideReview: {
    path: 'decide-review',
    fields: [
      { name: 'decision', label: 'reviewOutcome', kind: 'choice', words: 'reviewOutcome', required: true },
      MEETING,
      { name: 'sha256', label: 'textRead', kind: 'given', when: { field: 'decision', is: 'REPLACED' } },
    ],
  },
  execute: { path: 'execute', fields: [] },
  reportExecution: { path: 'report-execution', fields: [{ name: 'text', label: 'executionText', kind: 'text', required: true }, EVIDENCE] },
  confirm: {
    path: 'confirm',
    fields: [
      { name: 'note', kind: 'text', required: true },
      {
        name: 'dismissals',
        kind: 'rows',
        columns: [
          { name: 'organId', label: 'partyOrgan', kind: 'organ', required: true },
          { name: 'reason', label: 'why', kind: 'text', required: true },
        ],
      },
    ],
  },
  markNonCompliance: { path: 'mark-non-compliance', fields: [{ name: 'organId', label: 'partyOrgan', kind: 'party', required: true }, { name: 'facts', kind: 'text', required: true }] },
  close: {
    path: 'close',
    fields: [
      { name: 'cause', kind: 'choice', words: 'disputeCause', required: true },
      { name: 'proposal.kind', label: 'proposalKind', kind: 'choice', words: 'proposalKind', required: true, when: { field: 'cause', is: 'OBJECTIVE_CONSTRAINT' } },
      { name: 'proposal.text', label: 'proposalText', kind: 'text', required: true, when: { field: 'cause', is: 'OBJECTIVE_CONSTRAINT' } },
    ],
  },
  consentToWithdrawal: { path: 'consent-to-withdrawal', fields: [] },
  withdraw: { path: 'withdraw', fields: [REASON] },
  designateInterim: {
    path: 'designate-interim',
    fields: [
      { name: 'organId', label: 'interimOrgan', kind: 'organ', required: true },
      { name: 'unitId', label: 'interimUnit', kind: 'unit', of: 'organId' },
      { name: 'ground', label: 'interimGround', kind: 'text', required: true },
      { name: 'irreparableHarm', kind: 'flag' },
    ],
  },
  recordLeader: { path: 'record-leader', fields: [{ name: 'leader', kind: 'line', required: true }, { name: 'instruction', kind: 'text', required: true }, { name: 'at', label: 'instructedAt', kind: 'moment' }] },
} as const satisfies StepTable;

/** 待立案请求的办理. */
export const DISPUTE_REQUEST_STEPS = {
  raise: {
    path: 'raise',
    fields: [
      { name: 'title', label: 'disputeTitle', kind: 'line', required: true },
      { name: 'description', label: 'disputeText', kind: 'text', required: true },
      PARTIES,
      { name: 'kind', label: 'disputeKind', kind: 'choice', words: 'disputeKindName' },
      { name: 'issue', label: 'disputeIssue', kind: 'choice', words: 'disputeIssue' },
      { name: 'urgency', label: 'disputeUrgency', kind: 'choice', words: 'disputeUrgency' },
      { name: 'itemKeys', kind: 'items' },
      { name: 'sector', kind: 'line' },
    ],
  },
  join: { path: 'join', fields: [{ name: 'caseId', kind: 'case', required: true }] },
  refuse: { path: 'refuse', fields: [{ name: 'ground', label: 'rejectGround', kind: 'choice', words: 'outOfScope', required: true }] },
} as const satisfies StepTable;
