import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, OrganCode, Text } from '../fields.ts';

const OrganName = z.object({ id: Id, code: OrganCode, name: z.string() });
const CampaignKind = z.enum(['LISTS', 'SANDING']);
const CampaignState = z.enum(['PLANNED', 'RUNNING', 'CLOSED']);

/** 部署编制工作: one task for each organ. */
export const PlanCampaignRequest = z.strictObject({
  kind: CampaignKind,
  name: Line,
  /** 《方案》 and 《指南》. */
  schemeDocument: Line,
  guideDocument: Line.optional(),
  leadingGroup: Line,
  startsOn: BusinessDate,
  tasks: z.array(z.strictObject({ organCode: OrganCode, dueOn: BusinessDate, isPilot: z.boolean().default(false) })).min(1).max(200),
});
export type PlanCampaignRequest = z.infer<typeof PlanCampaignRequest>;
export const WaiveTaskRequest = z.strictObject({ organCode: OrganCode, reason: Text(2000) });
export type WaiveTaskRequest = z.infer<typeof WaiveTaskRequest>;
export const CampaignFilter = z.strictObject({ kind: CampaignKind.optional(), state: CampaignState.optional() });
export type CampaignFilter = z.infer<typeof CampaignFilter>;

export const CampaignSummary = z.object({
  campaignId: Id,
  kind: CampaignKind,
  name: z.string(),
  schemeDocument: z.string(),
  guideDocument: z.string().nullable(),
  leadingGroup: z.string(),
  startsOn: BusinessDate,
  state: CampaignState,
  closedAt: Instant.nullable(),
  rowVersion: z.int(),
});
export type CampaignSummary = z.infer<typeof CampaignSummary>;

/** 编制工作进展: for every organ whether it is on time, and what it came to. */
export const CampaignAnswer = CampaignSummary.extend({
  counts: z.object({ tasks: z.int(), onTime: z.int(), late: z.int(), open: z.int(), overdue: z.int(), waived: z.int() }),
  tasks: z.array(
    z.object({
      organ: OrganName,
      dueOn: BusinessDate,
      isPilot: z.boolean(),
      state: z.enum(['ASSIGNED', 'IN_PROGRESS', 'SUBMITTED', 'DONE']),
      outcome: z.enum(['ON_TIME', 'LATE', 'OPEN', 'OVERDUE', 'WAIVED']),
      submittedOn: BusinessDate.nullable(),
      doneOn: BusinessDate.nullable(),
      documentNumber: z.string().nullable(),
      waived: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
    }),
  ),
  actions: z.array(z.string()),
});
export type CampaignAnswer = z.infer<typeof CampaignAnswer>;
