import { Injectable } from '@nestjs/common';
import type { ConcludeMatterRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { OrdersOpen } from '../../domain/case-participation/case-participation.errors.ts';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';

/** 跨区办结: the city closes a matter that organs of its districts worked on. */
@Injectable()
export class ConcludeMatter {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly cases: SharedMatterRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly clock: Clock,
  ) {}

  async execute(matterId: string, { reason }: ConcludeMatterRequest, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const matter = await this.matters.getForUpdate(matterId);
    const shared = await this.cases.find(matterId);
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id: matterId }, matter.urgency);
    matter.conclude(actor, shared !== null, clocks, at);
    const open = await this.orders.countOpen(matterId);
    if (open > 0) throw new OrdersOpen(matter.number, open);
    shared!.close(await this.cases.participants(matterId), reason ?? null, at);
    await this.cases.save(shared!);
    await this.deadlines.save(clocks);
    await this.matters.save(matter, reason === undefined ? undefined : { reason });
  }
}
