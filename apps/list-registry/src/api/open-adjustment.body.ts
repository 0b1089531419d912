import { AdjustmentCause, AdjustmentOperation, AdjustmentTrigger, AdjustmentUrgency, Id, OrganCode } from '@yidan/contracts';
import { z } from 'zod';
import type { ItemPatch } from '../domain/adjustment/affected-item.ts';
import { ContentItemShape } from '../domain/list-import/list-json.ts';

// What is not named is not said: a default would empty the element.
const Patch = z.record(z.string(), z.unknown()).transform((given, context): ItemPatch => {
  const read = ContentItemShape.partial().safeParse(given);
  for (const { path, message } of read.error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
  return Object.fromEntries(Object.entries(read.data ?? {}).filter(([element]) => element in given)) as ItemPatch;
});

/** 提请调整: for one cause, organ by organ; items as a list file says them, element by element. */
export const OpenAdjustmentRequest = z.strictObject({
  trigger: AdjustmentTrigger,
  urgency: AdjustmentUrgency.default('NORMAL'),
  cause: AdjustmentCause,
  organs: z
    .array(
      z.strictObject({
        organCode: OrganCode,
        items: z.array(z.strictObject({ itemKey: Id.nullable().default(null), operation: AdjustmentOperation, after: Patch.nullable().default(null) })).max(500).default([]),
      }),
    )
    .min(1)
    .max(100)
    .refine((organs) => new Set(organs.map(({ organCode }) => organCode)).size === organs.length, { error: 'each organ once' }),
});
