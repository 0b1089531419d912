import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { ReferMatterRequest } from '@yidan/contracts';
import { requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { SharedByDistricts } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import type { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { WithdrawOrders } from '../dispatch-order/withdraw-orders.ts';
import type { ActedOrder } from '../dispatch-order/withdraw-orders.ts';
import { RecordLesson } from '../learning/record-lesson.ts';

/** 引导法定途径 (R-DIS-5): the operator sends a matter the way the law has for it; its orders are taken back. */
@Injectable()
export class ReferMatter {
  constructor(
    private readonly matters: IncomingMatterRepository,
    private readonly cases: SharedMatterRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly withdrawOrders: WithdrawOrders,
    private readonly recordLesson: RecordLesson,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, request: ReferMatterRequest, actor: Actor): Promise<void> {
    const matter = await this.matters.getForUpdate(id);
    requireVersion(matter.rowVersion, readVersion);
    await this.refer(matter, request, actor, this.clock.now());
  }

  async refer(matter: IncomingMatter, { statutoryChannel, ground }: ReferMatterRequest, actor: Actor, at: Date, acted?: ActedOrder): Promise<void> {
    if (await this.cases.isShared(matter.id)) throw new SharedByDistricts(matter.number);
    const clocks = await this.deadlines.bookOf({ tenantId: matter.tenantId, type: 'incoming-matter', id: matter.id }, matter.urgency);
    matter.refer(statutoryChannel, actor, clocks, at);
    await this.matters.save(matter, { ground });
    await this.withdrawOrders.execute(matter.id, 'REFERRED', at, acted && { acted });
    await this.recordLesson.execute(matter);
  }
}
