import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, Text } from '../fields.ts';
import { PrecedentUseInput } from './coordination-http.ts';
import { CitedBasisInput, SplitInput } from './http.ts';
import { DisputeCause } from './words.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'the digest of the text that was read, 64 hexadecimal digits' });
const OrganName = z.object({ id: Id, code: z.string().nullable(), name: z.string().nullable() });

/** 列入审议: at which meeting of the commission. */
export const DeliberateRequest = z.strictObject({ meetingId: Id });
/** 听取意见: every party that was invited, whether it came, and what it said. */
export const HearRequest = z.strictObject({
  parties: z
    .array(z.strictObject({ organId: Id, attended: z.boolean(), said: Text(8000).nullable().default(null) }).refine(({ attended, said }) => !attended || said !== null, { error: 'write down what the party said', path: ['said'] }))
    .min(1)
    .max(20)
    .refine((parties) => new Set(parties.map(({ organId }) => organId)).size === parties.length, { error: 'each party once' }),
});
export type HearRequest = z.output<typeof HearRequest>;

/** 裁定书; `practice` where the decision rests on practice or efficiency: alone it makes a policy ruling (R-DSP-11). */
export const DraftRulingRequest = z.strictObject({
  facts: Text(20_000),
  reasons: Text(20_000),
  bases: z.array(CitedBasisInput).max(50).default([]),
  practice: Text(4000).nullable().default(null),
  split: SplitInput,
  precedents: z.array(PrecedentUseInput).max(20).default([]),
  staffingNote: Text(4000).nullable().default(null),
  executeBy: BusinessDate,
  /** 执行文号: of the document by which government or a department carries out what the party body ruled. */
  executionDocNumber: Line.nullable().default(null),
});
export type DraftRulingRequest = z.output<typeof DraftRulingRequest>;

/** 签发: the very text that was read, by the decision of the meeting. */
export const SignRulingRequest = z.strictObject({ meetingId: Id, sha256: Sha256 });
export type SignRulingRequest = z.output<typeof SignRulingRequest>;
/** 缓议或发回: by the decision of the meeting. */
export const PutOffRulingRequest = z.strictObject({ meetingId: Id, reason: Text(2000) });
export type PutOffRulingRequest = z.output<typeof PutOffRulingRequest>;

/** 上级决定. */
export const RecordUpperDecisionRequest = DraftRulingRequest.omit({ precedents: true, executionDocNumber: true }).extend({ authority: Line, documentNumber: Line });
export type RecordUpperDecisionRequest = z.output<typeof RecordUpperDecisionRequest>;

/** 申请复核: what was not known when it was ruled. */
export const RequestReviewRequest = z.strictObject({ newFacts: Text(8000) });
export const DecideReviewRequest = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('UPHELD'), meetingId: Id }),
  z.strictObject({ decision: z.literal('REPLACED'), meetingId: Id, sha256: Sha256 }),
]);
export type DecideReviewRequest = z.output<typeof DecideReviewRequest>;

export const ExecuteRequest = z.strictObject({});
export const ReportExecutionRequest = z.strictObject({ text: Text(8000), evidence: z.array(Line).max(50).default([]) });
export type ReportExecutionRequest = z.output<typeof ReportExecutionRequest>;
/** 确认执行: with the reason for each list that does not change after all. */
export const ConfirmExecutionRequest = z.strictObject({ note: Text(4000), dismissals: z.array(z.strictObject({ organId: Id, reason: Text(2000) })).max(20).default([]) });
export type ConfirmExecutionRequest = z.output<typeof ConfirmExecutionRequest>;
export const MarkNonComplianceRequest = z.strictObject({ organId: Id, facts: Text(4000) });
export type MarkNonComplianceRequest = z.output<typeof MarkNonComplianceRequest>;
/** 办结 (F-180): the cause, and for objective constraints what is proposed. */
export const CloseDisputeRequest = z.strictObject({ cause: DisputeCause, proposal: z.strictObject({ kind: z.enum(['ASSISTANCE', 'RESOURCE', 'STAFFING']), text: Text(4000) }).nullable().default(null) });
export type CloseDisputeRequest = z.output<typeof CloseDisputeRequest>;

/** 执行进度: which lists the outcome changes and how far they are, what still waits, and what is missing before it can be confirmed. */
export const ExecutionProgressAnswer = z.object({
  documentNumber: z.string().nullable(),
  amendments: z.array(
    z.object({
      organ: OrganName, documentNumber: z.string(), items: z.int(), state: z.enum(['PENDING', 'EFFECTIVE', 'DISMISSED', 'REPLACED']), adjustmentCaseId: Id.nullable(), versionId: Id.nullable(), reason: z.string().nullable(),
      settledAt: Instant.nullable(),
    }),
  ),
  waitingOrders: z.array(z.object({ orderId: Id, number: z.string() })),
  missing: z.array(z.object({ code: z.string(), message: z.string(), messageZh: z.string() })),
});
export type ExecutionProgressAnswer = z.infer<typeof ExecutionProgressAnswer>;

/** 编委会议, as a dispute may be put up to it or was decided on. */
export const CommissionMeetingsAnswer = z.object({
  items: z.array(
    z.object({
      meetingId: Id, meetsOn: BusinessDate, state: z.enum(['PLANNED', 'SIGNED', 'CANCELLED']),
      decision: z.object({ conclusion: z.string(), documentNumber: z.string() }).nullable(),
    }),
  ),
});
export type CommissionMeetingsAnswer = z.infer<typeof CommissionMeetingsAnswer>;

/** 政策性裁定 (R-DSP-11): those that rest on practice alone, for 司法 to suggest a rule. */
export const PolicyRulingsQuery = z.strictObject({ cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export type PolicyRulingsQuery = z.output<typeof PolicyRulingsQuery>;
export const PolicyRuling = z.object({ caseId: Id, number: z.string(), title: z.string(), documentNumber: z.string(), ruledAt: Instant, reasons: z.string(), practice: z.string().nullable(), itemKeys: z.array(Id) });
export type PolicyRuling = z.infer<typeof PolicyRuling>;
export const PolicyRulingsPage = z.object({ items: z.array(PolicyRuling), next: z.string().nullable() });
