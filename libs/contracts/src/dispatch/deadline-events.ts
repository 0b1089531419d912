import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line } from '../fields.ts';

/** Whose clock it is and what has to be done by then; ids only. */
const Clock = z.object({ deadlineId: Id, ownerType: Line, ownerId: Id, kind: Line, dueAt: Instant, at: Instant });

/** 时限预警 (R-DL-4): half, or four fifths, of the time has gone. */
export const DeadlineWarnedV1 = defineEvent('dispatch.deadline.warned', 1, Clock.extend({ percent: z.union([z.literal(50), z.literal(80)]) }));
/** 已逾期 (R-DL-4): the time is over and the thing was not done; the object stays as it is. */
export const DeadlineBreachedV1 = defineEvent('dispatch.deadline.breached', 1, Clock);
