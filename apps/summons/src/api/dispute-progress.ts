import { Controller } from '@nestjs/common';
import {
  DisputeJoinedV1, DisputeOutcomeDecidedV1, DisputeRaisedV1, DisputeReferredToRulingV1, DisputeRejectedV1, DisputeRequestRefusedV1, DisputeTransferredV1, DisputeWithdrawnV1, InterimDesignatedV1,
  ListVersionEffectiveV1,
} from '@yidan/contracts';
import type { DisputeEnding, DisputeOrigin, OutOfScope } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Deadlines, OnDeadline, React } from '@yidan/platform';
import type { DueDeadline, Received } from '@yidan/platform';
import { FollowedDisputeRepository } from '../storage/dispute/followed-dispute.repository.ts';
import type { DisputeKey } from '../storage/dispute/followed-dispute.repository.ts';
import { FollowDispute } from '../use-cases/dispute/follow-dispute.ts';

const FOLLOWED = 'followed-dispute';

/**
 * 争议进展: what the arbitration says is written down as it comes; orders and matters are brought in line with all of it by a timer of the case, which gives way to people.
 * So it is the same whichever comes first, and however often: the outcome, or the list that carries it out.
 */
@Controller()
export class DisputeProgress {
  constructor(
    private readonly disputes: FollowedDisputeRepository,
    private readonly followDispute: FollowDispute,
    private readonly deadlines: Deadlines,
    private readonly clock: Clock,
  ) {}

  @React(DisputeRaisedV1)
  raised({ tenantId, data: { caseId, number, origin } }: Received<typeof DisputeRaisedV1>): Promise<void> {
    return this.note({ tenantId, id: caseId, caseNumber: number }, origin);
  }

  @React(DisputeJoinedV1)
  joined({ tenantId, data: { caseId, number, origin, interimOrganId, interimUnitId } }: Received<typeof DisputeJoinedV1>): Promise<void> {
    const key = { tenantId, id: caseId, caseNumber: number };
    return this.note(key, origin, async () => {
      if (interimOrganId !== null) await this.disputes.designate(key, { organId: interimOrganId, unitId: interimUnitId });
    });
  }

  @React(InterimDesignatedV1)
  designated({ tenantId, data: { caseId, number, origin, organId, unitId } }: Received<typeof InterimDesignatedV1>): Promise<void> {
    const key = { tenantId, id: caseId, caseNumber: number };
    return this.note(key, origin, () => this.disputes.designate(key, { organId, unitId }));
  }

  @React(DisputeOutcomeDecidedV1)
  decided({ tenantId, data: { caseId, number, origin, outcome } }: Received<typeof DisputeOutcomeDecidedV1>): Promise<void> {
    const key = { tenantId, id: caseId, caseNumber: number };
    return this.note(key, origin, () => this.disputes.decide(key, outcome));
  }

  @React(DisputeReferredToRulingV1)
  referred({ tenantId, data: { requestId, origin, outcome } }: Received<typeof DisputeReferredToRulingV1>): Promise<void> {
    const key = { tenantId, id: requestId, caseNumber: null };
    return this.note(key, origin, () => this.disputes.decide(key, outcome));
  }

  @React(DisputeRequestRefusedV1)
  refused({ tenantId, data: { requestId, origin, ground } }: Received<typeof DisputeRequestRefusedV1>): Promise<void> {
    return this.ended({ tenantId, id: requestId, caseNumber: null }, origin, 'REFUSED', ground);
  }

  @React(DisputeWithdrawnV1)
  withdrawn({ tenantId, data: { caseId, number, origin } }: Received<typeof DisputeWithdrawnV1>): Promise<void> {
    return this.ended({ tenantId, id: caseId, caseNumber: number }, origin, 'WITHDRAWN');
  }

  @React(DisputeRejectedV1)
  rejected({ tenantId, data: { caseId, number, origin, ground } }: Received<typeof DisputeRejectedV1>): Promise<void> {
    return this.ended({ tenantId, id: caseId, caseNumber: number }, origin, 'REJECTED', ground);
  }

  @React(DisputeTransferredV1)
  transferred({ tenantId, data: { caseId, number, origin } }: Received<typeof DisputeTransferredV1>): Promise<void> {
    return this.ended({ tenantId, id: caseId, caseNumber: number }, origin, 'TRANSFERRED');
  }

  @React(ListVersionEffectiveV1)
  async effective({ tenantId, data: { effectiveTo } }: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    if (effectiveTo !== null) return;
    for (const id of await this.disputes.waitingForLists(tenantId)) await this.lookAgain(tenantId, id);
  }

  @OnDeadline(FOLLOWED, 'follow')
  follow({ owner, at }: DueDeadline): Promise<void> {
    return this.followDispute.execute(owner.tenantId, owner.id, at);
  }

  private ended(key: DisputeKey, origin: DisputeOrigin, ending: DisputeEnding, route: OutOfScope | null = null): Promise<void> {
    return this.note(key, origin, () => this.disputes.end(key, ending, route));
  }

  private async note(key: DisputeKey, { type, refId }: DisputeOrigin, what?: () => Promise<void>): Promise<void> {
    await this.disputes.know(key);
    await what?.();
    // An outcome is kept whatever its dispute came from: an order may join it later.
    if (type === 'DISPATCH' && refId !== null) await this.disputes.from(key, refId);
    await this.lookAgain(key.tenantId, key.id);
  }

  private async lookAgain(tenantId: string, id: string): Promise<void> {
    const at = this.clock.now();
    await this.deadlines.set({ tenantId, type: FOLLOWED, id }, 'follow', new Date(at.getTime() - 1), { at });
  }
}
