import { Injectable } from '@nestjs/common';
import { byOutcome } from '../../domain/acting.ts';
import type { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { groundOf } from '../../domain/dispute/followed-dispute.ts';
import type { DisputedMatter, FollowedDispute, Ruling } from '../../domain/dispute/followed-dispute.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { purposeOf } from '../../domain/incoming-matter/settle-answer.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { FollowedDisputeRepository } from '../../storage/dispute/followed-dispute.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { CLOCKS_OF_ORDER } from '../dispatch-order/send-orders.ts';
import { DesignateInterim } from './designate-interim.ts';
import { EndDispute } from './end-dispute.ts';
import { RulingHolders } from './ruling-holders.ts';
import { SettleDispute } from './settle-dispute.ts';

/** 争议中的来件: a matter that is in dispute as a whole or by one of its orders, with the order that the dispute is about; there may be none yet. */
export interface InDispute {
  readonly matter: IncomingMatter;
  readonly order: DispatchOrder | null;
}

/** 跟踪争议: brings what came from a dispute in line with what is known of it: its case, its interim holder, its outcome, its end. What was decided otherwise meanwhile is left alone. */
@Injectable()
export class FollowDispute {
  constructor(
    private readonly disputes: FollowedDisputeRepository,
    private readonly matters: IncomingMatterRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly rulingHolders: RulingHolders,
    private readonly settleDispute: SettleDispute,
    private readonly designateInterim: DesignateInterim,
    private readonly endDispute: EndDispute,
  ) {}

  async execute(tenantId: string, id: string, at: Date): Promise<void> {
    const dispute = await this.disputes.openForUpdate(tenantId, id);
    if (!dispute) return;
    const waiting = await this.waiting(dispute);
    if (dispute.ending !== null) {
      for (const one of waiting) await this.endDispute.execute(one, { ...dispute, ending: dispute.ending }, at);
      return this.disputes.close(dispute, false, at);
    }
    for (const one of waiting) await this.nameCase(one, dispute, at);
    const left = dispute.ruling ? await this.settleAll(waiting, dispute.ruling, at) : waiting;
    for (const one of left) await this.designateInterim.execute(one, dispute, at);
    if (dispute.ruling && left.length === 0) await this.disputes.close(dispute, waiting.length > 0, at);
  }

  /** What still waits for it, each once; the matters are held, in one order, until the transaction ends. */
  private async waiting({ id, from }: FollowedDispute): Promise<InDispute[]> {
    const matters = new Map<string, IncomingMatter>();
    for (const { matterId } of from) if (!matters.has(matterId)) matters.set(matterId, await this.matters.getForUpdate(matterId));
    const found: InDispute[] = [];
    for (const one of from) {
      const matter = matters.get(one.matterId)!;
      const order = await this.disputedOrder(one, id);
      const isSo = matter.state === 'IN_DISPUTE' || order?.state === 'IN_DISPUTE';
      if (isSo && !found.some((other) => other.matter === matter && other.order === order)) found.push({ matter, order });
    }
    return found;
  }

  /** The order that leads the matter now, whoever holds it in the interim; of another order that was in dispute that one, or what took its place. */
  private async disputedOrder({ matterId, orderId }: DisputedMatter, disputeId: string): Promise<DispatchOrder | null> {
    const open = await this.orders.openOf(matterId);
    const lead = open.find(({ role }) => role === 'LEAD') ?? null;
    if (orderId === null || lead?.id === orderId) return lead;
    const other = open.find(({ id, role, disputeCaseId }) => role !== 'LEAD' && (id === orderId || disputeCaseId === disputeId));
    return other ?? ((await this.orders.roleOf(orderId)) === 'LEAD' ? lead : null);
  }

  private async nameCase({ matter, order }: InDispute, { id: caseId, caseNumber: number }: FollowedDispute, at: Date): Promise<void> {
    if (number === null) return;
    if (matter.disputeCaseId !== caseId) {
      matter.openDispute({ caseId, number }, at);
      await this.matters.save(matter);
    }
    if (!order || order.disputeCaseId === caseId) return;
    order.openDispute({ caseId, number }, at);
    await this.orders.save(order);
  }

  /** Settles what the lists in force let be settled, and answers what has to wait for them. */
  private async settleAll(waiting: readonly InDispute[], ruling: Ruling, at: Date): Promise<InDispute[]> {
    const left: InDispute[] = [];
    for (const one of waiting) {
      const ruled = await this.rulingHolders.execute(ruling, purposeOf(one.matter.urgency));
      if (!ruled) {
        left.push(one);
        continue;
      }
      const settlement = { decisionDocument: ruling.documentNumber, ground: groundOf(ruling), beside: ruled.beside };
      const { matter, order } = one;
      if (order?.state !== 'IN_DISPUTE') await this.settleDispute.ofMatter(matter, ruled.item, settlement, byOutcome, at);
      else await this.settleDispute.ofOrder(matter, { order, clocks: await this.clocksOf(order) }, ruled.item, settlement, byOutcome, at);
    }
    return left;
  }

  private clocksOf({ tenantId, id, urgency }: DispatchOrder): ReturnType<DeadlineRepository['bookOf']> {
    return this.deadlines.bookOf({ tenantId, type: 'dispatch-order', id }, urgency, CLOCKS_OF_ORDER);
  }
}
