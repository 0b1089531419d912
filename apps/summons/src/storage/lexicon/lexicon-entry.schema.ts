import { defineEntity, p } from '@mikro-orm/core';
import { LexiconEntry } from '../../domain/lexicon/lexicon-entry.ts';

export const LexiconEntrySchema = defineEntity({
  class: LexiconEntry,
  tableName: 'lexicon_entry',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    words: p.array(),
    terms: p.array(),
    holders: p.array(),
    note: p.text().nullable(),
    enteredBy: p.text(),
    enteredAt: p.datetime(),
    removedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
