import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, OrganCode, Text } from '../fields.ts';

const OrganName = z.object({ id: Id, code: OrganCode, name: z.string() });
export const SandingState = z.enum(['SCOPED', 'DRAFTED', 'GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE', 'ISSUED', 'SUPERSEDED']);
export const DutyChange = z.enum(['ADDED', 'CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED', 'STRENGTHENED', 'KEPT']);
const Count = z.int().min(0).max(100_000);

/** 明确“三定”范围. */
export const ScopeSandingRequest = z.strictObject({ organCode: OrganCode, scope: Text(2000), procedure: Text(2000), dueOn: BusinessDate });
export type ScopeSandingRequest = z.infer<typeof ScopeSandingRequest>;

const Content = {
  title: Line,
  duties: z.array(z.strictObject({ ordinal: z.int().min(1).max(999), text: Text(5000), change: DutyChange.default('KEPT') })).min(1).max(200),
  units: z.array(z.strictObject({ name: Line, text: z.string().trim().max(5000) })).max(200).default([]),
  approvedStaff: Count,
  approvedLeaders: Count,
};

/** “三定”内容: typed in, or corrected after a file was read. */
export const SandingContentRequest = z.strictObject(Content);
export type SandingContentRequest = z.infer<typeof SandingContentRequest>;

/** 登记已印发“三定”: one or many at once, all or none. */
export const LoadIssuedSandingsRequest = z.strictObject({
  documents: z.array(z.strictObject({ organCode: OrganCode, documentNumber: Line, issuedOn: BusinessDate, effectiveFrom: BusinessDate.optional(), ...Content })).min(1).max(100),
});
export type LoadIssuedSandingsRequest = z.infer<typeof LoadIssuedSandingsRequest>;

export const AssignGroupRequest = z.strictObject({ groupCode: z.string().regex(/^[A-Z0-9_]{1,20}$/) });
export const GroupReviewRequest = z.strictObject({ conclusion: z.enum(['PASS', 'REVISE']), opinion: Text(5000), heldOn: BusinessDate });
export type GroupReviewRequest = z.infer<typeof GroupReviewRequest>;
/** 会议决定: with the number under which it was written down. */
export const SandingDecisionRequest = GroupReviewRequest.extend({ documentNumber: Line });
export type SandingDecisionRequest = z.infer<typeof SandingDecisionRequest>;
/** 领导小组决定: of a meeting of the commission that stands on record, or of one that was written down elsewhere under its number. */
export const LeadingGroupDecisionRequest = GroupReviewRequest.extend({ documentNumber: Line.optional(), meetingId: Id.optional() });
export type LeadingGroupDecisionRequest = z.infer<typeof LeadingGroupDecisionRequest>;
export const IssueSandingRequest = z.strictObject({ documentNumber: Line, issuedOn: BusinessDate, effectiveFrom: BusinessDate.optional() });
export type IssueSandingRequest = z.infer<typeof IssueSandingRequest>;
export const SandingFilter = z.strictObject({ organ: OrganCode.optional(), state: SandingState.optional() });
export type SandingFilter = z.infer<typeof SandingFilter>;
export const ReadSandingQuery = z.strictObject({ organ: OrganCode });
export const SandingFileQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('true').transform((value) => value === 'true') });

const Duty = z.object({ ordinal: z.int(), text: z.string(), change: DutyChange });
const Unit = z.object({ unitId: Id.nullable(), unitName: z.string(), text: z.string() });

/** “三定”规定 in a list. */
export const SandingSummary = z.object({
  sandingId: Id,
  organ: OrganName,
  state: SandingState,
  way: z.enum(['PROCEDURE', 'PAPER']),
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuedOn: BusinessDate.nullable(),
  effectiveFrom: BusinessDate.nullable(),
  /** The first day on which it is no longer in force. */
  effectiveTo: BusinessDate.nullable(),
  dueOn: BusinessDate.nullable(),
  duties: z.int(),
  units: z.int(),
  approvedStaff: z.int(),
  approvedLeaders: z.int(),
  rowVersion: z.int(),
});
export type SandingSummary = z.infer<typeof SandingSummary>;

/** “三定”规定 with its text and the acts it stands on. */
export const SandingAnswer = SandingSummary.omit({ duties: true, units: true }).extend({
  scope: z.string(),
  procedure: z.string(),
  round: z.int(),
  groupCode: z.string().nullable(),
  duties: z.array(Duty),
  units: z.array(Unit),
  acts: z.array(
    z.object({
      actId: Id,
      kind: z.enum(['GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE']),
      round: z.int(),
      groupCode: z.string().nullable(),
      conclusion: z.enum(['PASS', 'REVISE']),
      opinion: z.string(),
      heldOn: BusinessDate,
      documentNumber: z.string().nullable(),
      meetingId: Id.nullable(),
      recordedBy: z.string(),
      recordedAt: Instant,
    }),
  ),
  actions: z.array(z.string()),
});
export type SandingAnswer = z.infer<typeof SandingAnswer>;

/** “三定”文件读取结果: what was understood of a file by its structure, and what was not; as such it can be sent as content. */
export const SandingReadingAnswer = z.object({
  file: z.object({ name: z.string(), format: z.enum(['docx', 'txt']), paragraphs: z.int() }),
  title: z.string(),
  documentNumber: z.string().nullable(),
  duties: z.array(Duty.extend({ paragraph: z.int() })),
  units: z.array(z.object({ name: z.string(), text: z.string(), isRegistered: z.boolean(), paragraph: z.int() })),
  approvedStaff: z.int().nullable(),
  approvedLeaders: z.int().nullable(),
  /** Duties and units of the provision in force that the file does not have: the file does not say what became of them. */
  missing: z.object({ duties: z.array(Duty), units: z.array(z.string()) }),
  notes: z.array(z.object({ severity: z.enum(['ERROR', 'DOUBT', 'LEFT']), paragraph: z.int(), code: z.string(), message: z.string(), messageZh: z.string() })),
  refused: z.boolean(),
  /** Whether the text of the draft was replaced by it. */
  kept: z.boolean(),
});
export type SandingReadingAnswer = z.infer<typeof SandingReadingAnswer>;

const MatrixItem = z.object({ itemKey: Id, code: z.string().nullable(), name: z.string() });

/** 与“三定”对应矩阵: duties × items of a version, with what does not correspond. */
export const SandingMatrixAnswer = z.object({
  versionId: Id,
  label: z.string(),
  organ: OrganName,
  sanding: z.object({ sandingId: Id, documentNumber: z.string() }),
  counts: z.object({ duties: z.int(), items: z.int(), gaps: z.int(), excess: z.int(), mismatches: z.int(), unresolved: z.int() }),
  duties: z.array(Duty.extend({ count: z.int(), items: z.array(MatrixItem) })),
  gaps: z.array(Duty),
  excess: z.array(MatrixItem.extend({ cause: z.enum(['NONE_REASON', 'NO_REFERENCE', 'UNKNOWN_DUTY', 'CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED']), ordinals: z.array(z.int()), reason: z.string().nullable(), severity: z.enum(['ERROR', 'WARN', 'INFO']) })),
  mismatches: z.array(MatrixItem.extend({ leadUnit: z.string(), quoted: z.array(z.string()) })),
  unresolved: z.array(MatrixItem.extend({ leadUnit: z.string() })),
});
export type SandingMatrixAnswer = z.infer<typeof SandingMatrixAnswer>;
