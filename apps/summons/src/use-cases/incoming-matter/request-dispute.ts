import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { RequestDisputeRequest } from '@yidan/contracts';
import { Reference, requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { PartiesUnknown } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import type { MatchResult } from '../../domain/incoming-matter/match-result.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { CLOCKS_OF_ORDER, SendOrders } from '../dispatch-order/send-orders.ts';
import type { DraftOrder } from '../dispatch-order/send-orders.ts';

/** 提请职责争议处理: nobody can say by the list whose it is; somebody holds it in the interim, and a ruling is asked for. */
@Injectable()
export class RequestDispute {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly items: HeldItemRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly sendOrders: SendOrders,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, { kind, ground, consultation, partyOrganIds }: RequestDisputeRequest, actor: Actor): Promise<void> {
    const matter = await this.matters.getForUpdate(id);
    requireVersion(matter.rowVersion, readVersion);
    await this.assertKnown(partyOrganIds ?? []);
    const at = this.clock.now();
    const match = await this.matters.matchOf(id);
    const standing = await this.orders.leadOf(id);
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id }, matter.urgency);
    const terms = await this.deadlines.terms(matter.urgency, CLOCKS_OF_ORDER);
    // Interim before anything else: the duty is never without a holder (R-DSP-1).
    const drafts = standing ? [] : await this.designated(match);
    const holder = standing ?? drafts[0];
    const interim = holder ? { orderId: holder.id, organId: holder.organId } : null;
    // Where the list named nobody, what came nearest to it is no party to anything.
    const candidates = match && match.decision !== 'UNMATCHED' ? match.candidates : [];
    matter.requestDispute({ kind, candidates, interim, ...(partyOrganIds && { partyOrganIds }) }, actor, clocks, at);
    await this.matters.save(matter, { ground, ...(consultation && { consultation }) });
    await this.deadlines.save(clocks);
    await this.sendOrders.send(matter, drafts, { terms, at });
  }

  private async assertKnown(partyOrganIds: readonly string[]): Promise<void> {
    const unknown: { path: string; id: string }[] = [];
    for (const [i, id] of partyOrganIds.entries()) if ((await this.reference.organById(id))?.status !== 'ACTIVE') unknown.push({ path: `partyOrganIds.${i}`, id });
    if (unknown.length > 0) throw new PartiesUnknown(unknown);
  }

  /** Whoever the list named first and still holds its item; the operations centre where it named nobody. */
  private async designated(match: MatchResult | null): Promise<DraftOrder[]> {
    const [best] = match?.decision === 'UNMATCHED' ? [] : (match?.candidates ?? []);
    const likely = best ? ((await this.items.holdAll([best.itemKey])).get(best.itemKey) ?? null) : null;
    return this.sendOrders.draftInterim(likely && likely.status !== 'CANCELLED' ? likely : null);
  }
}
