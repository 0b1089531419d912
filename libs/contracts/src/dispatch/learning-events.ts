import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line } from '../fields.ts';

/** 办件经验已剔除: what a matter taught was wrong and counts no more; why is in the journal. Audit only. */
export const LessonForgottenV1 = defineEvent('dispatch.lesson.forgotten', 1, z.object({ matterId: Id, number: Line, at: Instant }), { published: false });
/** 办件经验已重算: all counts of a tenant were made anew from the journal. Audit only. */
export const LearningRebuiltV1 = defineEvent('dispatch.learning.rebuilt', 1, z.object({ learningVersion: z.int().min(1), matters: z.int().min(0), at: Instant }), { published: false });
