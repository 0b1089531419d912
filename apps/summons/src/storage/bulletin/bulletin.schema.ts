import { defineEntity, p } from '@mikro-orm/core';
import { BulletinAppeal } from '../../domain/bulletin/bulletin-appeal.ts';
import type { BulletinEntry } from '../../domain/bulletin/bulletin-entry.ts';
import { Bulletin } from '../../domain/bulletin/bulletin.ts';
import type { PeriodFigures } from '../../domain/bulletin/period-figures.ts';

/** Class ⇄ table of 通报. */
export const BulletinSchema = defineEntity({
  class: Bulletin,
  tableName: 'bulletin',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    fromDate: p.date(),
    toDate: p.date(),
    title: p.text(),
    audience: p.text().$type<Bulletin['audience']>(),
    requirement: p.text(),
    figures: p.json<PeriodFigures>(),
    entries: p.json<readonly BulletinEntry[]>(),
    state: p.text().$type<Bulletin['state']>(),
    draftedBy: p.uuid(),
    draftedAt: p.datetime(),
    circulatedAt: p.datetime().nullable(),
    appealUntil: p.datetime().nullable(),
    appealsFiled: p.integer(),
    appealsAnswered: p.integer(),
    documentNumber: p.text().nullable(),
    signedBy: p.uuid().nullable(),
    signedAt: p.datetime().nullable(),
    publishedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});

/** Class ⇄ table of 通报申诉. */
export const BulletinAppealSchema = defineEntity({
  class: BulletinAppeal,
  tableName: 'bulletin_appeal',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    bulletinId: p.uuid(),
    organId: p.uuid(),
    text: p.text(),
    filedBy: p.uuid(),
    filedAt: p.datetime(),
    outcome: p.text().$type<NonNullable<BulletinAppeal['outcome']>>().nullable(),
    answer: p.text().nullable(),
    answeredBy: p.uuid().nullable(),
    answeredAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
