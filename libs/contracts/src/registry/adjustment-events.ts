import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line, OrganCode } from '../fields.ts';

/** 调整情形 (03 §3.1.6): why a list has to change; devolution and its recall are one row of the table and two words. */
export const AdjustmentTrigger = z.enum([
  'BASIS_CHANGED', 'REFORM', 'RAISED', 'DEVOLVED', 'DEVOLUTION_RECALLED', 'DISPUTE_RULING', 'GAP_OR_OVERLAP', 'FUNCTION_RETURN', 'FUNCTION_CONCLUSION',
  'FOLLOW_UP_RESULT', 'NAME_UNIFICATION', 'SANDING_REVISED', 'OBJECTION_UPHELD', 'DEPARTMENT_REQUEST',
]);
export type AdjustmentTrigger = z.infer<typeof AdjustmentTrigger>;
/** 调整方式: what happens to an item. */
export const AdjustmentOperation = z.enum(['ADD', 'CANCEL', 'MODIFY', 'TRANSFER', 'MERGE', 'SPLIT', 'DEVOLVE', 'RECALL', 'RAISE', 'RENAME']);
export type AdjustmentOperation = z.infer<typeof AdjustmentOperation>;

const Case = z.object({ caseId: Id, organId: Id, trigger: AdjustmentTrigger, causeType: Line, causeId: Line });
const Step = z.object({ caseId: Id, organId: Id, at: Instant });

/** 动态调整立案: one organ's list has to change, and why. */
export const AdjustmentOpenedV1 = defineEvent(
  'registry.adjustment.opened',
  1,
  Case.extend({ organCode: OrganCode, urgency: z.enum(['NORMAL', 'EXPEDITED']), itemKeys: z.array(Id), at: Instant }),
);

/** 动态调整完成: the version that answers the case is in force. */
export const AdjustmentDoneV1 = defineEvent('registry.adjustment.done', 1, Case.extend({ versionId: Id, at: Instant }));

/** 动态调整终结: nothing is changed, and why. */
export const AdjustmentDismissedV1 = defineEvent('registry.adjustment.dismissed', 1, Case.extend({ reason: z.string(), at: Instant }));

/** 交办部门起草. Audit only. */
export const AdjustmentEntrustedV1 = defineEvent('registry.adjustment.entrusted', 1, Step, { published: false });

/** 编办代拟: the organ did not draft in time. Audit only. */
export const AdjustmentHandedOverV1 = defineEvent('registry.adjustment.handed-over', 1, Step, { published: false });

/** 调整已起草: a draft answers the case. Audit only. */
export const AdjustmentDraftedV1 = defineEvent('registry.adjustment.drafted', 1, Step.extend({ versionId: Id, byOffice: z.boolean() }), { published: false });

/** 调整进入清单流程: the draft was submitted. Audit only. */
export const AdjustmentListEnteredV1 = defineEvent('registry.adjustment.list-entered', 1, Step.extend({ versionId: Id }), { published: false });

/** 调整退回待起草: the version that was to answer it ended without coming into force. Audit only. */
export const AdjustmentPutBackV1 = defineEvent('registry.adjustment.put-back', 1, Step.extend({ versionId: Id }), { published: false });

const Finding = z.object({ findingId: Id, kind: Line, organId: Id, otherOrganId: Id.nullable(), at: Instant });

/** 发现已确认: what was found is so, and cases were opened for it; an overlap of two organs (OVERLAP_…) has none, since whose it is the dispute procedure settles. */
export const FindingConfirmedV1 = defineEvent('registry.finding.confirmed', 1, Finding.extend({ caseIds: z.array(Id), itemKeys: z.array(Id).optional() }));

/** 发现不成立. Audit only. */
export const FindingDismissedV1 = defineEvent('registry.finding.dismissed', 1, Finding.extend({ reason: z.string() }), { published: false });
