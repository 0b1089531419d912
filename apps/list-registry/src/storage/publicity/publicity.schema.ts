import { defineEntity, p } from '@mikro-orm/core';
import { Objection } from '../../domain/publicity/objection.ts';
import { Publicity } from '../../domain/publicity/publicity.ts';

/** Class ⇄ table of 公示. */
export const PublicitySchema = defineEntity({
  class: Publicity,
  tableName: 'publicity',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    versionId: p.uuid(),
    channel: p.text(),
    from: p.date().fieldName('from_date'),
    to: p.date().fieldName('to_date'),
    shown: p.integer(),
    hidden: p.integer(),
    state: p.text().$type<Publicity['state']>(),
    openedBy: p.text(),
    openedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});

/** Class ⇄ table of 公示异议. */
export const ObjectionSchema = defineEntity({
  class: Objection,
  tableName: 'publicity_objection',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    publicityId: p.uuid(),
    versionId: p.uuid(),
    filedBy: p.text().$type<Objection['filedBy']>(),
    organId: p.uuid().nullable(),
    receipt: p.text(),
    itemKey: p.uuid().nullable(),
    text: p.text(),
    state: p.text().$type<Objection['state']>(),
    result: p.text().$type<Objection['result']>().nullable(),
    answerText: p.text().nullable(),
    answeredBy: p.text().nullable(),
    answeredAt: p.datetime().nullable(),
    filedAt: p.datetime(),
    rowVersion: p.integer().version(),
  },
});
