import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Line } from '../fields.ts';

/** 依据种类 (03 §3.1.3). */
export const LegalInstrumentKind = z.enum([
  'PARTY_REGULATION', 'LAW', 'ADMIN_REGULATION', 'LOCAL_REGULATION', 'DEPT_RULE', 'GOV_RULE', 'NORMATIVE_DOC', 'SANDING', 'REFORM_PLAN', 'COMMISSION_DOC', 'SUPERIOR_DECISION',
]);
export type LegalInstrumentKind = z.infer<typeof LegalInstrumentKind>;

const Instrument = z.object({ instrumentId: Id, title: Line, kind: LegalInstrumentKind, number: Line.nullable(), issuer: Line, effectiveOn: BusinessDate });

/** 依据登记. Audit only: lists are checked against the register itself. */
export const LegalInstrumentRegisteredV1 = defineEvent('registry.legal-instrument.registered', 1, Instrument, { published: false });

/** 依据更正. Audit only. */
export const LegalInstrumentChangedV1 = defineEvent('registry.legal-instrument.changed', 1, Instrument, { published: false });

/** 依据修改. Audit only. */
export const LegalInstrumentAmendedV1 = defineEvent('registry.legal-instrument.amended', 1, z.object({ instrumentId: Id, title: Line, amendedOn: BusinessDate }), { published: false });

/** 依据废止. Audit only. */
export const LegalInstrumentRepealedV1 = defineEvent(
  'registry.legal-instrument.repealed',
  1,
  z.object({ instrumentId: Id, title: Line, repealedOn: BusinessDate, replacedById: Id.nullable() }),
  { published: false },
);
