import { z } from 'zod';
import { Id, Line, Text } from '../fields.ts';
import { CitedBasisInput, SplitInput } from './http.ts';
import { AmendmentText, SplitRow } from './outcome.ts';
import { OutOfScope, RoundKind } from './words.ts';

/** May be left empty on the way in: the procedure answers with everything that is missing, at once. */
const Said = (max: number) => z.string().trim().max(max).default('');
const Attachments = z.array(Line).max(50).default([]);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'the digest of the text that was read, 64 hexadecimal digits' });

/** 协调申请 (05 §3.3.3). */
export const ApplyForCoordinationRequest = z.strictObject({
  matter: Said(4000),
  negotiationDone: Said(4000),
  mainDispute: Said(4000),
  proposal: Said(4000),
  reasons: Said(8000),
  bases: z.array(CitedBasisInput).max(50).default([]),
  attachments: Attachments,
});
export type ApplyForCoordinationRequest = z.output<typeof ApplyForCoordinationRequest>;

export const AcceptApplicationRequest = z.strictObject({});
/** 要求补正: what is missing or unclear. */
export const AskSupplementRequest = z.strictObject({ reasons: Text(4000) });
export const SupplementApplicationRequest = z.strictObject({ text: Text(8000), attachments: Attachments });
export type SupplementApplicationRequest = z.output<typeof SupplementApplicationRequest>;
/** 不予受理: the ground has its route. */
export const RejectApplicationRequest = z.strictObject({ ground: OutOfScope, reasons: Text(4000) });
export type RejectApplicationRequest = z.output<typeof RejectApplicationRequest>;
export const TransferDisputeRequest = z.strictObject({ to: Line, reasons: Text(4000) });
export type TransferDisputeRequest = z.output<typeof TransferDisputeRequest>;
/** 报请上级: with the director's reason where no organ of a higher level is a party. */
export const ReferUpRequest = z.strictObject({ to: Line, reason: Text(4000).optional() });
export type ReferUpRequest = z.output<typeof ReferUpRequest>;
/** 上级退回: a reply that decides nothing and leaves the case to the office that had asked. */
export const RecordUpperReturnRequest = z.strictObject({ authority: Line, documentNumber: Line, text: Text(8000) });
export type RecordUpperReturnRequest = z.output<typeof RecordUpperReturnRequest>;

export const ForwardMaterialsRequest = z.strictObject({});
export const ReplyRequest = z.strictObject({ text: Text(8000) });
/** 一轮协调; a round in which people met has its minutes. */
export const HoldRoundRequest = z.strictObject({ kind: RoundKind, questions: Text(4000), minutes: Text(20_000).optional() });
export type HoldRoundRequest = z.output<typeof HoldRoundRequest>;
export const ExtendCoordinationRequest = z.strictObject({ reason: Text(2000) });

/** 先例对照: which precedent is followed, and why not where it is not. */
export const PrecedentUseInput = z.strictObject({ precedentId: Id, follows: z.boolean(), reason: Text(2000).nullable().default(null) });
/** 协调意见. */
export const DraftOpinionRequest = z.strictObject({
  facts: Text(20_000),
  reasons: Text(20_000),
  bases: z.array(CitedBasisInput).max(50).default([]),
  split: SplitInput,
  precedents: z.array(PrecedentUseInput).max(20).default([]),
  minor: z.boolean().default(false).describe('A minor dispute: the opinion may settle it without every party’s acceptance where the policy pack says so'),
});
export type DraftOpinionRequest = z.output<typeof DraftOpinionRequest>;
export const AcceptOpinionRequest = z.strictObject({ sha256: Sha256 });
export const DeclineOpinionRequest = z.strictObject({ sha256: Sha256, reason: Text(4000) });
export const SignOpinionRequest = z.strictObject({ sha256: Sha256 });
/** 提请裁定: the first director says why, the second signs the same words. */
export const SubmitToCommissionRequest = z.strictObject({ reasons: Text(4000).optional() });
export type SubmitToCommissionRequest = z.output<typeof SubmitToCommissionRequest>;

/** 试算: a split table as somebody thinks of it. */
export const PreviewSplitRequest = z.strictObject({ split: SplitInput });
export type PreviewSplitRequest = z.output<typeof PreviewSplitRequest>;
const Words = z.object({ code: z.string().nullable(), ...AmendmentText.omit({ remarks: true }).shape });
/** 清单前后对照: what the lists would lose, gain and say differently; nothing is changed by asking. */
export const SplitPreviewAnswer = z.object({
  split: z.array(SplitRow),
  organs: z.array(
    z.object({
      organ: z.object({ id: Id, code: z.string().nullable(), name: z.string().nullable() }),
      changes: z.array(
        z.object({ operation: z.enum(['ADD', 'MODIFY', 'TRANSFER_OUT', 'TRANSFER_IN']), itemKey: Id, fromOrganId: Id.nullable(), before: Words.nullable(), after: AmendmentText.nullable() }),
      ),
    }),
  ),
});
export type SplitPreviewAnswer = z.infer<typeof SplitPreviewAnswer>;
