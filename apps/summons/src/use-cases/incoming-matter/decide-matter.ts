import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { DecideMatterRequest } from '@yidan/contracts';
import { requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { isRoutable } from '../../domain/duty-item/held-item.ts';
import { ItemNotEffective, ItemNotRoutable } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { SendOrders } from '../dispatch-order/send-orders.ts';

/** 定责: an operator says by which item a matter goes out, and it goes. */
@Injectable()
export class DecideMatter {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly items: HeldItemRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly orders: DispatchOrderRepository,
    private readonly sendOrders: SendOrders,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, { itemKey, reason, purpose }: DecideMatterRequest, actor: Actor): Promise<void> {
    const matter = await this.matters.getForUpdate(id);
    requireVersion(matter.rowVersion, readVersion);
    const named = (await this.items.among([itemKey])).get(itemKey);
    const item = named ? await this.items.hold(named) : null;
    if (!item) throw new ItemNotEffective(itemKey);
    if (!isRoutable(item, purpose)) throw new ItemNotRoutable(item.code, item.status, purpose);
    const at = this.clock.now();
    const proposed = await this.matters.matchOf(id);
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id }, matter.urgency);
    const terms = await this.deadlines.terms(matter.urgency, ['SIGN_FOR', 'HANDLE']);
    matter.decide(item, proposed?.candidates[0]?.itemKey ?? null, reason, actor, at, clocks);
    matter.dispatch();
    await this.matters.save(matter, { reason, purpose });
    await this.sendOrders.byItem(matter, item, await this.orders.leadOf(id), terms, at);
  }
}
