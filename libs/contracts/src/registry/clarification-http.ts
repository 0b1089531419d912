import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, Text } from '../fields.ts';
import { ClarifiedDuty } from './clarification-events.ts';

/** 登记明责文件: the document as it was issued, and the items it speaks of. */
export const PublishClarification = z.strictObject({
  documentNumber: Line,
  title: Line,
  issuer: Line,
  issuedOn: BusinessDate,
  /** 明确的事项: what it is about, as people ask for it. */
  subject: Text(2000),
  duties: z.array(ClarifiedDuty).min(1).max(50),
});
export type PublishClarification = z.infer<typeof PublishClarification>;
export const WithdrawClarification = z.strictObject({ ground: Text(2000) });
export type WithdrawClarification = z.infer<typeof WithdrawClarification>;

export const ClarificationState = z.enum(['PUBLISHED', 'WITHDRAWN']);
/** 明责文件查询: the keyword may be part of the number, the title or the subject. */
export const ClarificationFilter = z.object({ keyword: z.string().trim().min(1).max(100).optional(), itemKey: Id.optional(), state: ClarificationState.optional() });
export type ClarificationFilter = z.infer<typeof ClarificationFilter>;

export const ClarificationAnswer = z.object({
  clarificationId: Id,
  documentNumber: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuedOn: BusinessDate,
  subject: z.string(),
  duties: z.array(z.object({ itemKey: Id, itemCode: z.string(), itemName: z.string(), organ: z.string(), role: z.enum(['LEAD', 'HANDLER', 'ASSIST']), duty: z.string() })),
  state: ClarificationState,
  publishedAt: Instant,
  withdrawnAt: Instant.nullable(),
  ground: z.string().nullable(),
  actions: z.array(z.string()),
  rowVersion: z.int(),
});
export type ClarificationAnswer = z.infer<typeof ClarificationAnswer>;
