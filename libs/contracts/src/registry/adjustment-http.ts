import { z } from 'zod';
import { Id, Instant, Line, OrganCode, Text } from '../fields.ts';
import { OutcomeSource } from '../dispute/words.ts';
import { AdjustmentOperation, AdjustmentTrigger } from './adjustment-events.ts';

export const AdjustmentState = z.enum(['OPEN', 'WAIT_ORGAN', 'DRAFTED', 'IN_LIST_PROCESS', 'DONE', 'DISMISSED']);
export type AdjustmentState = z.infer<typeof AdjustmentState>;
export const AdjustmentUrgency = z.enum(['NORMAL', 'EXPEDITED']);

const Yes = z.enum(['true', 'false']).transform((text) => text === 'true').optional();
export const AdjustmentFilter = z.strictObject({
  organ: OrganCode.optional(),
  state: AdjustmentState.optional(),
  trigger: AdjustmentTrigger.optional(),
  /** Whether the organ's time to draft is over. */
  overdue: Yes,
});
export type AdjustmentFilter = z.output<typeof AdjustmentFilter>;

/** 事由: what the case follows from; one case of an organ for one cause. */
export const AdjustmentCause = z.strictObject({ type: Line, id: Line, title: Line });

const OrganName = z.object({ id: Id, code: OrganCode, name: z.string() });
const AdjustmentRow = z.object({
  caseId: Id,
  organ: OrganName,
  trigger: AdjustmentTrigger,
  triggerZh: z.string(),
  urgency: AdjustmentUrgency,
  cause: AdjustmentCause,
  state: AdjustmentState,
  /** By when the organ drafts; null before the case was assigned and once nothing is left to be drafted. */
  dueSubmitAt: Instant.nullable(),
  provisional: z.boolean(),
  overdue: z.boolean(),
  /** Since when 编办 may draft in the organ's place. */
  officeDraftsSince: Instant.nullable(),
  versionId: Id.nullable(),
  items: z.int(),
  openedAt: Instant,
  dismissReason: z.string().nullable(),
  rowVersion: z.int(),
});
/** 动态调整 in a list. */
export const AdjustmentSummary = AdjustmentRow;
export type AdjustmentSummary = z.infer<typeof AdjustmentSummary>;

const Change = z.object({ element: z.string(), before: z.unknown(), after: z.unknown() });
/** 受影响事项: what the case asks for, and what the draft or version that answers it makes of it; element by element. */
export const AffectedItemAnswer = z.object({
  itemKey: Id.nullable(),
  operation: AdjustmentOperation,
  operationZh: z.string(),
  name: z.string(),
  /** PROPOSED by the case; DRAFTED as the version of the case reads now. */
  change: z.enum(['ADDED', 'CANCELLED', 'MODIFIED', 'UNCHANGED']),
  shows: z.enum(['PROPOSED', 'DRAFTED']),
  changes: z.array(Change),
});
export type AffectedItemAnswer = z.infer<typeof AffectedItemAnswer>;

/** 定责结果: the outcome of a dispute that the case carries out, and what kept it from being worked into a draft at once. */
export const AnsweredOutcomeAnswer = z.object({
  documentNumber: Line,
  source: OutcomeSource,
  obstacles: z.array(z.object({ message: z.string(), messageZh: z.string() })),
});
export type AnsweredOutcomeAnswer = z.infer<typeof AnsweredOutcomeAnswer>;

/** 动态调整. */
export const AdjustmentAnswer = AdjustmentRow.extend({
  affected: z.array(AffectedItemAnswer),
  outcome: AnsweredOutcomeAnswer.nullable(),
  /** Under which id everything that follows from one matter is found. */
  chainId: Id.nullable(),
  actions: z.array(z.string()),
});
export type AdjustmentAnswer = z.infer<typeof AdjustmentAnswer>;

export const DismissAdjustmentRequest = z.strictObject({ reason: Text(2000) });
/** 起草: further cases of the same organ may be answered by the same draft. */
export const DraftAdjustmentRequest = z.strictObject({ with: z.array(Id).max(50).default([]) });
export type DraftAdjustmentRequest = z.output<typeof DraftAdjustmentRequest>;

/** 立案结果: one case per organ; those that existed already are named as they are. */
export const OpenedAdjustments = z.object({ items: z.array(AdjustmentSummary) });
export type OpenedAdjustments = z.infer<typeof OpenedAdjustments>;

export const ConfirmFindingRequest = z.strictObject({ urgency: AdjustmentUrgency.default('NORMAL') });
export const DismissFindingRequest = z.strictObject({ reason: Text(2000) });
/** 发现处理结果. */
export const DecidedFinding = z.object({ findingId: Id, state: z.string(), caseIds: z.array(Id), rowVersion: z.int() });
export type DecidedFinding = z.infer<typeof DecidedFinding>;
