import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line, OrganCode } from '../fields.ts';

const Sanding = z.object({ sandingId: Id, organId: Id, organCode: OrganCode, at: Instant });
const State = z.enum(['SCOPED', 'DRAFTED', 'GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE', 'ISSUED', 'SUPERSEDED']);

/** “三定”范围已明确. Audit only. */
export const SandingScopedV1 = defineEvent('registry.sanding.scoped', 1, Sanding.extend({ dueOn: BusinessDate }), { published: false });

/** “三定”已起草: the text was written or changed. Audit only. */
export const SandingDraftedV1 = defineEvent('registry.sanding.drafted', 1, Sanding.extend({ duties: z.int().min(0), units: z.int().min(0) }), { published: false });

/** “三定”办理记录: a review group, the leading group or the party committee decided about the text of one round. Audit only. */
export const SandingActRecordedV1 = defineEvent(
  'registry.sanding.act-recorded',
  1,
  Sanding.extend({ actId: Id, kind: z.enum(['GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE']), round: z.int().min(1), groupCode: z.string().nullable(), conclusion: z.enum(['PASS', 'REVISE']), documentNumber: z.string().nullable() }),
  { published: false },
);

/** “三定”进入下一环节, or went back. Audit only. */
export const SandingAdvancedV1 = defineEvent('registry.sanding.advanced', 1, Sanding.extend({ from: State, to: State, round: z.int().min(1), groupCode: z.string().nullable() }), { published: false });

/** “三定”印发: with what it says otherwise than the one before; `inForce` is false for one that a later one had replaced when it was entered. */
export const SandingIssuedV1 = defineEvent(
  'registry.sanding.issued',
  1,
  Sanding.extend({
    way: z.enum(['PROCEDURE', 'PAPER']),
    inForce: z.boolean(),
    documentNumber: Line,
    issuedOn: BusinessDate,
    effectiveFrom: BusinessDate,
    previousSandingId: Id.nullable(),
    duties: z.int().min(0),
    units: z.int().min(0),
    changedDuties: z.array(z.object({ ordinal: z.int(), text: z.string(), change: z.enum(['ADDED', 'CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED', 'STRENGTHENED', 'DROPPED']) })),
    changedUnits: z.array(z.object({ unitId: Id, unitName: z.string(), change: z.enum(['ADDED', 'REMOVED', 'CHANGED']) })),
  }),
);

/** “三定”被替代. */
export const SandingSupersededV1 = defineEvent('registry.sanding.superseded', 1, Sanding.extend({ successorId: Id, effectiveTo: BusinessDate }));
