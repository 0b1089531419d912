import { defineEntity, p } from '@mikro-orm/core';
import type { CaseRole, Location, Urgency } from '@yidan/contracts';
import { CaseContribution } from '../../domain/case-participation/case-contribution.ts';
import { CaseParticipation } from '../../domain/case-participation/case-participation.ts';
import type { ParticipationState } from '../../domain/case-participation/participation.lifecycle.ts';
import { SharedMatter } from '../../domain/case-participation/shared-matter.ts';
import type { MatterChannel } from '../../domain/incoming-matter/incoming-matter.ts';

/** Class ⇄ table of 跨区事项. */
export const SharedMatterSchema = defineEntity({
  class: SharedMatter,
  tableName: 'shared_matter',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    number: p.text(),
    channel: p.text().$type<MatterChannel>(),
    title: p.text(),
    content: p.text(),
    category: p.text().nullable(),
    location: p.json<Location>().nullable(),
    occurredAt: p.datetime().nullable(),
    receivedAt: p.datetime(),
    urgency: p.text().$type<Urgency>(),
    sharedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    closingReason: p.text().nullable(),
    rowVersion: p.integer().version(),
  },
});

/** Class ⇄ table of 案件参与. */
export const CaseParticipationSchema = defineEntity({
  class: CaseParticipation,
  tableName: 'case_participation',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    matterId: p.uuid(),
    districtId: p.text(),
    organId: p.uuid(),
    organCode: p.text(),
    organName: p.text(),
    unitId: p.uuid().nullable(),
    unitName: p.text().nullable(),
    role: p.text().$type<CaseRole>(),
    dueAt: p.datetime().nullable(),
    addedBy: p.text(),
    addedAt: p.datetime(),
    state: p.text().$type<ParticipationState>(),
    endedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});

/** Class ⇄ table of 处理情况反馈. */
export const CaseContributionSchema = defineEntity({
  class: CaseContribution,
  tableName: 'case_contribution',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    matterId: p.uuid(),
    participationId: p.uuid(),
    districtId: p.text(),
    organId: p.uuid(),
    unitId: p.uuid().nullable(),
    unitName: p.text().nullable(),
    text: p.text(),
    contributedBy: p.uuid(),
    contributedAt: p.datetime(),
    confirmedBy: p.uuid().nullable(),
    confirmedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
