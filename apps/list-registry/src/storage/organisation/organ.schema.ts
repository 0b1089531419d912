import { defineEntity, p } from '@mikro-orm/core';
import type { OrganKind, RegionLevel } from '@yidan/kernel';
import { Organ, type OrganMandate, type OrganStatus } from '../../domain/organisation/organ.ts';

export const OrganSchema = defineEntity({
  class: Organ,
  tableName: 'organ',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    code: p.text(),
    kind: p.text().$type<OrganKind>(),
    isNameplate: p.boolean(),
    predecessorIds: p.json<readonly string[]>(),
    name: p.text(),
    shortName: p.text(),
    regionCode: p.text(),
    level: p.text().$type<RegionLevel>(),
    unifiedSocialCreditCode: p.text().nullable(),
    superiorOrganId: p.uuid().nullable(),
    guidanceOrganId: p.uuid().nullable(),
    parentOrganId: p.uuid().nullable(),
    hostTownStreetId: p.uuid().nullable(),
    supervisingOrganId: p.uuid().nullable(),
    establishedOn: p.date().nullable(),
    abolishedOn: p.date().nullable(),
    mandatory: p.text().$type<OrganMandate>().nullable(),
    approvedStaff: p.integer(),
    actualStaff: p.integer(),
    approvedLeaders: p.integer(),
    status: p.text().$type<OrganStatus>(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
