import { defineEntity, p } from '@mikro-orm/core';
import { SandingProvision } from '../../domain/sanding/sanding-provision.ts';

/** Class ⇄ table of “三定”规定. */
export const SandingProvisionSchema = defineEntity({
  class: SandingProvision,
  tableName: 'sanding_provision',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    organId: p.uuid(),
    organCode: p.text(),
    way: p.text().$type<SandingProvision['way']>(),
    state: p.text().$type<SandingProvision['state']>(),
    scope: p.text(),
    procedure: p.text(),
    dueOn: p.date().nullable(),
    title: p.text(),
    duties: p.json<SandingProvision['duties']>(),
    units: p.json<SandingProvision['units']>(),
    approvedStaff: p.integer(),
    approvedLeaders: p.integer(),
    drafters: p.json<SandingProvision['drafters']>(),
    round: p.integer(),
    groupCode: p.text().nullable(),
    actCount: p.integer(),
    documentNumber: p.text().nullable(),
    issuedOn: p.date().nullable(),
    effectiveFrom: p.date().nullable(),
    effectiveTo: p.date().nullable(),
    createdAt: p.datetime(),
    createdBy: p.text(),
    rowVersion: p.integer().version(),
  },
});
