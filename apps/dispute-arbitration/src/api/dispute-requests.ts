import { Controller } from '@nestjs/common';
import { AssistanceRequestObjectedV1, CallObjectedV1, FindingConfirmedV1, ListVersionEffectiveV1, MatterDisputeRequestedV1, OrderDisputeRequestedV1 } from '@yidan/contracts';
import type { DisputeUrgency } from '@yidan/contracts';
import { currentScope, Project, React, type Received } from '@yidan/platform';
import { ItemChanges } from '../storage/intake/item-changes.ts';
import { TakeRequest } from '../use-cases/intake/take-request.ts';

const URGENT: readonly string[] = ['URGENT', 'EMERGENCY', 'RED', 'YELLOW'];

/** 争议请求的接收: whatever another procedure cannot say by the lists becomes a request here, and never fails. */
@Controller()
export class DisputeRequests {
  constructor(
    private readonly take: TakeRequest,
    private readonly changes: ItemChanges,
  ) {}

  /** 派件单异议: the order's organ denies the duty where it asked itself, and names who has it. */
  @React(OrderDisputeRequestedV1)
  order({ id, data }: Received<typeof OrderDisputeRequestedV1>): Promise<void> {
    const { orderId, number, matterId, itemKey, organId, unitId, urgency, askedBy, proposedOrganId, proposedItemKey } = data;
    const parties = [
      { organId, stance: askedBy === 'ORGAN' ? ('DENIES' as const) : null },
      ...(proposedOrganId ? [{ organId: proposedOrganId, stance: null }] : []),
    ];
    return this.take.execute(
      {
        sourceEvent: id, origin: { type: 'DISPATCH', refId: orderId, matterId }, kind: 'DISPATCH', urgency: urgencyOf(urgency), itemKeys: [itemKey, proposedItemKey].filter((key) => key !== null), parties,
        firstReceiver: { organId, unitId }, chainId: chainOf(matterId), sourceNumber: number, note: null,
      },
      { description: `派件单 ${number} 的承办单位对该事项职责归属提出异议，派件员提请职责争议处理。`, raisedBy: 'SYSTEM' },
    );
  }

  /** 来件异议: nobody can say by the list whose the matter is. */
  @React(MatterDisputeRequestedV1)
  matter({ id, data }: Received<typeof MatterDisputeRequestedV1>): Promise<void> {
    const { matterId, number, urgency, kind, candidates, interimOrganId, partyOrganIds = [] } = data;
    // Whom the dispatcher names is concerned; without a name, whom the list names.
    const concerned = partyOrganIds.length > 0 ? partyOrganIds : candidates.map(({ organId }) => organId);
    const organs = [...concerned, ...(interimOrganId ? [interimOrganId] : [])];
    return this.take.execute(
      {
        sourceEvent: id, origin: { type: 'DISPATCH', refId: matterId, matterId }, kind, urgency: urgencyOf(urgency), itemKeys: candidates.map(({ itemKey }) => itemKey),
        parties: organs.map((organId) => ({ organId, stance: null })), firstReceiver: interimOrganId ? { organId: interimOrganId, unitId: null } : null, chainId: chainOf(matterId), sourceNumber: number, note: null,
      },
      { description: `来件 ${number} 按现行清单不能确定责任单位，派件员提请职责争议处理。`, raisedBy: 'SYSTEM' },
    );
  }

  /** 交叉发现: two lists claim the same; 编办 has it settled by office, before anything happens because of it. */
  @React(FindingConfirmedV1)
  async finding({ id, data }: Received<typeof FindingConfirmedV1>): Promise<void> {
    const { findingId, kind, organId, otherOrganId, itemKeys = [] } = data;
    if (!kind.startsWith('OVERLAP_')) return;
    const parties = [organId, otherOrganId].flatMap((each) => (each ? [{ organId: each, stance: 'CLAIMS' as const }] : []));
    await this.take.execute(
      { sourceEvent: id, origin: { type: 'REGISTRY', refId: findingId, matterId: null }, kind: 'BOUNDARY', urgency: 'NORMAL', itemKeys, parties, firstReceiver: null, chainId: chainOf(findingId), sourceNumber: null, note: kind },
      { description: '清单比对发现两单位职责事项交叉重叠，经确认，由编办依职权提出。', raisedBy: 'EX_OFFICIO' },
    );
  }

  /** 协助异议: what was written on the request is the negotiation; the urgent lane. */
  @React(AssistanceRequestObjectedV1)
  assistance({ id, data }: Received<typeof AssistanceRequestObjectedV1>): Promise<void> {
    const { requestId, number, requestingOrganId, requestedOrganId, itemKeys, exchange } = data;
    const parties = [{ organId: requestedOrganId, stance: 'DENIES' as const }, { organId: requestingOrganId, stance: null }];
    return this.take.execute(
      { sourceEvent: id, origin: { type: 'ASSISTANCE', refId: requestId, matterId: null }, kind: 'ASSISTANCE', urgency: 'URGENT', itemKeys, parties, firstReceiver: null, chainId: chainOf(requestId), sourceNumber: number, note: exchange },
      { description: `请求机关对协助请求 ${number} 被拒绝提出异议。`, raisedBy: 'SYSTEM', exchange },
    );
  }

  /** 吹哨异议: the called organ denies the duty towards the township, and towards whom it names instead; it works on meanwhile. */
  @React(CallObjectedV1)
  call({ id, data }: Received<typeof CallObjectedV1>): Promise<void> {
    const { callId, number, townOrganId, organId, unitId, itemKey, proposedOrganId, basis } = data;
    const others = [proposedOrganId, townOrganId].flatMap((each) => (each ? [{ organId: each, stance: null }] : []));
    return this.take.execute(
      {
        sourceEvent: id, origin: { type: 'SUMMONS', refId: callId, matterId: null }, kind: proposedOrganId ? 'WHO_HOLDS' : 'COUNTY_TOWN', urgency: 'URGENT', itemKeys: [itemKey],
        parties: [{ organId, stance: 'DENIES' }, ...others], firstReceiver: { organId, unitId }, chainId: chainOf(callId), sourceNumber: number, note: basis,
      },
      { description: `被呼叫单位对呼叫单 ${number} 提出异议，认为不属于本单位职责：${basis}`, raisedBy: 'SYSTEM' },
    );
  }

  /** 清单变动: after the copy of the list was replaced, each item that now says something else is noted. */
  @Project(ListVersionEffectiveV1)
  effective({ tenantId, data }: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    const { organId, versionId, effectiveFrom, effectiveTo } = data;
    return effectiveTo === null ? this.changes.follow(tenantId, organId, versionId, effectiveFrom) : Promise.resolve();
  }
}

/** The chain of the event, under which everything that follows from it is found. */
function chainOf(otherwise: string): string {
  return currentScope()?.correlation ?? otherwise;
}

function urgencyOf(urgency: string): DisputeUrgency {
  return URGENT.includes(urgency) ? 'URGENT' : 'NORMAL';
}
