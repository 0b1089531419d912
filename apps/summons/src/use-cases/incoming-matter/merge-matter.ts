import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { MergeMatterRequest } from '@yidan/contracts';
import { requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { NoMergeTarget, SharedByDistricts } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { WithdrawOrders } from '../dispatch-order/withdraw-orders.ts';
import type { ActedOrder } from '../dispatch-order/withdraw-orders.ts';
import { RecordLesson } from '../learning/record-lesson.ts';

/** 并件: a matter that says what another one says is answered with it; its own orders are taken back. */
@Injectable()
export class MergeMatter {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly cases: SharedMatterRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly withdrawOrders: WithdrawOrders,
    private readonly recordLesson: RecordLesson,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, request: MergeMatterRequest, actor: Actor): Promise<void> {
    const matter = await this.matters.getForUpdate(id);
    requireVersion(matter.rowVersion, readVersion);
    await this.merge(matter, request, actor, this.clock.now());
  }

  async merge(matter: IncomingMatter, { intoMatterId, ground }: MergeMatterRequest, actor: Actor, at: Date, acted?: ActedOrder): Promise<void> {
    if (await this.cases.isShared(matter.id)) throw new SharedByDistricts(matter.number);
    const other = await this.matters.find(intoMatterId);
    if (!other || other.id === matter.id || !['DISPATCHED', 'CLOSED'].includes(other.state)) throw new NoMergeTarget(acted ? 'mergeIntoMatterId' : 'intoMatterId');
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id: matter.id }, matter.urgency);
    matter.mergeInto(other, actor, clocks, at);
    await this.matters.save(matter, { ground });
    await this.withdrawOrders.execute(matter.id, 'MERGED', at, acted && { acted });
    await this.recordLesson.execute(matter);
  }
}
