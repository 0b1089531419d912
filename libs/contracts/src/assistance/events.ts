import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line, Text } from '../fields.ts';

/**
 * 协助异议: the requesting organ objects to the refusal of an organ that it had asked for assistance. What both wrote to each other is on file and
 * stands for the negotiation of the dispute that follows.
 */
export const AssistanceRequestObjectedV1 = defineEvent(
  'assistance.request.objected',
  1,
  z.object({ requestId: Id, number: Line, requestingOrganId: Id, requestedOrganId: Id, itemKeys: z.array(Id).max(50), exchange: Text(20000), at: Instant }),
);
