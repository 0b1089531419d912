import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Instant, Line, TenantId } from '../fields.ts';
import { CaseRole, Channel, DisputeEnding, MatchDecision, OrderRole, PauseReason, ReturnReason, StatutoryChannel, Urgency } from './http.ts';

const Matter = z.object({ matterId: Id, number: Line, channel: Channel, urgency: Urgency });

/** 来件: a matter was taken in. Its text may hold personal data and stays in the service. Audit only. */
export const MatterReceivedV1 = defineEvent('dispatch.matter.received', 1, Matter.extend({ receivedAt: Instant, regionCode: Line.nullable().optional() }), { published: false });

const Matched = Matter.extend({
  decision: MatchDecision,
  candidates: z.array(z.object({ itemKey: Id, organId: Id, unitId: Id, score: z.number() })),
  algorithmVersion: Line,
});

/** 已匹配: the list names at least one plausible holder (AUTO, CONFIRM or AMBIGUOUS). */
export const MatterMatchedV1 = defineEvent('dispatch.matter.matched', 1, Matched);
/** 未匹配: the list names nobody; evidence of a gap (R-DIS-6). */
export const MatterUnmatchedV1 = defineEvent('dispatch.matter.unmatched', 1, Matched);
/** 已定责: the operator named the item that answers for the matter, as proposed or another one; the ground stays in the service. */
export const MatterAssignedV1 = defineEvent(
  'dispatch.matter.assigned',
  1,
  Matter.extend({ itemKey: Id, organId: Id, unitId: Id, how: z.enum(['CONFIRMED', 'MANUAL']), assignedAt: Instant }),
);
/** 已引导法定途径: the matter goes another way by law and is dispatched to nobody (R-DIS-5). */
export const MatterReferredV1 = defineEvent('dispatch.matter.referred', 1, Matter.extend({ statutoryChannel: StatutoryChannel, at: Instant }));
/** 已并件: the matter says what another one says already and is answered with it. */
export const MatterMergedV1 = defineEvent('dispatch.matter.merged', 1, Matter.extend({ intoMatterId: Id, intoNumber: Line, at: Instant }));
/** 提请职责争议处理: nobody can say by the list whose the matter is; the interim holder works meanwhile. */
export const MatterDisputeRequestedV1 = defineEvent(
  'dispatch.matter.dispute-requested',
  1,
  Matter.extend({
    kind: z.enum(['NEW_LAW', 'WHO_HOLDS']), candidates: z.array(z.object({ itemKey: Id, organId: Id, unitId: Id })), interimOrderId: Id.nullable(), interimOrganId: Id.nullable(), at: Instant,
    /** 相关单位: whom the operator names as concerned. */
    partyOrganIds: z.array(Id).max(20).optional(),
  }),
);
/** 争议已立案: the case that says whose the matter is has a number. Audit only. */
export const MatterDisputeOpenedV1 = defineEvent('dispatch.matter.dispute-opened', 1, Matter.extend({ disputeCaseId: Id, disputeCaseNumber: Line, at: Instant }), { published: false });
/** 争议终结: no outcome comes; the operator decides again. Audit only. */
export const MatterDisputeEndedV1 = defineEvent('dispatch.matter.dispute-ended', 1, Matter.extend({ ground: DisputeEnding, at: Instant }), { published: false });
/** 来件办结: every order of the matter is closed. Audit only. */
export const MatterClosedV1 = defineEvent('dispatch.matter.closed', 1, Matter, { published: false });
/** 查看诉求人: somebody of the handling chain read the complainant's data. Audit only. */
export const ComplainantReadV1 = defineEvent('dispatch.complainant.read', 1, z.object({ matterId: Id, number: Line, at: Instant }), { published: false });

/** 查看执法人员: somebody of the handling chain read who took part in the joint acts of a matter. Audit only. */
export const EnforcersReadV1 = defineEvent('dispatch.enforcer.read', 1, z.object({ matterId: Id, number: Line, at: Instant }), { published: false });

const Item = { itemKey: Id, itemCode: Line, versionId: Id };
/** The item is absent only while an emergency stands with the operations centre and nobody has named one. */
const Order = z.object({
  orderId: Id,
  number: Line,
  matterId: Id,
  itemKey: Item.itemKey.nullable(),
  itemCode: Item.itemCode.nullable(),
  versionId: Item.versionId.nullable(),
  organId: Id,
  unitId: Id,
  role: OrderRole,
  /** 当前时限: of the clocks that run after the act, the one that runs out first. */
  clock: z.object({ kind: Line, from: Instant, dueAt: Instant }).nullable().optional(),
});

/** 已派件: the holder of the duty item got the order, with its due times. */
export const OrderDispatchedV1 = defineEvent(
  'dispatch.order.dispatched',
  1,
  Order.extend({ urgency: Urgency, interim: z.boolean(), signForDueAt: Instant, handleDueAt: Instant, provisional: z.boolean(), dispatchedAt: Instant }),
);
/** 已签收. */
export const OrderSignedV1 = defineEvent('dispatch.order.signed', 1, Order.extend({ at: Instant, onTime: z.boolean() }));
/** 办理中. */
export const OrderStartedV1 = defineEvent('dispatch.order.started', 1, Order.extend({ at: Instant }));
/** 结果会签: one of the joint signatures under a result. Audit only. */
export const OrderSubmissionSignedV1 = defineEvent(
  'dispatch.order.submission-signed',
  1,
  Order.extend({ at: Instant, as: z.array(Line).min(1) }),
  { published: false },
);
/** 已提交: the unit reports its result. */
export const OrderSubmittedV1 = defineEvent('dispatch.order.submitted', 1, Order.extend({ at: Instant, onTime: z.boolean() }));
/** 退回重办: the operator did not accept the result. */
export const OrderRejectedV1 = defineEvent('dispatch.order.rejected', 1, Order.extend({ at: Instant }));
/** 已回访. */
export const OrderCalledBackV1 = defineEvent(
  'dispatch.order.called-back',
  1,
  Order.extend({ at: Instant, responded: z.boolean(), resolved: z.boolean(), satisfaction: z.int().min(1).max(5).nullable() }),
);
/** 重办: reopened because the matter is not solved. */
export const OrderReopenedV1 = defineEvent('dispatch.order.reopened', 1, Order.extend({ at: Instant }));
/** 责任确认: the interim holder turned out to be, or was named as, the holder of the item. */
export const OrderConfirmedV1 = defineEvent('dispatch.order.confirmed', 1, Order.extend({ ...Item, at: Instant, interim: z.boolean() }));
/** 已改派: the order ended because another order took its place. */
export const OrderRedispatchedV1 = defineEvent('dispatch.order.redispatched', 1, Order.extend({ at: Instant, successorOrderId: Id }));
/** 申请退件: the organ says that it is not the one, and who is; once per organ and matter. */
export const OrderReturnRequestedV1 = defineEvent(
  'dispatch.order.return-requested',
  1,
  Order.extend({ reason: ReturnReason, proposedOrganId: Id.nullable(), proposedItemKey: Id.nullable(), at: Instant }),
);
/** 不同意退件: the order stays where it is, and is locked. */
export const OrderReturnRejectedV1 = defineEvent('dispatch.order.return-rejected', 1, Order.extend({ at: Instant }));
/** 提请职责争议处理: whose it is has to be said by somebody else; the first receiver holds it meanwhile (R-DIS-3, R-DSP-1). */
export const OrderDisputeRequestedV1 = defineEvent(
  'dispatch.order.dispute-requested',
  1,
  Order.extend({ urgency: Urgency, askedBy: z.enum(['OPERATOR', 'ORGAN']), reason: ReturnReason.nullable(), proposedOrganId: Id.nullable(), proposedItemKey: Id.nullable(), at: Instant }),
);
/** 先行处置: what the interim holder did while it is not settled whose the matter is. */
export const OrderInterimReportedV1 = defineEvent('dispatch.order.interim-reported', 1, Order.extend({ at: Instant }));
/** 争议已立案: the case has a number; `waits` says whether the order is in dispute from now on at the latest, or its interim holder goes on with it. */
export const OrderDisputeOpenedV1 = defineEvent('dispatch.order.dispute-opened', 1, Order.extend({ disputeCaseId: Id, disputeCaseNumber: Line, waits: z.boolean(), at: Instant }));
/** 争议终结: no outcome comes; the holder goes on with it, or the operator says where it goes. */
export const OrderDisputeEndedV1 = defineEvent('dispatch.order.dispute-ended', 1, Order.extend({ ground: DisputeEnding, state: z.enum(['DISPATCHED', 'RETURN_REQUESTED']), interim: z.boolean(), at: Instant }));
/** 争议已定: the holder is the holder by a decision with a number; no return any more (R-DSP-7). `goesOn` where the work the interim holder began goes on as it is. */
export const OrderSettledV1 = defineEvent('dispatch.order.settled', 1, Order.extend({ ...Item, decisionDocument: Line, at: Instant, goesOn: z.boolean().optional() }));
/** 请求协助: the unit needs another organ. */
export const OrderHelpRequestedV1 = defineEvent('dispatch.order.help-requested', 1, Order.extend({ kind: z.enum(['ASSISTANCE', 'SUMMONS']), wantedOrganId: Id.nullable(), at: Instant }));
/** 登记联合执法 (F-179): which organs acted together, and how many people; neither names nor certificates travel. */
export const OrderJointActRecordedV1 = defineEvent('dispatch.order.joint-act-recorded', 1, Order.extend({ jointActId: Id, happenedAt: Instant, organIds: z.array(Id).min(2), people: z.int().min(2), at: Instant }));
/** 计时中止 (R-DL-2). */
export const OrderClockPausedV1 = defineEvent('dispatch.order.clock-paused', 1, Order.extend({ reason: PauseReason, at: Instant }));
/** 计时恢复. */
export const OrderClockResumedV1 = defineEvent('dispatch.order.clock-resumed', 1, Order.extend({ handleDueAt: Instant, at: Instant }));
/** 申请延期 (R-DL-3). */
export const OrderExtensionRequestedV1 = defineEvent('dispatch.order.extension-requested', 1, Order.extend({ amount: z.int().min(1), at: Instant }));
/** 已延期: once, by at most the original length. */
export const OrderExtendedV1 = defineEvent('dispatch.order.extended', 1, Order.extend({ amount: z.int().min(1), handleDueAt: Instant, at: Instant }));
/** 不同意延期. */
export const OrderExtensionRefusedV1 = defineEvent('dispatch.order.extension-refused', 1, Order.extend({ at: Instant }));
/** 挂账: it cannot be done now for objective reasons; there is a plan with a date. */
export const OrderSuspendedV1 = defineEvent('dispatch.order.suspended', 1, Order.extend({ plannedFor: BusinessDate, at: Instant }));
/** 挂账复核: looked at again, every 20 working days. */
export const OrderSuspensionReviewedV1 = defineEvent('dispatch.order.suspension-reviewed', 1, Order.extend({ plannedFor: BusinessDate, at: Instant }));
/** 销账续办. */
export const OrderResumedV1 = defineEvent('dispatch.order.resumed', 1, Order.extend({ at: Instant }));
/** 已撤回: the matter went another way, was merged, or its leader closed it. */
export const OrderWithdrawnV1 = defineEvent('dispatch.order.withdrawn', 1, Order.extend({ ground: z.enum(['REFERRED', 'MERGED', 'LEAD_CLOSED']), at: Instant }));
/** 已办结: performance of the item by its unit. */
export const OrderClosedV1 = defineEvent(
  'dispatch.order.closed',
  1,
  Order.extend({ ...Item, at: Instant, onTime: z.boolean(), resolved: z.boolean(), satisfaction: z.int().min(1).max(5).nullable() }),
);

const LexiconEntry = z.object({ entryId: Id, words: z.array(Line), terms: z.array(Line), holders: z.array(Line) });
/** 日常用语已增加: the tenant taught the matching an everyday word. Audit only. */
export const LexiconEntryAddedV1 = defineEvent('dispatch.lexicon-entry.added', 1, LexiconEntry, { published: false });
/** 日常用语已修改. Audit only. */
export const LexiconEntryChangedV1 = defineEvent('dispatch.lexicon-entry.changed', 1, LexiconEntry, { published: false });
/** 日常用语已删除. Audit only. */
export const LexiconEntryRemovedV1 = defineEvent('dispatch.lexicon-entry.removed', 1, LexiconEntry, { published: false });

/** Events of cross-district cases are the city's: they name districts, organs and units, never what was written. */
const Participant = z.object({ matterId: Id, participantId: Id, participantTenantId: TenantId, organId: Id, unitId: Id.nullable(), role: CaseRole });
/** 参与方已加入: an organ of a district was asked to take part in a matter of the city. */
export const CaseParticipantAddedV1 = defineEvent('dispatch.case.participant-added', 1, Participant.extend({ dueAt: Instant.nullable(), at: Instant }));
/** 参与已结束: the organ sees the matter no longer. */
export const CaseParticipantEndedV1 = defineEvent('dispatch.case.participant-ended', 1, Participant.extend({ at: Instant }));
/** 已反馈: a participating organ reported what it did; unsigned so far. */
export const CaseContributedV1 = defineEvent('dispatch.case.contributed', 1, Participant.extend({ contributionId: Id, at: Instant }));
/** 反馈已确认: another person of the organ signed it; complete when none of the organ waits any more. */
export const CaseConfirmedV1 = defineEvent('dispatch.case.confirmed', 1, Participant.extend({ contributionId: Id, complete: z.boolean(), at: Instant }));
