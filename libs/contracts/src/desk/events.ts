import { RELATIONS, ROLES, URGENCIES } from '@yidan/kernel';
import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line } from '../fields.ts';

/** 办理资格: one way to be somebody who may take the step: in a role, for an organ, of a unit, in person; what is null does not matter. */
export const DeskHat = z.object({ role: z.enum(ROLES).nullable(), relation: z.enum(RELATIONS).nullable(), organId: Id.nullable(), unitId: Id.nullable(), personId: Id.nullable() });
export type DeskHat = z.infer<typeof DeskHat>;

/** Which task it is, and of which object in which service. */
const Task = z.object({
  taskId: Id,
  service: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  objectType: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  objectId: Id,
  command: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/),
});

/** The task as a desk shows it. Its title names steps, items, lists and numbers; never a person, a text somebody wrote, or what is restricted. */
const Whole = Task.extend({
  objectZh: Line,
  stepZh: Line,
  stepEn: Line,
  number: Line,
  title: Line.nullable(),
  titleEn: Line.nullable(),
  hats: z.array(DeskHat).min(1),
  organId: Id.nullable(),
  unitId: Id.nullable(),
  personId: Id.nullable(),
  urgency: z.enum(URGENCIES),
  since: Instant,
  dueAt: Instant.nullable(),
});

/** 待办产生: a step of an object is what comes next, and who may take it has it on the desk. Emitted by every service for its own objects. */
export const DeskTaskOpenedV1 = defineEvent('desk.task.opened', 1, Whole);
/** 待办变更: the same step, due at another time or of other people. */
export const DeskTaskChangedV1 = defineEvent('desk.task.changed', 1, Whole);
/** 待办改期: a calendar moved the limit; nothing else of the task changed (R-DL-5). */
export const DeskTaskRescheduledV1 = defineEvent('desk.task.rescheduled', 1, Task.extend({ dueAt: Instant, at: Instant }));
/** 待办消失: the step was taken, or nobody expects it any more. */
export const DeskTaskClosedV1 = defineEvent('desk.task.closed', 1, Task.extend({ at: Instant }));
/** 待办认领: somebody of those who may said that they will do it. Audit only, like the next. */
export const DeskTaskClaimedV1 = defineEvent('desk.task.claimed', 1, z.object({ taskId: Id, personId: Id, at: Instant }), { published: false });
/** 放弃认领. */
export const DeskTaskUnclaimedV1 = defineEvent('desk.task.unclaimed', 1, z.object({ taskId: Id, personId: Id, at: Instant }), { published: false });
