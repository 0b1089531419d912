import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { ReassignMatterRequest } from '@yidan/contracts';
import { requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { planOrders } from '../../domain/dispatch-order/order-plan.ts';
import { assertLeadDecidable } from '../../domain/dispatch-order/order-return.ts';
import { purposeOf } from '../../domain/incoming-matter/settle-answer.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { ResolveBeside } from '../dispatch-order/resolve-beside.ts';
import { CLOCKS_OF_ORDER, SendOrders } from '../dispatch-order/send-orders.ts';
import { RecordLesson } from '../learning/record-lesson.ts';

/** 改派: the operator sends a matter that is out elsewhere, or to more units; whoever has it by the same item keeps it. */
@Injectable()
export class ReassignMatter {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly resolveBeside: ResolveBeside,
    private readonly deadlines: DeadlineRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly sendOrders: SendOrders,
    private readonly recordLesson: RecordLesson,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, { reason, ...named }: ReassignMatterRequest, actor: Actor): Promise<void> {
    const matter = await this.matters.getForUpdate(id);
    requireVersion(matter.rowVersion, readVersion);
    const standing = await this.orders.openOf(id);
    assertLeadDecidable(standing);
    const at = this.clock.now();
    const { item, beside } = await this.resolveBeside.execute(named, purposeOf(matter.urgency));
    const terms = await this.deadlines.terms(matter.urgency, CLOCKS_OF_ORDER);
    matter.reassign(item, reason, actor, at);
    await this.matters.save(matter, { reason });
    const plan = planOrders(item, beside, standing);
    await this.sendOrders.carryOut(matter, plan, item, { at, terms, note: { reason } });
    await this.recordLesson.execute(matter);
  }
}
