import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line } from '../fields.ts';

const Campaign = z.object({ campaignId: Id, kind: z.enum(['LISTS', 'SANDING']), name: Line, at: Instant });
const Count = z.int().min(0);

/** 编制工作已部署: which organ has its work done until when. */
export const CampaignPlannedV1 = defineEvent('registry.campaign.planned', 1, Campaign.extend({ tasks: z.array(z.object({ organId: Id, dueOn: BusinessDate })).min(1) }));

/** 编制工作已启动. */
export const CampaignStartedV1 = defineEvent('registry.campaign.started', 1, Campaign);

/** 任务已豁免. */
export const CampaignTaskWaivedV1 = defineEvent('registry.campaign.task-waived', 1, Campaign.extend({ organId: Id, reason: z.string() }));

/** 编制工作已结束: how many organs were on time and how many late. */
export const CampaignClosedV1 = defineEvent('registry.campaign.closed', 1, Campaign.extend({ onTime: Count, late: Count, waived: Count }));
