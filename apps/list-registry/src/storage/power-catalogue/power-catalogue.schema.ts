import { defineEntity, p } from '@mikro-orm/core';
import { PowerCatalogue } from '../../domain/power-catalogue/power-catalogue.ts';
import { PowerExclusion } from '../../domain/power-catalogue/power-exclusion.ts';

/** Class ⇄ table of 行政权力指导清单; its powers are written as rows. */
export const PowerCatalogueSchema = defineEntity({
  class: PowerCatalogue,
  tableName: 'power_catalogue',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    name: p.text(),
    series: p.text(),
    issuer: p.text(),
    edition: p.text(),
    regionCode: p.text(),
    effectiveFrom: p.date(),
    effectiveTo: p.date().nullable(),
    state: p.text().$type<PowerCatalogue['state']>(),
    powerCount: p.integer(),
    changeCount: p.integer(),
    loadedAt: p.datetime(),
    loadedBy: p.text(),
    rowVersion: p.integer().version(),
  },
});

/** Class ⇄ table of 权力除外. */
export const PowerExclusionSchema = defineEntity({
  class: PowerExclusion,
  tableName: 'power_exclusion',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    catalogueId: p.uuid(),
    powerId: p.uuid(),
    organId: p.uuid().nullable(),
    reason: p.text().$type<PowerExclusion['reason']>(),
    document: p.text(),
    explanation: p.text(),
    state: p.text().$type<PowerExclusion['state']>(),
    recordedBy: p.text(),
    recordedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
