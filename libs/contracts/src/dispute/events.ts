import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line } from '../fields.ts';
import { DisputeOutcome } from './outcome.ts';
import { DisputeCause, DisputeIssue, DisputeKind, DisputeLevel, DisputeOriginType, DisputeUrgency, InterimRule, OutcomeSource, OutOfScope, PartyRole, PartyStance, RaisedBy, RoundKind } from './words.ts';

/** What the dispute came from: the matter or order of the dispatch, the call, the request, the finding. */
export const DisputeOrigin = z.object({ type: DisputeOriginType, refId: Id.nullable(), matterId: Id.nullable() });
export type DisputeOrigin = z.infer<typeof DisputeOrigin>;
/** Who asked or acted, as a document names them. */
const Party = z.object({ organId: Id, role: PartyRole, stance: PartyStance.nullable() });
const Case = z.object({ caseId: Id, number: Line, kind: DisputeKind, urgency: DisputeUrgency, origin: DisputeOrigin, level: DisputeLevel, at: Instant });

/** 争议提出. */
export const DisputeRaisedV1 = defineEvent('dispute.case.raised', 1, Case.extend({ raisedBy: RaisedBy, issue: DisputeIssue, parties: z.array(Party).min(2), convenorOrganId: Id, itemKeys: z.array(Id) }));
/** 启动协商. */
export const DisputeNegotiationStartedV1 = defineEvent('dispute.case.negotiation-started', 1, Case.extend({ by: Id }));
/** 协商一致. */
export const DisputeAgreedV1 = defineEvent('dispute.case.agreed', 1, Case);
/** 协商纪要备案: 编办 may object while its time runs. */
export const DisputeFiledV1 = defineEvent('dispute.case.filed', 1, Case.extend({ documentNumber: Line }));
/** 纪要异议: contrary to law or 三定. */
export const DisputeMinutesObjectedV1 = defineEvent('dispute.case.minutes-objected', 1, Case);
/** 协商不成. */
export const DisputeNegotiationFailedV1 = defineEvent('dispute.case.negotiation-failed', 1, Case.extend({ ground: z.enum(['NOT_AGREED', 'REFUSED', 'TIME_OVER', 'REPLACED_BY_STATEMENTS']) }));
/** 申请协调. */
export const DisputeCoordinationAppliedV1 = defineEvent('dispute.case.coordination-applied', 1, Case.extend({ documentNumber: Line }));
/** 受理. */
export const DisputeAcceptedV1 = defineEvent('dispute.case.accepted', 1, Case.extend({ documentNumber: Line, leadingBody: DisputeIssue }));
/** 要求补正. */
export const DisputeSupplementAskedV1 = defineEvent('dispute.case.supplement-asked', 1, Case.extend({ documentNumber: Line }));
/** 不予受理, with the route; or the supplement did not come. */
export const DisputeRejectedV1 = defineEvent('dispute.case.rejected', 1, Case.extend({ documentNumber: Line.nullable(), ground: OutOfScope.nullable(), lapsed: z.boolean() }));
/** 移送. */
export const DisputeTransferredV1 = defineEvent('dispute.case.transferred', 1, Case.extend({ to: Line }));
/** 报请上级. */
export const DisputeReferredUpV1 = defineEvent('dispute.case.referred-up', 1, Case.extend({ documentNumber: Line, to: Line }));
/** 上级退回: the superior decided nothing; the case goes on where it was. */
export const DisputeReturnedBySuperiorV1 = defineEvent('dispute.case.returned-by-superior', 1, Case.extend({ documentNumber: Line, authority: Line }));
/** 转送材料、启动协调. */
export const DisputeCoordinationStartedV1 = defineEvent('dispute.case.coordination-started', 1, Case.extend({ documentNumber: Line, repliesDueAt: Instant }));
/** 协调一轮. */
export const DisputeRoundHeldV1 = defineEvent('dispute.case.round-held', 1, Case.extend({ no: z.int().min(1), kindOfRound: RoundKind }));
/** 协调逾期: the time of the coordination is over and nothing was settled; the case stands where it stood. */
export const DisputeCoordinationOverdueV1 = defineEvent('dispute.case.coordination-overdue', 1, Case.extend({ dueAt: Instant }));
/** 出具协调意见. */
export const DisputeOpinionIssuedV1 = defineEvent('dispute.case.opinion-issued', 1, Case.extend({ documentNumber: Line }));
/** 提请裁定: the parties, so that their members take no part in the vote. */
export const DisputeSubmittedToCommissionV1 = defineEvent('dispute.case.submitted-to-commission', 1, Case.extend({ documentNumber: Line, title: Line, partyOrganIds: z.array(Id).min(2) }));
/** 列入审议. */
export const DisputeInDeliberationV1 = defineEvent('dispute.case.in-deliberation', 1, Case.extend({ meetingId: Id }));
/** 缓议. */
export const DisputeDeferredV1 = defineEvent('dispute.case.deferred', 1, Case.extend({ meetingId: Id }));
/** 发回协调. */
export const DisputeRemandedV1 = defineEvent('dispute.case.remanded', 1, Case.extend({ meetingId: Id }));
/** 裁定; also where a superior decided or a review upheld or replaced it. */
export const DisputeRuledV1 = defineEvent('dispute.case.ruled', 1, Case.extend({ documentNumber: Line, meetingId: Id.nullable(), policyRuling: z.boolean(), replaces: Line.nullable() }));
/** 申请复核: once, no suspensive effect. */
export const DisputeReconsideringV1 = defineEvent('dispute.case.reconsidering', 1, Case.extend({ byOrganId: Id }));
/** 进入执行. */
export const DisputeExecutingV1 = defineEvent('dispute.case.executing', 1, Case.extend({ documentNumber: Line }));
/** 确认执行. */
export const DisputeExecutedV1 = defineEvent('dispute.case.executed', 1, Case.extend({ documentNumber: Line, versionIds: z.array(Id), noListChange: z.boolean() }));
/** 办结, with what caused it (F-180). */
export const DisputeClosedV1 = defineEvent('dispute.case.closed', 1, Case.extend({ source: OutcomeSource, cause: DisputeCause, proposal: z.enum(['ASSISTANCE', 'RESOURCE', 'STAFFING']).optional() }));
/** 撤回. */
export const DisputeWithdrawnV1 = defineEvent('dispute.case.withdrawn', 1, Case);
/** 执行超期: nobody began to carry the outcome out, or it is not confirmed, and the time is over. */
export const DisputeExecutionOverdueV1 = defineEvent('dispute.case.execution-overdue', 1, Case.extend({ documentNumber: Line, clock: z.enum(['EXECUTE', 'CONFIRM']), dueAt: Instant }));
/** 拒不执行: supervision, bulletin and accountability follow from it. */
export const DisputeNonComplianceV1 = defineEvent('dispute.case.non-compliance', 1, Case.extend({ organId: Id, documentNumber: Line }));
/** 办理留痕: a statement, a meeting, a signature, a reply, a hearing and the like. Audit only. */
export const DisputeActRecordedV1 = defineEvent(
  'dispute.case.act-recorded',
  1,
  Case.extend({
    act: z.enum(['STATEMENT', 'MEETING', 'REFUSAL', 'MINUTES', 'SIGNATURE', 'SUPPLEMENT', 'REPLY', 'OPINION_DRAFT', 'ACCEPTANCE', 'EXTENSION', 'HEARING', 'RULING_DRAFT', 'REVIEW', 'EXECUTION', 'LEADER', 'LATE_CONVENOR', 'ABSENT']),
    organId: Id.nullable(),
    personId: Id.nullable(),
  }),
  { published: false },
);

/** 定责结果生效: what the lists, the orders and the matching go by: once for a case, and again where a review replaced it. */
export const DisputeOutcomeDecidedV1 = defineEvent('dispute.outcome.decided', 1, Case.extend({ outcome: DisputeOutcome, executeBy: BusinessDate.nullable(), replaces: Line.nullable() }));

/** 争议已并入: what was asked for is the subject of a case already. */
export const DisputeJoinedV1 = defineEvent('dispute.case.joined', 1, z.object({ caseId: Id, number: Line, origin: DisputeOrigin, interimOrganId: Id.nullable(), interimUnitId: Id.nullable(), at: Instant }));
/** 依原裁定办理 (R-DSP-13): the same was decided within twelve months; there is no new case. */
export const DisputeReferredToRulingV1 = defineEvent('dispute.request.referred-to-ruling', 1, z.object({ requestId: Id, caseId: Id, origin: DisputeOrigin, outcome: DisputeOutcome, at: Instant }));
/** 争议不予立案: what was asked for is no dispute of this procedure; the route says which. */
export const DisputeRequestRefusedV1 = defineEvent('dispute.request.refused', 1, z.object({ requestId: Id, origin: DisputeOrigin, ground: OutOfScope, at: Instant }));
/** 争议请求收到. Audit only. */
export const DisputeRequestReceivedV1 = defineEvent('dispute.request.received', 1, z.object({ requestId: Id, origin: DisputeOrigin, state: Line, at: Instant }), { published: false });

const Interim = z.object({ caseId: Id, number: Line, origin: DisputeOrigin, organId: Id, unitId: Id.nullable(), rule: InterimRule, at: Instant });
/** 指定临时责任单位 (R-DSP-1): from this instant on. */
export const InterimDesignatedV1 = defineEvent('dispute.interim.designated', 1, Interim);
/** 临时责任解除: what was decided is carried out, or the case has ended. */
export const InterimReleasedV1 = defineEvent('dispute.interim.released', 1, Interim);

/** 工作量变动 (R-DSP-14): what the outcome means in work to whom, by the orders of the last twelve months; for staffing. */
export const DisputeWorkloadChangedV1 = defineEvent(
  'dispute.workload.changed',
  1,
  Case.extend({
    documentNumber: Line,
    lines: z.array(z.object({ organId: Id, unitId: Id.nullable(), itemKey: Id, direction: z.enum(['GAINS', 'LOSES']), ordersOfTwelveMonths: z.int().min(0), minutesOfTwelveMonths: z.int().min(0) })).max(200),
    note: z.string().nullable(),
  }),
);
