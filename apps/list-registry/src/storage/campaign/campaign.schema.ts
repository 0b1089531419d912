import { defineEntity, p } from '@mikro-orm/core';
import { CompilationCampaign } from '../../domain/campaign/compilation-campaign.ts';

/** Class ⇄ table of 清单编制工作. */
export const CompilationCampaignSchema = defineEntity({
  class: CompilationCampaign,
  tableName: 'compilation_campaign',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    kind: p.text().$type<CompilationCampaign['kind']>(),
    name: p.text(),
    schemeDocument: p.text(),
    guideDocument: p.text().nullable(),
    leadingGroup: p.text(),
    startsOn: p.date(),
    state: p.text().$type<CompilationCampaign['state']>(),
    tasks: p.json<CompilationCampaign['tasks']>(),
    createdAt: p.datetime(),
    createdBy: p.text(),
    closedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
