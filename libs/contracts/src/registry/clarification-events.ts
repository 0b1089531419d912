import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line, Text } from '../fields.ts';

/** 明责文件中的分工: what one party does about one item. */
export const ClarifiedDuty = z.strictObject({ itemKey: Id, role: z.enum(['LEAD', 'HANDLER', 'ASSIST']), duty: Text(2000) });
export type ClarifiedDuty = z.infer<typeof ClarifiedDuty>;

/** 明责文件已公布: whose a matter is that draws attention or is pushed around, said in writing; dispatch shows it with the items it names (F-167). */
export const ClarificationPublishedV1 = defineEvent(
  'registry.clarification.published',
  1,
  z.object({ clarificationId: Id, documentNumber: Line, title: Line, issuer: Line, issuedOn: BusinessDate, subject: Text(2000), duties: z.array(ClarifiedDuty).min(1).max(50), at: Instant }),
);

/** 明责文件已停用: it is shown no longer. */
export const ClarificationWithdrawnV1 = defineEvent('registry.clarification.withdrawn', 1, z.object({ clarificationId: Id, documentNumber: Line, ground: Text(2000), at: Instant }));
