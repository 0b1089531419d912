import { z } from 'zod';
import { Id, Line, Text } from '../fields.ts';
import { OutcomeSource } from './words.ts';

/** 新增事项的文本: what the list of the leading organ shall say of a duty; the words of the ruling, exactly. */
export const AmendmentText = z.object({
  name: Line,
  description: Text(4000).nullable(),
  majorFunction: z.object({ name: Line, category: Line }),
  specialFunction: z.object({ name: Line }),
  attribute: Line,
  basisTexts: z.array(Text(4000)),
  leadUnitId: Id,
  assistUnitIds: z.array(Id),
  keywords: z.array(Line),
  remarks: Text(2000),
});
export type AmendmentText = z.infer<typeof AmendmentText>;

/**
 * 职责分工表的一行 (R-DSP-8): one task, and who leads, handles, assists; how they hand over to each other where there are several.
 * `itemKey` is the duty item the task is, in the list of its present holder, or the identity of the item that is to be new.
 */
export const SplitRow = z.object({
  task: Line,
  itemKey: Id,
  isNew: z.boolean(),
  leadOrganId: Id,
  leadUnitId: Id,
  handlerOrganIds: z.array(Id),
  assistOrganIds: z.array(Id),
  handoff: Text(2000).nullable(),
});
export type SplitRow = z.infer<typeof SplitRow>;

/** 清单修改内容: what one organ's list loses (no text), gains or says differently, by the outcome. The item keeps its identity where it moves to another organ. */
export const ListAmendment = z.object({
  organId: Id,
  operation: z.enum(['ADD', 'MODIFY', 'TRANSFER_OUT', 'TRANSFER_IN']),
  itemKey: Id,
  /** Whose list the item stands in now, where it comes from another organ. */
  fromOrganId: Id.nullable(),
  after: AmendmentText.nullable(),
});
export type ListAmendment = z.infer<typeof ListAmendment>;

/** 定责结果: who holds what from now on, by which document; the first row of the table answers what the dispute came from. */
export const DisputeOutcome = z.object({
  source: OutcomeSource,
  documentNumber: Line,
  split: z.array(SplitRow).min(1).max(50),
  amendments: z.array(ListAmendment).max(200),
});
export type DisputeOutcome = z.infer<typeof DisputeOutcome>;
