import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line, Text } from '../fields.ts';

/**
 * 吹哨异议: an organ that a township called says that the duty is not its own, by the item that it says covers it; whom it names instead, where it does.
 * It works on until the dispute that follows is solved.
 */
export const CallObjectedV1 = defineEvent(
  'summons.call.objected',
  1,
  z.object({
    callId: Id, number: Line, townOrganId: Id, organId: Id, unitId: Id.nullable(), reason: z.literal('NOT_MY_DUTY'), itemKey: Id, proposedOrganId: Id.nullable(), basis: Text(4000), at: Instant,
  }),
);
