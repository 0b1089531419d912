import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line } from '../fields.ts';

/**
 * 事项工作量: what each item meant in work to each unit in a month, for staffing (F-182): orders that went out, orders that were closed, those in time,
 * and the minutes from their dispatch to their close. Once per tenant and month, in parts of at most 200 lines; a month without orders has one empty part.
 */
export const WorkloadReportedV1 = defineEvent(
  'dispatch.workload.reported',
  1,
  z.object({
    month: z.string().regex(/^\d{4}-\d{2}$/),
    part: z.int().min(1),
    parts: z.int().min(1),
    lines: z
      .array(z.object({ itemKey: Id.nullable(), itemCode: Line.nullable(), organId: Id, unitId: Id, dispatched: z.int().min(0), closed: z.int().min(0), closedOnTime: z.int().min(0), minutes: z.int().min(0) }))
      .max(200),
    at: Instant,
  }),
);
