import { defineEntity, p } from '@mikro-orm/core';
import { LegalInstrument } from '../../domain/legal-basis/legal-instrument.ts';

/** Class ⇄ table of 法律依据. */
export const LegalInstrumentSchema = defineEntity({
  class: LegalInstrument,
  tableName: 'legal_instrument',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    title: p.text(),
    titleKey: p.text(),
    kind: p.text().$type<LegalInstrument['kind']>(),
    number: p.text().nullable(),
    issuer: p.text(),
    regionCode: p.text(),
    promulgatedOn: p.date(),
    effectiveOn: p.date(),
    textHash: p.text().nullable(),
    provisions: p.json<LegalInstrument['provisions']>(),
    state: p.text().$type<LegalInstrument['state']>(),
    amendedOn: p.date().nullable(),
    repealedOn: p.date().nullable(),
    replacedById: p.uuid().nullable(),
    updatedAt: p.datetime(),
    rowVersion: p.integer().version(),
  },
});
