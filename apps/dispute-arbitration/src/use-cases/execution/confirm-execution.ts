import { Injectable } from '@nestjs/common';
import { DisputeWorkloadChangedV1, type ConfirmExecutionRequest } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { Execution } from '../../domain/execution/execution.ts';
import { NothingDecided } from '../../domain/execution/execution.errors.ts';
import { workloadChange } from '../../domain/execution/workload-change.ts';
import { ExecutionViews } from '../../storage/execution/execution.views.ts';
import { ItemWorkloads } from '../../storage/execution/item-workloads.ts';
import { WaitingOrders } from '../../storage/execution/waiting-orders.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';
import { CaseDesk, type CaseInHand, type CaseRef } from '../dispute-case/case-desk.ts';

/** 确认执行: lists and orders are as decided; from now on the holder is the holder, nobody holds the duty meanwhile, and staffing hears what it means in work (R-DSP-14). */
@Injectable()
export class ConfirmExecution {
  constructor(
    private readonly desk: CaseDesk,
    private readonly views: ExecutionViews,
    private readonly orders: WaitingOrders,
    private readonly workloads: ItemWorkloads,
    private readonly interims: InterimRepository,
  ) {}

  async execute(ref: CaseRef, { note, dismissals }: ConfirmExecutionRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    one.assertMay('confirm', by);
    const lists = one.outcome ? await this.views.lists(one.id, one.outcome.documentNumber) : [];
    new Execution(one).confirm({ lists, orders: await this.orders.ofCase(one), dismissals, note }, by, at);
    await this.interims.release(one, at);
    await this.tellWorkload(hand);
    await this.desk.put(hand);
  }

  private async tellWorkload({ one, at }: CaseInHand): Promise<void> {
    const { outcome } = one;
    if (!outcome) throw new NothingDecided();
    const work = await this.workloads.ofLastTwelveMonths([...new Set(outcome.amendments.map(({ itemKey }) => itemKey))], businessDate(at));
    const lines = workloadChange(outcome, work);
    if (lines.length === 0) return;
    one.tell(DisputeWorkloadChangedV1, at, { documentNumber: outcome.documentNumber, lines, note: one.commission?.ruling?.staffingNote ?? null });
  }
}
