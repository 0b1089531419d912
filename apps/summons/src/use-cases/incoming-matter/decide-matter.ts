import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { DecideMatterRequest } from '@yidan/contracts';
import { requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { planOrders } from '../../domain/dispatch-order/order-plan.ts';
import { assertLeadDecidable } from '../../domain/dispatch-order/order-return.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { ResolveBeside } from '../dispatch-order/resolve-beside.ts';
import { CLOCKS_OF_ORDER, SendOrders } from '../dispatch-order/send-orders.ts';
import { RecordLesson } from '../learning/record-lesson.ts';

/** 定责: an operator says by which item a matter goes out and who takes part, and it goes. */
@Injectable()
export class DecideMatter {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly resolveBeside: ResolveBeside,
    private readonly deadlines: DeadlineRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly sendOrders: SendOrders,
    private readonly recordLesson: RecordLesson,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, { reason, purpose, consultation, ...named }: DecideMatterRequest, actor: Actor): Promise<void> {
    const matter = await this.matters.getForUpdate(id);
    requireVersion(matter.rowVersion, readVersion);
    const standing = await this.orders.openOf(id);
    assertLeadDecidable(standing);
    const { item, beside } = await this.resolveBeside.execute(named, purpose);
    const at = this.clock.now();
    const proposed = await this.matters.matchOf(id);
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id }, matter.urgency);
    const terms = await this.deadlines.terms(matter.urgency, CLOCKS_OF_ORDER);
    matter.decide(item, proposed?.candidates[0]?.itemKey ?? null, reason, actor, at, clocks);
    matter.dispatch();
    await this.matters.save(matter, { reason, purpose, ...(consultation && { consultation }) });
    const plan = planOrders(item, beside, standing);
    await this.sendOrders.carryOut(matter, plan, item, { at, terms, note: { reason } });
    await this.recordLesson.execute(matter);
  }
}
