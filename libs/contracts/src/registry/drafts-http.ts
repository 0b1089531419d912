import { z } from 'zod';
import { Id, Line, OrganCode, Text } from '../fields.ts';
import { ListVersionAnswer, ListVersionKind, ListVersionState, SelfCheck } from './http.ts';

/** 起草: what is begun, and from which ended version where not from the one in force. */
export const BeginDraftRequest = z.strictObject({
  kind: ListVersionKind,
  urgency: z.enum(['NORMAL', 'EXPEDITED']).default('NORMAL'),
  /** A version that was withdrawn or returned after publicity: its items begin the draft. */
  baseVersionId: Id.optional(),
  adjustmentCaseIds: z.array(Id).max(200).default([]),
});
export type BeginDraftRequest = z.output<typeof BeginDraftRequest>;

/** 在办版本 across organs, newest first. */
export const VersionFilter = z.strictObject({
  state: ListVersionState.optional(),
  organ: OrganCode.optional(),
  urgency: z.enum(['NORMAL', 'EXPEDITED']).optional(),
});
export type VersionFilter = z.infer<typeof VersionFilter>;

export const DraftItemFilter = z.strictObject({
  /** In the name or any other text of the item. */
  keyword: z.string().trim().min(2).max(100).optional(),
  leadUnit: Line.optional(),
});
export type DraftItemFilter = z.infer<typeof DraftItemFilter>;

/** 草稿事项: one row of a draft; whoever changes it names the version of the row that was read. */
export const DraftItemAnswer = z.object({
  itemKey: Id,
  seqNo: z.int(),
  rowVersion: z.int(),
  /** Whether the item stands in the version the draft was begun from, as it is here. */
  change: z.enum(['ADDED', 'MODIFIED', 'UNCHANGED']),
  item: z.record(z.string(), z.unknown()),
});
export type DraftItemAnswer = z.infer<typeof DraftItemAnswer>;

/** 编辑结果: the draft after the edit, and the rows as they may be edited next. */
export const EditedDraftAnswer = z.object({
  version: ListVersionAnswer,
  items: z.array(z.object({ itemKey: Id, seqNo: z.int(), rowVersion: z.int() })),
});
export type EditedDraftAnswer = z.infer<typeof EditedDraftAnswer>;

/** 排序: every item of the draft that the caller sees, in its new order. */
export const OrderItemsRequest = z.strictObject({ itemKeys: z.array(Id).min(1).max(20_000) });

const Change = z.object({ element: z.string(), before: z.unknown(), after: z.unknown() });
const Named = z.object({ itemKey: Id, name: z.string() });
/** 导入对照: what a file would add to the draft, cancel in it and change, element by element. */
export const ImportDiffAnswer = z.object({
  versionId: Id,
  importId: Id,
  /** What applying the file has to carry: it names exactly this draft and this file. */
  shown: z.string(),
  added: z.array(Named),
  cancelled: z.array(Named),
  modified: z.array(Named.extend({ changes: z.array(Change) })),
  unchanged: z.int(),
});
export type ImportDiffAnswer = z.infer<typeof ImportDiffAnswer>;

const Shown = z.string().regex(/^[0-9a-f]{64}$/);
export const ApplyImportRequest = z.strictObject({ shown: Shown });

/** 变基冲突: an element that both the draft and the version in force changed; `ITEM` where one of them cancelled the item. */
export const RebaseConflict = z.object({ itemKey: Id, name: z.string(), element: z.string(), base: z.unknown(), draft: z.unknown(), inForce: z.unknown() });
export type RebaseConflict = z.infer<typeof RebaseConflict>;

/** 变基: what the version that came into force meanwhile changes in the draft. */
export const RebaseAnswer = z.object({
  versionId: Id,
  /** Null where the draft was begun from the version in force. */
  onto: z.object({ versionId: Id, label: z.string() }).nullable(),
  shown: z.string(),
  takenOver: z.object({ added: z.int(), cancelled: z.int(), modified: z.int() }),
  conflicts: z.array(RebaseConflict),
});
export type RebaseAnswer = z.infer<typeof RebaseAnswer>;

/** Whose word counts for an element in conflict. */
export const RebaseChoice = z.strictObject({ itemKey: Id, element: z.string().min(1).max(60), take: z.enum(['DRAFT', 'IN_FORCE']) });
export type RebaseChoice = z.infer<typeof RebaseChoice>;
export const RebaseRequest = z.strictObject({ shown: Shown, choices: z.array(RebaseChoice).max(5000).default([]) });
export type RebaseRequest = z.output<typeof RebaseRequest>;

export const SubmitVersionRequest = z.strictObject({ selfCheck: SelfCheck });
export const WithdrawVersionRequest = z.strictObject({ reason: Text(2000) });
